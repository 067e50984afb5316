import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind, Message } from 'vscode-languageserver';
import { encodeReport, nothingSent } from './encoded-report.ts';

/**
 * Writes messages as JSON (RFC 8259), and in ASCII: one character beyond it, in the message of one finding, would make all others cost twice as much to
 * write and to read. Of a file with a thousand findings nearly all are sent again at every keystroke: those are not written anew.
 */
export class MessageEncoder {
  readonly name = 'application/json';
  #last = nothingSent;

  async encode(message: Message): Promise<Uint8Array> {
    const report = Message.isResponse(message) ? fullReport(message.result) : undefined;
    if (!report) return toBytes(inAscii(message));
    const around = inAscii({ ...message, result: { ...report, items: [] } });
    // A quote within a text is escaped: this can only be the key.
    const at = around.indexOf(emptyItems) + emptyItems.length - 1;
    const frame = { head: around.slice(0, at), tail: around.slice(at) };
    this.#last = encodeReport(report.items, frame, { before: this.#last, encode: inAscii });
    return this.#last.bytes;
  }
}

const emptyItems = '"items":[]';

function fullReport(result: unknown): Extract<DocumentDiagnosticReport, { kind: 'full' }> | undefined {
  const isReport = typeof result === 'object' && result !== null && 'kind' in result && 'items' in result;
  if (!isReport || result.kind !== DocumentDiagnosticReportKind.Full || !Array.isArray(result.items)) return undefined;
  return { ...result, kind: result.kind, items: result.items };
}

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
