import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  Message,
} from 'vscode-languageserver';
import { sharedEnds } from '#engine/spec/text/shared-ends.ts';

/**
 * Writes messages as JSON (RFC 8259), and in ASCII: one character beyond it, in the message of one finding, would make all others cost twice as much to
 * write and to read. Of a file with a thousand findings nearly all are sent again at every keystroke: those are not written anew.
 */
export class MessageEncoder {
  readonly name = 'application/json';
  #last: EncodedItems = { items: [], bytes: Buffer.alloc(0), ends: new Int32Array(0) };

  async encode(message: Message): Promise<Uint8Array> {
    const report = Message.isResponse(message) ? fullReport(message.result) : undefined;
    if (!report) return toBytes(inAscii(message));
    const around = inAscii({ ...message, result: { ...report, items: [] } });
    // A quote within a text is escaped: this can only be the key.
    const at = around.indexOf(emptyItems) + emptyItems.length - 1;
    this.#last = encodeItems(report.items, this.#last);
    // The last comma is one too many.
    const items = this.#last.bytes.subarray(0, -1);
    return Buffer.concat([toBytes(around.slice(0, at)), items, toBytes(around.slice(at))]);
  }
}

const emptyItems = '"items":[]';

function fullReport(result: unknown): Extract<DocumentDiagnosticReport, { kind: 'full' }> | undefined {
  const isReport = typeof result === 'object' && result !== null && 'kind' in result && 'items' in result;
  if (!isReport || result.kind !== DocumentDiagnosticReportKind.Full || !Array.isArray(result.items)) return undefined;
  return { ...result, kind: result.kind, items: result.items };
}

/** Diagnostics, each with a comma behind it. */
interface EncodedItems {
  readonly items: readonly Diagnostic[];
  readonly bytes: Buffer;
  /** Behind each of them. */
  readonly ends: Int32Array;
}

/** Those at the beginning and at the end that are the same as before are copied. */
function encodeItems(items: readonly Diagnostic[], before: EncodedItems): EncodedItems {
  const { head, tail } = sharedEnds(before.items, items);
  const behind = items.length - tail;
  const between = items.slice(head, behind).map((item) => `${encodeDiagnostic(item)},`);
  const headEnd = before.ends[head - 1] ?? 0;
  const tailStart = before.ends[before.items.length - tail - 1] ?? 0;
  const bytes = Buffer.concat([
    before.bytes.subarray(0, headEnd),
    toBytes(between.join('')),
    before.bytes.subarray(tailStart),
  ]);
  const ends = new Int32Array(items.length);
  ends.set(before.ends.subarray(0, head));
  let end = headEnd;
  for (let index = head; index < behind; index++) {
    end += between[index - head]?.length ?? 0;
    ends[index] = end;
  }
  for (let index = behind; index < items.length; index++)
    ends[index] = (before.ends[index - items.length + before.items.length] ?? 0) - tailStart + end;
  return { items, bytes, ends };
}

/** Most that are not the same as before are the same in another line. */
function encodeDiagnostic(diagnostic: Diagnostic): string {
  const { start, end } = diagnostic.range;
  const from = `{"line":${start.line},"character":${start.character}}`;
  const to = `{"line":${end.line},"character":${end.character}}`;
  return `{"range":{"start":${from},"end":${to}},${restOf(diagnostic)}`;
}

/** All but the range, and the brace behind it. */
function restOf(diagnostic: Diagnostic): string {
  const { message, code, severity, tags, relatedInformation, data } = diagnostic;
  const isPlain =
    typeof message === 'string' && tags === undefined && relatedInformation === undefined && data === undefined;
  const known = isPlain ? rests.get(message) : undefined;
  if (known && known.code === code && known.severity === severity) return known.text;
  const { range: _, ...rest } = diagnostic;
  const text = inAscii(rest).slice(1);
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

function inAscii(value: unknown): string {
  const text = JSON.stringify(value);
  return beyondAscii.test(text) ? text.replace(eachBeyondAscii, escapeOne) : text;
}

const beyondAscii = /[\u0080-\uffff]/;
const eachBeyondAscii = /[\u0080-\uffff]/g;

function escapeOne(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function toBytes(ascii: string): Buffer {
  return Buffer.from(ascii, 'latin1');
}
