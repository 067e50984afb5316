import type { Env, Token } from 'markdown-it';
import type { Span } from '../finding.ts';
import { LineIndex } from '../text.ts';
import type { Block, HeadingBlock, Link, ListItem, PartFacts, TableBlock } from './facts.ts';
import { codeSpans, inlineText } from './inline-text.ts';
import { parseInlines } from './markdown-it.ts';
import { rowCells } from './table-cells.ts';

/** Turns the tokens of a part into facts. Spans are offsets in the part's text. `headings` are those of {@link readPartHeadings}. */
export function readPartFacts(text: string, tokens: readonly Token[], headings: readonly HeadingBlock[]): PartFacts {
  const source: Source = { text, lines: new LineIndex(text), links: [] };
  const cursor: Cursor = { tokens, at: 0 };
  const blocks = readBlocks(source, cursor, undefined);
  let next = 0;
  return {
    blocks: blocks.map((block) => (block.kind === 'heading' ? (headings[next++] ?? block) : block)),
    links: source.links,
  };
}

/** The document-level headings of a part, of whose tokens only theirs are parsed. */
export function readPartHeadings(text: string, tokens: readonly Token[], environment: Env): readonly HeadingBlock[] {
  const starts = [...tokens.keys()].filter((at) => tokens[at]?.type === 'heading_open' && tokens[at].level === 0);
  if (starts.length === 0) return [];
  parseInlines(
    starts.flatMap((at) => tokens[at + 1] ?? []),
    environment,
  );
  const source: Source = { text, lines: new LineIndex(text), links: [] };
  return starts.flatMap((at) => {
    const token = tokens[at];
    const heading = token && readHeading(source, { tokens, at: at + 1 }, token, blockSpan(source, token));
    return heading ?? [];
  });
}

interface Source {
  readonly text: string;
  readonly lines: LineIndex;
  readonly links: Link[];
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** Reads blocks up to and with the token that closes the container; up to the end for undefined. */
function readBlocks(source: Source, cursor: Cursor, closing: string | undefined): Block[] {
  const blocks: Block[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === closing) break;
    const block = readBlock(source, cursor, token);
    if (block) blocks.push(block);
  }
  return blocks;
}

function readBlock(source: Source, cursor: Cursor, token: Token): Block | undefined {
  const span = blockSpan(source, token);
  switch (token.type) {
    case 'heading_open':
      return readHeading(source, cursor, token, span);
    case 'paragraph_open': {
      const inline = takeInline(source, cursor, 'paragraph_close');
      if (!inline) return undefined;
      return { kind: 'paragraph', span, text: inlineText(inline).trim(), code: codeSpans(inline) };
    }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { kind: 'list', span, isOrdered: token.type === 'ordered_list_open', items: readItems(source, cursor) };
    case 'blockquote_open':
      return { kind: 'quote', span, blocks: readBlocks(source, cursor, 'blockquote_close') };
    case 'table_open':
      return readTable(source, cursor, span);
    case 'fence': {
      const language = /^[^\s{]*/.exec(token.info.trim())?.[0].toLowerCase() ?? '';
      return { kind: 'code', span, language, info: token.info.trim(), content: token.content, isFenced: true };
    }
    case 'code_block':
      return { kind: 'code', span, language: '', info: '', content: token.content, isFenced: false };
    case 'html_block':
      return { kind: 'html', span, content: token.content };
    case 'hr':
      return { kind: 'thematicBreak', span };
  }
  return undefined;
}

/** Takes the inline token and the closing one behind it, and notes the links. */
function takeInline(source: Source, cursor: Cursor, closing: string): Token | undefined {
  const inline = cursor.tokens[cursor.at];
  if (inline?.type !== 'inline') return undefined;
  cursor.at++;
  if (cursor.tokens[cursor.at]?.type === closing) cursor.at++;
  noteLinks(source, inline, blockSpan(source, inline));
  return inline;
}

/** `span` is that of the block or the row in which the links stand. */
function noteLinks(source: Source, inline: Token, span: Span): void {
  const children = inline.children ?? [];
  for (const [index, child] of children.entries()) {
    if (child.type === 'image') {
      source.links.push({ kind: 'image', span, destination: String(child.attrGet('src') ?? ''), text: child.content });
    } else if (child.type === 'link_open') {
      const text = children[index + 1]?.content ?? '';
      source.links.push({ kind: 'link', span, destination: String(child.attrGet('href') ?? ''), text });
    }
  }
}

function readHeading(source: Source, cursor: Cursor, token: Token, span: Span): HeadingBlock | undefined {
  const inline = takeInline(source, cursor, 'heading_close');
  const isSetext = !token.markup.startsWith('#');
  return {
    kind: 'heading',
    span,
    level: Number(token.tag.slice(1)),
    text: inline ? headingWords(inlineText(inline)) : '',
    textSpan: isSetext ? setextTextSpan(source, span) : atxTextSpan(source, span),
    isSetext,
  };
}

/** Without an attribute block such as `{#id .class}` at the end. */
function headingWords(text: string): string {
  return text.replace(/(?<!\s)\s*\{[#.:][^{}]*\}\s*$/, '').trim();
}

function atxTextSpan(source: Source, span: Span): Span {
  const line = source.text.slice(span.start, span.end);
  const opening = /^[^#]*#{1,6}[ \t]*/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(opening);
  const words = rest
    .replace(/(^|(?<![ \t])[ \t]+)#+[ \t]*$/, '')
    .replace(/(?<![ \t])[ \t]*\{[#.:][^{}]*\}[ \t]*$/, '')
    .trimEnd();
  return { start: span.start + opening, end: span.start + opening + words.length };
}

function setextTextSpan(source: Source, span: Span): Span {
  const underline = source.lines.lineAt(Math.max(span.start, span.end - 1));
  const end = source.lines.lineEnd(Math.max(underline - 1, source.lines.lineAt(span.start)));
  const words = source.text.slice(span.start, end);
  const leading = /^[ \t>]*/.exec(words)?.[0].length ?? 0;
  return { start: span.start + leading, end: span.start + words.trimEnd().length };
}

function readItems(source: Source, cursor: Cursor): ListItem[] {
  const items: ListItem[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at++];
    if (token?.type !== 'list_item_open') break;
    items.push({ span: blockSpan(source, token), blocks: readBlocks(source, cursor, 'list_item_close') });
  }
  return items;
}

function readTable(source: Source, cursor: Cursor, span: Span): TableBlock {
  const rows: { readonly span: Span; readonly cells: Token[] }[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === 'table_close') break;
    const row = rows.at(-1);
    if (token.type === 'tr_open') rows.push({ span: blockSpan(source, token), cells: [] });
    else if (token.type === 'inline' && row) {
      row.cells.push(token);
      noteLinks(source, token, row.span);
    }
  }
  const read = rows.map((row) =>
    rowCells(source.text.slice(row.span.start, row.span.end), row.span.start, row.cells.map(inlineText)),
  );
  return { kind: 'table', span, header: read[0] ?? [], rows: read.slice(1) };
}

/** Whole lines, without the last line break and without blank lines at the end. */
function blockSpan(source: Source, token: Token): Span {
  const [first, behind] = token.map ?? [0, 0];
  const start = source.lines.lineStart(first);
  let last = Math.max(first, behind - 1);
  while (last > first && isBlank(source, last)) last--;
  return { start, end: Math.max(start, source.lines.lineEnd(last)) };
}

function isBlank(source: Source, line: number): boolean {
  return source.text.slice(source.lines.lineStart(line), source.lines.lineEnd(line)).trim() === '';
}
