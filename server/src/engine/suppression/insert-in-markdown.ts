import { applyEdits } from '../fix.ts';
import type { Block, TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { directiveText } from './directive.ts';
import { type Insertion, insertion, lineBreakOf } from './insertion.ts';
import { isOnlyComments, suppressionsIn } from './markdown-comments.ts';

/** A finding that is to be suppressed: its rule, and the offset at which it begins. */
export interface Suppressed {
  readonly rule: string;
  readonly at: number;
}

/**
 * The comment that suppresses a finding of a document, in its place or in the whole file; undefined where none can stand without changing what the
 * document says.
 */
export function suppressInMarkdown(
  file: MarkdownFile,
  finding: Suppressed,
  reach: 'here' | 'file',
): Insertion | undefined {
  const comments = reach === 'file' ? [atTop(file, finding)] : places(file, finding);
  return comments.find((one) => one && suppresses(file, finding, one));
}

function places(file: MarkdownFile, finding: Suppressed): (Insertion | undefined)[] {
  const content = file.frontMatter?.contentSpan;
  if (content && finding.at >= content.start && finding.at < content.end) return [inFrontMatter(file, finding)];
  const part = file.parts.findLast(({ start }) => start <= finding.at);
  const way = part ? wayTo(part.content.facts.blocks, finding.at - part.start) : [];
  const [top, block] = [way[0], way.at(-1)];
  if (!part || !top || !block) return [];
  const before = beforeBlock(file, finding, part.start + top.span.start);
  if (block.kind === 'table' && isInRow(block, finding.at - part.start)) return [inRow(file, finding), before];
  if (way.length === 1) return [before];
  if (block.kind === 'paragraph' || block.kind === 'heading') return [behindLine(file, finding), before];
  return [beforeNested(file, finding, part.start + block.span.start), before];
}

/** The blocks that hold an offset, from the outermost to the innermost. */
function wayTo(blocks: readonly Block[], offset: number): readonly Block[] {
  const block = blocks.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!block) return [];
  const inner = block.kind === 'list' ? block.items.flatMap((item) => item.blocks) : undefined;
  return [block, ...wayTo(inner ?? (block.kind === 'quote' ? block.blocks : []), offset)];
}

function inFrontMatter({ text, lines }: MarkdownFile, { rule, at }: Suppressed): Insertion {
  const start = lines.lineStart(lines.lineAt(at));
  const [indent = ''] = /^[ \t]*/.exec(text.slice(start, lines.lineEnd(lines.lineAt(at)))) ?? [];
  const words = directiveText('line', rule);
  return insertion({ start, end: start }, `${indent}# ${words}${lineBreakOf(text)}`, words);
}

function isInRow({ rows }: TableBlock, offset: number): boolean {
  const first = rows[0]?.[0]?.span.start;
  return first !== undefined && offset >= first;
}

/** In the last cell: a line between the rows would end the table. */
function inRow(file: MarkdownFile, { rule, at }: Suppressed): Insertion {
  const { text, lines } = file;
  const line = lines.lineAt(at);
  const row = text.slice(lines.lineStart(line), lines.lineEnd(line));
  const [bar = ''] = /(?<!\\)\|[ \t]*$/.exec(row) ?? [];
  const cells = row.slice(0, row.length - bar.length).trimEnd();
  const words = directiveText('block', rule);
  const start = lines.lineStart(line) + cells.length;
  return insertion({ start, end: start }, ` ${commentOf(file, words)}`, words);
}

/** Two spaces, or a backslash, at its end break the line. */
function behindLine(file: MarkdownFile, { rule, at }: Suppressed): Insertion {
  const { text, lines } = file;
  const line = lines.lineAt(at);
  const words = directiveText('block', rule);
  const start =
    lines.lineStart(line) + text.slice(lines.lineStart(line), lines.lineEnd(line)).replace(/\s*\\?$/, '').length;
  return insertion({ start, end: start }, ` ${commentOf(file, words)}`, words);
}

function beforeBlock(file: MarkdownFile, { rule }: Suppressed, start: number): Insertion {
  const words = directiveText('block', rule);
  return insertion({ start, end: start }, `${commentOf(file, words)}${lineBreaks(file)}`, words);
}

/** In an item or a quote: with the marks that its line begins with, which go on as spaces where they are those of an item. */
function beforeNested(file: MarkdownFile, { rule }: Suppressed, start: number): Insertion {
  const words = directiveText('block', rule);
  const [marks = ''] =
    /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(file.text.slice(start, start + 1000)) ?? [];
  const goingOn = marks.replace(/[^\s>]/g, ' ');
  const comment = `${marks}${commentOf(file, words)}${lineBreaks(file)}${goingOn}`;
  return insertion({ start, end: start + marks.length }, comment, words);
}

/** Behind the front matter and the empty lines below it. */
function atTop(file: MarkdownFile, { rule }: Suppressed): Insertion {
  const { text, frontMatter } = file;
  const body = frontMatter?.span.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const [empty = ''] = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(body)) ?? [];
  const words = directiveText('file', rule);
  const start = body + empty.length;
  const opening = frontMatter && empty === '' && !/[\r\n]$/.test(text.slice(0, start)) ? lineBreakOf(text) : '';
  return insertion({ start, end: start }, `${opening}${commentOf(file, words)}${lineBreaks(file)}`, words);
}

function commentOf({ uri }: MarkdownFile, words: string): string {
  return isMdx(uri) ? `{/* ${words} */}` : `<!-- ${words} -->`;
}

/** In MDX a comment would be one paragraph with the lines below it. */
function lineBreaks({ uri, text }: MarkdownFile): string {
  const lineBreak = lineBreakOf(text);
  return isMdx(uri) ? lineBreak + lineBreak : lineBreak;
}

function isMdx(uri: string): boolean {
  return /\.mdx$/i.test(uri);
}

/** The document must say what it said, and the comment must be one that covers the finding. */
function suppresses(file: MarkdownFile, { rule, at }: Suppressed, { span, text }: Insertion): boolean {
  const after = parseMarkdown(file.uri, applyEdits(file.text, [{ uri: file.uri, span, text }]), file);
  const place = span.end <= at ? at + text.length - (span.end - span.start) : at;
  const isCovered = suppressionsIn(after).some(({ covers, directive }) => {
    return !directive.problem && isNaming(directive, rule) && covers && covers.start <= place && place <= covers.end;
  });
  return isCovered && contentOf(after) === contentOf(file);
}

function isNaming({ rules }: { readonly rules: readonly { readonly name: string }[] }, rule: string): boolean {
  return rules.some(({ name }) => name === rule);
}

/** All that a document says, without its comments that suppress something, and wherever it says it. */
function contentOf({ parts, frontMatter }: MarkdownFile): string {
  const blocks = parts.flatMap(({ content }) => contentsOf(content.text, content.facts.blocks));
  const values = [...(frontMatter?.entries ?? [])].map(([key, { value }]) => [key, value]);
  return JSON.stringify([values, blocks]);
}

function contentsOf(text: string, blocks: readonly Block[]): unknown[] {
  return blocks.filter((block) => !isOnlyComments(text, block)).map((block) => contentOfBlock(text, block));
}

function contentOfBlock(text: string, block: Block): unknown {
  switch (block.kind) {
    case 'heading':
      return [block.kind, block.level, plain(block.text)];
    case 'paragraph':
      return [block.kind, plain(block.text), block.code];
    case 'list':
      return [block.kind, block.isOrdered, block.items.map((item) => contentsOf(text, item.blocks))];
    case 'quote':
      return [block.kind, contentsOf(text, block.blocks)];
    case 'table':
      return [block.kind, ...[block.header, ...block.rows].map((row) => row.map((cell) => plain(cell.text)))];
    case 'code':
      return [block.kind, block.info, block.content];
    case 'html':
      return [block.kind, block.content];
    case 'thematicBreak':
      return [block.kind];
  }
}

/** Comments of MDX are words to a reader of Markdown. */
function plain(text: string): string {
  return text
    .replace(/\{\/\*\s*docwright-ignore.*?\*\/\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
