import type { Place } from '../spec/tree/node.ts';
import { cell, inOneLine } from './embed.ts';
import type { Field } from './fields.ts';
import { withoutStatuses } from './quiet-words.ts';
import { code } from './words.ts';

/** A table of Markdown, with what each of its lines says. */
export interface GeneratedTable {
  readonly markdown: string;
  readonly lines: readonly (Place | undefined)[];
}

export interface GeneratedRow {
  readonly cells: readonly string[];
  readonly place: Place | undefined;
}

export function table(header: readonly string[], rows: readonly GeneratedRow[]): GeneratedTable {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell).join(' | ')} |`.replace(/\| {2}(?=\|)/g, '| ');
  return {
    markdown: [
      line(header),
      `| ${header.map(() => '---').join(' | ')} |`,
      ...rows.map(({ cells }) => line(cells)),
    ].join('\n'),
    lines: [undefined, undefined, ...rows.map(({ place }) => place)],
  };
}

/** What a column of a table of fields says. */
export type FieldColumn = 'name' | 'in' | 'type' | 'required' | 'default' | 'values' | 'description';

/** A table with a row for each field. Columns in which nothing would stand are left out. */
export function fieldTable(
  fields: readonly Field[],
  { name, isRequest }: { readonly name: string; readonly isRequest: boolean },
): GeneratedTable {
  const columns: readonly FieldColumn[] = [
    'name',
    ...(fields.some((field) => field.in !== undefined) && isRequest ? (['in'] as const) : []),
    'type',
    ...(isRequest ? (['required'] as const) : []),
    ...(isRequest && fields.some((field) => field.default !== undefined) ? (['default'] as const) : []),
    ...(fields.some(({ values }) => values.length > 0) ? (['values'] as const) : []),
    'description',
  ];
  return table(
    columns.map((column) => (column === 'name' ? name : titles[column])),
    fields.map((field) => ({ cells: columns.map((column) => fieldCell(field, column)), place: field.place })),
  );
}

const titles: Readonly<Record<Exclude<FieldColumn, 'name'>, string>> = {
  in: 'In',
  type: 'Type',
  required: 'Required',
  default: 'Default',
  values: 'Allowed values',
  description: 'Description',
};

/** What stands in a column, in Markdown, before bars are escaped. */
export function fieldCell(field: Field, column: FieldColumn): string {
  switch (column) {
    case 'name':
      return code(field.name);
    case 'in':
      return field.in ?? 'body';
    case 'type':
      return field.type;
    case 'required':
      return field.isRequired ? 'required' : 'optional';
    case 'default':
      return field.default === undefined ? '' : code(field.default);
    case 'values':
      return field.values.map(code).join(', ');
    case 'description':
      return [...(field.isDeprecated ? ['Deprecated.'] : []), withoutStatuses(inOneLine(field.description))]
        .join(' ')
        .trim();
  }
}
