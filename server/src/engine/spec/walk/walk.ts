import type { Field, Grammar, ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { containers } from '../references/target.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../tree/node.ts';
import type { Reference, SpecObject, UnitPlace } from './spec-object.ts';

/** What stands in a piece of a file, in the order of its text. */
export interface Walked {
  readonly objects: readonly SpecObject[];
  readonly references: readonly Reference[];
}

export interface WalkStart {
  readonly version: SpecVersion;
  readonly type: ObjectType;
  readonly node: Node;
  readonly entry: Entry | undefined;
  readonly place?: UnitPlace | undefined;
  /** Of the file that the node stands in. */
  readonly base: string;
  /** The maps of the root whose entries are units of their own aren't entered. */
  readonly isShell?: boolean;
}

/** Finds every object of the specification below a node that is one itself, by what the version's grammar says may stand where. */
export function walk(start: WalkStart): Walked {
  const walker = new Walker(start);
  const { key = start.entry?.key, parent } = start.place ?? {};
  walker.enter(start.node, fieldFor(start.type), start.entry, key, undefined, parent, start.base);
  return { objects: walker.objects, references: walker.references };
}

/** Where only the kind of object is known: what a `$ref` of another file leads to, a component. */
function fieldFor(type: ObjectType): Pick<Field, 'type' | 'orReference'> {
  return { type, orReference: mayBeReferences.has(type) };
}

const mayBeReferences: ReadonlySet<ObjectType> = new Set([
  'parameter',
  'requestBody',
  'response',
  'header',
  'example',
  'link',
  'callback',
  'securityScheme',
  'schema',
  'mediaType',
] satisfies ObjectType[]);

class Walker {
  readonly objects: SpecObject[] = [];
  readonly references: Reference[] = [];
  readonly #grammar: Grammar;
  readonly #version: SpecVersion;
  readonly #isShell: boolean;

  constructor({ version, isShell = false }: WalkStart) {
    this.#version = version;
    this.#grammar = grammarOf(version);
    this.#isShell = isShell;
  }

  enter(
    node: Node,
    { type, orReference }: Pick<Field, 'type' | 'orReference'>,
    entry: Entry | undefined,
    key: string | number | undefined,
    field: string | undefined,
    parent: SpecObject | undefined,
    base: string,
  ): void {
    if (node.kind !== 'map' || type === 'value') return;
    const pointer = referenceIn(node);
    if (pointer && (orReference || !neverReferences.has(type))) {
      this.references.push({
        kind: 'ref',
        node: pointer,
        target: String(pointer.value),
        expects: type,
        owner: node,
        base,
        ...(placed.has(type) && { place: { key, parent } }),
      });
      this.objects.push({ type: 'reference', node, entry, key, field: type, parent });
      if (!this.#hasSiblings(type)) return;
    }
    const object: SpecObject = { type, node, entry, key, field, parent };
    this.objects.push(object);
    const inner = type === 'schema' ? this.#schemaBase(node, base) : base;
    if (type === 'discriminator') this.#mappings(node, inner);
    if (type === 'link') this.#operationReference(node, inner);
    if (this.#isShell && (type === 'paths' || type === 'components')) return;
    const grammar = this.#grammar.get(type);
    if (!grammar) return;
    for (const child of node.entries) {
      const known = grammar.fields.get(child.key);
      const childField = known ?? (child.key.startsWith('x-') ? undefined : grammar.otherFields);
      if (!childField || childField.type === 'value') continue;
      this.#enterField(child, childField, known ? child.key : undefined, object, inner);
    }
  }

  #enterField(entry: Entry, field: Field, name: string | undefined, parent: SpecObject, base: string): void {
    if (this.#isShell && parent.type === 'openapi' && name !== 'paths' && containers.has(entry.key)) return;
    const { value } = entry;
    const pointer = field.shape !== 'one' && value.kind === 'map' ? referenceIn(value) : undefined;
    if (pointer && value.kind === 'map' && field.shape !== 'one' && field.type !== 'value') {
      this.references.push(referenceToMany(pointer, value, { type: field.type, shape: field.shape, base }));
      return;
    }
    switch (field.shape) {
      case 'one':
        this.enter(value, field, entry, entry.key, name, parent, base);
        return;
      case 'list':
        if (value.kind !== 'list') return;
        for (const [index, item] of value.items.entries())
          this.enter(item, field, undefined, index, name, parent, base);
        return;
      case 'map':
        if (value.kind !== 'map') return;
        for (const child of value.entries) {
          if (child.key.startsWith('x-') && field.type !== 'schema' && field.type !== 'header') continue;
          this.enter(child.value, field, child, child.key, name, parent, base);
        }
        return;
    }
  }

  /** Before 3.1 nothing beside a `$ref` counts; since then the Path Item and the Schema Object have one among their own fields. */
  #hasSiblings(type: ObjectType): boolean {
    if (type === 'pathItem') return true;
    return type === 'schema' && (this.#version === '3.1' || this.#version === '3.2');
  }

  /** `$id` is the base of what stands below it, since JSON Schema came whole into 3.1 (JSON Schema Core 2020-12, 8.2.1). */
  #schemaBase(node: MapNode, base: string): string {
    if (this.#version === '2.0' || this.#version === '3.0') return base;
    const dynamic = node.get('$dynamicRef');
    if (dynamic?.kind === 'scalar' && typeof dynamic.value === 'string') {
      const { value: target } = dynamic;
      this.references.push({ kind: 'dynamic-ref', node: dynamic, target, expects: 'schema', owner: node, base });
    }
    return base;
  }

  #mappings(node: MapNode, base: string): void {
    const mapped = node.map('mapping')?.entries.map(({ value }) => value) ?? [];
    const unmapped = this.#version === '3.2' ? node.get('defaultMapping') : undefined;
    for (const value of unmapped ? [...mapped, unmapped] : mapped) {
      if (value.kind !== 'scalar' || typeof value.value !== 'string') continue;
      this.references.push({
        kind: 'mapping',
        node: value,
        target: mappedTarget(value.value),
        expects: 'schema',
        owner: node,
        base,
      });
    }
  }

  #operationReference(node: MapNode, base: string): void {
    const value = node.get('operationRef');
    if (value?.kind !== 'scalar' || typeof value.value !== 'string') return;
    this.references.push({
      kind: 'operation-ref',
      node: value,
      target: value.value,
      expects: 'operation',
      owner: node,
      base,
    });
  }
}

/**
 * A `$ref` is followed wherever it stands, as every bundler does: what is split over files is checked like what isn't. Where the specification
 * doesn't allow one, `openapi/strict-refs` says so. A document's root is where references lead from; in the other maps every key is a name.
 */
const neverReferences: ReadonlySet<ObjectType | 'value'> = new Set(['openapi', 'securityRequirement', 'scopes']);

/** A `$ref` in the place of a whole list or map of objects. */
export function referenceToMany(
  node: ScalarNode,
  owner: MapNode,
  { type, shape, base }: { readonly type: ObjectType; readonly shape: 'list' | 'map'; readonly base: string },
): Reference {
  return { kind: 'ref', node, target: String(node.value), expects: type, shape, owner, base };
}

/** They are called by the keys above them. */
const placed: ReadonlySet<ObjectType | 'value'> = new Set(['pathItem', 'operation', 'responses']);

/** What stands behind the `$ref` of a map. */
export function referenceIn(node: MapNode): ScalarNode | undefined {
  const value = node.get('$ref');
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value : undefined;
}

/** A bare name means a component (OpenAPI 3.2, "Discriminator Object": `mapping`); what looks like a path is one. */
function mappedTarget(value: string): string {
  return /^[\w.-]+$/.test(value) && !/\.(?:ya?ml|json)$/i.test(value) ? `#/components/schemas/${value}` : value;
}
