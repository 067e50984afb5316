import { sharedEndsBy } from '#shared/shared-ends.ts';
import type { RuleFailure } from '../check.ts';
import type { Severity } from '../finding.ts';
import type { SpecFinding } from '../rules/spec-rule.ts';
import type { SpecObject } from './walk/spec-object.ts';

/** What is said of one unit, and what it depends on. */
export interface UnitResult {
  readonly found: readonly FoundInSpec[];
  /** Those that its rules depend on. */
  readonly pieces: ReadonlySet<string>;
  readonly failures: readonly RuleFailure[];
  /** By rule; only those that found, looked up or failed something. */
  readonly byRule: ReadonlyMap<string, RuleResult>;
}

/** What one rule says of a unit, or of an object in it. */
export interface RuleResult {
  readonly found: readonly FoundInSpec[];
  /** Of the pieces of files that were looked up ({@link pieceOf}) what is demanded there ({@link assertionsIn}), or all of them. */
  readonly pieces: readonly string[];
  readonly error?: unknown;
  /** Where the rule keeps them: only those that found or looked up something. */
  readonly byObject?: ReadonlyMap<SpecObject, RuleResult>;
}

export interface FoundInSpec {
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: SpecFinding;
  /** It is about a text outside of the unit, such as an example that the unit refers to: other units may say the same. */
  readonly isOutside: boolean;
}

const none: readonly RuleFailure[] = [];
export const nothing: RuleResult = { found: [], pieces: [] };

/** All that rules said of a unit; `select` chooses what of that is told. */
export function unitResult(
  byRule: ReadonlyMap<string, RuleResult>,
  select: (lists: readonly (readonly FoundInSpec[])[]) => readonly FoundInSpec[],
): UnitResult {
  const pieces = new Set<string>();
  let failures: RuleFailure[] | undefined;
  for (const [rule, result] of byRule) {
    for (const piece of result.pieces) pieces.add(piece);
    if (result.error === undefined) continue;
    failures ??= [];
    failures.push({ rule, error: result.error });
  }
  const found = select(Array.from(byRule.values(), (result) => result.found));
  return { found, pieces, failures: failures ?? none, byRule };
}

/** What was found, with the objects of those that were found before where they are the same. */
export function withKnown(before: readonly FoundInSpec[], found: readonly FoundInSpec[]): readonly FoundInSpec[] {
  const { head, tail } = sharedEndsBy(before, found, isFoundAlike);
  if (head + tail === 0) return found;
  if (head === before.length && head === found.length) return before;
  return [...before.slice(0, head), ...found.slice(head, found.length - tail), ...before.slice(before.length - tail)];
}

/** Of the same rule. */
function isFoundAlike(one: FoundInSpec | undefined, other: FoundInSpec | undefined): boolean {
  return one?.finding === other?.finding && one?.severity === other?.severity && one?.isOutside === other?.isOutside;
}
