import type { RuleFailure } from '#engine/check.ts';

/** A throw of a rule is our mistake: it is named, and the other rules' findings stand. */
export function describeFailure({ rule, error }: RuleFailure): string {
  return `the rule ${rule} failed here; please report this\n${describeError(error)}`;
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
