import { keyPlace, type MapNode, type Node, type Place } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { isNullable } from './schemas.ts';

/** What every value of a schema has in it: a value of another schema, or of one of several. */
export type Need =
  | {
      readonly kind: 'schema';
      /** The reference to it, and the file that this stands in. */
      readonly target: string;
      readonly base: string;
      /** The property that must hold it; undefined where the value itself must fit it. */
      readonly property: string | undefined;
      readonly at: Place;
    }
  | { readonly kind: 'any'; readonly alternatives: readonly (readonly Need[])[] };

/** What a schema needs by what it says itself: nothing where a value can end in it. */
export function needsOf(schema: Node, { version }: Pick<Unit, 'version'>): readonly Need[] {
  return new Reader(version).read(schema, undefined, undefined);
}

class Reader {
  readonly #version: Unit['version'];
  readonly #open = new Set<Node>();

  constructor(version: Unit['version']) {
    this.#version = version;
  }

  read(schema: Node, property: string | undefined, at: Place | undefined): readonly Need[] {
    if (schema.kind !== 'map' || isPlain(schema)) return [];
    if (this.#open.has(schema) || this.#open.size > deepest) return [];
    this.#open.add(schema);
    const needs = this.#needs(schema, property, at);
    this.#open.delete(schema);
    return needs;
  }

  #needs(schema: MapNode, property: string | undefined, at: Place | undefined): readonly Need[] {
    const reference = schema.get('$ref');
    const own: Need[] = [];
    if (reference?.kind === 'scalar' && typeof reference.value === 'string') {
      own.push({ kind: 'schema', target: reference.value, base: schema.part.uri, property, at: at ?? reference });
      if (this.#version === '2.0' || this.#version === '3.0') return own;
    }
    if (isNullable(schema, this.#version) || schema.has('enum') || schema.has('const')) return [];
    const parts = partsOf(schema);
    for (const part of parts) {
      for (const key of ['oneOf', 'anyOf']) own.push(...this.#oneOf(part.list(key)?.items ?? [], property, at));
      for (const item of part.list('allOf')?.items ?? []) {
        if (item.kind === 'map' && item.has('$ref')) own.push(...this.read(item, property, at));
      }
    }
    if (isObject(parts)) own.push(...this.#required(parts));
    if (schema.text('type') === 'array' && isPositive(schema.get('minItems'))) {
      const items = schema.get('items');
      if (items) own.push(...this.read(items, property, at));
    }
    return own;
  }

  #oneOf(items: readonly Node[], property: string | undefined, at: Place | undefined): readonly Need[] {
    const alternatives = items.map((item) => this.read(item, property, at));
    return alternatives.length > 0 && alternatives.every((needs) => needs.length > 0)
      ? [{ kind: 'any', alternatives }]
      : [];
  }

  #required(parts: readonly MapNode[]): readonly Need[] {
    const names = new Set(
      parts.flatMap((part) =>
        (part.list('required')?.items ?? []).map((item) => (item.kind === 'scalar' ? String(item.value) : '')),
      ),
    );
    const needs: Need[] = [];
    for (const part of parts) {
      const properties = names.size > 0 ? part.map('properties') : undefined;
      for (const name of properties ? names : []) {
        const entry = properties?.entry(name);
        if (entry) needs.push(...this.read(entry.value, name, keyPlace(entry)));
      }
    }
    return needs;
  }
}

const deepest = 100;

/** Most schemas are of values that have nothing in them. */
function isPlain(schema: MapNode): boolean {
  const type = schema.get('type');
  if (type?.kind !== 'scalar' || schema.has('$ref')) return false;
  return type.value === 'string' || type.value === 'integer' || type.value === 'boolean' || type.value === 'number';
}

/** The schema, and what stands in its `allOf` itself. */
function partsOf(schema: MapNode): readonly MapNode[] {
  if (!schema.has('allOf')) return [schema];
  const parts = new Set([schema]);
  for (const part of parts) {
    for (const item of part.list('allOf')?.items ?? []) if (item.kind === 'map' && !item.has('$ref')) parts.add(item);
  }
  return [...parts];
}

/** Without a type, a text or a number would do, unless what it is combined with says more. */
function isObject(parts: readonly MapNode[]): boolean {
  if (parts.some((part) => part.has('type'))) return parts.some((part) => part.text('type') === 'object');
  return parts.some((part) => part.list('allOf')?.items.some((item) => item.kind === 'map' && item.has('$ref')));
}

function isPositive(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'number' && node.value > 0;
}
