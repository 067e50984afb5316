import type { TableCell } from '../../markdown/facts.ts';
import { readTable } from '../read-table.ts';
import { allOf, plainText } from '../text.ts';
import type { ParameterGroup, ParameterRecogniser } from './recogniser.ts';

/** A table of HTML: its first row are the headings. To CommonMark it is several blocks where it has blank lines. */
export const htmlTable: ParameterRecogniser = {
  form: 'html-table',
  read: ({ text, passages }) => {
    const groups: ParameterGroup[] = [];
    let end = 0;
    for (const { block, label } of passages) {
      if (block.kind !== 'html' || block.span.start < end) continue;
      tables.lastIndex = block.span.start;
      for (let found = tables.exec(text); found && found.index < block.span.end; found = tables.exec(text)) {
        end = found.index + found[0].length;
        const [header = [], ...rows] = rowsOf(text, found[0], found.index);
        const group = readTable(text, { span: { start: found.index, end }, header, rows }, label);
        if (!group) continue;
        const parameters = group.parameters.map((parameter) => ({ ...parameter, form: 'html-table' as const }));
        groups.push({ ...group, parameters });
      }
    }
    return groups;
  },
};

const tables = /<table\b[\s\S]*?(?:<\/table>|$)/gi;

function rowsOf(part: string, source: string, offset: number): TableCell[][] {
  return [...source.matchAll(/<tr\b[^<>]*>([\s\S]*?)(?=<tr\b|<\/table>|$)/gi)].map(
    ({ index, 0: all, 1: inside = '' }) => {
      const start = offset + index + all.length - inside.length;
      return [...inside.matchAll(/<t[hd]\b[^<>]*>([\s\S]*?)(?=<\/t[hd]>|<t[hd]\b|<\/tr>|$)/gi)].map((cell) => {
        const [whole, content = ''] = cell;
        const at = start + cell.index + whole.length - content.length;
        const wording = allOf(plainText(part, { start: at, end: at + content.length }));
        return { span: wording?.span ?? { start: at, end: at }, text: wording?.text ?? '' };
      });
    },
  );
}
