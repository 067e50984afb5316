import type { Token } from 'markdown-it';
import type { Span } from '../finding.ts';
import type { Block } from '../markdown/facts.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { movedSpan } from '../spans.ts';
import { LineIndex } from '../text.ts';
import { type Directive, directiveWord, readDirective } from './directive.ts';
import type { PlainEdit } from './review.ts';
import type { Suppression } from './sift.ts';
import { readYamlComments } from './yaml-comments.ts';

/** A comment of a document that suppresses findings. Spans are the document's. */
export interface MarkdownSuppression extends Suppression {
  /** Findings that begin in it are suppressed. */
  readonly covers: Span | undefined;
}

/** The comments of a document that suppress findings, in their order. */
export function suppressionsIn(file: MarkdownFile): readonly MarkdownSuppression[] {
  const found: MarkdownSuppression[] = inFrontMatter(file);
  for (const [index, { start, content }] of file.parts.entries()) {
    for (const comment of commentsOf(content)) {
      const { directive, removal, covers } = comment;
      const place =
        covers === 'next part' ? beginningBehind(file, index, directive) : covers && movedSpan(covers, start);
      found.push({
        directive: movedDirective(directive, start),
        removal: { ...removal, span: movedSpan(removal.span, start) },
        covers: directive.reach === 'file' ? { start: 0, end: file.text.length } : place,
      });
    }
  }
  return found;
}

function inFrontMatter({ frontMatter, text }: MarkdownFile): MarkdownSuppression[] {
  if (!frontMatter) return [];
  const { start, end } = frontMatter.contentSpan;
  const yaml = text.slice(start, end);
  if (!yaml.includes(directiveWord)) return [];
  return readYamlComments(yaml, () => false).map(({ directive, removal, covers }) => ({
    directive: movedDirective(directive, start),
    removal: { ...removal, span: movedSpan(removal.span, start) },
    covers: directive.reach === 'file' ? { start: 0, end: text.length } : covers && movedSpan(covers, start),
  }));
}

/** The first block, or the first line, behind a part. */
function beginningBehind(file: MarkdownFile, index: number, { reach }: Directive): Span | undefined {
  const next = file.parts[index + 1];
  const [block] = next?.content.facts.blocks ?? [];
  if (!next || !block) return undefined;
  const span = movedSpan(block.span, next.start);
  return reach === 'block' ? span : { start: span.start, end: file.lines.lineEnd(file.lines.lineAt(span.start)) };
}

/** As {@link MarkdownSuppression}, within a part. */
interface PartComment extends Suppression {
  /** `next part`: what it covers begins there. */
  readonly covers: Span | 'next part' | undefined;
}

/** Kept as long as the part's text is the same. */
const commentsOf = perPart((content): readonly PartComment[] =>
  content.text.includes(directiveWord) ? readComments(content) : [],
);

interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

function readComments({ text, facts, tokens }: PartContent): readonly PartComment[] {
  const source = { text, lines: new LineIndex(text) };
  const comments = [...inBlocks(source, facts.blocks, true), ...inLines(source, tokens)];
  return comments.sort((a, b) => a.directive.span.start - b.directive.span.start);
}

/** Those that are a block of their own: they are about the block behind it. */
function inBlocks(source: Source, blocks: readonly Block[], isTop: boolean): PartComment[] {
  return blocks.flatMap((block, index): PartComment[] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap((item) => inBlocks(source, item.blocks, false));
      case 'quote':
        return inBlocks(source, block.blocks, false);
      case 'html':
      case 'paragraph': {
        const isAlone = isOnlyComments(source.text, block);
        if (block.kind === 'paragraph' && !isAlone) return [];
        const next = blocks.slice(index + 1).find((other) => !isOnlyComments(source.text, other));
        return commentsIn(source, block.span).map((directive) => {
          const removal = removalOf(source, directive.span);
          if (!isAlone) return { directive, removal, covers: block.span };
          if (directive.reach === 'line') return { directive, removal, covers: lineBehind(source, directive.span) };
          return { directive, removal, covers: next?.span ?? (isTop ? 'next part' : undefined) };
        });
      }
      case 'heading':
      case 'table':
      case 'code':
      case 'thematicBreak':
        return [];
    }
    return [];
  });
}

/** A comment in HTML, or as MDX has them, in which a block has no other text. */
export function isOnlyComments(text: string, { kind, span }: Block): boolean {
  if (kind !== 'html' && kind !== 'paragraph') return false;
  const words = text.slice(span.start, span.end);
  if (!words.includes(directiveWord)) return false;
  // What is left are the marks of the items and quotes that it stands in.
  return /^[\s>*+\d.)-]*$/.test(words.replace(anyComment, ''));
}

const anyComment = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g;

function lineBehind({ text, lines }: Source, span: Span): Span | 'next part' {
  const line = lines.lineAt(span.end) + 1;
  const start = lines.lineStart(line);
  return start >= text.length ? 'next part' : { start, end: lines.lineEnd(line) };
}

/** Those within a line of other text, such as a heading, an item or a row: they are about that line. */
function inLines(source: Source, tokens: readonly Token[]): PartComment[] {
  const comments: PartComment[] = [];
  let row: Token['map'] = null;
  for (const token of tokens) {
    if (token.type === 'tr_open') row = token.map;
    else if (token.type === 'table_close') row = null;
    if (token.type !== 'inline' || !token.content.includes(directiveWord)) continue;
    const [first, behind] = token.map ?? row ?? [0, 0];
    const place = { start: source.lines.lineStart(first), end: source.lines.lineEnd(Math.max(first, behind - 1)) };
    if (isOnlyComments(source.text, { kind: 'paragraph', span: place, text: '', code: [] })) continue;
    for (const directive of commentsIn(source, place)) {
      const isKnown = comments.some((other) => other.directive.span.start === directive.span.start);
      if (isKnown || !isComment(source.text.slice(directive.span.start, directive.span.end), token)) continue;
      const line = source.lines.lineAt(directive.span.end);
      const own = { start: source.lines.lineStart(line), end: source.lines.lineEnd(line) };
      const covers = directive.reach === 'line' ? lineBehind(source, directive.span) : own;
      comments.push({ directive, removal: removalOf(source, directive.span), covers });
    }
  }
  return comments;
}

/** In a code span it is an example of a comment. */
function isComment(comment: string, { children }: Token): boolean {
  const words = comment.startsWith('<') ? comment : comment.slice(3, 3 + directiveWord.length);
  return (children ?? []).some(({ type, content }) => {
    return comment.startsWith('<')
      ? type === 'html_inline' && content === words
      : type === 'text' && content.includes(words);
  });
}

function commentsIn({ text }: Source, { start, end }: Span): Directive[] {
  const words = text.slice(start, end);
  if (!words.includes(directiveWord)) return [];
  return [...words.matchAll(anyComment)].flatMap(({ index, 0: comment }) => {
    const span = { start: start + index, end: start + index + comment.length };
    const [opening, closing] = comment.startsWith('<') ? [4, 3] : [3, 3];
    return readDirective(comment.slice(opening, -closing), span.start + opening, span) ?? [];
  });
}

/** Its lines, where nothing else stands in them; in the first line of an item that goes on behind it, all up to there. */
function removalOf({ text, lines }: Source, span: Span): PlainEdit {
  const [first, last] = [lines.lineAt(span.start), lines.lineAt(span.end)];
  const before = text.slice(lines.lineStart(first), span.start);
  const after = text.slice(span.end, lines.lineEnd(last));
  if (after.trim() !== '' || /[^\s>*+\d.)-]/.test(before)) {
    const spaces = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    const isBetween = after.trim() !== '' && before.trim() === '';
    const behind = isBetween ? (/^[ \t]*/.exec(after)?.[0].length ?? 0) : 0;
    return { span: { start: span.start - (isBetween ? 0 : spaces), end: span.end + behind }, text: '' };
  }
  const next = lines.lineStart(last + 1);
  if (/^[\s>]*$/.test(before)) return { span: { start: lines.lineStart(first), end: next }, text: '' };
  const [margin = ''] = /^[\s>]*/.exec(text.slice(next, lines.lineEnd(last + 1))) ?? [];
  return { span: { start: span.start, end: next + margin.length }, text: '' };
}

function movedDirective(directive: Directive, by: number): Directive {
  const { span, rules, until, problem } = directive;
  return {
    ...directive,
    span: movedSpan(span, by),
    rules: rules.map(({ name, span }) => ({ name, span: movedSpan(span, by) })),
    until: until && { ...until, span: movedSpan(until.span, by) },
    problem: problem && { ...problem, span: movedSpan(problem.span, by) },
  };
}
