import type { Span } from '../finding.ts';
import type { Directive, NamedRule } from './directive.ts';

/** What came of a comment that suppresses findings. Rules about suppressions look at it. */
export interface Review {
  readonly directive: Directive;
  /** Each rule that it names, in its order. */
  readonly rules: readonly ReviewedRule[];
  /** The day to which it held is over. */
  readonly isExpired: boolean;
  /** What takes the comment away, and nothing else. */
  readonly removal: PlainEdit;
}

export interface ReviewedRule {
  readonly named: NamedRule;
  /** `unchecked`: the rule isn't run, so that nobody knows whether there would be something to suppress. */
  readonly state: 'used' | 'unused' | 'unchecked' | 'unknown';
  /** What may be meant by a name that is unknown. */
  readonly suggestion?: string | undefined;
}

/** An edit of the text that the comment was read in. */
export interface PlainEdit {
  readonly span: Span;
  readonly text: string;
}
