import type { Span } from '../../finding.ts';
import type { ExampleField } from '../../operations/examples/call.ts';
import type { DriftFix } from './example-drift.ts';
import type { SentRequest } from './sent-request.ts';

/* Edits of requests as an example has them. Spans are offsets in `source`, the inside of a block as it stands in the document. */

type Edit = DriftFix['edits'][number];

/** Takes a pair out of the query of a URL, or out of the dictionary of a call; undefined where it stands otherwise. */
export function withoutPair({ name, value }: ExampleField, source: string): Edit | undefined {
  const { start } = name.span;
  const end = value?.span.end ?? name.span.end;
  const [before, behind] = [source.charAt(start - 1), source.charAt(end)];
  if (before === '&' || before === '?')
    return { span: before === '?' && behind === '&' ? { start, end: end + 1 } : { start: start - 1, end }, text: '' };
  return withoutEntry({ start, end }, source);
}

/** Takes `"name": "value"` out of the dictionary of a call, and with the last one its line. */
function withoutEntry({ start, end }: Span, source: string): Edit | undefined {
  const quotes = /["']$/.exec(source.slice(0, start))?.[0].length ?? 0;
  const closing = quotes > 0 && source.charAt(end) === source.charAt(start - 1) ? 1 : 0;
  const [from, to] = [start - quotes, end + closing];
  const lead = /[^\n]*$/.exec(source.slice(0, from))?.[0] ?? '';
  const rest = /^[^\n]*\n?/.exec(source.slice(to))?.[0] ?? '';
  if (
    /^\s*(?:\w+\s*=\s*\{\s*)?$/.test(lead) &&
    /^\s*(?:\}\s*)?,?\s*$/.test(rest) &&
    lead.includes('{') === rest.includes('}')
  )
    return { span: { start: from - lead.length, end: to + rest.length }, text: '' };
  const behind = /^\s*,\s*/.exec(rest)?.[0];
  if (behind !== undefined) return { span: { start: from, end: to + behind.length }, text: '' };
  const before = /,\s*$/.exec(lead)?.[0];
  return before === undefined ? undefined : { span: { start: from - before.length, end: to }, text: '' };
}

/** Adds a header to a message below its first line, or to a call of cURL behind its URL. */
export function headerEdit(
  { isMessage, isWhole, url: { span } }: SentRequest,
  header: string,
  source: string,
): Edit | undefined {
  const insert = (at: number, text: string) => ({ span: { start: at, end: at }, text });
  if (isMessage) {
    const end = source.slice(span.end).search(/\r?\n/);
    const isQuoted = /^[ \t]*>/m.test(source.slice(0, span.start));
    return end === -1 || isQuoted ? undefined : insert(span.end + end, `\n${header}`);
  }
  if (!isWhole) return undefined;
  const quote = /^["']/.exec(source.slice(span.end))?.[0] ?? '';
  return insert(span.end + quote.length, ` -H "${header}"`);
}
