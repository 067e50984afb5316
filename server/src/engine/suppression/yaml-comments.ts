import type { Span } from '../finding.ts';
import { type Directive, directiveWord, readDirective } from './directive.ts';
import type { PlainEdit } from './review.ts';

/** A comment of a YAML text that suppresses findings. Offsets in the text. */
export interface YamlComment {
  readonly directive: Directive;
  readonly removal: PlainEdit;
  /** What it covers: nothing, where the text ends before that begins. A comment about the file covers nothing else. */
  readonly covers: Span | undefined;
  /** What it covers is behind the text, or may go on there. */
  readonly isOpen: boolean;
}

/** Reads the comments of a YAML text. `isText` says whether an offset is within a value, where `#` begins no comment. */
export function readYamlComments(text: string, isText: (offset: number) => boolean): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  const pattern = new RegExp(`#[ \\t]*${directiveWord}[^\\r\\n]*`, 'g');
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const before = text[start - 1] ?? '\n';
    if (!/\s|\uFEFF/.test(before) || isText(start)) continue;
    const span = { start, end: start + match[0].trimEnd().length };
    const directive = readDirective(text.slice(start + 1, span.end), start + 1, span);
    if (directive) comments.push({ directive, ...placed(text, directive) });
  }
  return comments;
}

function placed(text: string, { reach, span }: Directive): Omit<YamlComment, 'directive'> {
  const lineStart = startOfLine(text, span.start);
  const next = startOfNextLine(text, span.end);
  const isBehindText = /[^\s\uFEFF]/.test(text.slice(lineStart, span.start));
  if (isBehindText) {
    const removed = text.slice(lineStart, span.start).trimEnd().length + lineStart;
    const removal = { span: { start: removed, end: span.end }, text: '' };
    const own = { start: lineStart, end: span.start };
    return { removal, isOpen: false, covers: reach === 'file' ? undefined : own };
  }
  const start = text[lineStart] === '\uFEFF' ? lineStart + 1 : lineStart;
  const removal = { span: { start, end: next }, text: '' };
  if (reach === 'file') return { removal, covers: undefined, isOpen: false };
  const target = nextContent(text, next);
  if (target === undefined) return { removal, covers: undefined, isOpen: true };
  const end = reach === 'line' ? endOfLine(text, target) : blockEnd(text, target);
  return { removal, covers: { start: target, end }, isOpen: reach === 'block' && end === text.length };
}

/** The start of the first line from one on that is neither empty nor a comment. */
export function nextContent(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at = startOfNextLine(text, at)) {
    if (!isBlank(text.slice(at, endOfLine(text, at)))) return at;
  }
  return undefined;
}

function isBlank(line: string): boolean {
  return /^[\s\uFEFF]*(?:#.*)?$/.test(line);
}

/** The end of the entry or the item that begins in a line: of all lines below that are indented deeper. */
export function blockEnd(text: string, lineStart: number): number {
  const indent = indentAt(text, lineStart);
  const isItem = text[lineStart + indent] === '-';
  let end = endOfLine(text, lineStart);
  for (let at = startOfNextLine(text, lineStart); at < text.length; at = startOfNextLine(text, at)) {
    const line = text.slice(at, endOfLine(text, at));
    if (isBlank(line)) continue;
    const own = indentAt(text, at);
    // The items of a list may stand in the column of its key.
    const isBelow = own > indent || (own === indent && !isItem && /^-(?:\s|$)/.test(line.slice(own)));
    if (!isBelow) return end;
    end = endOfLine(text, at);
  }
  return text.length;
}

function indentAt(text: string, lineStart: number): number {
  const [indent = ''] = /^[ \uFEFF]*/.exec(text.slice(lineStart, lineStart + 1000)) ?? [];
  return indent.length;
}

function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

function startOfNextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
