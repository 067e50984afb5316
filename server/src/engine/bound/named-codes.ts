import type { DescribedApi } from '../api/api.ts';
import { errorResponses } from '../api/error-codes.ts';
import { describeSchema } from '../api/schema.ts';
import { isDistinctive } from '../facts/error-uses.ts';
import type { MapNode, Node, Place } from '../spec/tree/node.ts';

/** An error code that a description names, with all places where it does. */
export interface NamedCode {
  readonly code: string;
  /** Of the responses that it stands in. */
  readonly statuses: readonly string[];
  /** The values of schemas, then those of examples; each once. */
  readonly places: readonly Place[];
}

/** The error codes of a description by their names: in the schemas and the examples of responses that tell of errors. */
export function namedCodesOf(api: DescribedApi): ReadonlyMap<string, NamedCode> {
  const known = codes.get(api);
  if (known) return known;
  const found = readCodes(api);
  codes.set(api, found);
  return found;
}

const codes = new WeakMap<DescribedApi, ReadonlyMap<string, NamedCode>>();

interface Found {
  readonly statuses: Set<string>;
  readonly inSchemas: Set<Place>;
  readonly inExamples: Set<Place>;
}

function readCodes(api: DescribedApi): ReadonlyMap<string, NamedCode> {
  const found = new Map<string, Found>();
  const schemas = new Map<MapNode, readonly FoundCode[]>();
  for (const [response, statuses] of errorResponses(api.operations, api)) {
    for (const holder of [response, ...mediaTypesOf(response)]) {
      const schema = holder.get('schema');
      const values = schema ? codesInSchema(schema, api, schemas) : [];
      for (const value of values) add(found, value, statuses);
      for (const value of codesInExamples(holder, api)) add(found, value, statuses);
    }
  }
  return new Map(
    [...found].map(([code, { statuses, inSchemas, inExamples }]) => [
      code,
      { code, statuses: [...statuses], places: [...inSchemas, ...inExamples] },
    ]),
  );
}

interface FoundCode {
  readonly code: string;
  readonly place: Place;
  readonly isExample: boolean;
}

function add(found: Map<string, Found>, { code, place, isExample }: FoundCode, statuses: ReadonlySet<string>): void {
  const known = found.get(code) ?? { statuses: new Set(), inSchemas: new Set(), inExamples: new Set() };
  for (const status of statuses) known.statuses.add(status);
  (isExample ? known.inExamples : known.inSchemas).add(place);
  found.set(code, known);
}

function mediaTypesOf(response: MapNode): readonly MapNode[] {
  return response.map('content')?.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : [])) ?? [];
}

function codesInSchema(
  schema: Node,
  api: DescribedApi,
  known: Map<MapNode, readonly FoundCode[]>,
  depth = 0,
): readonly FoundCode[] {
  const target = api.followMap(schema);
  if (!target || depth > deepest) return [];
  const before = known.get(target);
  if (before) return before;
  known.set(target, []);
  const described = describeSchema(target, api);
  const found = (described?.properties ?? []).flatMap(({ name, schema: inner }) =>
    codeName.test(name) ? ownCodes(inner, api) : codesInSchema(inner, api, known, depth + 1),
  );
  for (const one of [described?.items, ...(described?.alternatives ?? [])])
    if (one) found.push(...codesInSchema(one, api, known, depth + 1));
  // A property that is called as a code is, and is an object itself: `error: { code }`.
  for (const { name, schema: inner } of described?.properties ?? [])
    if (codeName.test(name)) found.push(...codesInSchema(inner, api, known, depth + 1));
  for (const value of valuesIn(describedExample(target), codeName)) found.push({ ...value, isExample: true });
  known.set(target, found);
  return found;
}

function describedExample(schema: MapNode): Node | undefined {
  return schema.get('example') ?? schema.list('examples')?.items[0];
}

const codeName = /^(?:err(?:or)?_?)?(?:code|type|reason)$|^error$/i;
const deepest = 5;

function ownCodes(schema: Node, api: DescribedApi, depth = 0): FoundCode[] {
  const described = depth > deepest ? undefined : describeSchema(schema, api);
  const own = [...(described?.values ?? []), ...(described?.example ? [described.example] : [])];
  const found = own.flatMap((value): FoundCode[] => {
    const code = codeOf(value);
    const isExample = value === described?.example;
    return code === undefined || (isExample && !isDistinctive(code)) ? [] : [{ code, place: value, isExample }];
  });
  for (const one of described?.alternatives ?? []) found.push(...ownCodes(one, api, depth + 1));
  return found;
}

/** Numbers that are statuses say nothing more than the status. */
function codeOf(value: Node): string | undefined {
  if (value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') return undefined;
  const text = String(value.value);
  return /^[1-5]\d\d$/.test(text) || !/^[\p{L}\p{N}][\p{L}\p{N}_.:/#-]*$/u.test(text) ? undefined : text;
}

function codesInExamples(holder: MapNode, api: DescribedApi): FoundCode[] {
  const examples = holder.get('examples');
  const values = [
    holder.get('example'),
    ...(examples?.kind === 'map'
      ? examples.entries.map(({ value }) => api.followMap(value)?.get('value') ?? value)
      : []),
  ];
  return values.flatMap((value) => valuesIn(value, codeName)).map((one) => ({ ...one, isExample: true }));
}

/** The values below keys that are called as codes are; what could be an ordinary word is none. */
function valuesIn(value: Node | undefined, name: RegExp, depth = 0): readonly Omit<FoundCode, 'isExample'>[] {
  if (!value || value.kind === 'scalar' || depth > deepest) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => valuesIn(item, name, depth + 1));
  return value.entries.flatMap((entry) => {
    const code = name.test(entry.key) ? codeOf(entry.value) : undefined;
    const isCode = code !== undefined && (isDistinctive(code) || /code$/i.test(entry.key));
    return isCode ? [{ code, place: entry.value }] : valuesIn(entry.value, name, depth + 1);
  });
}
