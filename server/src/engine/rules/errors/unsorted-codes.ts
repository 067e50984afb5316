import { type CatalogueTable, type ErrorEntry, errorCatalogue } from '../../facts/error-catalogue.ts';
import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'off',
  summary: 'The error codes of a table are not in order.',
  explanation: `Numbers go up, names follow the alphabet, whatever their case. Rows that stand below a row with the name of a group are
sorted by themselves. The fix sorts the rows and changes none of them.`,
  isFixable: true,
  examples: [
    {
      title: 'Names',
      contract: 'catalogue-example',
      bad: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
   ^^^^^^^^^^^^ \`parcel_heavy\` stands behind \`parcel_lost\`
`,
      good: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
`,
    },
  ],
  *check({ file, alignment }) {
    for (const table of errorCatalogue(file, alignment).definitions) {
      const groups = groupsOf(file, table);
      const unsorted = groups.flatMap((group) => firstUnsorted(group) ?? [])[0];
      if (!unsorted) continue;
      yield {
        message: `\`${unsorted.entry.code}\` stands behind \`${unsorted.before.code}\``,
        span: unsorted.entry.codeSpan,
        fixes: [sort(file, groups)],
      };
    }
  },
};

/** The entries whose rows follow each other: a row of another kind begins a group. */
function groupsOf(file: MarkdownFile, { entries }: CatalogueTable): ErrorEntry[][] {
  const groups: ErrorEntry[][] = [];
  let lastLine = -1;
  for (const entry of entries) {
    const line = file.lines.lineAt(entry.rowSpan.start);
    if (line === lastLine + 1) groups.at(-1)?.push(entry);
    else groups.push([entry]);
    lastLine = line;
  }
  return groups;
}

function firstUnsorted(group: readonly ErrorEntry[]) {
  for (const [index, entry] of group.entries()) {
    const before = group[index - 1];
    if (before && compare(before, entry) > 0) return { before, entry };
  }
  return undefined;
}

function compare({ code: one }: ErrorEntry, { code: other }: ErrorEntry): number {
  const numbers = [one, other].map((code) => (/^\d+$/.test(code) ? Number(code) : Number.NaN));
  const [a = Number.NaN, b = Number.NaN] = numbers;
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return compareTexts(one.toLowerCase(), other.toLowerCase());
}

/** Runs of digits as the numbers that they are: `E9` before `E10`. */
function compareTexts(one: string, other: string): number {
  const pieces = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];
  const others = pieces(other);
  for (const [index, piece] of pieces(one).entries()) {
    const against = others[index];
    if (against === undefined) return 1;
    if (piece === against) continue;
    const areNumbers = /^\d/.test(piece) && /^\d/.test(against);
    if (areNumbers && Number(piece) !== Number(against)) return Number(piece) - Number(against);
    return piece < against ? -1 : 1;
  }
  return pieces(one).length - others.length;
}

function sort(file: MarkdownFile, groups: readonly (readonly ErrorEntry[])[]): Fix {
  const edits = groups.flatMap((group) => {
    const sorted = [...group].sort(compare);
    return group.flatMap(({ rowSpan }, index) => {
      const row = sorted[index]?.rowSpan;
      if (!row || row === rowSpan) return [];
      return [{ uri: file.uri, span: rowSpan, text: file.text.slice(row.start, row.end) }];
    });
  });
  return { title: 'Sort the codes', edits, isSafe: true };
}
