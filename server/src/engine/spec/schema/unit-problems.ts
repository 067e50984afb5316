import type { SpecVersion } from '../grammar/grammar.ts';
import { isSame } from '../memory.ts';
import { containers } from '../references/target.ts';
import { keyPlace, type MapNode, type Node, type Place } from '../tree/node.ts';
import { toValue } from '../tree/to-value.ts';
import { placeOf, type Step, stepsTo } from '../walk/places.ts';
import type { Unit } from '../walk/unit.ts';
import { type SchemaProblem, schemaProblems } from './validate.ts';
import { valueBeside } from './value-beside.ts';

/** What in a unit doesn't follow the official schema, and where it stands. */
export interface UnitProblem {
  readonly problem: SchemaProblem;
  /** From the unit down to what is wrong, as far as it is there. */
  readonly steps: readonly Step[];
  readonly at: Place;
}

/** `dialect` is that of Schema Objects that name none. The unit that stood in its place `before` an edit makes no other difference than that it is faster. */
export function problemsOf(unit: Unit, dialect: string | undefined, before?: Unit): readonly UnitProblem[] {
  const { node, type, version } = unit;
  if (type === 'openapi' && node.kind === 'map') return placed(unit, shellProblems(version, node, dialect));
  const isBeside = before?.type === type && before.version === version && isFaultless(before, dialect);
  const problems = schemaProblems(version, type, isBeside ? valueBeside(unit, before) : toValue(node), { dialect });
  if (problems.length === 0) faultless.set(unit, { dialect });
  return placed(unit, problems);
}

function isFaultless(unit: Unit, dialect: string | undefined): boolean {
  const known = faultless.get(unit);
  return known !== undefined && known.dialect === dialect;
}

/** The units in which nothing is wrong. */
const faultless = new WeakMap<Unit, { readonly dialect: string | undefined }>();

function placed(unit: Unit, problems: readonly SchemaProblem[]): readonly UnitProblem[] {
  return problems.map((problem) => {
    const steps = stepsTo(unit, problem.path);
    const step = steps.at(-1) ?? unit;
    const isThere = steps.length === problem.path.length + 1;
    const at = problem.isAboutKey && step.entry && isThere ? keyPlace(step.entry) : placeOf(step);
    return { problem, steps, at };
  });
}

/** Found anew when something in the shell is another: most keystrokes are in a path or a component. */
function shellProblems(version: SpecVersion, root: MapNode, dialect: string | undefined): readonly SchemaProblem[] {
  const values = [version, dialect, shellValues(root)];
  const paths = root.map('paths')?.keys;
  const known = paths && shells.get(paths);
  if (known && isSame(known.values, values)) return known.problems;
  const problems = schemaProblems(version, 'openapi', shellOf(root), { dialect });
  if (paths) shells.set(paths, { values, problems });
  return problems;
}

/** By what stays the same as long as a document has the same paths. */
const shells = new WeakMap<
  object,
  { readonly values: readonly unknown[]; readonly problems: readonly SchemaProblem[] }
>();

/** All that {@link shellOf} is made of. */
function shellValues({ entries }: MapNode): readonly unknown[] {
  return entries.map(({ key, value }) => {
    if (key.startsWith('x-')) return [];
    if (value.kind === 'scalar') return [key, value.value];
    if (key === 'components' && value.kind === 'map')
      return [key, value.entries.map((entry) => [entry.key, isMap(entry.value, entry.key) ? 'map' : entry.value])];
    if (!containers.has(key) || value.kind !== 'map') return [key, value];
    return [key, key === 'paths' ? value.keys : 'map'];
  });
}

/** The root, with empty objects for what is checked by itself. */
function shellOf({ entries }: MapNode): Record<string, unknown> {
  const shell: Record<string, unknown> = {};
  for (const { key, value } of entries) {
    if (Object.hasOwn(shell, key) || key.startsWith('x-')) continue;
    if (key === 'components' && value.kind === 'map') {
      shell[key] = Object.fromEntries(
        value.entries.map(({ key: kind, value: components }) => [
          kind,
          isMap(components, kind) ? {} : plainValue(components),
        ]),
      );
    } else if (containers.has(key) && value.kind === 'map') {
      shell[key] = key === 'paths' ? Object.fromEntries(value.entries.map((entry) => [entry.key, {}])) : {};
    } else shell[key] = plainValue(value);
  }
  return shell;
}

/** Of what stays the same from keystroke to keystroke. */
function plainValue(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (!values.has(node)) values.set(node, toValue(node));
  return values.get(node);
}

const values = new WeakMap<Node, unknown>();

function isMap({ kind }: { readonly kind: string }, key: string): boolean {
  return kind === 'map' && !key.startsWith('x-');
}
