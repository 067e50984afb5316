import type { BoundApi } from '../drift/bound-api.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import type { Graph } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';

export type CompletionKind =
  | 'section'
  | 'method'
  | 'status'
  | 'errorCode'
  | 'key'
  | 'value'
  | 'snippet'
  | 'reference'
  | 'file';

/** One thing that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly insertText: string;
  /** `insertText` is an LSP snippet with tab stops. */
  readonly isSnippet: boolean;
  /** What `insertText` replaces: on one line, with the cursor in it or at one of its ends. */
  readonly span: Span;
  /** A few words beside the label. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** Items are shown in the order of this text. */
  readonly sortText: string;
  /** What the text before the cursor is compared with. */
  readonly filterText: string;
  readonly isDeprecated?: boolean;
  /** What else changes when it is taken: text away from the cursor, such as a comma that is missing. */
  readonly moreEdits?: readonly { readonly span: Span; readonly text: string }[];
}

/** What a provider knows of the question. */
export interface CompletionContext {
  readonly project: Project;
  readonly file: MarkdownFile;
  readonly alignment: Alignment;
  readonly place: Place;
  /** All documents of the project, as far as they are known. */
  readonly graph: Graph;
  /** What the document is about, as far as it is known. */
  readonly api: BoundApi | undefined;
}

/** One kind of completion, one file. */
export type CompletionProvider = (context: CompletionContext) => readonly Completion[];

/** The same in front of the methods and codes that any code span may hold: where a column says what is wanted. */
export function beforeOthers(completions: readonly Completion[]): readonly Completion[] {
  return completions.map((completion) => ({ ...completion, sortText: `1${completion.sortText}` }));
}

/** A number as text that sorts like the number. */
export function sortKey(group: string, index: number): string {
  return `${group}${String(index).padStart(4, '0')}`;
}
