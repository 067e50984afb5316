import { addTo } from '../../lists.ts';
import type { DocumentContext, SpecFinding } from '../../rules/spec-rule.ts';
import { isSame } from '../memory.ts';
import type { Spec } from '../spec.ts';
import type { Node, Place } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { type Need, needsOf } from './schema-needs.ts';

/** Schemas without any value that ends: one finding for each circle, at the first property that leads around it. */
export function endlessSchemas({ spec, lookup }: DocumentContext): readonly SpecFinding[] {
  const endless = endlessOf(spec.collect(needsIn), resolverOf({ spec, lookup }).resolve);
  const found: SpecFinding[] = [];
  const done = new Set<Node>();
  for (const [node, schema] of endless) {
    const circle = done.has(node) ? undefined : circleFrom(node, endless);
    const [first] = circle ?? [];
    if (!circle || !first) continue;
    for (const step of circle) done.add(step.node);
    found.push({ message: messageOf(schema.name, circle, endless), at: first.edge.at });
  }
  return found;
}

/** Whether there are endless schemas, and what that was told from. */
export interface EndlessState {
  readonly isNone: boolean;
  readonly signatures: readonly (readonly string[])[];
  readonly missing: readonly string[];
  /** Something is needed by a name of its own: where that leads no signature says. */
  readonly hasNames: boolean;
}

/** What decides whether there are endless schemas. */
export function needValues({
  collectByGroup,
  missing,
}: Spec): readonly [EndlessState['signatures'], readonly string[]] {
  return [collectByGroup(needSignature), [...missing]];
}

/** Where there were none, a circle leads through a schema that needs something else now. */
export function endlessAfter({ spec, lookup }: DocumentContext, before: EndlessState | undefined): EndlessState {
  const [signatures, missing] = needValues(spec);
  const all = spec.collect(needsIn);
  const resolver = resolverOf({ spec, lookup });
  const isFollowable = before?.isNone === true && !before.hasNames && isSame(before.missing, missing);
  const needing = isFollowable ? reachableFrom(changedIn(all, before.signatures), all, resolver.resolve) : all;
  const isNone = endlessOf(needing, resolver.resolve).size === 0;
  return { isNone, signatures, missing, hasNames: resolver.hasNames };
}

/** What a unit says of it, apart from where: as long as it is the same of every unit, so are the circles. */
function needSignature(unit: Unit): readonly string[] {
  return unit.memo(needsIn).map(({ signature }) => signature);
}

function signatureOf(need: Need): unknown {
  if (need.kind === 'any') return need.alternatives.map((needs) => needs.map(signatureOf));
  return [need.base, need.target, need.property];
}

/** Those that need something else than before. One whose twin is gone may be meant in its place. */
function changedIn(needing: readonly NeedingSchema[], before: EndlessState['signatures']): readonly NeedingSchema[] {
  const was = new Set(before.flat());
  const is = new Set(needing.map(({ signature }) => signature));
  const namesGone = new Set([...was].filter((signature) => !is.has(signature)).map(nameIn));
  return needing.filter(({ signature, name }) => !was.has(signature) || namesGone.has(name));
}

function nameIn(signature: string): unknown {
  const [, name] = JSON.parse(signature);
  return name;
}

/** Those that some schemas need, and these. */
function reachableFrom(
  starts: readonly NeedingSchema[],
  all: readonly NeedingSchema[],
  resolve: Resolve,
): readonly NeedingSchema[] {
  if (starts.length === 0) return [];
  const byNode = new Map(all.map((schema) => [schema.node, schema]));
  const reached = new Set(starts);
  for (const { needs } of reached) {
    for (const need of leavesOf(needs)) {
      const node = resolve(need);
      const schema = node && byNode.get(node);
      if (schema) reached.add(schema);
    }
  }
  return [...reached];
}

/** What is needed by reference, each looked up once: few schemas are what many need. */
function resolverOf({ spec, lookup }: Pick<DocumentContext, 'spec' | 'lookup'>) {
  const known = new Map<string, Node | undefined>();
  let hasNames = false;
  const resolve: Resolve = ({ base, target }) => {
    const key = base + target;
    if (known.has(key)) return known.get(key);
    const found = spec.lookup(base, target);
    // Which schema has a name of its own, anything in its file can change; no signature says that.
    const isNamed = found.target.piece.endsWith('#');
    if (isNamed) hasNames = true;
    const { node } = isNamed ? lookup(base, target) : found;
    known.set(key, node);
    return node;
  };
  return {
    resolve,
    get hasNames() {
      return hasNames;
    },
  };
}

interface NeedingSchema {
  readonly node: Node;
  readonly name: string;
  /** All of these. */
  readonly needs: readonly Need[];
  /** What it says of it, apart from where. */
  readonly signature: string;
}

function needsIn(unit: Unit): readonly NeedingSchema[] {
  const { node, type, entry, references } = unit;
  if (type !== 'schema' || !entry || references.length === 0) return [];
  const needs = needsOf(node, unit);
  if (needs.length === 0) return [];
  const name = entry.key;
  return [{ node, name, needs, signature: JSON.stringify([unit.uri, name, needs.map(signatureOf)]) }];
}

/** What a schema needs directly, and where it says so. */
interface Edge {
  readonly node: Node;
  readonly at: Place;
  readonly property: string | undefined;
}

interface EndlessSchema {
  readonly name: string;
  readonly edges: readonly Edge[];
}

type Resolve = (need: Extract<Need, { kind: 'schema' }>) => Node | undefined;

/** A schema ends when all that it needs does: whatever is left when no more can be said to end is endless. */
function endlessOf(needing: readonly NeedingSchema[], resolve: Resolve): ReadonlyMap<Node, EndlessSchema> {
  const open = new Map(needing.map((schema) => [schema.node, schema]));
  const targets = new Map<Need, Node | undefined>();
  const users = new Map<Node, NeedingSchema[]>();
  for (const schema of needing) {
    for (const need of leavesOf(schema.needs)) {
      const node = resolve(need);
      targets.set(need, node);
      if (node && open.has(node)) addTo(users, node, schema);
    }
  }
  const ends = (need: Need): boolean => {
    if (need.kind === 'any') return need.alternatives.some((needs) => needs.every(ends));
    const node = targets.get(need);
    return !node || !open.has(node);
  };
  const waiting = [...needing];
  for (let schema = waiting.pop(); schema; schema = waiting.pop()) {
    if (!open.has(schema.node) || !schema.needs.every(ends)) continue;
    open.delete(schema.node);
    for (const user of users.get(schema.node) ?? []) waiting.push(user);
  }
  return new Map(
    [...open].map(([node, { name, needs }]) => [
      node,
      {
        name,
        edges: leavesOf(needs).flatMap((need) => {
          const target = targets.get(need);
          return target && open.has(target) ? [{ node: target, at: need.at, property: need.property }] : [];
        }),
      },
    ]),
  );
}

function leavesOf(needs: readonly Need[]): readonly Extract<Need, { kind: 'schema' }>[] {
  return needs.flatMap((need) => (need.kind === 'schema' ? [need] : need.alternatives.flatMap(leavesOf)));
}

interface Step {
  /** What is left by the edge. */
  readonly node: Node;
  readonly edge: Edge;
}

/** The shortest way from a schema back to itself. */
function circleFrom(start: Node, endless: ReadonlyMap<Node, EndlessSchema>): readonly Step[] | undefined {
  const cameBy = new Map<Node, Step>();
  const waiting = new Set([start]);
  for (const node of waiting) {
    for (const edge of endless.get(node)?.edges ?? []) {
      if (edge.node === start) return wayTo({ node, edge }, start, cameBy);
      if (!cameBy.has(edge.node)) cameBy.set(edge.node, { node, edge });
      waiting.add(edge.node);
    }
  }
  return undefined;
}

function wayTo(last: Step, start: Node, cameBy: ReadonlyMap<Node, Step>): readonly Step[] {
  const steps = [last];
  for (let at = last.node; at !== start; ) {
    const step = cameBy.get(at);
    if (!step) break;
    steps.unshift(step);
    at = step.node;
  }
  return steps;
}

function messageOf(name: string, circle: readonly Step[], endless: ReadonlyMap<Node, EndlessSchema>): string {
  const properties = circle.flatMap(({ edge }) => edge.property ?? []);
  const [first] = properties;
  const between = circle.slice(1).map(({ node }) => `\`${endless.get(node)?.name}\``);
  const over = between.length > 0 ? `, by way of ${between.join(' and ')}` : '';
  if (first === undefined) return `\`${name}\` is a part of itself${over}`;
  return `\`${name}\` has no end: \`${first}\` is required, and needs another \`${name}\`${over}`;
}
