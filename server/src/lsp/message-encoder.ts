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

/** Most that are not the same as before are the same in another line. */
function encodeDiagnostic(diagnostic: Diagnostic): string {
  let text = encoded.get(diagnostic);
  if (text === undefined) {
    const { range, ...rest } = diagnostic;
    text = `{"range":${JSON.stringify(range)},${encodeRest(rest).slice(1)}`;
    encoded.set(diagnostic, text);
  }
  return text;
}

const encoded = new WeakMap<Diagnostic, string>();

function encodeRest(rest: Omit<Diagnostic, 'range'>): string {
  if (rest.relatedInformation || rest.data !== undefined) return inAscii(rest);
  const { message, code, severity, tags } = rest;
  const key = `${code} ${severity} ${tags} ${message}`;
  let text = rests.get(key);
  if (text === undefined) {
    text = inAscii(rest);
    if (rests.size >= mostRests) rests.clear();
    rests.set(key, text);
  }
  return text;
}

/** By what tells diagnostics apart that are about a place of their own. */
const rests = new Map<string, string>();
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
