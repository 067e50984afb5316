import type { TextDocumentPositionParams } from 'vscode-languageserver';
import type { Graph } from '#engine/graph/graph.ts';
import { findDocOccurrences } from '#engine/graph/occurrences.ts';
import type { DocOccurrence, DocSymbol, NamedSymbol } from '#engine/graph/symbol.ts';
import { docSymbolAt } from '#engine/graph/symbol-at.ts';
import type { Project } from '#engine/project.ts';
import type { Analysis } from './kinds/analysis.ts';
import { type Locate, locateBy } from './locations.ts';
import type { Services } from './services.ts';

/** The documents of a project, seen from one of its API documents. */
export interface GraphAround {
  readonly analysis: Analysis;
  readonly project: Project;
  readonly graph: Graph;
  readonly locate: Locate;
}

/** Undefined for other files. The workspace has been looked through by then, and what is open counts as it is there. */
export async function graphAround(uri: string, services: Services): Promise<GraphAround | undefined> {
  const { analyses, docs, documents } = services;
  const isApiDocument = (await analyses.of(uri))?.markdown?.result.alignment !== undefined;
  if (!isApiDocument) return undefined;
  await docs.index();
  const opened = documents.all().filter(({ spec }) => spec === undefined);
  await Promise.all(opened.map((document) => analyses.of(document.uri)));
  const analysis = await analyses.of(uri);
  if (!analysis?.markdown) return undefined;
  const graph = docs.workspace.graphOf(analysis.project);
  const locate = locateBy(
    (file) => graph.document(file)?.lines,
    (file) => documents.get(file)?.uri ?? file,
  );
  return { analysis, project: analysis.project.project, graph, locate };
}

/** What an API document names at a position, and all documents that may name it. */
export interface DocSymbolAtCursor extends GraphAround {
  readonly named: NamedSymbol;
}

/** Undefined where nothing is named, and in other files. */
export async function docSymbolAtCursor(
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  services: Services,
): Promise<DocSymbolAtCursor | undefined> {
  const around = await graphAround(uri, services);
  const file = around?.analysis.markdown?.file;
  if (!around || !file) return undefined;
  const { graph, project, analysis } = around;
  const named = docSymbolAt(graph, file, project, analysis.lines.offsetAt(position));
  return named && { ...around, named };
}

/** As {@link docSymbolAtCursor}, without what the client itself finds: where links lead, and what leads to headings. */
export async function ownSymbolAtCursor(
  params: TextDocumentPositionParams,
  services: Services,
): Promise<DocSymbolAtCursor | undefined> {
  const found = await docSymbolAtCursor(params, services);
  return found && services.client.options.followsLinks && isOfLinks(found.named.symbol) ? undefined : found;
}

function isOfLinks({ kind }: DocSymbol): boolean {
  return kind === 'heading' || kind === 'anchor' || kind === 'document';
}

/** Every place where it is named. */
export function occurrencesOf({ graph, named, project }: DocSymbolAtCursor): readonly DocOccurrence[] {
  return findDocOccurrences(graph, named.symbol, project);
}

/** Every place of the document itself where it is named. */
export function occurrencesHere({ graph, named, project, analysis }: DocSymbolAtCursor): readonly DocOccurrence[] {
  const own = graph.document(analysis.uri);
  return findDocOccurrences({ ...graph, documents: own ? [own] : [] }, named.symbol, project);
}
