import type { SpecContext, SpecFinding } from '../../rules/spec-rule.ts';
import { type Entry, keyPlace, type MapNode } from '../tree/node.ts';
import type { UnitProblem } from './unit-problems.ts';

/** What is wrong with a `$ref` and has a better explanation than that no reference can stand there, or that it is empty. */
export function ownProblem(
  { problem: { kind, path }, steps }: UnitProblem,
  lookup: SpecContext['lookup'],
): SpecFinding | undefined {
  const entry = steps.at(-1)?.entry;
  if (path.at(-1) !== '$ref' || entry?.key !== '$ref') return undefined;
  if (kind === 'type') return commentedOut(entry);
  const map = steps.at(-2);
  return kind === 'reference' && map?.entry && map.node.kind === 'map'
    ? notAList(map.entry, map.node, lookup)
    : undefined;
}

/** To YAML, what stands behind a `#` is a comment. */
function commentedOut(entry: Entry): SpecFinding | undefined {
  const { part } = entry.value;
  if (part.format !== 'yaml' || entry.value.start !== entry.value.end) return undefined;
  const [, before = '', target] = /^(\s*:[ \t]+)(#\S+)[ \t]*(?:\r?\n|$)/.exec(part.text.slice(entry.keyEnd)) ?? [];
  if (target === undefined) return undefined;
  const start = entry.keyEnd + before.length;
  const at = { part, start, end: start + target.length };
  const edits = [{ at, text: `'${target.replaceAll("'", "''")}'` }];
  return {
    message: `\`${target}\` is a comment: with a \`#\` at its beginning, a reference needs quotes`,
    at,
    fixes: () => [{ title: 'Put the reference in quotes', edits, isSafe: true }],
  };
}

/** `allOf: { $ref: … }`, where what the reference leads to is one item and no list. */
function notAList(
  { key, value, ...entry }: Entry,
  map: MapNode,
  lookup: SpecContext['lookup'],
): SpecFinding | undefined {
  const reference = map.text('$ref');
  if (!lists.has(key) || reference === undefined) return undefined;
  const found = lookup(map.part.uri, reference);
  if (found.node?.kind !== 'map') return undefined;
  return { message: `\`${key}\` is an object; it must be a list`, at: keyPlace({ key, value, ...entry }) };
}

const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'parameters']);
