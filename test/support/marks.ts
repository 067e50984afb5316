import assert from 'node:assert/strict';
import type { Span } from '#engine/finding.ts';
import { LineIndex } from '#engine/text.ts';

/**
 * Documents with marks, as the tests write them. `<|>` is a cursor. A line of carets below a line marks what is expected
 * there, `^^^ family/rule: message` or `^^^ message`; its columns count without cursors. `//- path` begins another file.
 * Marks are removed before anything is parsed.
 */
export interface MarkedFile {
  /** Empty for what stands before the first `//- path`. */
  readonly path: string;
  /** Without the marks. */
  readonly text: string;
  readonly cursors: readonly number[];
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly span: Span;
  readonly rule?: string | undefined;
  readonly message: string;
}

/** The files of a source. One that begins with a line break loses it, and the indentation that its lines share. */
export function readFiles(source: string): MarkedFile[] {
  const files: { path: string; lines: string[] }[] = [{ path: '', lines: [] }];
  for (const line of splitLines(dedent(source))) {
    const path = /^\/\/- (\S+)\s*$/.exec(line)?.[1];
    if (path) files.push({ path, lines: [] });
    else files.at(-1)?.lines.push(line);
  }
  const isEmpty = (file: { path: string; lines: string[] }): boolean =>
    file.path === '' && file.lines.join('').trim() === '';
  return files.filter((file) => files.length === 1 || !isEmpty(file)).map(({ path, lines }) => readLines(path, lines));
}

/** The only file of a source. */
export function readFile(source: string): MarkedFile {
  const [file, ...others] = readFiles(source);
  assert.ok(file && others.length === 0, 'one file is expected');
  return file;
}

/** The only cursor of a source, and its text. */
export function readCursor(source: string): { readonly text: string; readonly offset: number } {
  const { text, cursors } = readFile(source);
  const [offset, ...others] = cursors;
  assert.ok(offset !== undefined && others.length === 0, 'one cursor <|> is expected');
  return { text, offset };
}

/** The text with a line of carets below each marked line: what a test compares, so that a failure reads as a document. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const lines = new LineIndex(text);
  const below = new Map<number, string[]>();
  for (const mark of [...marks].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const { line, character } = lines.positionAt(mark.span.start);
    const end = Math.min(mark.span.end, lines.lineEnd(line));
    const carets = '^'.repeat(Math.max(1, end - mark.span.start));
    const rule = mark.rule === undefined ? '' : `${mark.rule}: `;
    below.set(line, [...(below.get(line) ?? []), `${' '.repeat(character)}${carets} ${rule}${mark.message}`]);
  }
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

/** Asserts that the marks of a source are exactly those found: same places, rules and messages. A span over lines counts to its line's end. */
export function assertMarks(file: MarkedFile, found: readonly Mark[]): void {
  const isRuleMarked = file.marks.some((mark) => mark.rule !== undefined);
  const comparable = isRuleMarked ? found : found.map(({ span, message }) => ({ span, message }));
  assert.equal(writeMarks(file.text, comparable), writeMarks(file.text, file.marks));
}

/** Without the first line break, the indentation that all lines share, and the spaces of the last line. */
export function dedent(source: string): string {
  if (!source.startsWith('\n')) return source;
  const lines = source.slice(1).split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const indentation = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  if (lines.at(-1)?.trim() === '') lines[lines.length - 1] = '';
  return lines.map((line) => line.slice(Math.min(indentation, line.length))).join('\n');
}

const cursor = '<|>';
const caretLine = /^(\s*)(\^+)(?: ([a-z][\w-]*\/[\w-]+):)? (.*?)\s*$/;

/** Lines with their breaks. */
function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function readLines(path: string, lines: readonly string[]): MarkedFile {
  let text = '';
  let lineStart = 0;
  const cursors: number[] = [];
  const marks: Mark[] = [];
  for (const line of lines) {
    const [, indentation = '', carets = '', rule, message = ''] = caretLine.exec(line) ?? [];
    if (carets) {
      const start = lineStart + indentation.length;
      marks.push({ span: { start, end: start + carets.length }, rule, message });
      continue;
    }
    lineStart = text.length;
    const [first = '', ...others] = line.split(cursor);
    text += first;
    for (const piece of others) {
      cursors.push(text.length);
      text += piece;
    }
  }
  return { path, text, cursors, marks };
}
