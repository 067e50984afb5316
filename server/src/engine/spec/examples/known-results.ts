import type { Node } from '../tree/node.ts';
import type { Problem } from './problem.ts';
import { hasMark } from './properties.ts';
import { Run, type RunOptions } from './run.ts';
import { type ReferenceStep, type Step, WayRecord } from './way-record.ts';

type Settings = Omit<RunOptions, 'lookup' | 'record'>;

/**
 * What a schema said against a value, and where references led meanwhile. It says the same as long as all steps lead where they did, or to a schema that has
 * nothing against what the one before had nothing against.
 */
interface KnownResult {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  steps: readonly Step[];
}

/** By value, and by schema. */
const knownResults = new WeakMap<Node, WeakMap<Node, KnownResult>>();

/**
 * As `Run.checkBelow`. Of a value that has been checked by its schema before only those schemas are applied again, to what they were applied to in it, that
 * are others since: a component may be used in hundreds of examples, and is edited letter by letter.
 */
export function checkAgain(value: Node, schema: Node, options: RunOptions): readonly Problem[] {
  const known = knownResults.get(value)?.get(schema);
  const isComparable = known && isSame(known.settings, options);
  if (isComparable && saysTheSame(known, options)) return known.problems;
  const record = new WayRecord(options.lookup);
  const run = new Run({ ...options, lookup: record.lookup, record }, schema);
  const problems = run.checkBelow(value, schema);
  // A schema that is being typed is going to be as it was, or nearly so: what was said then stays true.
  const isWorse = isComparable && known.problems.length < problems.length;
  if (run.doubts === 0 && !isWorse)
    keep(value, schema, { settings: settingsOf(options), problems, steps: record.steps });
  return problems;
}

function keep(value: Node, schema: Node, result: KnownResult): void {
  let bySchema = knownResults.get(value);
  if (!bySchema) {
    bySchema = new WeakMap();
    knownResults.set(value, bySchema);
  }
  bySchema.set(schema, result);
}

/** Without what belongs to one state of a description. */
function settingsOf({ lookup: _, record: __, ...settings }: RunOptions): Settings {
  return settings;
}

function isSame(one: Settings, other: Settings): boolean {
  return (
    one.direction === other.direction &&
    one.dialect === other.dialect &&
    one.mayReturnReadOnly === other.mayReturnReadOnly &&
    one.allowsOtherProperties === other.allowsOtherProperties &&
    one.sketch === other.sketch
  );
}

function saysTheSame(known: KnownResult, options: RunOptions): boolean {
  const { lookup } = options;
  const steps: Step[] = [];
  let isSameWay = true;
  /** Those that are deeper were made by a schema that isn't there any more. */
  let kept = Number.POSITIVE_INFINITY;
  for (const step of known.steps) {
    if (step.depth > kept) continue;
    kept = Number.POSITIVE_INFINITY;
    if (step.kind === 'mark') {
      if (hasMark(step.schema, step.mark, lookup) !== step.answer) return false;
      steps.push(step);
      continue;
    }
    const target = lookup(step.base, step.reference).node;
    if (target === step.target) {
      steps.push(step);
      continue;
    }
    const below = target && stepsOf(step, target, options);
    if (!below) return false;
    steps.push({ ...step, target }, ...below);
    isSameWay = false;
    kept = step.depth;
  }
  if (!isSameWay) known.steps = steps;
  return true;
}

/** What is made by applying another schema than before; undefined where it isn't said that the value fits it. */
function stepsOf({ applied, depth }: ReferenceStep, target: Node, options: RunOptions): readonly Step[] | undefined {
  if (!applied?.fits) return undefined;
  const record = new WayRecord(options.lookup, depth + 1);
  const run = new Run({ ...options, lookup: record.lookup, record }, applied.outer);
  const fits = run.check(applied.value, target).length === 0 && run.doubts === 0;
  return fits ? record.steps : undefined;
}
