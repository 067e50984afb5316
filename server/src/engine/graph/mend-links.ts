import { type AnchorPlace, anchorPlaces, headingAnchors } from '../facts/anchors.ts';
import type { TextEdit } from '../finding.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { Graph } from './graph.ts';
import { type LinkSettings, linksTo } from './occurrences.ts';

/**
 * The edits that keep links to headings true when the headings' words change by other edits: in all documents, and for all headings that are called
 * something else by that; a second `Errors` may become the first. The headings stay as many as they are.
 */
export function mendLinks(graph: Graph, edits: readonly TextEdit[], project: LinkSettings): TextEdit[] {
  const mended: TextEdit[] = [];
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const document = graph.document(uri);
    const changed = edits.filter((edit) => edit.uri === uri);
    if (document) mended.push(...mendLinksTo(graph, document, applied(document.text, changed), project));
  }
  // What is renamed as a link itself says so already.
  return mended.filter(({ uri, span }) => !edits.some((edit) => edit.uri === uri && overlap(edit.span, span)));
}

function* mendLinksTo(graph: Graph, document: DocumentFacts, text: string, project: LinkSettings): Generator<TextEdit> {
  const before = anchorPlaces(parseMarkdown(document.uri, document.text));
  const after = headingAnchors(parseMarkdown(document.uri, text));
  for (const { document: from, link, anchor } of linksTo(graph, document, project)) {
    const old = anchor === undefined ? undefined : before.get(anchor.toLowerCase());
    const anchors = old?.heading === undefined ? undefined : after[old.heading];
    const name = old && anchors && sameWay(old, anchors);
    if (anchor === undefined || name === undefined || name.toLowerCase() === anchor.toLowerCase()) continue;
    const start = link.span.start + link.destination.indexOf('#') + 1;
    yield { uri: from.uri, span: { start, end: link.span.end }, text: written(link.destination, name) };
  }
}

/** The name that a heading has now by the same generator's way; GitHub's where that way makes no other. */
function sameWay({ way, variant }: AnchorPlace, anchors: readonly AnchorPlace[]): string | undefined {
  const own = anchors.filter((anchor) => anchor.way === way);
  return (own[variant] ?? own[0] ?? anchors[0])?.name;
}

/** In percent-encoding where the link is written so. */
function written(destination: string, name: string): string {
  return /%[\dA-F]{2}/i.test(destination.slice(destination.indexOf('#'))) ? encodeURIComponent(name) : name;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, text: inserted } of edits.toSorted((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  return result;
}

function overlap(a: TextEdit['span'], b: TextEdit['span']): boolean {
  return a.start < b.end && b.start < a.end;
}
