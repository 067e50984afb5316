import type { Span } from '../../finding.ts';
import type { ExampleMember, ExampleValue } from '../../operations/examples/value.ts';
import type { Written } from '../../spec/edit/edits.ts';
import type { DriftFix } from './example-drift.ts';

/*
 * Edits of JSON, or of an object of a program, as an example has it: its lines may have the marks of a list or of a quote before them. Spans are offsets in `source`, the inside of a block as it stands in
 * the document.
 */

type Edit = DriftFix['edits'][number];

/** Adds members at the end of an object, in lines of their own where the last one has one. */
export function insertMembers(
  source: string,
  object: ExampleValue & { readonly kind: 'object' },
  members: readonly (readonly [name: string, value: Written])[],
): Edit {
  const last = object.members.at(-1);
  const at = last ? endOf(source, last.value) : object.span.start + 1;
  const lead = last && leadOf(source, last.nameSpan.start);
  const isBare = last !== undefined && !/["'`]/.test(source.charAt(last.nameSpan.start - 1));
  const words = isPython(source) ? pythonText : jsonText;
  const texts = members.map(([name, value]) => {
    const key = isBare && /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    return `${key}: ${words(value, lead)}`;
  });
  const separator = lead === undefined ? ', ' : `,${lead}`;
  return { span: { start: at, end: at }, text: (last ? separator : '') + texts.join(separator) };
}

/** Takes a member out of its object, with its line where it stands on one of its own. */
export function removeMember(
  source: string,
  object: ExampleValue & { readonly kind: 'object' },
  member: ExampleMember,
): Edit {
  const start = quotedStart(source, member.nameSpan.start);
  const end = endOf(source, member.value);
  const comma = /^[ \t]*,/.exec(source.slice(end))?.[0].length ?? 0;
  if (comma === 0 && object.members.at(-1) === member && object.members.length > 1) {
    const before = source.lastIndexOf(',', start);
    return { span: { start: before === -1 ? start : before, end }, text: '' };
  }
  const behind = end + comma;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', behind);
  const isAlone =
    lineEnd !== -1 && /^[ \t>]*$/.test(source.slice(lineStart, start)) && source.slice(behind, lineEnd).trim() === '';
  if (isAlone) return { span: { start: lineStart, end: lineEnd + 1 }, text: '' };
  const blanks = /^[ \t]*/.exec(source.slice(behind))?.[0].length ?? 0;
  return { span: { start, end: behind + (comma > 0 ? blanks : 0) }, text: '' };
}

/** Where a value ends, with its quote. */
export function endOf(source: string, { kind, span }: ExampleValue): number {
  return kind === 'string' && /["'`]/.test(source.charAt(span.end)) ? span.end + 1 : span.end;
}

/** A value with its quotes. */
export function quotedSpan(source: string, value: ExampleValue): Span {
  return { start: quotedStart(source, value.span.start), end: endOf(source, value) };
}

function quotedStart(source: string, start: number): number {
  return /["'`]/.test(source.charAt(start - 1)) ? start - 1 : start;
}

/** The line break and what stands before the first member of a line; undefined where it isn't the first. */
function leadOf(source: string, nameStart: number): string | undefined {
  const start = quotedStart(source, nameStart);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lead = source.slice(lineStart, start);
  if (lineStart === 0 || !/^[ \t>]*$/.test(lead)) return undefined;
  return `${source.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n'}${lead}`;
}

/** Whether a block calls an API with Python's requests. */
export function isPython(source: string): boolean {
  return /\brequests\.\w+\(/.test(source);
}

/** A value of JSON as Python writes it; in lines of its own behind `lead`. */
export function pythonText(value: Written, lead: string | undefined): string {
  // A text may have the same words, in quotes.
  return jsonText(value, lead).replace(/"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/g, (token) =>
    token.startsWith('"') ? token : (pythonWords.get(token) ?? token),
  );
}

const pythonWords: ReadonlyMap<string, string> = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ['null', 'None'],
]);

/** As {@link pythonText}, in JSON. */
export function jsonText(value: Written, lead: string | undefined): string {
  if (lead === undefined) return JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ');
  return JSON.stringify(value, undefined, 2).replaceAll('\n', lead);
}
