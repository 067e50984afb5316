/** Text positions in the engine are offsets in UTF-16 code units from the start of the file; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One reported problem. */
export interface Finding {
  /** The rule's id, `family/name`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The smallest text that must change. */
  readonly span: Span;
  readonly related: readonly RelatedSpan[];
  /** Best first. */
  readonly fixes: readonly Fix[];
  readonly tags?: readonly FindingTag[] | undefined;
}

/** How an editor may show a finding's text besides: struck through, or faded out. */
export type FindingTag = 'deprecated' | 'unnecessary';

/** Another place that explains a finding: the contract's own line, the first of two duplicates. */
export interface RelatedSpan {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** A change that makes its finding go. */
export interface Fix {
  /** An order: "Insert the section *Overview*". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Applied by `--fix` and by fix-all, without anybody looking. */
  readonly isSafe: boolean;
}

/** Replaces a span of a file. Edits of one fix don't overlap, and all refer to the text before any of them. */
export interface TextEdit {
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
}

/** The order of the text; ties by rule. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
