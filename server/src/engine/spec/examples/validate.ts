import type { SpecVersion } from '../grammar/grammar.ts';
import { keyPlace, type Node, type Place } from '../tree/node.ts';
import { placeOf, type Step } from '../walk/places.ts';
import { dialectFor } from './dialect.ts';
import { checkAgain } from './known-results.ts';
import type { Lookup } from './lookup.ts';
import { type NamedStep, Paths } from './paths.ts';
import { noProblems, type Problem } from './problem.ts';
import { type Direction, Run, type RunOptions, type Sketch } from './run.ts';
import { counted, sayMissing } from './words.ts';

/** How a value is to be checked. */
export interface ValidateOptions {
  readonly version: SpecVersion;
  /** The dialect of schemas that name none, as the document's `jsonSchemaDialect` says. */
  readonly dialect: string | undefined;
  readonly direction: Direction;
  readonly lookup: Lookup;
  /** False where properties that a schema says nothing of are problems, too. */
  readonly allowAdditionalProperties?: boolean;
  readonly sketch?: Sketch;
  /** What the value as a whole is called: `The example`. */
  readonly subject: string;
}

/** A problem in a value, in words. */
export interface ValueFinding {
  readonly message: string;
  /** The smallest text that must change. */
  readonly at: Place;
  /** Where the schema says so. */
  readonly because: Place;
  readonly problem: Problem;
}

/**
 * What a schema says against a value: each divergence once. The step is the value and the entry that holds it. Nothing is said where it
 * can't be told, since a reference leads nowhere.
 */
export function validateValue(start: Step, schema: Node, options: ValidateOptions): readonly ValueFinding[] {
  return describeProblems(start, problemsOf(start.node, schema, options), options);
}

/** The problems alone. */
export function problemsOf(value: Node, schema: Node, options: ValidateOptions): readonly Problem[] {
  const run = runOptions(options);
  return run ? new Run(run, schema).checkBelow(value, schema) : noProblems;
}

/** The same of what is checked at each keystroke: what was said before is remembered. */
export function problemsAgain(value: Node, schema: Node, options: ValidateOptions): readonly Problem[] {
  const run = runOptions(options);
  return run ? checkAgain(value, schema, run) : noProblems;
}

/** Undefined where the dialect is unknown. */
function runOptions(options: ValidateOptions): RunOptions | undefined {
  const { version, direction, lookup, allowAdditionalProperties = true } = options;
  const dialect = dialectFor(version, options.dialect);
  return (
    dialect && {
      direction,
      dialect,
      lookup,
      mayReturnReadOnly: version !== '2.0' && version !== '3.0',
      allowsOtherProperties: allowAdditionalProperties,
      sketch: options.sketch,
    }
  );
}

/**
 * In words, with their places. What is said more than once of the same, or only follows from another problem, is left out; what is said of several
 * items of a list is said at the first one.
 */
export function describeProblems(
  start: Step,
  problems: readonly Problem[],
  { subject, lookup }: Pick<ValidateOptions, 'subject' | 'lookup'>,
): readonly ValueFinding[] {
  const paths = new Paths(start, lookup);
  const told = new Set<string>();
  const similar = new Map<string, { finding: ValueFinding; others: number }>();
  for (const problem of withoutConsequences(problems)) {
    const path = paths.to(problem.node);
    const message = problem.say(nameOf(path, subject));
    const at = problem.entry ? keyPlace(problem.entry) : placeOf(path.at(-1) ?? start);
    // Of a scalar one problem is said, of a map or a list one of each kind.
    const key = `${at.part.uri}:${at.start}:${problem.node.kind === 'scalar' ? '' : kindOf(problem, message)}`;
    if (told.has(key)) continue;
    told.add(key);
    const keys = path.map(({ name = '' }) => name).join('/');
    const kind = `${keys}:${problem.because.part.uri}:${problem.because.start}:${message}`;
    const before = similar.get(kind);
    if (before) before.others += 1;
    else similar.set(kind, { finding: { message, at, because: problem.because, problem }, others: 0 });
  }
  return [...similar.values()].map(({ finding, others }) =>
    others === 0 ? finding : { ...finding, message: `${finding.message} (and in ${counted(others, 'more item')})` },
  );
}

function kindOf({ keyword }: Problem, message: string): string {
  return keyword === 'anyOf' || keyword === 'oneOf' ? 'alternatives' : message;
}

/** A misspelt key is one problem: the property that was meant isn't missing besides. */
function withoutConsequences(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ suggestion }) => suggestion !== undefined)) return problems;
  return problems.flatMap((problem) => {
    const { missing, node } = problem;
    const left = missing?.filter((name) => !problems.some((other) => other.node === node && other.suggestion === name));
    if (!left || left.length === missing?.length) return [problem];
    return left.length === 0 ? [] : [{ ...problem, missing: left, say: () => sayMissing(left) }];
  });
}

/** "`id`", "An item of `tags`", "An item of the example". */
function nameOf(path: readonly NamedStep[], subject: string): string {
  if (path.length < 2) return subject;
  const last = path.at(-1)?.name;
  if (last !== undefined) return `\`${last}\``;
  const list = path.findLastIndex(({ name }) => name !== undefined);
  return `An item of ${list > 0 ? `\`${path[list]?.name}\`` : subject.replace(/^T/, 't')}`;
}
