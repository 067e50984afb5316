import type { ErrorEntry } from '../facts/error-catalogue.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentFacts } from './document-facts.ts';
import { documentKey, type Graph } from './graph.ts';

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

/** All documents but one. */
export function otherDocuments(graph: Graph, uri: string): readonly DocumentFacts[] {
  const own = documentKey(uri);
  return graph.documents.filter((document) => documentKey(document.uri) !== own);
}

/** How a document is called where its path is shown: relative to the project's folder. */
export function pathInProject(folder: string, uri: string): string {
  const [base, path] = [documentKey(folder), documentKey(uri)];
  return path.startsWith(base) ? path.slice(base.length) : path.slice(path.lastIndexOf('/') + 1);
}
