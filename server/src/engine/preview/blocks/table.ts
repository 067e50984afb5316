import type { Token } from 'markdown-it';
import { methodName } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { lineAttribute, type RenderEnvironment, type RenderRules } from '../rendering.ts';
import { leadingStatus, statusBadge } from '../status-marks.ts';
import { planTable } from '../table-plan.ts';

/** Tables, in a box of their own that scrolls sideways. Rows of a table of errors know their category. */
export const tableRules: RenderRules = {
  table_open: (token, environment, tokens, index) => {
    const plan = planTable(tokens, index);
    environment.table = { plan, row: -2, column: -1 };
    const kind = plan.categories.length > 0 ? ' table-errors' : '';
    return `<div class="table${kind}"><table${lineAttribute(token, environment)}>`;
  },
  table_close: (_token, environment) => {
    environment.table = undefined;
    return '</table></div>\n';
  },
  tr_open: (token, environment) => {
    const { table } = environment;
    if (table) Object.assign(table, { row: table.row + 1, column: -1 });
    const category = table?.plan.categories[table.row];
    const attribute = category === undefined ? '' : ` data-category="${escapeHtml(category)}"`;
    return `<tr${attribute}${lineAttribute(token, environment)}>`;
  },
  // A corner with no words heads no column.
  th_open: (token, _environment, tokens, index) =>
    tokens[index + 1]?.content === ''
      ? `<td${classes([alignment(token)])}>`
      : `<th scope="col"${classes([alignment(token)])}>`,
  th_close: (_token, _environment, tokens, index) => (tokens[index - 1]?.content === '' ? '</td>\n' : '</th>\n'),
  td_open: (token, environment, tokens, index) => {
    const { table } = environment;
    const words = tokens[index + 1]?.content ?? '';
    if (table) table.column++;
    const isRequired =
      table?.plan.requiredColumns.has(table.column) && /^\W*(?:yes|true|required|✓|✔|✅)\W*$/iu.test(words);
    return `<td${classes([alignment(token), isRequired ? 'is-required' : '', isSentence(words) ? 'is-words' : ''])}>`;
  },
};

/** A cell of many words is given room for them; names in code are broken instead. */
function isSentence(words: string): boolean {
  return words.length > manyWords && words.replace(/`[^`]*`/g, '').length > manyWords;
}

/** In characters. */
const manyWords = 48;

/** The words of a cell that holds a status or a method, with a badge for it; undefined for those of any other cell. */
export function cellBadge(words: string, { table }: RenderEnvironment): string | undefined {
  if (table?.plan.statusColumns.has(table.column)) {
    const status = leadingStatus(words);
    return status && statusBadge(status) + escapeHtml(words.trimStart().slice(status.length));
  }
  if (table?.plan.methodColumns.has(table.column)) return methodName(words);
  return undefined;
}

/** A style attribute, as markdown-it gives it, would not pass the page's security policy. */
function alignment(token: Token): string {
  const [, side] = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? '')) ?? [];
  return side ? `align-${side}` : '';
}

function classes(names: readonly string[]): string {
  const given = names.filter((name) => name !== '');
  return given.length === 0 ? '' : ` class="${given.join(' ')}"`;
}
