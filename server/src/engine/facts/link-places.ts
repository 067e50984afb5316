import type { Span } from '../finding.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { markdownParser } from '../markdown/markdown-it.ts';
import { perPart } from '../markdown/per-part.ts';
import { textWithoutCode } from './source-text.ts';

/** A link's destination as it stands in the source. Spans are relative to the part. */
export interface LinkPlace {
  /** As written, without angle brackets. */
  readonly destination: string;
  readonly span: Span;
  readonly form: 'link' | 'image' | 'definition' | 'html';
}

/**
 * Where the links, images, definitions of link references and links in HTML of a part lead, in their order; kept as long as its text is the
 * same. Links by reference are told by their definition.
 */
export const linkPlaces = perPart((content): readonly LinkPlace[] =>
  /\]\(|\]:|\shref\s*=/i.test(content.text) ? readPart(content) : [],
);

function readPart(content: PartContent): LinkPlace[] {
  const text = textWithoutCode(content);
  const found = [...inlineLinks(content, text), ...definitions(text), ...htmlLinks(text)];
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Only what the parser has read as a link is one: what looks like it may stand in brackets that are none. */
function inlineLinks({ facts }: PartContent, text: string): LinkPlace[] {
  const found: LinkPlace[] = [];
  const parsed = new Map<string, number>();
  for (const { destination } of facts.links) parsed.set(destination, (parsed.get(destination) ?? 0) + 1);
  for (const { index, 0: matched, 1: angled, 2: plain } of text.matchAll(inlineLink)) {
    const destination = angled ?? plain ?? '';
    const left = parsed.get(normalized(destination)) ?? 0;
    if (left === 0) continue;
    parsed.set(normalized(destination), left - 1);
    const start = index + matched.length - destination.length - (angled === undefined ? 0 : 1);
    found.push({ destination, span: { start, end: start + destination.length }, form: 'link' });
  }
  return found;
}

const inlineLink = /\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<]|\\[()]|\([^\s()]*\))(?:[^\s()]|\\[()]|\([^\s()]*\))*))/g;

function normalized(destination: string): string {
  const parser = markdownParser();
  return parser.normalizeLink(parser.utils.unescapeAll(destination));
}

function* definitions(text: string): Generator<LinkPlace> {
  for (const { index, 0: matched, 1: destination } of text.matchAll(/^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s<>]+)/gm)) {
    if (destination === undefined) continue;
    const start = index + matched.length - destination.length;
    yield { destination, span: { start, end: start + destination.length }, form: 'definition' };
  }
}

function* htmlLinks(text: string): Generator<LinkPlace> {
  for (const { index, 0: matched, 1: quote, 2: destination } of text.matchAll(
    /<a\s(?:[^<>]*\s)?href\s*=\s*(["'])([^"'<>\n]*)\1/gi,
  )) {
    if (quote === undefined || destination === undefined) continue;
    const start = index + matched.length - destination.length - 1;
    yield { destination, span: { start, end: start + destination.length }, form: 'html' };
  }
}
