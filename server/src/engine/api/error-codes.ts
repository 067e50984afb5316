import { responsesOf } from '../spec/facts/statuses.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type { DescribedOperation } from './described.ts';
import { describeSchema } from './schema.ts';

/** The error codes that a description lists. */
export interface DescribedErrorCodes {
  /** Each once, in the order of the text. */
  readonly codes: readonly DescribedErrorCode[];
  /** Every schema of errors that has codes lists them: there are no others. */
  readonly isClosed: boolean;
}

export interface DescribedErrorCode {
  readonly code: string;
  /** Those that it comes with, as far as an example or a schema of its own tells: `404`. */
  readonly statuses: readonly string[];
  /** The value in `enum`, or of `const`. */
  readonly at: ScalarNode;
  /** The `enum`. */
  readonly node: ListNode | undefined;
}

/** Of the responses that tell of errors, in the properties that hold codes by their names. */
export function readErrorCodes(operations: readonly DescribedOperation[], api: ApiContext): DescribedErrorCodes {
  const responses = errorResponses(operations, api);
  const found = [...responses].map(([response, statuses]) => {
    const lists: CodeList[] = [];
    const seen = new Set<Node>();
    for (const schema of schemasOf(response, api)) readSchema(schema, { lists, seen, api, depth: 0 });
    return { response, statuses, lists };
  });
  const all = found.flatMap(({ lists }) => lists);
  const rank = all.some(({ name }) => isOwnName(name)) ? isOwnName : isOtherName;
  const chosen = all.filter(({ name, values }) => rank(name) && (rank === isOwnName || values.length > 0));
  const codes = new Map<string, DescribedErrorCode>();
  for (const { values } of chosen)
    for (const value of values) if (!codes.has(value.code)) codes.set(value.code, { ...value, statuses: [] });
  const statusesOf = statusesByCode(found, codes, rank);
  return {
    codes: [...codes.values()].map((one) => ({ ...one, statuses: statusesOf.get(one.code) ?? [] })),
    isClosed: chosen.length > 0 && chosen.every(({ values }) => values.length > 0),
  };
}

/** `4XX`, `404`, `default`: an answer that says that something went wrong. */
export function isError(status: string): boolean {
  return /^(?:[45]|default$)/i.test(status);
}

type Statuses = Set<string>;

/** Each response that tells of an error, with the statuses that it is that of. */
export function errorResponses(
  operations: readonly DescribedOperation[],
  api: ApiContext,
): ReadonlyMap<MapNode, Statuses> {
  const found = new Map<MapNode, Statuses>();
  for (const { node } of operations) {
    for (const { key, value } of responsesOf(node)) {
      const response = isError(key) ? api.followMap(value) : undefined;
      if (!response) continue;
      const statuses = found.get(response) ?? new Set();
      statuses.add(key);
      found.set(response, statuses);
    }
  }
  return found;
}

function schemasOf(response: MapNode, api: ApiContext): Node[] {
  const own = response.get('schema');
  const content = response.map('content')?.entries ?? [];
  return [...(own ? [own] : []), ...content.flatMap(({ value }) => api.followMap(value)?.get('schema') ?? [])];
}

/** The values of a property that holds codes; none where any text may stand there. */
interface CodeList {
  readonly name: string;
  readonly values: readonly Omit<DescribedErrorCode, 'statuses'>[];
}

interface Reading {
  readonly lists: CodeList[];
  readonly seen: Set<Node>;
  readonly api: ApiContext;
  readonly depth: number;
}

function readSchema(schema: Node | undefined, reading: Reading): void {
  const { lists, seen, api, depth } = reading;
  if (!schema || depth > deepest || seen.has(schema)) return;
  seen.add(schema);
  const described = describeSchema(schema, api);
  if (!described) return;
  const inner = { ...reading, depth: depth + 1 };
  for (const { name, schema: property } of described.properties) {
    const value = describeSchema(property, api);
    const isScalar = value && !value.types.some((type) => type === 'object' || type === 'array');
    if (isScalar && (isOwnName(name) || isOtherName(name)))
      lists.push({ name, values: value.alternatives.length > 0 ? [] : valuesOf(value.values, value.members) });
    else readSchema(property, inner);
  }
  readSchema(described.items, inner);
  for (const alternative of described.alternatives) readSchema(alternative, inner);
}

const deepest = 5;

function valuesOf(values: readonly Node[], members: readonly MapNode[]): CodeList['values'] {
  const lists = members.flatMap((member) => member.list('enum') ?? []);
  return values.flatMap((value) => {
    if (value.kind !== 'scalar' || value.value === null || isStatus(value.value)) return [];
    return [{ code: String(value.value), at: value, node: lists.find((list) => list.items.includes(value)) }];
  });
}

function isStatus(value: unknown): boolean {
  return typeof value === 'number' && value >= 100 && value < 600;
}

function isOwnName(name: string): boolean {
  return /^(?:error[_-]?|err[_-]?)?code$/i.test(name);
}

function isOtherName(name: string): boolean {
  return /^(?:error|type|reason|error[_-]?type|error[_-]?id)$/i.test(name);
}

interface FoundResponse {
  readonly response: MapNode;
  readonly statuses: Statuses;
  readonly lists: readonly CodeList[];
}

/** A code that is in one response alone, or in the example of one, has its status. */
function statusesByCode(
  found: readonly FoundResponse[],
  codes: ReadonlyMap<string, unknown>,
  isCodeName: (name: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, Statuses>();
  const add = (code: string, statuses: Statuses): void => {
    const known = byCode.get(code) ?? new Set();
    for (const status of statuses) known.add(status);
    byCode.set(code, known);
  };
  const listing = new Map<string, Statuses>();
  for (const { response, statuses, lists } of found) {
    for (const code of codesInExamples(response, isCodeName)) if (codes.has(code)) add(code, statuses);
    for (const { values } of lists)
      for (const { code } of values) listing.set(code, new Set([...(listing.get(code) ?? []), ...statuses]));
  }
  for (const [code, statuses] of listing) if (!byCode.has(code) && statuses.size === 1) add(code, statuses);
  return new Map(
    [...byCode].map(([code, statuses]) => [
      code,
      [...statuses].every((one) => /^\d{3}$/.test(one)) ? [...statuses] : [],
    ]),
  );
}

function codesInExamples(response: MapNode, isCodeName: (name: string) => boolean): string[] {
  const holders = [response, ...(response.map('content')?.entries ?? []).map(({ value }) => value)];
  const codes: string[] = [];
  const visit = (node: Node, depth: number): void => {
    if (depth > deepest || node.kind === 'scalar') return;
    if (node.kind === 'list') for (const item of node.items) visit(item, depth + 1);
    else
      for (const { key, value } of node.entries) {
        if (value.kind === 'scalar' && isCodeName(key)) codes.push(String(value.value));
        else visit(value, depth + 1);
      }
  };
  for (const holder of holders) {
    if (holder.kind !== 'map') continue;
    for (const key of ['example', 'examples']) {
      const value = holder.get(key);
      if (value) visit(value, 0);
    }
  }
  return codes;
}
