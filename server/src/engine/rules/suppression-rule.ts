import type { Span } from '../finding.ts';
import type { PlainEdit, Review } from '../suppression/review.ts';
import type { RuleBase } from './rule.ts';

/** A rule about comments that suppress findings, in docs and in specs. Its examples are Markdown documents. */
export interface SuppressionRule extends RuleBase {
  readonly about: 'suppressions';
  check(review: Review): Iterable<SuppressionFinding>;
}

/** As the findings of other rules, in the text that the comment was read in. */
export interface SuppressionFinding {
  readonly message: string;
  readonly span: Span;
  readonly fixes?: readonly {
    readonly title: string;
    readonly edits: readonly PlainEdit[];
    readonly isSafe: boolean;
  }[];
}
