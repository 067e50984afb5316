import type { Fix, RelatedSpan, Severity, Span } from '../finding.ts';
import type { Questions } from '../graph/neighbours.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';
import type { SpecRule } from './spec-rule.ts';
import type { SuppressionRule } from './suppression-rule.ts';

/**
 * One rule: one object, one file, `rules/<family>/<name>.ts`; its id is the file's name. Its page, its settings and its
 * first tests are made from this object.
 */
export type Rule = DocRule | SpecRule | SuppressionRule;

/** What every rule says of itself. */
export interface RuleBase {
  readonly severity: Severity | 'off';
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Markdown: why it matters, what counts and what doesn't. */
  readonly explanation: string;
  readonly isFixable: boolean;
  /** An unfinished document has such findings by its nature; the profile `draft` lowers them to hints. */
  readonly isAboutCompleteness?: boolean;
  readonly examples: readonly RuleExample[];
}

/** A rule about Markdown documents. */
export interface DocRule extends RuleBase {
  readonly about: 'docs';
  check(context: RuleContext): Iterable<RuleFinding>;
}

/**
 * A document and what is expected of it. In `bad`, a line `^^^ message` below a line marks a finding under those
 * characters. A Markdown document is run under the contract `contract` (default: the small contract of the rules' own tests, `example`). In an
 * example of a rule about specs, `//- path` begins another file, and `options` are the rule's.
 */
export interface RuleExample {
  readonly title: string;
  readonly contract?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** The OpenAPI description, in YAML, that both documents are about; marked as `bad` where a document's finding, or its fix, is about it. */
  readonly spec?: string;
  readonly bad: string;
  readonly good: string;
}

export interface RuleContext {
  readonly file: MarkdownFile;
  readonly alignment: Alignment;
  readonly project: Project;
  readonly neighbours: Questions;
  /** The project's configuration sets this rule: one that is off by default reports only then. */
  readonly isConfigured: boolean;
}

export interface RuleFinding {
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly RelatedSpan[];
  readonly fixes?: readonly Fix[];
  /** Instead of the rule's own. */
  readonly severity?: Severity;
}
