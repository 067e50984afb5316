import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  Message,
} from 'vscode-languageserver';

/**
 * Writes messages as JSON (RFC 8259), and in ASCII: one character beyond it, in the message of one finding, would make all others cost twice as much to
 * write and to read. Of a file with a thousand findings nearly all are sent again at every keystroke: each of them is written once.
 */
export const messageEncoder = {
  name: 'application/json',
  async encode(message: Message): Promise<Uint8Array> {
    return Buffer.from(encodeMessage(message), 'latin1');
  },
};

export function encodeMessage(message: Message): string {
  const report = Message.isResponse(message) ? fullReport(message.result) : undefined;
  if (!report) return inAscii(message);
  const around = inAscii({ ...message, result: { ...report, items: [] } });
  // A quote within a text is escaped: this can only be the key.
  return around.replace('"items":[]', () => `"items":[${report.items.map(encodeDiagnostic).join(',')}]`);
}

function fullReport(result: unknown): Extract<DocumentDiagnosticReport, { kind: 'full' }> | undefined {
  const isReport = typeof result === 'object' && result !== null && 'kind' in result && 'items' in result;
  if (!isReport || result.kind !== DocumentDiagnosticReportKind.Full || !Array.isArray(result.items)) return undefined;
  return { ...result, kind: result.kind, items: result.items };
}

function encodeDiagnostic(diagnostic: Diagnostic): string {
  let text = encoded.get(diagnostic);
  if (text === undefined) {
    text = inAscii(diagnostic);
    encoded.set(diagnostic, text);
  }
  return text;
}

const encoded = new WeakMap<Diagnostic, string>();

function inAscii(value: unknown): string {
  const text = JSON.stringify(value);
  return beyondAscii.test(text) ? text.replace(eachBeyondAscii, escapeOne) : text;
}

const beyondAscii = /[\u0080-\uffff]/;
const eachBeyondAscii = /[\u0080-\uffff]/g;

function escapeOne(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
