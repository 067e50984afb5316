import { anchorsOf } from '../facts/anchors.ts';
import { relativePath } from '../facts/link-targets.ts';
import type { DocumentFacts } from '../graph/document-facts.ts';
import { otherDocuments } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { HeadingIds, headingSlug } from '../preview/heading-ids.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** A place in a document that a link may name behind `#`. */
export interface LinkAnchor {
  readonly name: string;
  /** The heading's words; undefined for an anchor that has none. */
  readonly words: string | undefined;
}

/** Where links lead: anchors of the document, and the other documents of the project with theirs. */
export function linkTargets({ file, place, graph }: CompletionContext): readonly Completion[] {
  const { block, inlineCode, line, offset } = place;
  if (inlineCode || block.kind === 'code') return [];
  const typed = /(?:\]\(<?|^ {0,3}\[[^\]]+\]:[ \t]*<?|\bhref=["'])([^\s()<>"']*)$/.exec(line.before)?.[1];
  if (typed === undefined || /^[a-z][a-z+.-]*:/i.test(typed)) return [];
  const rest = /^[^\s()<>"']*/.exec(line.after)?.[0] ?? '';
  const mark = typed.indexOf('#');
  const others = otherDocuments(graph, file.uri);
  if (mark === -1) {
    const span = { start: offset - typed.length, end: offset + (/^[^#]*/.exec(rest)?.[0].length ?? 0) };
    return others
      .map(({ uri, title }) => ({ path: relativePath(file.uri, uri), title }))
      .filter(({ path }) => mayBecome(typed, path))
      .map(({ path, title }, index) => item({ label: path, detail: title, kind: 'file', span, index }));
  }
  const path = typed.slice(0, mark);
  const name = typed.slice(mark + 1);
  const meant = others.find(({ uri }) => relativePath(file.uri, uri) === path.replace(/^\.\//, ''));
  const anchors = path === '' ? ownAnchors(file) : meant ? anchorsIn(meant) : [];
  const span = { start: offset - name.length, end: offset + rest.length };
  return anchors
    .filter((anchor) => mayBecome(name, anchor.name))
    .map((anchor, index) => item({ label: anchor.name, detail: anchor.words, kind: 'reference', span, index }));
}

function item({
  label,
  detail,
  kind,
  span,
  index,
}: Pick<Completion, 'label' | 'detail' | 'kind' | 'span'> & { readonly index: number }): Completion {
  const insertText = label;
  const sortText = sortKey('5', index);
  return {
    label,
    detail,
    kind,
    span,
    insertText,
    sortText,
    isSnippet: false,
    documentation: undefined,
    filterText: label,
  };
}

function anchorsIn({ anchors, headings }: DocumentFacts): readonly LinkAnchor[] {
  return anchors.names.map((name, index) => ({ name, words: headings[index] }));
}

/** As GitHub makes them, in the order of the headings, and those that the document gives itself. */
export function ownAnchors(file: MarkdownFile): readonly LinkAnchor[] {
  const ids = new HeadingIds();
  const anchors = new Map<string, LinkAnchor>();
  for (const { text } of file.headings) {
    const name = ids.next(headingSlug(text));
    if (name !== '') anchors.set(name, { name, words: text });
  }
  for (const name of anchorsOf(file).names)
    if (!anchors.has(name) && name !== '') anchors.set(name, { name, words: undefined });
  return [...anchors.values()];
}
