import { fieldOfRow, fieldTable } from '../facts/field-table.ts';
import { fieldAt } from '../facts/http-message.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import { fieldValues, holdsMediaType } from '../http/field-values.ts';
import { findField, type HttpField, httpFields } from '../http/fields.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { beforeOthers, type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { offerMediaTypes } from './media-types.ts';
import { typedCell } from './typed-cell.ts';

/** Names and values of header fields: in HTTP messages, behind cURL's `-H`, in code spans and in tables of header fields. */
export function fields({ file, place }: CompletionContext): readonly Completion[] {
  const inTable = ofTable(file, place);
  if (inTable) return inTable;
  const at = fieldAt(place);
  if (!at) return [];
  const { message, name, value } = at;
  if (value !== undefined) {
    const offered = offerValues(name, value, valueSpan(name, value, place));
    if (!place.line.before.endsWith(':')) return offered;
    return offered.map((one) => ({ ...one, insertText: ` ${one.insertText}` }));
  }
  const rest = /^[\w-]*/.exec(place.line.after)?.[0] ?? '';
  const isFollowed = /^[ \t]*:/.test(place.line.after.slice(rest.length));
  const span = { start: place.offset - name.length, end: place.offset + rest.length };
  return offerNames(name, span, { message, behind: isFollowed ? '' : ': ' });
}

function ofTable(file: MarkdownFile, place: Place): readonly Completion[] | undefined {
  const typed = typedCell(place);
  if (!typed || typed.cell.row < 0) return undefined;
  const { cell, text, span } = typed;
  const table = fieldTable(file, cell, place.offset);
  if (!table) return undefined;
  if (cell.column === table.names) return beforeOthers(offerNames(text, span, { message: table.message, behind: '' }));
  if (!/^(?:values?|examples?|example value)$/i.test(cell.header)) return undefined;
  const field = fieldOfRow(cell, table);
  if (field === undefined) return undefined;
  return beforeOthers(offerValues(field, text, { start: place.offset - lastOf(text).length, end: span.end }));
}

interface Naming {
  readonly message: HttpField['of'] | undefined;
  /** What is written behind the name. */
  readonly behind: string;
}

function offerNames(typed: string, span: Span, { message, behind }: Naming): Completion[] {
  const isOther = (of: HttpField['of']): boolean => message !== undefined && of !== 'both' && of !== message;
  return httpFields
    .filter(({ name }) => mayBecome(typed, name))
    .map(({ name, of, meaning, reference }, index) => ({
      label: name,
      kind: 'key',
      insertText: `${name}${behind}`,
      isSnippet: false,
      span,
      detail: of === 'both' ? 'header field' : `header field of ${of}s`,
      documentation: reference ? `${meaning}\n\n[${reference.name}](${reference.link})` : meaning,
      sortText: sortKey(isOther(of) ? '6' : '5', index),
      filterText: name,
    }));
}

/** The last of several values, behind a comma, and the rest of it. */
function valueSpan(name: string, value: string, { offset, line }: Place): Span {
  const typed = lastOf(value);
  const rest = holdsMediaType(name) ? /^[^\s"'`,;|]*/ : /^[\w-]*/;
  return { start: offset - typed.length, end: offset + (rest.exec(line.after)?.[0].length ?? 0) };
}

function lastOf(value: string): string {
  return /[^,\s]*$/.exec(value)?.[0] ?? '';
}

function offerValues(field: string, value: string, span: Span): readonly Completion[] {
  const typed = lastOf(value);
  if (holdsMediaType(field)) return /;[^,]*$/.test(value) ? [] : offerMediaTypes(typed, span);
  // Behind a scheme stand the credentials.
  if (/\S\s+$/.test(value) && !/,\s*$/.test(value)) return [];
  const name = findField(field)?.name ?? field;
  return fieldValues(field)
    .filter((one) => mayBecome(typed, one.value))
    .map((one, index) => ({
      label: one.value.trim(),
      kind: 'value',
      insertText: one.value,
      isSnippet: false,
      span,
      detail: name,
      documentation: one.meaning,
      sortText: sortKey('5', index),
      filterText: one.value,
    }));
}
