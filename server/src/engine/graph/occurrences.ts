import { coversPath, readPath } from '../endpoints/path.ts';
import { parameterSpan, writtenSegments } from '../endpoints/written-path.ts';
import { type AnchorPlace, anchorPlaces } from '../facts/anchors.ts';
import { findErrorUses } from '../facts/error-uses.ts';
import type { LinkPlace } from '../facts/link-places.ts';
import { decodePath, linkTarget } from '../facts/link-targets.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Project } from '../project.ts';
import { asPattern } from '../text.ts';
import type { DocumentFacts, EndpointFact } from './document-facts.ts';
import type { Graph } from './graph.ts';
import type { DocOccurrence, DocSymbol } from './symbol.ts';

/** What of a project decides where links lead. */
export type LinkSettings = Pick<Project, 'configuration'>;

/** Every place of the project's documents where a symbol is named, in their order; each once. */
export function findDocOccurrences(graph: Graph, symbol: DocSymbol, project: LinkSettings): DocOccurrence[] {
  switch (symbol.kind) {
    case 'code':
      return graph.documents.flatMap((document) => codeOccurrences(document, symbol.code));
    case 'endpoint':
      return graph.documents.flatMap((document) => endpointOccurrences(document, symbol.template));
    case 'parameter':
      return graph.documents.flatMap((document) => parameterOccurrences(document, symbol.template, symbol.name));
    case 'heading':
    case 'anchor':
    case 'document':
      return placeOccurrences(graph, symbol, project);
  }
}

function codeOccurrences(document: DocumentFacts, code: string): DocOccurrence[] {
  const { uri, api } = document;
  if (!api) return [];
  const rows = api.codes.filter((entry) => entry.code === code).map(({ codeSpan }) => codeSpan);
  const uses = document.text.includes(code) ? findErrorUses(document, { tables: api.tables }, code) : [];
  return inOrder([
    ...rows.map((span) => ({ uri, span, role: 'definition' as const })),
    ...uses.map((span) => ({ uri, span, role: 'use' as const })),
  ]);
}

/** Calls of the endpoint with values for its parameters are uses of it. */
function endpointOccurrences(document: DocumentFacts, template: string): DocOccurrence[] {
  const { uri } = document;
  const wanted = readPath(template);
  return inOrder(
    endpointsOn(document, template, (path) => coversPath(wanted, path)).map(({ pathSpan, isDeclaration }) => ({
      uri,
      span: pathSpan,
      role: isDeclaration ? ('definition' as const) : ('use' as const),
    })),
  );
}

/** The endpoints on a path; and those that `orElse` accepts. */
export function endpointsOn(
  { api }: DocumentFacts,
  template: string,
  orElse: (path: EndpointFact['path']) => boolean = () => false,
): readonly EndpointFact[] {
  const wanted = normalized(template);
  return (api?.endpoints ?? []).filter(({ path }) => normalized(path.template) === wanted || orElse(path));
}

function normalized(template: string): string {
  return template.length > 1 ? template.replace(/\/$/, '') : template;
}

/** In the paths, and in the sections that document them: as a cell of its own, or between code marks. */
function parameterOccurrences(document: DocumentFacts, template: string, name: string): DocOccurrence[] {
  const { uri, text } = document;
  const found: DocOccurrence[] = [];
  for (const { path, pathSpan, isDeclaration, section } of endpointsOn(document, template)) {
    const segments = writtenSegments(text, pathSpan, path) ?? [];
    const role = isDeclaration ? 'definition' : 'use';
    for (const segment of segments) {
      const span = namesParameter(path, segments.indexOf(segment), name) ? parameterSpan(segment, name) : undefined;
      if (span) found.push({ uri, span, role });
    }
    if (isDeclaration) for (const span of namesIn(text, section, name)) found.push({ uri, span, role: 'use' });
  }
  return inOrder(found);
}

function namesParameter(path: EndpointFact['path'], index: number, name: string): boolean {
  return path.segments[index]?.parameters.includes(name) ?? false;
}

function* namesIn(text: string, section: Span, name: string): Generator<Span> {
  const escaped = asPattern(name);
  const marked = new RegExp(`(?<=\`)${escaped}(?=\`)|(?<=^[ \\t>]*\\|[ \\t]*)${escaped}(?=[ \\t]*\\|)`, 'gmu');
  for (const { index } of text.slice(section.start, section.end).matchAll(marked)) {
    const start = section.start + index;
    yield { start, end: start + name.length };
  }
}

function placeOccurrences(
  graph: Graph,
  symbol: Extract<DocSymbol, { readonly kind: 'heading' | 'anchor' | 'document' }>,
  project: LinkSettings,
): DocOccurrence[] {
  const target = graph.document(symbol.uri);
  if (!target) return [];
  const file = parseMarkdown(target.uri, target.text);
  const places = anchorPlaces(file);
  const found: DocOccurrence[] = [];
  const definition = definitionSpan(file, places, symbol);
  if (definition) found.push({ uri: target.uri, span: definition, role: 'definition' });
  for (const { document, link, anchor } of linksTo(graph, target, project)) {
    const place = anchor === undefined ? undefined : places.get(anchor.toLowerCase());
    const isMeant =
      symbol.kind === 'document' ||
      (symbol.kind === 'heading'
        ? place !== undefined && place.heading === symbol.index
        : anchor?.toLowerCase() === symbol.name.toLowerCase());
    if (isMeant) found.push({ uri: document.uri, span: link.span, role: 'use' });
  }
  return inOrder(found);
}

function definitionSpan(
  file: MarkdownFile,
  places: ReadonlyMap<string, AnchorPlace>,
  symbol: Extract<DocSymbol, { readonly kind: 'heading' | 'anchor' | 'document' }>,
): Span | undefined {
  switch (symbol.kind) {
    case 'heading':
      return file.headings[symbol.index]?.textSpan;
    case 'anchor':
      return places.get(symbol.name.toLowerCase())?.span;
    case 'document':
      return undefined;
  }
}

/** A link that leads to a document. */
export interface LinkToDocument {
  readonly document: DocumentFacts;
  readonly link: LinkPlace;
  /** Behind the `#`, decoded. */
  readonly anchor: string | undefined;
}

/** The links of all documents that lead to one of them, its own among them. */
export function linksTo(graph: Graph, target: DocumentFacts, project: LinkSettings): LinkToDocument[] {
  const name = decoded(target.uri.slice(target.uri.lastIndexOf('/') + 1)).replace(/\.mdx?$/i, '');
  const found: LinkToDocument[] = [];
  for (const document of graph.documents) {
    for (const link of document.links) {
      // Most lead elsewhere, which is seen at once.
      if (document !== target && !decoded(link.destination).includes(name)) continue;
      const meant = documentOf(graph, document, link, project);
      if (meant?.document === target) found.push({ document, link, anchor: meant.anchor });
    }
  }
  return found;
}

/** The document that a link leads to, of those that are known. */
export function documentOf(
  graph: Graph,
  { uri }: Pick<DocumentFacts, 'uri'>,
  { destination }: Pick<LinkPlace, 'destination'>,
  project: LinkSettings,
): { readonly document: DocumentFacts; readonly anchor: string | undefined } | undefined {
  const target = linkTarget(project, uri, destination);
  const document = target?.uris.map((one) => graph.document(one)).find((one) => one !== undefined);
  return document && { document, anchor: target?.anchor };
}

function decoded(text: string): string {
  return text.includes('%') ? decodePath(text) : text;
}

/** Each span once: a definition before a use of the same. */
function inOrder(found: readonly DocOccurrence[]): DocOccurrence[] {
  const seen = new Set<string>();
  const key = ({ uri, span }: DocOccurrence): string => `${uri}#${span.start}-${span.end}`;
  return found
    .toSorted((a, b) => Number(a.role === 'use') - Number(b.role === 'use'))
    .filter((one) => !seen.has(key(one)) && seen.add(key(one)))
    .sort((a, b) => (a.uri === b.uri ? a.span.start - b.span.start : 0));
}
