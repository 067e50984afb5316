import type { SpecVersion } from '../grammar/grammar.ts';
import { keyPlace, type Node, type Place } from '../tree/node.ts';
import { placeOf, type Step } from '../walk/places.ts';
import { dialectFor } from './dialect.ts';
import type { Problem } from './problem.ts';
import { type Direction, Run, type RunOptions } from './run.ts';
import { counted, sayMissing } from './words.ts';

/** How a value is to be checked. */
export interface ValidateOptions {
  readonly version: SpecVersion;
  /** The dialect of schemas that name none, as the document's `jsonSchemaDialect` says. */
  readonly dialect: string | undefined;
  readonly direction: Direction;
  readonly lookup: RunOptions['lookup'];
  /** False where properties that a schema says nothing of are problems, too. */
  readonly allowAdditionalProperties?: boolean;
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
  return describeProblems(start, problemsOf(start.node, schema, options), options.subject);
}

/** The problems alone. */
export function problemsOf(value: Node, schema: Node, options: ValidateOptions): readonly Problem[] {
  const { version, direction, lookup, allowAdditionalProperties = true } = options;
  const dialect = dialectFor(version, options.dialect);
  if (!dialect) return [];
  const run = new Run(
    {
      direction,
      dialect,
      lookup,
      mayReturnReadOnly: version !== '2.0' && version !== '3.0',
      allowsOtherProperties: allowAdditionalProperties,
    },
    schema,
  );
  return run.checkBelow(value, schema);
}

/**
 * In words, with their places. What is said more than once of the same, or only follows from another problem, is left out; what is said of several
 * items of a list is said at the first one.
 */
export function describeProblems(start: Step, problems: readonly Problem[], subject: string): readonly ValueFinding[] {
  const told = new Set<string>();
  const similar = new Map<string, { finding: ValueFinding; others: number }>();
  for (const problem of withoutConsequences(problems)) {
    const path = pathTo(start, problem.node);
    const message = problem.say(nameOf(path, subject));
    const at = problem.entry ? keyPlace(problem.entry) : placeOf(path.at(-1) ?? start);
    // Of a scalar one problem is said, of a map or a list one of each kind.
    const key = `${at.part.uri}:${at.start}:${problem.node.kind === 'scalar' ? '' : kindOf(problem, message)}`;
    if (told.has(key)) continue;
    told.add(key);
    const keys = path.map(({ entry }) => entry?.key ?? '').join('/');
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

/** From the value to one in it. */
function pathTo(start: Step, wanted: Node): readonly Step[] {
  const seen = new Set<Node>();
  const search = (step: Step): Step[] | undefined => {
    const { node } = step;
    if (node === wanted) return [step];
    if (node.kind === 'scalar' || seen.has(node)) return undefined;
    seen.add(node);
    const children: readonly Step[] =
      node.kind === 'map'
        ? node.entries.map((entry) => ({ node: entry.value, entry }))
        : node.items.map((item) => ({ node: item, entry: undefined }));
    for (const child of children) {
      const found = search(child);
      if (found) return [step, ...found];
    }
    return undefined;
  };
  return search(start) ?? [start];
}

/** "`id`", "An item of `tags`", "An item of the example". */
function nameOf(path: readonly Step[], subject: string): string {
  if (path.length < 2) return subject;
  const last = path.at(-1)?.entry?.key;
  if (last !== undefined) return `\`${last}\``;
  const list = path.findLastIndex(({ entry }) => entry !== undefined);
  const owner = list > 0 ? `\`${path[list]?.entry?.key}\`` : subject.replace(/^T/, 't');
  return `An item of ${owner}`;
}
