import isEqual from 'fast-deep-equal';
import type { Diagnostic } from 'vscode-languageserver';

/** A message that reports diagnostics, as bytes, and where they stand in them. */
export interface EncodedReport {
  readonly items: readonly Diagnostic[];
  readonly bytes: Buffer;
  /** Where the first of them begins. */
  readonly start: number;
  /** Behind each of them; a comma stands between two. */
  readonly ends: Int32Array;
}

export const nothingSent: EncodedReport = { items: [], bytes: Buffer.alloc(0), start: 0, ends: new Int32Array(0) };

/** What stands around the diagnostics of a message. */
export interface Frame {
  readonly head: string;
  readonly tail: string;
}

/**
 * Diagnostics within a message. Those that are the same as `before` are copied, as long runs of bytes, and those that only stand in other lines get
 * these written over: every line has the same width (RFC 8259 allows blanks before a number). `encode` writes the value of anything in ASCII.
 */
export function encodeReport(
  items: readonly Diagnostic[],
  { head, tail }: Frame,
  { before, encode }: { readonly before: EncodedReport; readonly encode: (value: unknown) => string },
): EncodedReport {
  const twins = twinsOf(before.items, items);
  const ends = new Int32Array(items.length);
  const texts: (string | undefined)[] = [];
  let end = head.length - 1;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const twin = twins[index] ?? -1;
    const text = twin === -1 && item ? encodeDiagnostic(item, encode) : undefined;
    texts.push(text);
    end += 1 + (text?.length ?? (before.ends[twin] ?? 0) - startOf(before, twin));
    ends[index] = end;
  }
  const behind = Math.max(end, head.length);
  const bytes = Buffer.allocUnsafe(behind + tail.length);
  bytes.write(head, 'latin1');
  bytes.write(tail, behind, 'latin1');
  const report = { items, bytes, start: head.length, ends };
  writeItems(report, texts, { before, twins });
  return report;
}

interface Known {
  readonly before: EncodedReport;
  /** Of each diagnostic the index of the one before that has the same bytes but for lines; -1 where there is none. */
  readonly twins: Int32Array;
}

function writeItems(report: EncodedReport, texts: readonly (string | undefined)[], { before, twins }: Known): void {
  const { items, bytes, ends } = report;
  const comma = ','.charCodeAt(0);
  let index = 0;
  while (index < items.length) {
    const at = startOf(report, index);
    const text = texts[index];
    if (text === undefined) {
      const first = twins[index] ?? 0;
      const from = index;
      while (index + 1 < items.length && twins[index + 1] === first + index + 1 - from) index++;
      before.bytes.copy(bytes, at, startOf(before, first), before.ends[first + index - from]);
      for (let moved = from; moved <= index; moved++) {
        const item = items[moved];
        if (item && item !== before.items[first + moved - from]) writeLines(bytes, startOf(report, moved), item);
      }
    } else bytes.write(text, at, 'latin1');
    if (index + 1 < items.length) bytes[ends[index] ?? 0] = comma;
    index++;
  }
}

function startOf({ start, ends }: EncodedReport, index: number): number {
  return index === 0 ? start : (ends[index - 1] ?? 0) + 1;
}

/** Pairs what says the same from both ends of two lists, and of these keeps the pairs that differ in nothing but lines. */
function twinsOf(before: readonly Diagnostic[], after: readonly Diagnostic[]): Int32Array {
  const twins = new Int32Array(after.length).fill(-1);
  const most = Math.min(before.length, after.length);
  let head = 0;
  for (; head < most && saysSame(before[head], after[head]); head++)
    if (isOnlyMoved(before[head], after[head])) twins[head] = head;
  for (let tail = 1; tail <= most - head; tail++) {
    const was = before.length - tail;
    const is = after.length - tail;
    if (!saysSame(before[was], after[is])) break;
    if (isOnlyMoved(before[was], after[is])) twins[is] = was;
  }
  return twins;
}

function saysSame(one: Diagnostic | undefined, other: Diagnostic | undefined): boolean {
  return one === other || (one?.message === other?.message && one?.code === other?.code);
}

function isOnlyMoved(one: Diagnostic | undefined, other: Diagnostic | undefined): boolean {
  if (one === other) return true;
  return (
    one?.range.start.character === other?.range.start.character &&
    one?.range.end.character === other?.range.end.character &&
    one?.message === other?.message &&
    one?.code === other?.code &&
    one?.severity === other?.severity &&
    one?.source === other?.source &&
    isEqual(one?.codeDescription, other?.codeDescription) &&
    isEqual(one?.tags, other?.tags) &&
    isEqual(one?.relatedInformation, other?.relatedInformation) &&
    isEqual(one?.data, other?.data)
  );
}

/** As many digits as a line can have (LSP 3.18, `uinteger`). */
const lineWidth = 10;
const beforeLine = '{"range":{"start":{"line":';
const betweenLines = ',"character":},"end":{"line":';

function encodeDiagnostic(diagnostic: Diagnostic, encode: (value: unknown) => string): string {
  const { start, end } = diagnostic.range;
  const from = `${beforeLine}${lineText(start.line)},"character":${start.character}}`;
  const to = `{"line":${lineText(end.line)},"character":${end.character}}`;
  return `${from},"end":${to}},${restOf(diagnostic, encode)}`;
}

function lineText(line: number): string {
  return String(line).padStart(lineWidth);
}

/** Writes the lines of a diagnostic over those of one that differs in nothing else. */
function writeLines(bytes: Buffer, at: number, { range: { start, end } }: Diagnostic): void {
  const first = at + beforeLine.length;
  const second = first + lineWidth + betweenLines.length + String(start.character).length;
  writeLine(bytes, first, start.line);
  writeLine(bytes, second, end.line);
}

function writeLine(bytes: Buffer, at: number, line: number): void {
  const blank = 32;
  const zero = 48;
  let left = line;
  for (let place = at + lineWidth - 1; place >= at; place--) {
    const isWhole = left === 0 && place < at + lineWidth - 1;
    bytes[place] = isWhole ? blank : zero + (left % 10);
    left = Math.floor(left / 10);
  }
}

/** All but the range, and the brace behind it. */
function restOf(diagnostic: Diagnostic, encode: (value: unknown) => string): string {
  const { message, code, severity, tags, relatedInformation, data } = diagnostic;
  const isPlain =
    typeof message === 'string' && tags === undefined && relatedInformation === undefined && data === undefined;
  const known = isPlain ? rests.get(message) : undefined;
  if (known && known.code === code && known.severity === severity) return known.text;
  const { range: _, ...rest } = diagnostic;
  const text = encode(rest).slice(1);
  if (!isPlain) return text;
  if (rests.size >= mostRests) rests.clear();
  rests.set(message, { code, severity, text });
  return text;
}

interface Rest {
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly text: string;
}

/** By message: of those that are about nothing but a place of their own. */
const rests = new Map<string, Rest>();
const mostRests = 10_000;
