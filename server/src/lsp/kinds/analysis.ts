import type { CheckResult } from '#engine/check.ts';
import type { Completion } from '#engine/completion/item.ts';
import type { Finding } from '#engine/finding.ts';
import type { Hover } from '#engine/hover/item.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { Selection } from '#engine/selection.ts';
import type { LineIndex } from '#engine/text.ts';
import type { LoadedProject } from '#workspace/load-project.ts';
import type { OpenDocument } from '../documents.ts';
import type { Projects } from '../projects.ts';

/** A kind of file that the server knows. One object, one file; `kinds/all.ts` lists them. */
export interface FileKind {
  accepts(document: OpenDocument): boolean;
  analyse(document: OpenDocument, project: LoadedProject, projects: Projects): Analysis;
}

/** All that is known of one version of an open document: what the editor asks for is answered from it. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly project: LoadedProject;
  readonly findings: readonly Finding[];
  complete(offset: number): readonly Completion[];
  hover(offset: number): Hover | undefined;
  /** The text after every safe fix, or after those of one rule. */
  fixAll(rule?: string): string;
  /** Which contract applies, and why; undefined for files to which none could. */
  readonly selection?: Selection;
  /** What more there is of a Markdown document. */
  readonly markdown?: { readonly file: MarkdownFile; readonly path: string | undefined; readonly result: CheckResult };
}
