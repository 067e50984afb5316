import type { ApiContext } from '../api/api.ts';
import type { DescribedContent, DescribedHeader, DescribedParameter } from '../api/described.ts';
import { type DescribedProperty, describeSchema } from '../api/schema.ts';
import type { DescribedInput } from '../drift/inputs.ts';
import type { Node, Place } from '../spec/tree/node.ts';
import { jsonOf } from './json.ts';
import { typeText } from './type-text.ts';

/** What a row of a table says of a parameter or of a field. */
export interface Field {
  /** As documents write it: `limit`, `address.street`, `items[].id`. */
  readonly name: string;
  /** `query`, `path`, `header`, `cookie`; undefined for fields of a body. */
  readonly in: string | undefined;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  /** As text: `10`, `["a"]`. */
  readonly default: string | undefined;
  readonly values: readonly string[];
  readonly description: string | undefined;
  readonly place: Place;
}

export function parameterFields(parameters: readonly DescribedParameter[], api: ApiContext): Field[] {
  return parameters.map((parameter) => ({
    ...schemaFacts(parameter.schema, api),
    name: parameter.name,
    in: parameter.in === 'querystring' ? 'query' : parameter.in,
    isRequired: parameter.isRequired,
    isDeprecated: parameter.isDeprecated,
    description: parameter.description ?? schemaFacts(parameter.schema, api).description,
    place: parameter.at,
  }));
}

/** What a row or an item says of an input, under a name from the top. */
export function inputField(input: DescribedInput, name: string, api: ApiContext): Field {
  const facts = schemaFacts(input.schema, api);
  return {
    ...facts,
    name,
    in: input.in === 'body' ? undefined : input.in,
    isRequired: input.isRequired === true,
    description: input.description ?? facts.description,
    place: input.at,
  };
}

export function headerFields(headers: readonly DescribedHeader[], api: ApiContext): Field[] {
  return headers.map((header) => ({
    ...schemaFacts(header.schema, api),
    name: header.name,
    in: 'header',
    isRequired: header.isRequired,
    description: header.description ?? schemaFacts(header.schema, api).description,
    place: header.at,
  }));
}

/** The fields of a body: those of its schema, or of the items of a list; in 2.0 those of a form. */
export function bodyFields(
  content: DescribedContent,
  api: ApiContext,
  { direction, most }: { readonly direction: 'request' | 'response'; readonly most: number },
): Field[] {
  if (content.fields) {
    return content.fields.map(({ name, isRequired, description, node, at }) => ({
      ...schemaFacts(node, api),
      name,
      in: undefined,
      isRequired,
      description,
      place: at,
    }));
  }
  const top = fieldsOf(content.schema, api, { direction, prefix: '' });
  return withInner(top, api, { direction, most });
}

interface FieldWithSchema extends Field {
  readonly schema: Node;
}

interface Reading {
  readonly direction: 'request' | 'response';
  readonly prefix: string;
}

/** The properties of a schema, those of its alternatives, which none of them requires, and those of the items of a list. */
function fieldsOf(schema: Node | undefined, api: ApiContext, { direction, prefix }: Reading): FieldWithSchema[] {
  const properties = propertiesIn(schema, api, 0);
  return properties.flatMap((property) => {
    const facts = schemaFacts(property.schema, api);
    const described = describeSchema(property.schema, api);
    const isOtherWay = direction === 'request' ? described?.isReadOnly : described?.isWriteOnly;
    if (isOtherWay) return [];
    const { name, isRequired, at, schema: own } = property;
    return [{ ...facts, name: `${prefix}${name}`, in: undefined, isRequired, place: at, schema: own }];
  });
}

/** The properties of a schema, of its alternatives, and of the items of a list. */
export function propertiesIn(schema: Node | undefined, api: ApiContext, depth: number): readonly DescribedProperty[] {
  const described = describeSchema(schema, api);
  if (!described || depth > deepest) return [];
  if (described.types.includes('array') && described.properties.length === 0)
    return propertiesIn(described.items, api, depth + 1);
  const known = new Map(described.properties.map((property) => [property.name, property]));
  const alternatives = described.alternatives.map((one) => propertiesIn(one, api, depth + 1));
  for (const property of alternatives.flat()) {
    if (known.has(property.name)) continue;
    // Required by each is required.
    const isRequired = alternatives.every((all) => all.some((one) => one.name === property.name && one.isRequired));
    known.set(property.name, { ...property, isRequired });
  }
  return [...known.values()];
}

const deepest = 4;

/** Below each field those of its own, as long as all of a level find room. */
function withInner(
  top: readonly FieldWithSchema[],
  api: ApiContext,
  { direction, most }: { readonly direction: 'request' | 'response'; readonly most: number },
): Field[] {
  let rows: readonly FieldWithSchema[] = top;
  let level: ReadonlySet<FieldWithSchema> = new Set(top);
  for (let depth = 0; depth < deepestRows && level.size > 0; depth++) {
    const next = new Set<FieldWithSchema>();
    const names = new Set(rows.map(({ name }) => name));
    const grown = rows.flatMap((row) => {
      if (!level.has(row)) return [row];
      const isList = describeSchema(row.schema, api)?.types.includes('array') === true;
      const prefix = `${row.name}${isList ? '[]' : ''}.`;
      const inner = isPlainName(row.name) ? fieldsOf(row.schema, api, { direction, prefix }) : [];
      const isWhole = inner.every(({ name }) => !names.has(name) && isPlainName(name.slice(prefix.length)));
      const fresh = isWhole ? inner : [];
      for (const one of fresh) next.add(one);
      return [row, ...fresh];
    });
    if (grown.length > most) break;
    rows = grown;
    level = next;
  }
  return rows.map(({ schema: _, ...field }) => field);
}

const deepestRows = 2;

/** A path of names can be told from a name with dots and brackets. */
function isPlainName(name: string): boolean {
  return /^[\w-]+(?:(?:\[\])?\.[\w-]+)*$/.test(name);
}

type SchemaFacts = Pick<Field, 'type' | 'default' | 'values' | 'description' | 'isDeprecated'>;

/** What the schema of a parameter or of a field says of it; the values of a list's items are its own. */
function schemaFacts(schema: Node | undefined, api: ApiContext): SchemaFacts {
  const described = describeSchema(schema, api);
  const items = described?.types.includes('array') ? describeSchema(described.items, api) : undefined;
  const values = described && described.values.length > 0 ? described.values : (items?.values ?? []);
  return {
    type: typeText(schema, api),
    default: described?.default && jsonOf(described.default),
    values: values.map((value) => jsonOf(value)),
    description: described?.description ?? described?.title,
    isDeprecated: described?.isDeprecated === true,
  };
}
