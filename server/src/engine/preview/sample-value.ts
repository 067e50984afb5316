import type { ApiContext } from '../api/api.ts';
import type { DescribedContent } from '../api/described.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';
import { toValue } from '../spec/tree/to-value.ts';

/**
 * A value that a content may have: the description's own example, or one that is made from the schema. Undefined for none, and for one that is too large to be
 * read.
 */
export function sampleOf(content: DescribedContent, api: ApiContext): unknown {
  const value = valueOfContent(content, api);
  return sizeOf(value, mostValues) <= mostValues ? value : undefined;
}

/** A value of a schema: its example, its default, its first allowed value, or one of its type. */
export function sampleOfSchema(schema: Node | undefined, api: ApiContext): unknown {
  return new Sampler(api).valueOf(schema, deepest);
}

const mostValues = 400;
const deepest = 5;

function valueOfContent({ node, schema, fields }: DescribedContent, api: ApiContext): unknown {
  const own = node.get('example') ?? firstExample(node.get('examples'), api);
  if (own) return toValue(own);
  if (fields) return Object.fromEntries(fields.map(({ name }) => [name, name]));
  return sampleOfSchema(schema, api);
}

function firstExample(examples: Node | undefined, api: ApiContext): Node | undefined {
  if (examples?.kind !== 'map') return undefined;
  return api.followMap(examples.entries[0]?.value)?.get('value');
}

/** How many values are in a value, itself included; no more than one above `most` are counted: aliases may make millions of a few. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const item of Object.values(value)) {
    if (size > most) break;
    size += sizeOf(item, most - size);
  }
  return size;
}

/** Makes one value, and stops where it would become too large. */
class Sampler {
  readonly #api: ApiContext;
  #left = mostValues;

  constructor(api: ApiContext) {
    this.#api = api;
  }

  valueOf(node: Node | undefined, depth: number): unknown {
    const schema = this.#left > 0 ? describeSchema(node, this.#api) : undefined;
    if (!schema) return undefined;
    this.#left -= 1;
    const given = schema.example ?? schema.default ?? schema.values[0];
    if (given) return toValue(given);
    const [alternative] = schema.alternatives;
    if (alternative && schema.properties.length === 0 && depth > 0) return this.valueOf(alternative, depth - 1);
    return this.#valueOfType(schema, depth);
  }

  #valueOfType(schema: DescribedSchema, depth: number): unknown {
    const [type = schema.properties.length > 0 ? 'object' : undefined] = schema.types;
    if (type === 'object') return depth > 0 ? this.#object(schema, depth) : {};
    if (type === 'array') return depth > 0 && schema.items ? [this.valueOf(schema.items, depth - 1) ?? 'string'] : [];
    if (type === 'integer' || type === 'number') return 1;
    if (type === 'boolean') return true;
    return (schema.format !== undefined && formats[schema.format]) || 'string';
  }

  /** What a client sends: not what only the server writes. */
  #object({ properties }: DescribedSchema, depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = Object.create(null);
    for (const { name, schema } of properties) {
      if (this.#left <= 0) break;
      if (describeSchema(schema, this.#api)?.isReadOnly) continue;
      object[name] = this.valueOf(schema, depth - 1) ?? 'string';
    }
    return object;
  }
}

const formats: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};
