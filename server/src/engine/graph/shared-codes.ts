import type { ErrorEntry } from '../facts/error-catalogue.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentFacts } from './document-facts.ts';
import { type Graph, otherDocuments } from './graph.ts';

/** A code that another document lists. */
export interface ListedCode {
  readonly entry: ErrorEntry;
  readonly document: DocumentFacts;
}

/** The codes that other documents list than this one, in the order of the documents. */
export function codesElsewhere(graph: Graph, { uri }: Pick<MarkdownFile, 'uri'>): readonly ListedCode[] {
  return otherDocuments(graph, uri).flatMap((document) =>
    (document.api?.codes ?? []).map((entry) => ({ entry, document })),
  );
}
