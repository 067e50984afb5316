import type { TableBlock } from '../markdown/facts.ts';
import { placeCalled } from './annotations.ts';
import { type ColumnRole, columnRole, namesFields } from './column-names.ts';

/** Which column holds what, by their indexes. */
export type Columns = { readonly [Role in ColumnRole]?: number | undefined };

/** The columns of a table of parameters, by their headings and by what stands in them; `isNamed` where the headings leave no doubt that it is one of parameters or fields. */
export function findColumns({ header, rows }: Pick<TableBlock, 'header' | 'rows'>): {
  readonly columns: Columns;
  readonly isNamed: boolean;
} {
  const columns: { -readonly [Role in keyof Columns]: Columns[Role] } = {};
  for (const [index, { text }] of header.entries()) {
    const role = columnRole(text);
    if (role !== undefined) columns[role] ??= index;
  }
  const cells = (index: number): string[] => rows.map((row) => row[index]?.text ?? '').filter((text) => text !== '');
  // A column that is called a type may say places, one of values may say types.
  const places = header.findIndex(
    (_, index) => index !== columns.name && areAll(cells(index), (text) => placeCalled(bare(text)) !== undefined),
  );
  if (places !== -1) {
    if (columns.type === places) {
      const other = header.findIndex(({ text }, index) => index !== places && /type/i.test(text));
      columns.type = other === -1 ? undefined : other;
    }
    columns.in = places;
  }
  if (
    columns.type === undefined &&
    columns.values !== undefined &&
    areAll(cells(columns.values), (text) => types.test(bare(text)))
  ) {
    columns.type = columns.values;
    columns.values = undefined;
  }
  if (columns.name !== undefined) {
    const title = header[columns.name]?.text ?? '';
    const isNamed =
      namesFields(title) || columns.type !== undefined || columns.required !== undefined || columns.in !== undefined;
    return { columns, isNamed: isNamed && cells(columns.name).length > 0 };
  }
  if (
    header[0]?.text === '' &&
    areAll(cells(0), (text) => /^(?:`[^`]+`|\*\*[^*]+\*\*|[a-z][\w.[\]-]*)\\?\*?\??$/.test(text))
  )
    columns.name = 0;
  return { columns, isNamed: false };
}

function areAll(texts: readonly string[], hold: (text: string) => boolean): boolean {
  return texts.length > 0 && texts.every(hold);
}

function bare(text: string): string {
  return text.replace(/[`*_]/g, '').trim();
}

const types =
  /^(?:list of |array of |\[\])?(?:string|str|int(?:eger)?(?:32|64)?|number|float|double|bool(?:ean)?|object|array|list|map|date(?:-?time)?|timestamp|uuid|file|enum|any|ur[li]|etag|binary|json|email|collection)s?(?:\[\]|<.*>)?\b/i;
