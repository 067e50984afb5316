import type { TextDocumentPositionParams } from 'vscode-languageserver';
import type { Graph } from '#engine/graph/graph.ts';
import { findDocOccurrences } from '#engine/graph/occurrences.ts';
import type { DocOccurrence, NamedSymbol } from '#engine/graph/symbol.ts';
import { docSymbolAt } from '#engine/graph/symbol-at.ts';
import type { Project } from '#engine/project.ts';
import type { Analysis } from './kinds/analysis.ts';
import { type Locate, locateBy } from './locations.ts';
import type { Services } from './services.ts';

/** What an API document names at a position, and all documents that may name it. */
export interface DocSymbolAtCursor {
  readonly analysis: Analysis;
  readonly project: Project;
  readonly graph: Graph;
  readonly named: NamedSymbol;
  readonly locate: Locate;
}

/** Undefined where nothing is named, and in other files. The workspace has been looked through by then. */
export async function docSymbolAtCursor(
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  services: Services,
): Promise<DocSymbolAtCursor | undefined> {
  const { analyses, docs, documents } = services;
  const isApiDocument = (await analyses.of(uri))?.markdown?.result.alignment !== undefined;
  if (!isApiDocument) return undefined;
  await docs.index();
  // What is open counts as it is there.
  const opened = documents.all().filter(({ spec }) => spec === undefined);
  await Promise.all(opened.map((document) => analyses.of(document.uri)));
  const analysis = await analyses.of(uri);
  if (!analysis?.markdown) return undefined;
  const { project } = analysis.project;
  const graph = docs.workspace.graphOf(analysis.project);
  const document = graph.document(uri);
  const named = document && docSymbolAt(graph, document, project, analysis.lines.offsetAt(position));
  if (!named) return undefined;
  const locate = locateBy(
    (file) => graph.document(file)?.lines,
    (file) => documents.get(file)?.uri ?? file,
  );
  return { analysis, project, graph, named, locate };
}

/** Every place where it is named. */
export function occurrencesOf({ graph, named, project }: DocSymbolAtCursor): readonly DocOccurrence[] {
  return findDocOccurrences(graph, named.symbol, project);
}
