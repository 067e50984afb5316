import type { Span } from '../finding.ts';
import type { TableBlock, TableCell } from '../markdown/facts.ts';
import { annotationsIn, codeSpans, placeCalled, saysRequired, unquoted } from './annotations.ts';
import { type ColumnRole, namesFields, namesParameters } from './column-names.ts';
import type { DocumentedParameter, Wording } from './operation.ts';
import { type ReadName, readName } from './parameter-name.ts';
import type { ParameterGroup } from './parameters/recogniser.ts';
import type { Label } from './passages.ts';
import { type Columns, findColumns } from './table-columns.ts';
import { allOf, plainText } from './text.ts';
import { ownerIn, type Topic, topicOf } from './topic.ts';

/** A table with a column of names, and others that its headings name or that are known by what stands in them; undefined for other tables. */
export function readTable(
  part: string,
  block: Pick<TableBlock, 'span' | 'header' | 'rows'>,
  label: Label | undefined,
): ParameterGroup | undefined {
  const { columns, isNamed } = findColumns(block);
  if (columns.name === undefined) return undefined;
  const isStarRequired = starMeansRequired(part);
  const header = block.header[columns.name]?.text ?? '';
  const rows = block.rows.flatMap((row) => readRow(part, row, { columns, header, isStarRequired }));
  if (rows.length === 0 || rows.length * 2 < block.rows.length) return undefined;
  const isCertain = isNamed && namesParameters(header);
  const topic = label?.topic ?? headerTopic(header);
  const isSetApart = label?.isHeading === true && label.topic === undefined;
  return {
    span: block.span,
    parameters: nest(rows),
    topic,
    isSetApart,
    owner: ownerIn(label?.words),
    evidence: isCertain ? 'certain' : isNamed ? 'likely' : 'possible',
  };
}

/** `Header`, `Query parameter`: a column's heading may say where its parameters stand. */
function headerTopic(header: string): Topic | undefined {
  const topic = topicOf(header);
  return topic?.place === undefined ? undefined : { about: undefined, place: topic.place, isRequired: undefined };
}

/** A star at a name says that the parameter is required, unless a note below begins with a star and says something else. */
function starMeansRequired(part: string): boolean {
  if (!part.includes('*')) return true;
  const note = /^[ \t>]*\\?\*(?:[ \t]+(?![`*_[])|(?=\w))[^\r\n|]*$/m.exec(part);
  return note === null || /\b(?:required|mandatory)\b/i.test(note[0]);
}

interface Row {
  readonly parameter: DocumentedParameter;
  readonly depth: number;
}

interface TableOfRow {
  readonly columns: Columns;
  /** Of the column of names. */
  readonly header: string;
  readonly isStarRequired: boolean;
}

function readRow(part: string, row: readonly TableCell[], { columns, header, isStarRequired }: TableOfRow): Row[] {
  const cell = (role: ColumnRole): TableCell | undefined => {
    const index = columns[role];
    return index === undefined ? undefined : row[index];
  };
  const nameCell = cell('name');
  const [first, last] = [row[0], row.at(-1)];
  if (!nameCell || !first || !last) return [];
  const found = namesIn(part, nameCell);
  const whole = namesFields(header) ? nameInCode(part, nameCell) : [];
  // What else a row has to say stands in columns of its own.
  const hasColumns = columns.type !== undefined && columns.required !== undefined;
  const isWhole =
    found.length === 0 || whole.some(({ name }) => oddBrackets.test(name) || (hasColumns && withBrackets.test(name)));
  const names = isWhole && whole.length > 0 ? whole : found;
  const wording = (role: ColumnRole): Wording | undefined => {
    const one = cell(role);
    return one && allOf(plainText(part, one.span));
  };
  const description = wording('description');
  const descriptionCell = cell('description');
  const said = descriptionCell && annotationsIn(part, plainText(part, descriptionCell.span));
  const type = wording('type');
  const place = wording('in');
  const valuesCell = cell('values');
  const common = {
    in: place && placeCalled(place.text),
    type,
    default: wording('default') ?? said?.default,
    values: valuesCell && valuesCell.text !== '' ? valuesOf(part, valuesCell.span) : (said?.values ?? []),
    description,
    span: { start: first.span.start, end: last.span.end },
    form: 'table' as const,
    children: [],
  };
  const presence = requiredOf(part, cell('required'), cell('optional'));
  return names.map(({ name, span, required, rest, depth }) => ({
    parameter: {
      name,
      nameSpan: span,
      ...common,
      required:
        presence ??
        (required?.value && !isStarRequired ? undefined : required) ??
        rest ??
        requiredInType(type) ??
        said?.required,
    },
    depth,
  }));
}

interface NameInCell extends ReadName {
  /** What words in brackets behind the name say. */
  readonly rest: DocumentedParameter['required'];
}

/** The names of a cell, one or several between commas or slashes; none where it holds other words. */
function namesIn(part: string, { span }: TableCell): NameInCell[] {
  const plain = plainText(part, span);
  const names: NameInCell[] = [];
  let at = 0;
  while (at < plain.text.length) {
    const found = readName(plain, at);
    if (!found) return names.length === 0 ? [] : names;
    const rest = plain.text.slice(found.end);
    const note =
      /^[\s\v]*(?:<br ?\/?>|[-–—,])?[\s\v]*[([]?[\s\v]*(required|mandatory|optional|deprecated)[\s\v]*[)\]]?[\s\v]*$/i.exec(
        rest,
      );
    const brackets = note ?? /^[\s\v]*(?:<br ?\/?>)?[\s\v]*(?:\(([^()]*)\)|\[[^[\]]*\])[\s\v\\*]*$/.exec(rest);
    const word = note?.[1];
    const wordAt = span.start + found.end + rest.indexOf(word ?? '');
    const required =
      word === undefined || /deprecated/i.test(word)
        ? undefined
        : { value: saysRequired(word) ?? false, span: { start: wordAt, end: wordAt + word.length } };
    names.push({ ...found, rest: required });
    if (brackets || /^[\s\v]*$/.test(rest)) return names;
    const separator = /^[\s\v]*(?:,|\/|\bor\b|<br ?\/?>)[\s\v]*/.exec(rest)?.[0];
    if (separator === undefined) return isMarked(part, found) ? names : [];
    at = found.end + separator.length;
  }
  return names;
}

/** All of a cell in code is a name, whatever it is: `+1`, `data source`. */
function nameInCode(part: string, { span }: TableCell): NameInCell[] {
  const [only, ...others] = codeSpans(part, span);
  const around = only && part.slice(span.start, only.start) + part.slice(only.end, span.end);
  if (!only || others.length > 0 || !/^[` ]+$/.test(around ?? '')) return [];
  const { start } = only;
  const inside = part.slice(start, only.end);
  if (inside.trim() !== inside || inside === '') return [];
  const name = inside.replaceAll('\\|', '|');
  return [
    {
      name,
      span: { start, end: start + inside.length },
      required: undefined,
      rest: undefined,
      end: only.end + 1 - span.start,
      depth: 0,
    },
  ];
}

/** Brackets behind a name that say neither its type nor whether it is required belong to it. */
const oddBrackets =
  /\s\((?!(?:[\w<>[\]. -]+,\s*)*(?:required|optional|mandatory|deprecated|string|str|int\w*|number|float|double|bool(?:ean)?|object|array|list|file|path|query|header|body|cookie|uuid|date(?:-time)?)\b(?!:)[^()]*\))/i;

/** One word, and brackets behind it. */
const withBrackets = /^[^\s,/()]+ \(.*\)$/;

/** In code or bold: what stands behind it are words about it. */
function isMarked(part: string, { span }: ReadName): boolean {
  return /[`*]/.test(part.charAt(span.start - 1)) && /[`*]/.test(part.charAt(span.end));
}

function requiredOf(
  part: string,
  required: TableCell | undefined,
  optional: TableCell | undefined,
): DocumentedParameter['required'] {
  const cell = required ?? optional;
  if (!cell) return undefined;
  const wording = allOf(plainText(part, cell.span));
  const said = saysRequired(wording?.text ?? '');
  if (said === undefined) return undefined;
  const isWord = /^(?:required|optional|mandatory|not required)/i.test(wording?.text ?? '');
  return { value: required || isWord ? said : !said, span: wording?.span };
}

/** `string (optional)`, `Required, string`. */
function requiredInType(type: Wording | undefined): DocumentedParameter['required'] {
  const found = type && /\b(required|optional)\b/i.exec(type.text);
  const word = found?.[1];
  if (!type || !found || word === undefined || type.span.end - type.span.start !== type.text.length) return undefined;
  const start = type.span.start + found.index;
  return { value: saysRequired(word) ?? false, span: { start, end: start + word.length } };
}

function valuesOf(part: string, span: Span): Wording[] {
  const coded = codeSpans(part, span);
  if (coded.length > 0)
    return coded.map((one) => {
      const { text, span: inside } = unquoted(part, one);
      return { text: text.replaceAll('\\|', '|'), span: inside };
    });
  return [...part.slice(span.start, span.end).matchAll(/[^,|;<>\s][^,|;<>]*/g)].flatMap(({ index, 0: piece }) => {
    const text = piece.trim();
    if (/^br ?\/?$/.test(text)) return [];
    const start = span.start + index;
    return [{ text, span: { start, end: start + text.length } }];
  });
}

/** Rows with marks of nesting before the name are children of the row above with fewer. */
function nest(rows: readonly Row[]): DocumentedParameter[] {
  if (rows.every(({ depth }) => depth === 0)) return rows.map(({ parameter }) => parameter);
  const take = (from: number): { readonly parameter: DocumentedParameter; readonly next: number } | undefined => {
    const row = rows[from];
    if (!row) return undefined;
    const children: DocumentedParameter[] = [];
    let next = from + 1;
    while ((rows[next]?.depth ?? 0) > row.depth) {
      const child = take(next);
      if (!child) break;
      children.push(child.parameter);
      next = child.next;
    }
    const span = { start: row.parameter.span.start, end: children.at(-1)?.span.end ?? row.parameter.span.end };
    return { parameter: { ...row.parameter, span, children }, next };
  };
  const all: DocumentedParameter[] = [];
  for (let at = 0; at < rows.length; ) {
    const one = take(at);
    if (!one) break;
    all.push(one.parameter);
    at = one.next;
  }
  return all;
}
