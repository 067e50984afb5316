import type { ApiContext } from '../api/api.ts';
import type { DescribedContent } from '../api/described.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import { secretsIn } from '../facts/secrets.ts';
import { problemsOf } from '../spec/examples/validate.ts';
import { Part } from '../spec/text/part.ts';
import type { MapNode, Node } from '../spec/tree/node.ts';
import { type Json, jsonValue } from './json.ts';
import { sampleString } from './sample-string.ts';

export type Direction = 'request' | 'response';

/** An example of a body: the first that the description gives and that fits its schema, else one that is made from the schema. The same each time. */
export function exampleOf(content: DescribedContent, api: ApiContext, direction: Direction): Json | undefined {
  const { schema } = content;
  const all = givenExamples(content, api).map((given) => withoutSecrets(parsed(given, content.mediaType)));
  // One that says nothing is shown where there is no other.
  for (const value of [...all.filter((one) => !isEmpty(one)), ...all.filter(isEmpty)]) {
    const short = shortened(value);
    if (schema === undefined || isAsDescribed(short, schema, api, direction)) return short;
    if (isAsDescribed(value, schema, api, direction)) return value;
  }
  if (content.fields) return formSample(content, api);
  return schema === undefined ? undefined : sampleOf(schema, api, direction);
}

function isEmpty(value: Json): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

/** What some tools put together of several files is no example by itself. */
function hasReference(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasReference);
  return (
    isMap(value) &&
    Object.entries(value).some(([key, one]) => (key === '$ref' && typeof one === 'string') || hasReference(one))
  );
}

/** Of `examples` and `example` beside the schema, in 2.0 below the response's `examples`. */
function givenExamples({ node, mediaType, fields }: DescribedContent, api: ApiContext): Json[] {
  if (fields) return [];
  const old = node.has('content') || api.version !== '2.0' ? undefined : api.followMap(node.get('examples'));
  if (old) {
    const one = old.get(mediaType);
    return one ? [jsonValue(one)] : [];
  }
  const single = node.get('example');
  const several = (api.followMap(node.get('examples'))?.entries ?? []).flatMap(({ value }) => {
    const named = api.followMap(value);
    const inside = named?.get('value') ?? named?.get('dataValue');
    return inside ? [jsonValue(inside)] : [];
  });
  return [...(single ? [jsonValue(single)] : []), ...several];
}

/** JSON that stands in a text is meant as what it says. */
function parsed(value: Json, mediaType: string): Json {
  if (typeof value !== 'string' || !/json/i.test(mediaType) || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function formSample({ fields = [] }: DescribedContent, api: ApiContext): Json {
  const wanted = fields.some(({ isRequired }) => isRequired) ? fields.filter(({ isRequired }) => isRequired) : fields;
  return Object.fromEntries(wanted.map(({ name, node }) => [name, sampleOf(node, api, 'request', name)]));
}

/** A value that is made from a schema. */
export function sampleOf(schema: Node, api: ApiContext, direction: Direction, name?: string): Json {
  let best: { readonly value: Json; readonly problems: number } | undefined;
  for (const care of cares) {
    const value = withoutSecrets(new Sampler(api, direction, care).sample(schema, { name, depth: 0, above: [] }));
    const problems = problemCount(value, schema, { api, direction, allowAdditionalProperties: false });
    if (problems === 0) return value;
    if (!best || problems < best.problems) best = { value, problems };
  }
  return best?.value ?? {};
}

/** How a value is made: at once, then so that its parts fit, then of no more than is required. */
type Care = 'none' | 'parts' | 'least';

const cares: readonly Care[] = ['none', 'parts', 'least'];

interface Around {
  readonly name: string | undefined;
  readonly depth: number;
  /** The schemas that it stands in. */
  readonly above: readonly Node[];
}

class Sampler {
  readonly #api: ApiContext;
  readonly #direction: Direction;
  readonly #care: Care;
  /** How many values it may still write that nothing requires. */
  #left = mostValues;

  constructor(api: ApiContext, direction: Direction, care: Care) {
    this.#api = api;
    this.#direction = direction;
    this.#care = care;
  }

  sample(schema: Node, around: Around): Json {
    const described = describeSchema(schema, this.#api);
    if (!described || around.depth > deepest) return described ? emptyOf(described) : {};
    this.#left--;
    return this.#given(schema, described) ?? this.#made(schema, described, around);
  }

  /** What the schema itself gives, if it fits. */
  #given(schema: Node, { example, default: fallback, values }: DescribedSchema): Json | undefined {
    for (const one of [example, fallback, ...values.slice(0, 1)]) {
      if (!one) continue;
      const value = shortened(jsonValue(one));
      if (value !== null && isAsDescribed(value, schema, this.#api, this.#direction)) return value;
    }
    return values[0] && jsonValue(values[0]);
  }

  #made(schema: Node, described: DescribedSchema, around: Around): Json {
    const { types, alternatives, items, isNullable } = described;
    const isObject = described.properties.length > 0;
    if (alternatives.length > 0 && (types.length === 0 || types[0] === 'object' || isObject))
      return this.#oneOf(schema, described, around);
    switch (types[0]) {
      case 'string':
      case 'file':
        return sampleString(stringShape(described), around.name);
      case 'integer':
      case 'number':
        return sampleNumber(described, types[0] === 'integer');
      case 'boolean':
        return true;
      case 'array':
        return this.#array(described, items, around);
      case 'object':
        return this.#object(described, around);
    }
    if (types.length > 0) return null;
    return isNullable ? null : around.depth === 0 ? {} : 'string';
  }

  /** The first alternative, or with care the first that makes a value which fits. */
  #oneOf(schema: Node, described: DescribedSchema, around: Around): Json {
    const isObject = described.properties.length > 0;
    let first: Json | undefined;
    for (const alternative of described.alternatives.slice(0, mostAlternatives)) {
      const inner = this.#below(alternative, described, around);
      const value = isObject && isMap(inner) ? { ...this.#object(described, around), ...inner } : inner;
      if (this.#care === 'none' || isAsDescribed(value, schema, this.#api, this.#direction)) return value;
      first ??= value;
    }
    return first ?? {};
  }

  #below(schema: Node, described: DescribedSchema, { name, depth, above }: Around): Json {
    const inner = { name, depth: depth + 1, above: [...above, ...described.members] };
    return this.#isAbove(schema, above) ? {} : this.sample(schema, inner);
  }

  #array({ members }: DescribedSchema, items: Node | undefined, { name, depth, above }: Around): Json {
    const least = numberIn(members, 'minItems') ?? 0;
    const isEndless = items !== undefined && this.#isAbove(items, [...above, ...members]);
    if (items?.kind === 'list')
      return items.items.map((item) => this.sample(item, { name, depth: depth + 1, above: [...above, ...members] }));
    if (items === undefined || (isEndless && least === 0) || numberIn(members, 'maxItems') === 0) return [];
    const singular = name?.replace(/s$/, '');
    const item = this.sample(items, { name: singular, depth: depth + 1, above: [...above, ...members] });
    return Array.from({ length: Math.min(Math.max(1, least), mostItems) }, (_, index) => varied(item, index, members));
  }

  #object(
    { properties, additional, members }: DescribedSchema,
    { depth, above }: Around,
  ): { readonly [key: string]: Json } {
    const inside = [...above, ...members];
    const written: Record<string, Json> = {};
    for (const { name, schema, isRequired } of properties) {
      const own = describeSchema(schema, this.#api);
      if (this.#direction === 'request' ? own?.isReadOnly : own?.isWriteOnly) continue;
      const isEndless = this.#isAbove(schema, inside);
      const isSpare = own?.isDeprecated === true || isEndless || this.#left <= 0 || depth > deepestOptional;
      if (!isRequired && (isSpare || this.#care === 'least')) continue;
      if (isEndless && this.#care === 'none') {
        written[name] = own ? emptyOf(own) : {};
        continue;
      }
      written[name] = this.sample(schema, { name, depth: depth + 1, above: inside });
    }
    // What is required and not described may be anything.
    for (const name of members.flatMap((member) => member.list('required')?.items ?? []))
      if (name.kind === 'scalar' && !properties.some((one) => one.name === String(name.value)))
        written[String(name.value)] ??= 'string';
    if (properties.length === 0 && additional?.kind === 'map' && !this.#isAbove(additional, inside))
      written.key = this.sample(additional, { name: 'key', depth: depth + 1, above: inside });
    else if (Object.keys(written).length < (numberIn(members, 'minProperties') ?? 0)) written.key ??= 'string';
    return written;
  }

  #isAbove(schema: Node, above: readonly Node[]): boolean {
    const target = this.#api.follow(schema);
    return target === undefined || above.includes(target);
  }
}

const mostValues = 60;
const mostItems = 20;
const mostAlternatives = 8;
const deepest = 9;
const deepestOptional = 2;

function emptyOf({ types }: DescribedSchema): Json {
  switch (types[0]) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
  }
  return {};
}

/** Items of which no two may be alike differ by a number. */
function varied(item: Json, index: number, members: readonly MapNode[]): Json {
  const isUnique = members.some((member) => {
    const node = member.get('uniqueItems');
    return node?.kind === 'scalar' && node.value === true;
  });
  if (index === 0 || !isUnique) return item;
  if (typeof item === 'number') return item + index;
  return typeof item === 'string' ? `${item}${index + 1}` : item;
}

function stringShape({ format, members }: DescribedSchema): Parameters<typeof sampleString>[0] {
  const pattern = members.map((member) => member.text('pattern')).find((one) => one !== undefined);
  return { format, pattern, minLength: numberIn(members, 'minLength'), maxLength: numberIn(members, 'maxLength') };
}

function sampleNumber({ members }: DescribedSchema, isInteger: boolean): number {
  const step = numberIn(members, 'multipleOf');
  const isOpen = (key: string): boolean => members.some((member) => isTrueIn(member, key));
  const [low, high] = [numberIn(members, 'minimum'), numberIn(members, 'maximum')];
  const [above, below] = [numberIn(members, 'exclusiveMinimum'), numberIn(members, 'exclusiveMaximum')];
  const unit = step ?? (isInteger ? 1 : 0.5);
  const least = above !== undefined ? above + unit : low !== undefined && isOpen('exclusiveMinimum') ? low + unit : low;
  const most =
    below !== undefined ? below - unit : high !== undefined && isOpen('exclusiveMaximum') ? high - unit : high;
  const start = isInteger ? 42 : 1.5;
  const within = Math.min(Math.max(start, least ?? Number.NEGATIVE_INFINITY), most ?? Number.POSITIVE_INFINITY);
  if (step === undefined || step <= 0) return isInteger ? Math.ceil(within) : within;
  const multiple = Math.ceil((least ?? Math.min(step, most ?? step)) / step) * step;
  return Number(multiple.toFixed(10));
}

function isTrueIn(member: MapNode, key: string): boolean {
  const node = member.get(key);
  return node?.kind === 'scalar' && node.value === true;
}

function numberIn(members: readonly MapNode[], key: string): number | undefined {
  for (const member of members) {
    const node = member.get(key);
    if (node?.kind === 'scalar' && typeof node.value === 'number') return node.value;
  }
  return undefined;
}

/** Whether a value is as a schema asks, as far as it can be told. */
export function fits(value: Json, schema: Node, api: ApiContext, direction: Direction): boolean {
  return problemCount(value, schema, { api, direction, allowAdditionalProperties: true }) === 0;
}

/** And has nothing besides what the schema names. */
function isAsDescribed(value: Json, schema: Node, api: ApiContext, direction: Direction): boolean {
  return (
    !hasReference(value) && problemCount(value, schema, { api, direction, allowAdditionalProperties: false }) === 0
  );
}

interface Checking {
  readonly api: ApiContext;
  readonly direction: Direction;
  readonly allowAdditionalProperties: boolean;
}

function problemCount(value: Json, schema: Node, { api, direction, allowAdditionalProperties }: Checking): number {
  if (schema.kind !== 'map') return 0;
  const { root } = new Part('', 'json', 'whole', [], JSON.stringify(value)).parsed;
  if (!root) return 1;
  const dialect = api.root.text('jsonSchemaDialect');
  const lookup = (base: string, reference: string) => api.lookup(base, reference);
  return problemsOf(root, schema, {
    version: api.version,
    dialect,
    direction,
    lookup,
    subject: '',
    allowAdditionalProperties,
  }).length;
}

/** Long lists by their first items: the others show nothing new. */
function shortened(value: Json): Json {
  const isLong = JSON.stringify(value).length > longest;
  return isLong ? cut(value) : value;
}

const longest = 3_000;

function cut(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(cut);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)]));
}

export function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nobody's keys and tokens are published, also where a description has them. */
function withoutSecrets(value: Json): Json {
  if (typeof value === 'string') {
    let text = value;
    for (const { span, word } of secretsIn(value).toReversed())
      text = `${text.slice(0, span.start)}example-${word}${text.slice(span.end)}`;
    return text;
  }
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}
