import { addTo } from '../../lists.ts';
import { pieceOf, targetOf } from '../references/target.ts';
import type { Spec } from '../spec.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';
import type { Reference } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';
import type { UnitGroup } from '../walk/unit-group.ts';
import { type Component, componentLists, componentsOf, sortGroups } from './components.ts';
import { meantBehind, type Reach } from './reach.ts';
import { type UnitUses, usesOf } from './unit-uses.ts';
import { closedUses, distinct } from './uses-together.ts';

/** A component that nothing needs, and those that use it without being needed themselves; it may be among them. */
export interface UnusedComponent {
  readonly component: Component;
  readonly users: readonly Component[];
}

/** What the components of a document are used by. */
export interface FoundUses {
  /**
   * Components that can't be reached from what the document is about: paths, webhooks, and the document itself. Of those that are used by another such
   * component only the outermost are given, and of a circle one.
   */
  readonly unused: readonly UnusedComponent[];
  readonly reach: Reach;
}

export function findUses(spec: Spec): FoundUses {
  const graph = new UseGraph(spec);
  const reach = graph.reach();
  return { unused: unusedIn(graph.components, reach, (piece) => graph.nextOf(piece)), reach };
}

/** As {@link findUses}, where it is known how components are reached, and all of it is in one file. */
export function unusedAfter(spec: Spec, reach: Reach): readonly UnusedComponent[] {
  const components = new Map<string, Component>();
  for (const list of componentLists(spec))
    for (const component of list) if (reach.unreached.has(component.piece)) components.set(component.piece, component);
  const nextOf = (piece: string) => [
    ...(components.get(piece)?.unit.memo(usesOf).pieces ?? []),
    ...(reach.children.get(piece) ?? []),
  ];
  return unusedIn(components, reach, nextOf);
}

function unusedIn(
  components: ReadonlyMap<string, Component>,
  { unreached: all }: Reach,
  nextOf: (piece: string) => readonly string[],
): readonly UnusedComponent[] {
  const unreached = [...all].filter((piece) => !components.get(piece)?.unit.memo(usesOf).isNamed);
  if (unreached.length === 0) return [];
  const outermost = new Set(startsOf(unreached, nextOf));
  return unreached.flatMap((piece) => {
    const component = outermost.has(piece) ? components.get(piece) : undefined;
    if (!component) return [];
    const users = unreached.filter((other) => nextOf(other).includes(piece));
    return [{ component, users: users.flatMap((user) => components.get(user) ?? []) }];
  });
}

class UseGraph {
  /** By piece. */
  readonly components = new Map<string, Component>();
  readonly #spec: Spec;
  /** The document's `$self`. */
  readonly #self: string | undefined;
  readonly #fragments = new Map<Node, Unit[]>();
  /** What components of the document are references to: who refers to that uses the component. */
  readonly #aliases = new Map<Node, string[]>();
  readonly #starts: Unit[] = [];
  readonly #startGroups: readonly UnitGroup[];
  /** The groups of the document itself. */
  readonly #own: ReadonlySet<UnitGroup>;
  /** Two components have one name. */
  readonly #hasTwins: boolean;
  readonly #children = new Map<string, string[]>();
  readonly #bases = new Set<string>();
  readonly #next = new Map<string, readonly string[]>();

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#self = spec.version === '3.2' ? spec.root.text('$self') : undefined;
    const { kinds, holders, starts } = sortGroups(spec);
    this.#startGroups = starts;
    const components = componentsOf(spec);
    for (const component of components) this.components.set(component.piece, component);
    this.#hasTwins = this.components.size < components.length;
    this.#starts.push(spec.shell);
    this.#own = new Set([...kinds.keys(), ...this.#startGroups]);
    for (const group of spec.groups) {
      if (this.#own.has(group)) continue;
      for (const unit of group.units) {
        addTo(this.#fragments, unit.node, unit);
      }
    }
    for (const holder of holders.keys()) this.#startBehind(holder);
    for (const [group, kind] of kinds) this.#readAliases(group, kind);
    this.#readInheritance(kinds);
  }

  reach(): Reach {
    const { usedBy, fixed, astray } = this.#fromStarts();
    const notUsed = new Set([...this.components.keys()].filter((piece) => !usedBy.has(piece)));
    const meant = meantBehind(astray, {
      pieces: () => this.components.keys(),
      usedBy,
      notUsed,
      nextOf: (piece) => this.nextOf(piece),
    });
    const isOneFile = this.#spec.groups.every((group) => this.#own.has(group) || group.units.length === 0);
    return {
      usedBy,
      meant,
      unreached: new Set([...notUsed].filter((piece) => !meant.has(piece))),
      fixed,
      astray,
      children: this.#children,
      bases: this.#bases,
      isFollowable: isOneFile && this.#self === undefined && !this.#hasTwins,
    };
  }

  /** The components that a component uses, itself or by way of other files. */
  nextOf(piece: string): readonly string[] {
    const known = this.#next.get(piece);
    if (known) return known;
    const component = this.components.get(piece);
    const direct = component ? this.#directly(component.unit) : [];
    const children = this.#children.get(piece);
    const next = children ? [...direct, ...children] : direct;
    this.#next.set(piece, next);
    return next;
  }

  #fromStarts(): Pick<Reach, 'usedBy' | 'fixed' | 'astray'> {
    const usedBy = new Map<string, string | undefined>();
    const astray = new Set<string>();
    const fixed = new Set<string>();
    const reach = (used: string, user?: string): void => {
      if (!this.components.has(used)) astray.add(used);
      else if (!usedBy.has(used)) usedBy.set(used, user);
    };
    for (const unit of this.#starts) for (const piece of this.#directly(unit)) fixed.add(piece);
    for (const group of this.#startGroups)
      for (const unit of group.collect(withOutward)) for (const piece of this.#directly(unit)) fixed.add(piece);
    for (const piece of fixed) reach(piece);
    for (const group of this.#startGroups)
      for (const piece of distinct(group.collect(closedUses))) reach(this.#ofFile(piece));
    for (const user of usedBy.keys()) for (const next of this.nextOf(user)) reach(next, user);
    return { usedBy, fixed, astray };
  }

  /** A piece of the document under the name that it gives itself is one of the file. */
  readonly #ofFile = (piece: string): string => {
    const self = this.#self;
    return self !== undefined && piece.startsWith(`${self}#`) ? this.#spec.uri + piece.slice(self.length) : piece;
  };

  /** What a unit uses, and what the fragments do that it refers to. */
  #directly(unit: Unit): readonly string[] {
    if (unit.outward.length === 0) {
      const { pieces } = unit.memo(usesOf);
      return this.#self === undefined ? pieces : pieces.map(this.#ofFile);
    }
    const found = new Set<string>();
    const seen = new Set<Unit>([unit]);
    for (const one of seen) {
      const { schemes, outward, pieces } = one.memo(usesOf);
      for (const piece of pieces) found.add(this.#ofFile(piece));
      for (const alias of this.#aliases.get(one.node) ?? [])
        if (this.components.get(alias)?.unit !== unit) found.add(alias);
      if (one.uri !== this.#spec.uri) for (const scheme of schemes) found.add(this.#pieceOfScheme(scheme));
      for (const reference of outward) for (const fragment of this.#fragmentsOf(reference)) seen.add(fragment);
    }
    return [...found];
  }

  #readAliases(group: UnitGroup, kind: readonly string[]): void {
    const { uri } = this.#spec;
    for (const { entry, reference } of group.collect(aliases)) {
      const { node } = this.#spec.lookup(uri, reference);
      if (node && node.part.uri !== uri) addTo(this.#aliases, node, pieceOf(uri, [...kind, entry.key]));
    }
  }

  #pieceOfScheme(name: string): string {
    const { uri, version } = this.#spec;
    return pieceOf(uri, version === '2.0' ? ['securityDefinitions', name] : ['components', 'securitySchemes', name]);
  }

  #fragmentsOf({ base, target, shape }: Reference): readonly Unit[] {
    if (targetOf(base, target).isRemote) return [];
    const { node } = this.#spec.lookup(base, target);
    if (!node) return [];
    if (shape !== undefined) return this.#fragmentsIn(node);
    const fragments = this.#fragments.get(node) ?? [];
    // The path items of a Paths Object are units of their own.
    return fragments.some(({ type }) => type === 'paths') ? [...fragments, ...this.#fragmentsIn(node)] : fragments;
  }

  /** Where a reference stands for a whole map of components, what it leads to is there to be used by others. */
  #startBehind(holder: MapNode): void {
    const reference = holder.text('$ref');
    const node = reference === undefined ? undefined : this.#spec.lookup(this.#spec.uri, reference).node;
    if (node) this.#starts.push(...this.#fragmentsIn(node));
  }

  #fragmentsIn(node: Node): readonly Unit[] {
    const children = node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
    const items = node.kind === 'list' ? node.items : children;
    return items.flatMap((child) => this.#fragments.get(child) ?? []);
  }

  /** Who takes over a discriminator by `allOf` is meant by it (OpenAPI, "Discriminator Object"). */
  #readInheritance(kinds: ReadonlyMap<UnitGroup, readonly string[]>): void {
    const heirs = new Map<string, string[]>();
    for (const [group, kind] of kinds) {
      for (const { unit, discriminates, parents } of group.collect(inheriting)) {
        if (!unit.entry) continue;
        const piece = pieceOf(this.#spec.uri, [...kind, unit.entry.key]);
        if (discriminates) this.#bases.add(piece);
        for (const base of parents) addTo(heirs, base, piece);
      }
    }
    for (const base of this.#bases) {
      const children = heirs.get(base) ?? [];
      if (children.length > 0) this.#children.set(base, children);
      for (const child of children) this.#bases.add(child);
    }
  }
}

function withOutward(unit: Unit): readonly Unit[] {
  return unit.outward.length === 0 ? [] : [unit];
}

/** What is a reference and nothing else. */
function aliases({ node, entry }: Unit): readonly { readonly entry: Entry; readonly reference: string }[] {
  const reference = node.kind === 'map' ? node.text('$ref') : undefined;
  return reference === undefined || !entry ? [] : [{ entry, reference }];
}

function inheriting(unit: Unit): readonly UnitUses[] {
  const uses = unit.memo(usesOf);
  return uses.discriminates || uses.parents.length > 0 ? [uses] : [];
}

/** The fewest from which all of some nodes can be reached. */
function startsOf(nodes: readonly string[], nextOf: (node: string) => readonly string[]): readonly string[] {
  const isOurs = new Set(nodes);
  const roots = withoutReached(nodes, isOurs, nextOf);
  return withoutReached(roots.reverse(), isOurs, nextOf);
}

/** Without each that one before it leads to. */
function withoutReached(
  nodes: readonly string[],
  isOurs: ReadonlySet<string>,
  nextOf: (node: string) => readonly string[],
): string[] {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const node of nodes) {
    if (seen.has(node)) continue;
    kept.push(node);
    const waiting = [node];
    seen.add(node);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const next of nextOf(at)) {
        if (seen.has(next) || !isOurs.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return kept;
}
