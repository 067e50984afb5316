import type { BoundApi } from '../drift/bound-api.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import type { Graph } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';

/** What is shown of a text, and the text that it is about. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

export interface HoverContext {
  readonly project: Project;
  readonly file: MarkdownFile;
  readonly alignment: Alignment;
  readonly place: Place;
  /** All documents of the project, as far as they are known. */
  readonly graph: Graph;
  /** What the document is about, as far as it is known. */
  readonly api: BoundApi | undefined;
}

/** One kind of hover, one file. */
export type HoverProvider = (context: HoverContext) => Hover | undefined;
