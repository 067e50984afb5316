import type { DescribedApi } from '../api/api.ts';
import { type ErrorKey, type ErrorProperty, errorHolders, errorPlacesIn, errorResponses } from '../api/error-places.ts';
import { describeSchema } from '../api/schema.ts';
import { isDistinctive } from '../facts/error-uses.ts';
import type { Node, Place } from '../spec/tree/node.ts';

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
  const known = new Map<ErrorProperty, readonly FoundCode[]>();
  const ofProperty = (property: ErrorProperty): readonly FoundCode[] => {
    const codes = known.get(property) ?? (codeName.test(property.name) ? ownCodes(property.schema, api) : []);
    known.set(property, codes);
    return codes;
  };
  for (const [response, statuses] of errorResponses(api.operations, api)) {
    for (const holder of errorHolders(response, api)) {
      const { properties, keys } = errorPlacesIn(holder, api);
      for (const value of [...properties.flatMap(ofProperty), ...keys.flatMap(codeAt)]) add(found, value, statuses);
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

/** The value of a key that is called as codes are; what could be an ordinary word is none. */
function codeAt({ name, value }: ErrorKey): FoundCode[] {
  const code = codeName.test(name) ? codeOf(value) : undefined;
  const isCode = code !== undefined && (isDistinctive(code) || /code$/i.test(name));
  return isCode ? [{ code, place: value, isExample: true }] : [];
}
