import type { CheckResult } from '#engine/check.ts';
import type { Completion } from '#engine/completion/item.ts';
import type { ApiSet } from '#engine/drift/bound-api.ts';
import type { Finding, Span, TextEdit } from '#engine/finding.ts';
import type { Folding } from '#engine/folding/item.ts';
import type { InlayHint } from '#engine/hints/item.ts';
import type { Hover } from '#engine/hover/item.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { OutlineItem } from '#engine/outline/item.ts';
import type { Refactoring } from '#engine/refactoring.ts';
import type { Selection } from '#engine/selection.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { SomeFound } from '#engine/spec/spec-findings.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { Lines } from '#engine/text.ts';
import type { SemanticToken } from '#engine/tokens/item.ts';
import type { LoadedProject } from '#workspace/load-project.ts';
import type { Docs } from '../docs.ts';
import type { OpenDocument } from '../documents.ts';
import type { Projects } from '../projects.ts';
import type { Specs } from '../specs.ts';

/** A kind of file that the server knows. One object, one file; `kinds/all.ts` lists them. */
export interface FileKind {
  accepts(document: OpenDocument, sources: Sources): boolean;
  /** Other files that have to be read before. Undefined where there are none. */
  prepare?(document: OpenDocument, sources: Sources): Promise<unknown> | undefined;
  analyse(document: OpenDocument, project: LoadedProject, sources: Sources): Analysis;
  /** Does what edits would do, each after the one before it, and gives what is found, a step at a time; the document stays as it is. */
  rehearse?(document: OpenDocument, project: LoadedProject, sources: Sources, index: number): Iterable<Found>;
  /** What a preview shows of a Markdown document before it is analysed; undefined where other files have to be read before. */
  page?(document: OpenDocument, project: LoadedProject, sources: Sources): MarkdownPage | undefined;
}

/** What a document is analysed with besides its project. */
export interface Sources {
  readonly projects: Projects;
  readonly specs: Specs;
  readonly docs: Docs;
}

/** What is found in a document. */
export interface Found {
  readonly uri: string;
  readonly lines: Lines;
  readonly project: LoadedProject;
  readonly findings: readonly Finding[];
  /** Some of them, where it would take long to make them all. */
  gravest?(most: number): SomeFound | undefined;
}

/** All that is known of one version of an open document: what the editor asks for is answered from it. */
export interface Analysis extends Found {
  readonly version: number;
  /** A promise where other files have to be looked for first. */
  complete(offset: number): readonly Completion[] | Promise<readonly Completion[]>;
  hover(offset: number): Hover | undefined;
  /** The outline. This and what follows are missing where a kind of file has none. */
  symbols?(): readonly OutlineItem[];
  /** Of more than `most`, the outer ones. */
  foldings?(most: number): readonly Folding[];
  /** What an author may want to select around an offset, from the smallest to the whole text. Each holds the one before. */
  selections?(offset: number): readonly Span[];
  /** In their order; none over several lines, and none in another. */
  semanticTokens?(): readonly SemanticToken[];
  /** Those of a stretch of the text, of all kinds. */
  inlayHints?(span: Span): readonly InlayHint[];
  /** What can be rewritten at a place. */
  refactorings?(span: Span): readonly Refactoring[];
  /** The edits of every safe fix, or of those of one rule. */
  fixAll(rule?: string): readonly TextEdit[];
  /** Which contract applies, and why; undefined for files to which none could. */
  readonly selection?: Selection;
  /** What more there is of a file of an OpenAPI description. */
  readonly spec?: SpecAnalysis;
  /** Whether it would be the same with what is known of other files now. Without it, only its project and the specs decide. */
  isCurrent?(): boolean;
  /** What more there is of a Markdown document. */
  readonly markdown?: MarkdownAnalysis;
}

/** What a page is made of. */
export interface MarkdownPage {
  readonly file: MarkdownFile;
  /** The OpenAPI descriptions that the document is about. */
  readonly apis: ApiSet | undefined;
}

export interface MarkdownAnalysis extends MarkdownPage {
  readonly path: string | undefined;
  readonly result: CheckResult;
}

/** A file of one or more OpenAPI descriptions. */
export interface SpecAnalysis {
  readonly file: SpecFile;
  /** The descriptions that it belongs to, its own first. */
  readonly specs: readonly Spec[];
}
