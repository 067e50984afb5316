import type { SpecContext } from '../../rules/spec-rule.ts';
import type { Entry, MapNode } from '../tree/node.ts';
import { responsesOf } from './statuses.ts';

/** What describes an operation's answer with a status. */
export interface DescribedResponse {
  /** By status, range or `default`. */
  readonly entry: Entry;
  /** Undefined where its reference leads nowhere. */
  readonly node: MapNode | undefined;
}

/** The response of a status: its own, else that of its range, else the default one (OpenAPI, "Responses Object"). */
export function responseTo(
  operation: MapNode,
  status: string,
  { followMap }: Pick<SpecContext, 'followMap'>,
): DescribedResponse | undefined {
  const responses = responsesOf(operation);
  const range = `${status[0]}XX`;
  const entry =
    responses.find(({ key }) => key === status) ??
    responses.find(({ key }) => key.toUpperCase() === range) ??
    responses.find(({ key }) => key === 'default');
  return entry && { entry, node: followMap(entry.value) };
}

/** Whether a response says what its body looks like. */
export function hasBody(response: MapNode, { version }: Pick<SpecContext, 'version'>): boolean {
  if (version === '2.0') return response.has('schema');
  return (response.map('content')?.entries.length ?? 0) > 0;
}

/** The names of a response's headers, in small letters: case doesn't count (RFC 9110, 5.1). */
export function headerNames(response: MapNode, { followMap }: Pick<SpecContext, 'followMap'>): ReadonlySet<string> {
  return new Set(followMap(response.get('headers'))?.entries.map(({ key }) => key.toLowerCase()));
}
