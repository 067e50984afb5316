import { parseEvents, YAMLException } from 'js-yaml';
import { type Document, parseAllDocuments, visit, type YAMLError } from 'yaml';
import { shorten } from '../../configuration/problem.ts';
import { syntaxMessage } from '../../yaml/syntax-message.ts';
import { reasonMessage } from './js-yaml-message.ts';
import type { Node } from './node.ts';
import { maximumLevels } from './parsed.ts';
import { readEvents } from './read-events.ts';
import { readYamlNodes } from './read-yaml-nodes.ts';
import type { TreeBuilder } from './tree-builder.ts';
import { documentMarker, isLineBreak, maximumNesting, startOfLine } from './yaml-text.ts';

/** The tree of a text that `js-yaml` refuses with an error, as far as `yaml` understands it, and what is wrong. */
export function parseTolerantly(builder: TreeBuilder, error: YAMLException | RangeError): Node | undefined {
  const { text, kind } = builder.part;
  const documents = documentsOf(text);
  const [first, ...further] = documents ?? [];
  if (!documents || !first) {
    reportError(builder, error);
    return kind === 'filler' ? undefined : readBefore(builder, positionOf(error));
  }
  const errors = documents.flatMap((document) => document.errors);
  reportErrors(builder, first, errors);
  if (errors.length === 0 && !isForgiven(error)) reportError(builder, error);
  const root = kind === 'filler' ? undefined : readYamlNodes(builder, first);
  checkFurther(builder, kind === 'filler' ? documents : further);
  return root;
}

/**
 * A `}` or `]` at the column of the key that it belongs to: YAML asks for one column more (YAML 1.2.2, 7.4), and many write it so, since
 * no other parser minds.
 */
export function isForgiven(error: YAMLException | RangeError): boolean {
  return error instanceof YAMLException && error.reason === 'deficient indentation';
}

/** In characters. Longer texts are read up to the first mistake. */
export const maximumLength = 1_000_000;
const maximumProblems = 20;

/** Undefined where the text is too large or too deep for `yaml`. */
function documentsOf(text: string): Document.Parsed[] | undefined {
  if (text.length > maximumLength || maximumNesting(text) > maximumLevels) return undefined;
  try {
    // To `yaml` a CR by itself is no line break.
    const documents = parseAllDocuments(text.replaceAll(/\r(?!\n)/g, '\n'), {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return 'empty' in documents ? undefined : documents;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** One a line: what `yaml` says of the rest of a line that it doesn't understand is the same mistake again. */
function reportErrors(builder: TreeBuilder, document: Document.Parsed, errors: readonly YAMLError[]): void {
  const { text } = builder.part;
  // What one line means is told by itself.
  const reach = /[\r\n]/.test(text.trim()) ? 'rest' : 'line';
  let lineEnd = -1;
  let count = 0;
  for (const { code, message, pos } of errors) {
    if (count === maximumProblems) return;
    const opening = openingOf(document, message, pos[0]);
    const [start, end] = opening === undefined ? spanIn(text, pos[0], pos[1]) : [opening, opening + 1];
    if (start < lineEnd) continue;
    lineEnd = endOfLine(text, start);
    count++;
    const isPlainKey = code === 'MULTILINE_IMPLICIT_KEY' && !`[{"'`.includes(text.charAt(start));
    if (!isPlainKey) builder.report(start, end, syntaxMessage(code, message), reach);
    else builder.report(start, lineEnd, `\`${shorten(text.slice(start, lineEnd))}\` is followed by no colon`, reach);
  }
}

/** Where what isn't closed begins. */
function openingOf(document: Document.Parsed, message: string, end: number): number | undefined {
  if (message.startsWith('Missing closing')) return quotedTo(document, end);
  return /end with a [\]}]/.test(message) ? bracketTo(document, end) : undefined;
}

/** The start of the text in quotes that ends at an offset. */
function quotedTo(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range && range[0] < end && range[2] >= end) start = range[0];
    },
  });
  return start;
}

/** The start of the innermost list or map in brackets that ends at an offset. */
function bracketTo(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Collection(_, { flow, range }) {
      if (flow === true && range && range[0] < end && range[2] >= end) start = range[0];
    },
  });
  return start;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return text.slice(from, at).trimEnd().length + from;
}

function checkFurther(builder: TreeBuilder, documents: readonly Document.Parsed[]): void {
  const { text } = builder.part;
  for (const { contents, range } of documents) {
    if (contents === null || contents.range[0] === contents.range[1]) continue;
    const before = Math.max(0, text.lastIndexOf('---', contents.range[0]));
    const marker = documentMarker(text, Math.min(before, range[0]));
    const at = marker === -1 ? contents.range[0] : marker;
    builder.report(at, Math.min(text.length, at + 3), 'Only the first document of a file is read');
    return;
  }
}

function reportError(builder: TreeBuilder, error: YAMLException | RangeError): void {
  const [start, end] = spanIn(builder.part.text, positionOf(error), positionOf(error) + 1);
  const reason = error instanceof YAMLException ? error.reason : 'nesting exceeded';
  builder.report(start, end, reasonMessage(reason));
}

function positionOf(error: YAMLException | RangeError): number {
  return error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
}

/** A span inside the text, with a character in it that isn't a line break, where there is one at it or before it. */
function spanIn(text: string, from: number, to: number): readonly [number, number] {
  let start = Math.max(0, Math.min(from, text.length));
  let end = Math.max(start, Math.min(to, text.length));
  while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
  if (end > start) return [start, end];
  while (start > 0 && isLineBreak(text.charCodeAt(start - 1))) start--;
  return [Math.max(0, start - 1), start];
}

/** The tree of what stands before an error: up to its line, or to the last line that isn't indented. */
function readBefore(builder: TreeBuilder, position: number): Node | undefined {
  const { text } = builder.part;
  const line = startOfLine(text, position);
  for (const end of [line, lastTopLine(text, line)]) {
    try {
      return readEvents(builder, parseEvents(text.slice(0, end), { maxDepth: maximumLevels }));
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
    }
  }
  return undefined;
}

function lastTopLine(text: string, before: number): number {
  for (let at = before - 1; at > 0; at--) {
    const isTop = isLineBreak(text.charCodeAt(at - 1)) && /[^\s#-]/.test(text.charAt(at));
    if (isTop) return at;
  }
  return 0;
}
