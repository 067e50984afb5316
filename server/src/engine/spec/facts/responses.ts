import type { SpecContext } from '../../rules/spec-rule.ts';
import type { Entry, MapNode } from '../tree/node.ts';
import { responsesOf } from './statuses.ts';

/** Where an operation describes its answer with a status: under that, else under its range, else as the default (OpenAPI, "Responses Object"). */
export function responseEntry(operation: MapNode, status: string): Entry | undefined {
  const responses = responsesOf(operation);
  const range = `${status[0]}XX`;
  return (
    responses.find(({ key }) => key === status) ??
    responses.find(({ key }) => key.toUpperCase() === range) ??
    responses.find(({ key }) => key === 'default')
  );
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
