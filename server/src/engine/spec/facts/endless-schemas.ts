import { addTo } from '../../lists.ts';
import type { DocumentContext, SpecFinding } from '../../rules/spec-rule.ts';
import type { Node, Place } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { type Need, needsOf } from './schema-needs.ts';

/** Schemas without any value that ends: one finding for each circle, at the first property that leads around it. */
export function endlessSchemas({ spec, lookup }: DocumentContext): readonly SpecFinding[] {
  const needing = spec.collect(needsIn);
  if (needing.length === 0) return [];
  const known = new Map<string, Node | undefined>();
  const endless = endlessOf(needing, ({ base, target }) => {
    // Few schemas are what many need.
    const key = base + target;
    if (known.has(key)) return known.get(key);
    const found = spec.lookup(base, target);
    // Which schema has a name of its own, anything in its file can change; no signature says that.
    const { node } = found.target.piece.endsWith('#') ? lookup(base, target) : found;
    known.set(key, node);
    return node;
  });
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

/** What a unit says of it, apart from where: as long as it is the same of every unit, so are the circles. */
export function needSignature(unit: Unit): readonly string[] {
  return unit.memo(needsIn).map(({ name, needs }) => JSON.stringify([unit.uri, name, needs.map(signatureOf)]));
}

function signatureOf(need: Need): unknown {
  if (need.kind === 'any') return need.alternatives.map((needs) => needs.map(signatureOf));
  return [need.base, need.target, need.property];
}

interface NeedingSchema {
  readonly node: Node;
  readonly name: string;
  /** All of these. */
  readonly needs: readonly Need[];
}

function needsIn(unit: Unit): readonly NeedingSchema[] {
  const { node, type, entry, references } = unit;
  if (type !== 'schema' || !entry || references.length === 0) return [];
  const needs = needsOf(node, unit);
  return needs.length > 0 ? [{ node, name: entry.key, needs }] : [];
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
