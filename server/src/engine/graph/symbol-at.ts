import { parameterSpan, writtenSegments } from '../endpoints/written-path.ts';
import { anchorPlaces, ownAnchorsOf } from '../facts/anchors.ts';
import { findErrorUses } from '../facts/error-uses.ts';
import { headingAbove } from '../facts/heading-chains.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { holds } from '../spans.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { Graph } from './graph.ts';
import { documentOf, type LinkSettings } from './occurrences.ts';
import type { DocSymbol, NamedSymbol } from './symbol.ts';

/** What a document names at an offset; undefined where it is nothing that has a name, and for a document that the graph doesn't have. */
export function docSymbolAt(
  graph: Graph,
  file: MarkdownFile,
  project: LinkSettings,
  offset: number,
): NamedSymbol | undefined {
  const document = graph.document(file.uri);
  if (!document) return undefined;
  return (
    linkAt(graph, document, project, offset) ??
    endpointAt(document, offset) ??
    codeAt(graph, document, offset) ??
    anchorAt(document, file, offset) ??
    headingAt(document, file, offset)
  );
}

function linkAt(graph: Graph, document: DocumentFacts, project: LinkSettings, offset: number): NamedSymbol | undefined {
  const link = document.links.find(({ span }) => holds(span, offset));
  const meant = link && documentOf(graph, document, link, project);
  if (!meant) return undefined;
  return { symbol: placeNamed(meant.document, meant.anchor), span: link.span };
}

/** What an anchor of a document leads to. One that isn't there leads to the document. */
function placeNamed({ uri, text }: DocumentFacts, anchor: string | undefined): DocSymbol {
  const place = anchor === undefined ? undefined : anchorPlaces(parseMarkdown(uri, text)).get(anchor.toLowerCase());
  if (!place || anchor === undefined) return { kind: 'document', uri };
  if (place.heading === undefined) return { kind: 'anchor', uri, name: anchor };
  return { kind: 'heading', uri, index: place.heading };
}

function endpointAt({ text, api }: DocumentFacts, offset: number): NamedSymbol | undefined {
  const endpoint = api?.endpoints.find(
    ({ methodSpan, pathSpan }) => holds(pathSpan, offset) || (methodSpan && holds(methodSpan, offset)),
  );
  if (!endpoint) return undefined;
  const { path, pathSpan } = endpoint;
  const { template } = path;
  for (const [index, segment] of (writtenSegments(text, pathSpan, path) ?? []).entries()) {
    if (!holds(segment.span, offset)) continue;
    for (const name of path.segments[index]?.parameters ?? []) {
      const span = parameterSpan(segment, name);
      if (span && holds(span, offset)) return { symbol: { kind: 'parameter', template, name }, span };
    }
  }
  return { symbol: { kind: 'endpoint', template }, span: pathSpan };
}

/** A code of any catalogue of the project. */
function codeAt(graph: Graph, { text, api }: DocumentFacts, offset: number): NamedSymbol | undefined {
  if (!api) return undefined;
  const own = api.codes.find(({ codeSpan }) => holds(codeSpan, offset));
  if (own) return { symbol: { kind: 'code', code: own.code }, span: own.codeSpan };
  const before = /[\p{L}\p{N}_.:/#-]*$/u.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? '';
  const after = /^[\p{L}\p{N}_.:/#-]*/u.exec(text.slice(offset, offset + longest))?.[0] ?? '';
  const start = offset - before.length;
  // A full stop or a colon behind a code ends the sentence.
  const code = (before + after).replace(/[.:/#-]+$/, '');
  if (code === '' || offset > start + code.length) return undefined;
  if (!graph.documents.some((document) => document.api?.codes.some((entry) => entry.code === code))) return undefined;
  const span = findErrorUses({ text }, { tables: api.tables }, code).find((use) => use.start === start);
  return span && { symbol: { kind: 'code', code }, span };
}

/** No code is longer. */
const longest = 200;

/** Where a document gives a name itself. */
function anchorAt({ uri }: DocumentFacts, file: MarkdownFile, offset: number): NamedSymbol | undefined {
  for (const { name, span } of ownAnchorsOf(file))
    if (holds(span, offset)) return { symbol: { kind: 'anchor', uri, name }, span };
  return undefined;
}

function headingAt({ uri }: DocumentFacts, file: MarkdownFile, offset: number): NamedSymbol | undefined {
  const heading = headingAbove(file, offset);
  return heading && holds(heading.span, offset)
    ? { symbol: { kind: 'heading', uri, index: heading.index }, span: heading.textSpan }
    : undefined;
}
