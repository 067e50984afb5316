import type { ObjectType } from '#engine/spec/grammar/grammar.ts';
import { componentTypes } from '#engine/spec/grammar/walk-types.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { Entry, MapNode, Node } from '#engine/spec/tree/node.ts';
import { encodeToken, formatPointer } from '#engine/spec/tree/pointer.ts';
import type { Reference } from '#engine/spec/walk/spec-object.ts';

/**
 * One document out of a description that is split over files, as bundlers make it: what a reference into another file leads to becomes a
 * component, or stands in its place where there are no components of that kind. References that lead nowhere stay as they are.
 */
export function bundle(spec: Spec): unknown {
  return new Bundler(spec).bundle();
}

type Values = Record<string, unknown>;

class Bundler {
  readonly #spec: Spec;
  readonly #references: ReadonlyMap<Node, Reference>;
  /** The pointers to the maps of components, by what they hold: `/components/schemas`. */
  readonly #kinds: ReadonlyMap<ObjectType, string>;
  /** What has become a component, by its kind. */
  readonly #names = new Map<string, Map<Node, string>>();
  /** New components, by the pointer to their map. */
  readonly #added = new Map<string, Values>();
  /** What the root's components are, where they stand in other files. */
  readonly #own = new Set<Node>();

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#references = new Map(spec.references().map((reference) => [reference.node, reference]));
    this.#kinds = new Map([...componentTypes(spec.version)].map(([pointer, type]) => [type, pointer]));
  }

  bundle(): unknown {
    for (const pointer of this.#kinds.values()) this.#nameOwn(pointer);
    const root = this.#write(this.#spec.root) as Values;
    for (const [pointer, components] of this.#added) {
      let holder = root;
      for (const key of pointer.slice(1).split('/')) {
        holder[key] ??= {};
        holder = holder[key] as Values;
      }
      for (const [name, value] of Object.entries(components)) holder[name] = value;
    }
    return root;
  }

  /** Components of the root that are but references are what these lead to. */
  #nameOwn(pointer: string): void {
    const map = this.#spec.lookup(this.#spec.uri, `#${pointer}`).node;
    if (map?.kind !== 'map') return;
    for (const { key, value } of this.#entriesBehind(map)) {
      const reference = value.kind === 'map' && value.entries.length === 1 ? this.#referenceOf(value) : undefined;
      const target = reference && this.#spec.lookup(reference.base, reference.target);
      if (!target?.node || target.target.uri === this.#spec.uri) {
        this.#namesOf(pointer).set(value, key);
        continue;
      }
      // Of two components that lead to the same, one stays a reference.
      if (this.#namesOf(pointer).has(target.node)) continue;
      this.#namesOf(pointer).set(target.node, key);
      this.#own.add(value);
    }
  }

  #entriesBehind(map: MapNode): readonly Entry[] {
    const reference = this.#referenceOf(map);
    const target = reference && this.#spec.lookup(reference.base, reference.target).node;
    return target?.kind === 'map' ? target.entries : map.entries;
  }

  #namesOf(pointer: string): Map<Node, string> {
    const known = this.#names.get(pointer) ?? new Map<Node, string>();
    this.#names.set(pointer, known);
    return known;
  }

  #referenceOf(map: MapNode): Reference | undefined {
    const pointer = map.get('$ref');
    return pointer && this.#references.get(pointer);
  }

  #write(node: Node): unknown {
    if (node.kind === 'list') return node.items.map((item) => this.#write(item));
    if (node.kind === 'scalar') return this.#mapped(node) ?? node.value;
    const reference = this.#referenceOf(node);
    return reference ? this.#writeReference(node, reference) : this.#writeEntries(node.entries);
  }

  #writeEntries(entries: readonly Entry[]): Values {
    return Object.fromEntries(entries.map(({ key, value }) => [key, this.#write(value)]));
  }

  /** A discriminator's `mapping` that names a file. */
  #mapped(node: Node): string | undefined {
    const reference = this.#references.get(node);
    if (reference?.kind !== 'mapping') return undefined;
    const { target, node: schema } = this.#spec.lookup(reference.base, reference.target);
    return schema && target.uri !== this.#spec.uri ? this.#componentOf(schema, reference) : undefined;
  }

  #writeReference(map: MapNode, reference: Reference): unknown {
    const beside = this.#writeEntries(map.entries.filter(({ key }) => key !== '$ref'));
    const { target, node } = this.#spec.lookup(reference.base, reference.target);
    if (!node) return { $ref: reference.target, ...beside };
    const isWhole = reference.shape !== undefined || this.#own.has(map);
    if (isWhole) return this.#write(node);
    if (target.uri === this.#spec.uri) return { $ref: fragmentOf(target.tokens ?? []), ...beside };
    const component = this.#componentOf(node, reference);
    if (component !== undefined) return { $ref: component, ...beside };
    const inside = this.#write(node);
    return typeof inside === 'object' && !Array.isArray(inside) ? { ...inside, ...beside } : inside;
  }

  /** The reference to a component; undefined where there are none of that kind. */
  #componentOf(node: Node, { expects, target }: Reference): string | undefined {
    const pointer = expects === 'pathItem' ? undefined : this.#kinds.get(expects);
    if (pointer === undefined) return undefined;
    const names = this.#namesOf(pointer);
    const known = names.get(node);
    if (known !== undefined) return `#${pointer}/${encodeToken(known)}`;
    const name = this.#freeName(target, new Set(names.values()));
    names.set(node, name);
    const added = this.#added.get(pointer) ?? {};
    this.#added.set(pointer, added);
    // The name is taken before what it stands for refers to itself.
    added[name] = undefined;
    added[name] = this.#write(node);
    return `#${pointer}/${name}`;
  }

  #freeName(target: string, taken: ReadonlySet<string>): string {
    const [path = '', fragment = ''] = target.split('#');
    const last =
      fragment.split('/').at(-1) ||
      path
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ||
      'Component';
    const plain = decodeURIComponent(last).replaceAll(/[^\w.-]/g, '_');
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
    return name;
  }
}

function fragmentOf(tokens: readonly string[]): string {
  return formatPointer(tokens);
}
