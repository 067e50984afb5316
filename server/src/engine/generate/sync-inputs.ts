import type { ComparedInputs, KnownInput, MissingInput } from '../drift/compare-inputs.ts';
import { parameterTableAt, removeRow } from '../drift/documented-table.ts';
import { mismatchesOf } from '../drift/input-mismatches.ts';
import { renameEdits } from '../drift/rename-input.ts';
import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { nearest } from '../spec/facts/nearest.ts';
import { editTable } from './edit-table.ts';
import { inputField } from './fields.ts';
import { newCells } from './sync-cells.ts';
import { itemInsertion, itemRemoval, runOf } from './sync-items.ts';
import type { SyncedForm } from './sync-target.ts';

/** Parameters that are called otherwise by now, in their rows and items, and in examples. */
export function renamedInputEdits(file: MarkdownFile, { unknown }: ComparedInputs): TextEdit[] {
  return unknown.flatMap(({ pair, documented, name, meant }) => {
    if (!meant || meant.in === 'path' || !isListed(documented)) return [];
    const [own, other] = [name.split('.').at(-1) ?? name, meant.name];
    if (nearest(own, [other]) === undefined) return [];
    const names = pair.documented.parameters.filter(isListed).map(({ nameSpan }) => nameSpan);
    const places = [documented.nameSpan, ...names, ...pair.documented.examples.map(({ span }) => span)];
    return renameEdits(file, pair, { from: documented, to: other, place: meant.in }).filter(({ span }) =>
      places.some((place) => isWithin(span, place)),
    );
  });
}

/** Words that say something else, rows and items of what is gone, and new ones. What is in a description, and in sentences, stays. */
export function inputEdits(
  file: MarkdownFile,
  { known, unknown, missing }: ComparedInputs,
  forms: readonly SyncedForm[],
): TextEdit[] {
  const isSynced = ({ form }: DocumentedParameter): boolean => forms.some((one) => one === form);
  return [
    ...known.filter(({ documented }) => isSynced(documented)).flatMap((one) => wordEdits(file, one)),
    ...unknown.filter(({ documented }) => isSynced(documented)).flatMap(({ documented }) => removal(file, documented)),
    ...additions(
      file,
      missing.filter(({ siblings }) => siblings.filter(isListed).slice(-1).some(isSynced)),
      known,
    ),
  ];
}

function isListed({ form }: DocumentedParameter): boolean {
  return form === 'table' || form === 'list';
}

function isWithin(span: Span, { start, end }: Span): boolean {
  return start <= span.start && span.end <= end;
}

function wordEdits(file: MarkdownFile, known: KnownInput): TextEdit[] {
  const { documented } = known;
  if (!isListed(documented)) return [];
  return mismatchesOf(file, known).flatMap(({ document }): TextEdit[] => {
    if (!document || (documented.description && isWithin(document.edit.span, documented.description.span))) return [];
    return [{ uri: file.uri, ...document.edit }];
  });
}

function removal(file: MarkdownFile, documented: DocumentedParameter): TextEdit[] {
  if (documented.form === 'list') return itemRemoval(file, documented);
  const table = parameterTableAt(file, documented.nameSpan.start);
  const edit = table && documented.children.length === 0 && removeRow(file, table.table, documented.nameSpan.start);
  return edit ? [edit] : [];
}

/** Among those that stand in the same place, as the description orders them. */
function additions(file: MarkdownFile, missing: readonly MissingInput[], known: readonly KnownInput[]): TextEdit[] {
  const ofTables = new Map<number, { readonly one: MissingInput; readonly last: DocumentedParameter }[]>();
  const edits: TextEdit[] = [];
  for (const one of missing) {
    const last = one.siblings.findLast(isListed);
    if (!last) continue;
    if (last.form === 'list') edits.push(...itemAddition(file, one, { last, known }));
    else {
      const start = parameterTableAt(file, last.nameSpan.start)?.table.header.span.start;
      if (start === undefined || isNested(one)) continue;
      ofTables.set(start, [...(ofTables.get(start) ?? []), { one, last }]);
    }
  }
  return [...edits, ...[...ofTables.values()].flatMap((own) => rowAdditions(file, own))];
}

/** A row would have to be marked as nested. */
function isNested({ name, input, siblings }: MissingInput): boolean {
  return name !== input.name && !siblings.some((one) => /[.[]/.test(one.name));
}

function rowAdditions(
  file: MarkdownFile,
  own: readonly { readonly one: MissingInput; readonly last: DocumentedParameter }[],
): TextEdit[] {
  const [first] = own;
  const table = first && parameterTableAt(file, first.last.nameSpan.start);
  if (!table) return [];
  const { table: source, columns } = table;
  const added = own.map(({ one: { pair, input, name }, last }) => ({
    after: source.rows.findIndex(({ span }) => span.start <= last.nameSpan.start && last.nameSpan.start <= span.end),
    cells: newCells({ table: source, columns, index: -1 }, inputField(input, name, pair.api)),
  }));
  return editTable(file, source, { cells: new Map(), removed: new Set(), added });
}

function itemAddition(
  file: MarkdownFile,
  { pair, input, name, siblings }: MissingInput,
  { last, known }: { readonly last: DocumentedParameter; readonly known: readonly KnownInput[] },
): TextEdit[] {
  const run = runOf(file, siblings, last);
  const place = pair.api.locate(input.at);
  const isBefore = (one: DocumentedParameter): boolean | undefined => {
    const [own] = known.find(({ documented }) => documented === one)?.inputs ?? [];
    const other = own && pair.api.locate(own.at);
    return other?.uri === place.uri ? other.span.start < place.span.start : undefined;
  };
  const isKnown = run.some((one) => isBefore(one) !== undefined);
  const before = run.findLast((one) => isBefore(one) === true);
  const written = siblings.some((one) => /[.[]/.test(one.name)) ? name : input.name;
  const edit = itemInsertion(file, inputField(input, written, pair.api), { run, after: isKnown ? before : last });
  return edit ? [edit] : [];
}
