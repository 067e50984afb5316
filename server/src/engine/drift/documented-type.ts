import type { DescribedApi } from '../api/api.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';

/** What the words of a document say of a type: one of these is meant. */
export interface DocumentedType {
  /** As JSON Schema calls them; `scalar` is anything but a list and an object. */
  readonly kinds: readonly DocumentedKind[];
  /** Of a list. */
  readonly items: DocumentedType | undefined;
}

type DocumentedKind = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

/** Reads `int`, `string[]`, `array of strings`, `string or null`; undefined for words that leave the type open: `timestamp`, `enum`, `Parcel`. */
export function readType(words: string): DocumentedType | undefined {
  const text = words
    .replace(/\[([^[\]]+)\](?:\[[^[\]]*\]|\([^()]*\))/g, '$1')
    .replace(/[`*_"“”]/g, '')
    .replace(/[([{<]?\b(?:required|optional|nullable|read-?only|write-?only|deprecated)\b[)\]}>]?/gi, '')
    .replace(/^\W*\b(?:an?|the|json|valid)\b/i, '')
    .replace(/(?<!\w)\([^()]*\)/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s,;:?]+$/, '');
  const pieces = text
    .split(/\s*(?:\||\bor\b|(?<!\[)\/(?!\w*:))\s*/)
    .filter((piece) => piece !== 'null' && piece !== '');
  const read = pieces.map(readPiece);
  const kinds = read.flatMap((one) => one?.kinds ?? []);
  if (read.length === 0 || read.some((one) => one === undefined)) return undefined;
  return { kinds: [...new Set(kinds)], items: read.find((one) => one?.items)?.items };
}

function readPiece(piece: string): DocumentedType | undefined {
  const list =
    /^(?:\[\]\s*(.+)|(.+?)\s*\[\]|(?:array|list|collection|set|slice)s?(?:\s+of\s+|\s*<\s*|\s*\[\s*|\s*\(\s*)(.+?)[\]>)]?)$/.exec(
      piece,
    );
  const inner = list?.[1] ?? list?.[2] ?? list?.[3];
  if (inner !== undefined) return { kinds: ['array'], items: readType(inner.replace(/s$/, '')) };
  const kind = kindCalled(piece);
  return kind && { kinds: [kind], items: undefined };
}

function kindCalled(word: string): DocumentedKind | undefined {
  if (/^(?:array|list|slice)s?$/.test(word)) return 'array';
  if (/^(?:(?:unsigned |signed |positive |non-negative )?(?:u?int(?:eger)?(?:8|16|32|64)?|long))s?$/.test(word))
    return 'integer';
  if (/^(?:number|numeric|float(?:32|64)?|double|decimal)s?$/.test(word)) return 'number';
  if (/^bool(?:ean)?s?$/.test(word)) return 'boolean';
  if (/^(?:string|str|text|uuid|guid|date|date[- ]?time|ur[il]|email|base64)s?$/.test(word)) return 'string';
  if (/^(?:(?:json )?object|map|hash|dict(?:ionary)?)s?$/.test(word)) return 'object';
  return undefined;
}

/** What a type that contradicts a schema's is to be called instead; undefined where both agree, or nobody knows. */
export function contradictedBy(type: DocumentedType, schema: Node | undefined, api: DescribedApi): string | undefined {
  const described = describeSchema(schema, api);
  const types = described && typesOf(described, api);
  if (!described || !types) return undefined;
  const isMet = type.kinds.some((kind) => types.some((other) => agrees(kind, other)));
  if (!isMet) return typeName(described, api);
  if (type.items && described.items && type.kinds.length === 1)
    return contradictedBy(type.items, described.items, api) === undefined ? undefined : typeName(described, api);
  return undefined;
}

/** All that a value may be; undefined where nothing says it. */
function typesOf(
  { types, alternatives }: DescribedSchema,
  api: DescribedApi,
  depth = 0,
): readonly string[] | undefined {
  if (types.length > 0) return types;
  if (alternatives.length === 0 || depth > deepest) return undefined;
  const all = alternatives.map((one) => {
    const inner = describeSchema(one, api);
    return inner && typesOf(inner, api, depth + 1);
  });
  return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
}

const deepest = 3;

/** A whole number is a number; not every number is a whole one. */
function agrees(kind: DocumentedKind, type: string): boolean {
  if (type === 'file') return kind === 'string';
  return kind === type || (kind === 'number' && type === 'integer');
}

/** As a message, or a cell, says it: `integer`, `array of strings`. */
export function typeName(described: DescribedSchema, api: DescribedApi): string {
  const types = typesOf(described, api) ?? [];
  const [only, ...others] = types;
  const items = only === 'array' && others.length === 0 ? describeSchema(described.items, api) : undefined;
  const [inner, ...further] = items?.types ?? [];
  if (inner !== undefined && further.length === 0) return `array of ${inner}s`;
  return [...new Set(types)].join(' or ');
}
