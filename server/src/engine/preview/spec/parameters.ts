import type { DescribedHeader, DescribedParameter } from '../../api/described.ts';
import { describeSchema } from '../../api/schema.ts';
import { embedded } from '../../generate/embed.ts';
import { typeText } from '../../generate/type-text.ts';
import { codeInCell } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { markdownHtml } from './markdown.ts';
import { factsLine, factsOf } from './schema-facts.ts';
import { lineAttribute, type Writing } from './section.ts';

/** A table with a row for each parameter. What its values may be stands beneath its words: columns of their own would leave these no room. */
export function parametersTable(parameters: readonly DescribedParameter[], writing: Writing): string {
  const rows = parameters.map((parameter) => {
    const place = parameter.in === 'querystring' ? 'query' : parameter.in;
    const presence = parameter.isRequired ? '<td class="is-required">required</td>' : '<td>optional</td>';
    return rowHtml(parameter, { between: [`<td>${place}</td>`], presence }, writing);
  });
  return tableHtml(['Parameter', 'In', 'Type', 'Required', 'Description'], rows);
}

/** A table with a row for each header of a response. */
export function headersTable(headers: readonly DescribedHeader[], writing: Writing): string {
  const rows = headers.map((header) =>
    rowHtml({ ...header, isDeprecated: false }, { between: [], presence: '' }, writing),
  );
  return tableHtml(['Header', 'Type', 'Description'], rows);
}

function tableHtml(titles: readonly string[], rows: readonly string[]): string {
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<div class="table table-fields"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
}

interface Cells {
  readonly between: readonly string[];
  readonly presence: string;
}

function rowHtml(
  field: Pick<DescribedParameter, 'name' | 'schema' | 'description' | 'isDeprecated' | 'at'>,
  { between, presence }: Cells,
  writing: Writing,
): string {
  const described = describeSchema(field.schema, writing.api);
  const items = described?.types.includes('array') ? describeSchema(described.items, writing.api) : undefined;
  const words = field.description ?? described?.description ?? described?.title ?? '';
  const said = markdownHtml({ markdown: embedded(words), place: undefined }, writing);
  const badge = field.isDeprecated || described?.isDeprecated ? ' <span class="schema-badge">deprecated</span>' : '';
  const facts = described ? factsLine(factsOf(described, items)) : '';
  return (
    `<tr${lineAttribute(writing.lineOf(field.at))}><td>${codeInCell(field.name)}${badge}</td>${between.join('')}` +
    `<td>${escapeHtml(typeText(field.schema, writing.api))}</td>${presence}` +
    `<td class="is-words">${said === '' ? '' : `<div class="schema-words">${said}</div>`}${facts}</td></tr>`
  );
}
