import { responsesOf } from '../spec/facts/statuses.ts';
import type { MapNode, Node, ScalarNode } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type { DescribedOperation } from './described.ts';
import { describeSchema } from './schema.ts';

/** What the bodies of an error response say: the properties of their schemas, and the keys of examples with a value. All that reads error codes reads them here. */
export interface ErrorPlaces {
  /** In the order of the text, each before what stands in it. */
  readonly properties: readonly ErrorProperty[];
  readonly keys: readonly ErrorKey[];
}

export interface ErrorProperty {
  readonly name: string;
  /** What it stands in; undefined at the top, and in the items of a list there. */
  readonly parent: ErrorProperty | undefined;
  readonly schema: Node;
}

export interface ErrorKey {
  readonly name: string;
  /** The keys that it stands below, from the top. */
  readonly within: readonly string[];
  readonly value: ScalarNode;
  /** The object that has it. */
  readonly holder: MapNode;
  /** The example is a schema's, and so one of all responses that have the schema. */
  readonly isOfSchema: boolean;
}

/** `4XX`, `404`, `default`: an answer that says that something went wrong. */
export function isError(status: string): boolean {
  return /^(?:[45]|default$)/i.test(status);
}

/** Each response that tells of an error, with the statuses that it is that of. */
export function errorResponses(
  operations: readonly DescribedOperation[],
  api: ApiContext,
): ReadonlyMap<MapNode, ReadonlySet<string>> {
  const found = new Map<MapNode, Set<string>>();
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

/** A response, whose schema and examples are those of its body in 2.0, and its media types. */
export function errorHolders(response: MapNode, api: ApiContext): readonly MapNode[] {
  const content = response.map('content')?.entries ?? [];
  return [response, ...content.flatMap(({ value }) => api.followMap(value) ?? [])];
}

/** Of a response or one of its media types; read once of each state of a description. */
export function errorPlacesIn(holder: MapNode, api: ApiContext): ErrorPlaces {
  const known = places.get(api) ?? new Map<MapNode, ErrorPlaces>();
  places.set(api, known);
  const before = known.get(holder);
  if (before) return before;
  const schema = api.followMap(holder.get('schema'));
  const ofSchema = schema ? placesOfSchema(schema, api, known) : none;
  const made = { properties: ofSchema.properties, keys: [...ofSchema.keys, ...examplesOf(holder, api)] };
  known.set(holder, made);
  return made;
}

/** By holders, and by their schemas, which many share. */
const places = new WeakMap<ApiContext, Map<MapNode, ErrorPlaces>>();
const none: ErrorPlaces = { properties: [], keys: [] };

/** Levels of objects and lists. */
const deepest = 5;

interface Reading {
  readonly api: ApiContext;
  readonly seen: Set<Node>;
  readonly properties: ErrorProperty[];
  readonly keys: ErrorKey[];
}

function placesOfSchema(schema: MapNode, api: ApiContext, known: Map<MapNode, ErrorPlaces>): ErrorPlaces {
  const before = known.get(schema);
  if (before) return before;
  const reading = { api, seen: new Set<Node>(), properties: [], keys: [] };
  readSchema(schema, undefined, 0, reading);
  known.set(schema, reading);
  return reading;
}

function readSchema(
  schema: Node | undefined,
  parent: ErrorProperty | undefined,
  depth: number,
  reading: Reading,
): void {
  const { api, seen, properties, keys } = reading;
  const target = api.followMap(schema);
  if (!target || depth > deepest || seen.has(target)) return;
  seen.add(target);
  const described = describeSchema(target, api);
  for (const { name, schema: inner } of described?.properties ?? []) {
    const property = { name, parent, schema: inner };
    properties.push(property);
    readSchema(inner, property, depth + 1, reading);
  }
  readSchema(described?.items, parent, depth + 1, reading);
  for (const one of described?.alternatives ?? []) readSchema(one, parent, depth + 1, reading);
  for (const one of keysIn(target.get('example') ?? target.list('examples')?.items[0]))
    keys.push({ ...one, isOfSchema: true });
}

/** Those of 3.x with their names, those of 2.0 by media types. */
function examplesOf(holder: MapNode, api: ApiContext): readonly ErrorKey[] {
  const named = api.followMap(holder.get('examples'))?.entries ?? [];
  const values = [holder.get('example'), ...named.map(({ value }) => api.followMap(value)?.get('value') ?? value)];
  return values.flatMap((value) => [...keysIn(value)]).map((one) => ({ ...one, isOfSchema: false }));
}

function* keysIn(
  value: Node | undefined,
  within: readonly string[] = [],
  depth = 0,
): Generator<Omit<ErrorKey, 'isOfSchema'>> {
  if (!value || value.kind === 'scalar' || depth > deepest) return;
  if (value.kind === 'list') for (const item of value.items) yield* keysIn(item, within, depth + 1);
  else
    for (const { key, value: inner } of value.entries)
      if (inner.kind === 'scalar') yield { name: key, within, value: inner, holder: value };
      else yield* keysIn(inner, [...within, key], depth + 1);
}
