import type { ListNode, MapNode, Node, ScalarNode } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type { DescribedOperation } from './described.ts';
import { type ErrorKey, type ErrorProperty, errorHolders, errorPlacesIn, errorResponses } from './error-places.ts';
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
  const found = [...errorResponses(operations, api)].map(([response, statuses]) => {
    const places = errorHolders(response, api).map((holder) => errorPlacesIn(holder, api));
    const lists = places.flatMap(({ properties }) => properties.flatMap((one) => listOf(one, api) ?? []));
    return { statuses, lists, keys: places.flatMap(({ keys }) => keys.filter(({ isOfSchema }) => !isOfSchema)) };
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

/** The values of a property that holds codes; none where any text may stand there. */
interface CodeList {
  readonly name: string;
  readonly values: readonly Omit<DescribedErrorCode, 'statuses'>[];
}

/** Undefined for a property that holds none, as one within a code. */
function listOf({ name, parent, schema }: ErrorProperty, api: ApiContext): CodeList | undefined {
  for (let above = parent; above; above = above.parent) if (isCode(above, api)) return undefined;
  const value = describeSchema(schema, api);
  if (!value || !isCode({ name, schema }, api)) return undefined;
  return { name, values: value.alternatives.length > 0 ? [] : valuesOf(value.values, value.members) };
}

function isCode({ name, schema }: Pick<ErrorProperty, 'name' | 'schema'>, api: ApiContext): boolean {
  if (!isOwnName(name) && !isOtherName(name)) return false;
  const value = describeSchema(schema, api);
  return value !== undefined && !value.types.some((type) => type === 'object' || type === 'array');
}

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
  readonly statuses: ReadonlySet<string>;
  readonly lists: readonly CodeList[];
  /** Of its examples. */
  readonly keys: readonly ErrorKey[];
}

/** A code that is in one response alone, or in the example of one, has its status. */
function statusesByCode(
  found: readonly FoundResponse[],
  codes: ReadonlyMap<string, unknown>,
  isCodeName: (name: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, Set<string>>();
  const add = (code: string, statuses: ReadonlySet<string>): void => {
    const known = byCode.get(code) ?? new Set();
    for (const status of statuses) known.add(status);
    byCode.set(code, known);
  };
  const listing = new Map<string, ReadonlySet<string>>();
  for (const { statuses, lists, keys } of found) {
    for (const { name, value } of keys)
      if (isCodeName(name) && codes.has(String(value.value))) add(String(value.value), statuses);
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
