import type { CellPlace } from '../facts/cell-place.ts';
import { isCodeHeader, isMethodHeader, isStatusHeader, plainCell } from '../facts/error-columns.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { columnsAt } from './table-columns.ts';
import { typedCell } from './typed-cell.ts';

/**
 * Cells of columns with few different values: what the contract allows there, what stands in the column already, and what such columns usually say.
 * Methods, statuses, error codes, paths and media types have completions of their own.
 */
export function tableCells({ alignment, place }: CompletionContext): readonly Completion[] {
  const typed = typedCell(place);
  if (!typed || typed.cell.row < 0 || !/^[\w\s./<>()[\]-]*$/.test(typed.text)) return [];
  const { cell } = typed;
  const header = plainCell(cell.header).toLowerCase().replace(/\?$/, '');
  if (header === '' || isCodeHeader(header) || isMethodHeader(header) || isStatusHeader(header)) return [];
  const asked = columnsAt(alignment, place.offset).find(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === header),
  );
  const usual = columns.find(([about]) => about.test(header));
  if (!asked?.enum && !usual) return [];
  const used = usedIn(cell);
  const words = usual ? usual[1](used) : [];
  const values = [...new Set([...(asked?.enum ?? []), ...used, ...words])];
  return values
    .filter((value) => mayBecome(typed.text, value))
    .map((value, index) => ({
      label: value,
      kind: 'value',
      insertText: value,
      isSnippet: false,
      span: typed.span,
      detail: used.includes(value) ? 'in this column' : undefined,
      documentation: undefined,
      // Before the methods and codes that any code span may hold.
      sortText: sortKey('1', index),
      filterText: value,
    }));
}

/** What the other rows say in the column, the most frequent first; not sentences. */
function usedIn({ table, column, row }: CellPlace): readonly string[] {
  const counts = new Map<string, number>();
  for (const [index, cells] of table.rows.entries()) {
    const text = plainCell(cells[column]?.text ?? '');
    if (index === row || text === '' || text.length > longest) continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
}

const longest = 24;

const types = [
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'null',
  'string (date-time)',
  'string (date)',
  'string (uuid)',
  'string (uri)',
  'string (email)',
  'enum',
  'file',
];

/** In the words that the table uses. */
function requirement(used: readonly string[]): readonly string[] {
  const pairs = [
    ['required', 'optional'],
    ['Required', 'Optional'],
    ['Yes', 'No'],
    ['yes', 'no'],
    ['true', 'false'],
    ['✓', ''],
    ['✅', ''],
  ];
  const own = pairs.find((pair) => used.some((word) => pair.includes(word)));
  return (own ?? ['required', 'optional', 'Yes', 'No']).filter((word) => word !== '');
}

const columns: readonly (readonly [about: RegExp, words: (used: readonly string[]) => readonly string[]])[] = [
  [/^(?:data )?types?$|^format$/, () => types],
  [/^(?:required|mandatory|optional|presence|required\/optional|optional\/required)$/, requirement],
  [/^(?:in|location|place|passed in)$/, () => ['path', 'query', 'header', 'cookie', 'body', 'form']],
  [/^defaults?(?: value)?$/, () => ['none', 'true', 'false', 'null', '0', '1']],
  [/^(?:auth(?:entication|orization)?|scope)$/, () => ['required', 'none', 'Bearer', 'Basic', 'API key']],
  [/^(?:nullable|deprecated|read[- ]?only|unique)$/, requirement],
  [/^(?:category|group|kind)$/, () => ['Client', 'Server']],
];
