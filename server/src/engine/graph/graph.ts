import { decodePath } from '../facts/link-targets.ts';
import type { DocumentFacts } from './document-facts.ts';

/** The documents of one project, joined by what they say. */
export interface Graph {
  /** In a stable order. */
  readonly documents: readonly DocumentFacts[];
  /** A document, however its URI is encoded; undefined where it isn't there or isn't known. */
  document(uri: string): DocumentFacts | undefined;
}

export function graphOf(documents: readonly DocumentFacts[]): Graph {
  const byKey = new Map(documents.map((document) => [documentKey(document.uri), document]));
  return { documents, document: (uri) => byKey.get(documentKey(uri)) };
}

/** Equal for two spellings of the same document's URI. */
export function documentKey(uri: string): string {
  const decoded = uri.includes('%') ? decodePath(uri) : uri;
  return decoded.replace(/^file:\/\/\/([A-Za-z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
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
