import { membersOf, typeWords } from '../hover/summary.ts';
import { untrustedMarkdown } from '../hover/untrusted.ts';
import type { MapNode, Node } from '../tree/node.ts';
import { type Offer, scalarOffer } from './offer.ts';
import type { Path, Place } from './place.ts';
import { type FilePlace, followMap, mapIn, nodeIn, type Question } from './question.ts';
import { bareHole, choice, fixed, hole, list, map, type Skeleton, trueOrFalse } from './skeleton.ts';

/** What an example or a default may hold by its schema: names of properties, and values. */
export function exampleData(question: Question): readonly Offer[] {
  const { cursor } = question;
  const schemas = dataSchemas(question);
  const offers: Offer[] = [];
  if (cursor.kind === 'key') offers.push(...properties(question, schemas));
  if (cursor.kind === 'value' || cursor.mayBeValue) offers.push(...valuesBy(question, schemas));
  return offers;
}

/** The schemas of the data at a place; none where there is no data. */
export function dataSchemas(place: FilePlace): readonly MapNode[] {
  const data = dataAt(place);
  return data ? schemasAlong(place, data.schema, place.cursor.path.slice(data.depth)) : [];
}

interface Data {
  readonly schema: Node;
  /** How many steps of the path lead to the value that the schema is about. */
  readonly depth: number;
}

/** The schema that the data at the cursor must fit. */
function dataAt(question: FilePlace): Data | undefined {
  const { place, cursor, places, version } = question;
  if (place?.type !== 'value' || place.owner === undefined) return undefined;
  const { owner, name, ownerDepth, field } = place;
  const ownerPath = cursor.path.slice(0, ownerDepth);
  const depth = ownerDepth + (field?.shape === 'one' ? 1 : 2);
  if (cursor.path.length < depth) return undefined;
  switch (owner) {
    case 'schema':
      if (name !== 'example' && name !== 'default' && name !== 'examples') return undefined;
      return dataOf(nodeIn(question, ownerPath), depth);
    case 'mediaType':
      return name === 'example' ? dataOf(mapIn(question, ownerPath)?.get('schema'), depth) : undefined;
    case 'parameter':
    case 'header':
    case 'items': {
      if (name !== 'example' && name !== 'default') return undefined;
      const node = mapIn(question, ownerPath);
      return dataOf(version === '2.0' ? node : node?.get('schema'), depth);
    }
    case 'example': {
      if (name !== 'value' && name !== 'dataValue') return undefined;
      const holder = places[ownerDepth];
      return holder && dataOf(schemaOfExample(question, holder, cursor.path), depth);
    }
    case 'response':
      return name === 'examples' ? dataOf(mapIn(question, ownerPath)?.get('schema'), depth) : undefined;
  }
  return undefined;
}

function dataOf(schema: Node | undefined, depth: number): Data | undefined {
  return schema && { schema, depth };
}

/** Of what has the example in its `examples`. */
function schemaOfExample(question: FilePlace, { owner, ownerDepth }: Place, path: Path): Node | undefined {
  if (owner !== 'mediaType' && owner !== 'parameter' && owner !== 'header') return undefined;
  return mapIn(question, path.slice(0, ownerDepth))?.get('schema');
}

/** The schemas of what stands at a path in the data. */
function schemasAlong(question: Pick<Question, 'spec'>, schema: Node, path: Path): readonly MapNode[] {
  let schemas = alternativesOf(question, schema);
  for (const step of path) {
    schemas = [...new Set(schemas)].flatMap((each) => inner(question, each, step));
    if (schemas.length > mostSchemas) schemas = schemas.slice(0, mostSchemas);
  }
  return schemas;
}

const mostSchemas = 100;

function inner(question: Pick<Question, 'spec'>, schema: MapNode, step: string | number): readonly MapNode[] {
  if (typeof step === 'number') {
    const item = schema.list('prefixItems')?.items[step] ?? schema.get('items');
    return item ? alternativesOf(question, item) : [];
  }
  const property = schema.map('properties')?.get(step) ?? schema.get('additionalProperties');
  return property ? alternativesOf(question, property) : [];
}

/** A schema with all that it is made of, and all that it may be instead. */
function alternativesOf({ spec }: Pick<Question, 'spec'>, schema: Node): readonly MapNode[] {
  const found = new Set<MapNode>();
  const queue: Node[] = [schema];
  for (let next = queue.shift(); next && found.size < mostSchemas; next = queue.shift()) {
    for (const member of membersOf(spec, next)) {
      if (found.has(member)) continue;
      found.add(member);
      for (const key of ['oneOf', 'anyOf']) queue.push(...(member.list(key)?.items ?? []));
    }
  }
  return [...found];
}

function properties(question: Question, schemas: readonly MapNode[]): readonly Offer[] {
  const { spec, cursor } = question;
  const required = new Set(schemas.flatMap((schema) => textsOf(schema, 'required')));
  const present = new Set(cursor.siblings);
  const offers = new Map<string, Offer>();
  for (const { key, value } of schemas.flatMap((schema) => schema.map('properties')?.entries ?? [])) {
    if (present.has(key) || offers.has(key)) continue;
    const description = followMap(question, value)?.text('description');
    const words = typeWords(spec, value);
    offers.set(key, {
      is: 'key',
      key,
      value: sampleOf(question, value),
      detail: required.has(key) ? `${words}, required`.replace(/^, /, '') : words,
      documentation: description === undefined ? undefined : untrustedMarkdown(description),
      isDeprecated: isTrue(followMap(question, value)?.get('deprecated')),
      rank: required.has(key) ? 1 : 3,
    });
  }
  return [...offers.values()];
}

/** A value to begin with, by its schema: objects with what they require, a few levels deep. */
function sampleOf(question: Question, schema: Node, depth = 0): Skeleton {
  const schemas = alternativesOf(question, schema);
  const known = schemas.flatMap((each) => scalarsOf(each, ['example', 'const', 'default'])).at(0);
  const [first, ...others] = [...new Set(schemas.flatMap((each) => textsOf(each, 'enum')))];
  const types = new Set(schemas.flatMap((each) => typesIn(each)));
  const isText = types.size === 0 || types.has('string');
  if (first !== undefined) return { ...choice(first, ...others.slice(0, mostChoices)), isText };
  if (known !== undefined) return fixed(known);
  if (types.has('boolean')) return trueOrFalse;
  if (types.has('integer') || types.has('number')) return bareHole('0');
  if (types.has('array')) {
    const items = schemas.map((each) => each.get('items')).find((each) => each !== undefined);
    return items && depth < deepest ? list(sampleOf(question, items, depth + 1)) : list();
  }
  if (!types.has('object') && !schemas.some((each) => each.has('properties'))) return hole();
  const required = new Set(schemas.flatMap((each) => textsOf(each, 'required')));
  const entries = schemas
    .flatMap((each) => each.map('properties')?.entries ?? [])
    .filter(({ key }) => required.has(key));
  if (depth >= deepest) return map({});
  const unique = new Map(entries.map(({ key, value }) => [key, value]));
  return map(Object.fromEntries([...unique].map(([key, value]) => [key, sampleOf(question, value, depth + 1)])));
}

const deepest = 3;
const mostChoices = 50;

function valuesBy(question: Question, schemas: readonly MapNode[]): readonly Offer[] {
  const { cursor } = question;
  const isSample = cursor.kind === 'value' && !cursor.needsHyphen && cursor.quote === undefined;
  const offers: Offer[] = [];
  for (const value of new Set(schemas.flatMap((schema) => itemsOf(schema, 'enum')))) {
    offers.push(scalarOffer(value, { rank: 1, ...(typeof value === 'string' && { detail: 'enum' }) }));
  }
  for (const value of new Set(schemas.flatMap((schema) => scalarsOf(schema, ['const', 'default', 'example'])))) {
    if (!offers.some(({ label }) => label === String(value))) offers.push(scalarOffer(value, { rank: 2 }));
  }
  if (schemas.some((schema) => typesIn(schema).includes('boolean'))) {
    for (const value of [true, false]) {
      if (!offers.some(({ label }) => label === String(value))) offers.push(scalarOffer(value, { rank: 3 }));
    }
  }
  const [first] = schemas;
  if (!first || !isSample) return offers;
  const sample = sampleOf(question, first);
  const isFilled =
    (sample.kind === 'map' && sample.entries.length > 0) || (sample.kind === 'list' && sample.items.length > 0);
  return isFilled
    ? [
        ...offers,
        {
          is: 'value',
          value: sample,
          label: 'by its schema',
          kind: 'snippet',
          detail: 'with what is required',
          rank: 4,
        },
      ]
    : offers;
}

function typesIn(schema: MapNode): readonly string[] {
  const type = schema.get('type');
  if (type?.kind === 'scalar') return [String(type.value)];
  return textsOf(schema, 'type');
}

function textsOf(schema: MapNode, key: string): readonly string[] {
  return itemsOf(schema, key).map(String);
}

function itemsOf(schema: MapNode, key: string): readonly (string | number | boolean)[] {
  return (schema.list(key)?.items ?? []).flatMap((item) => {
    return item.kind === 'scalar' && item.value !== null ? [item.value] : [];
  });
}

function scalarsOf(schema: MapNode, keys: readonly string[]): readonly (string | number | boolean)[] {
  return keys.flatMap((key) => {
    const node = schema.get(key);
    return node?.kind === 'scalar' && node.value !== null ? [node.value] : [];
  });
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
