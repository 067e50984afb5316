import { distance } from 'fastest-levenshtein';
import { compilePattern } from '../../contract/pattern.ts';
import { codeRow } from '../../facts/code-row.ts';
import { commonShapes, shapeOf } from '../../facts/code-shape.ts';
import { type CatalogueTable, errorCatalogue, localErrorTables } from '../../facts/error-catalogue.ts';
import { codesOfPart } from '../../facts/example-codes.ts';
import type { Fix, Span } from '../../finding.ts';
import { isListing, listedElsewhere, type SharedEntry } from '../../graph/neighbours.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An error code that the document uses is not in its catalogue.',
  explanation: `Whoever meets the code looks it up in the catalogue, and doesn't find it there: the row is missing, or the code is misspelt
where it is used.

It looks at examples of error responses (\`"code": "…"\`, \`"error": "…"\`), at the tables of errors below endpoints, and at code
spans in prose that are called an error. The catalogue is the document's own, and that of the documents that
\`errors.catalogues\` in \`docwright.yaml\` names. Only codes count that are written as those of the catalogue are (\`snake_case\`, \`E1001\`), or as
\`errors.pattern\` says: the code of a currency is no error.

The fix writes the code that was meant, where one is near, or adds a row to the catalogue.`,
  isFixable: true,
  examples: [
    {
      title: 'A code that nobody has listed',
      contract: 'catalogue-example',
      bad: `# Example API

A parcel above 30 kg fails with \`parcel_heavy\`:
                                 ^^^^^^^^^^^^ \`parcel_heavy\` is not in the catalogue

\`\`\`json
{ "code": "parcel_heavy", "message": "The parcel weighs 31 kg." }
\`\`\`

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |
`,
      good: `# Example API

A parcel above 30 kg fails with \`parcel_heavy\`:

\`\`\`json
{ "code": "parcel_heavy", "message": "The parcel weighs 31 kg." }
\`\`\`

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |
`,
    },
    {
      title: 'A misspelt code',
      contract: 'catalogue-example',
      bad: `# Example API

\`\`\`json
{ "error": { "code": "parcel_lots", "message": "Nobody knows where it is." } }
                      ^^^^^^^^^^^ \`parcel_lots\` is not in the catalogue; did you mean \`parcel_lost\`?
\`\`\`

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |
`,
      good: `# Example API

\`\`\`json
{ "error": { "code": "parcel_lost", "message": "Nobody knows where it is." } }
\`\`\`

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |
`,
    },
  ],
  *check({ file, alignment, project, neighbours }) {
    const catalogue = errorCatalogue(file, alignment);
    const shared = neighbours.catalogue();
    const isCatalogue = isListing(shared, file.uri);
    const own = catalogue.definitions.filter(({ isLocal }) => !isLocal || isCatalogue);
    const entries = own.flatMap((table) => table.entries.map((entry) => ({ ...entry, uri: file.uri })));
    const others = listedElsewhere(shared, file.uri);
    const listed: readonly SharedEntry[] = [...others, ...entries];
    const codes = [...new Set(listed.map(({ code }) => code))];
    const isLike = likeness(codes, project.configuration.errors.pattern);
    if (!isLike) return;
    const known = new Set(codes);
    const missing = new Map<string, Use[]>();
    const tables = own.map(({ table, offset }) => ({ start: offset + table.span.start, end: offset + table.span.end }));
    const isListedElsewhere = others.length > 0;
    const localTables = isCatalogue ? [] : localErrorTables(file, alignment, { isListedElsewhere });
    for (const use of usesOf(file, localTables)) {
      if (known.has(use.code) || !isLike(use)) continue;
      if (tables.some(({ start, end }) => start <= use.span.start && use.span.end <= end)) continue;
      const uses = missing.get(use.code);
      if (uses) uses.push(use);
      else missing.set(use.code, [use]);
    }
    for (const [code, uses] of missing) {
      const [first, ...others] = uses.sort((a, b) => a.span.start - b.span.start);
      if (!first) continue;
      const suggestion = nearest(code, codes);
      const related = others
        .slice(0, mostRelated)
        .map(({ span }) => ({ uri: file.uri, span, message: 'It is used here, too' }));
      yield {
        message: `\`${code}\` is not in the catalogue${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
        span: first.span,
        related,
        fixes: [...replace(file, uses, suggestion), ...codeRow(listed, code)],
      };
    }
  },
};

/** Whether a text is written as the project's codes are; undefined where that can't be told. */
function likeness(codes: readonly string[], pattern: string | undefined): ((use: Use) => boolean) | undefined {
  if (codes.length === 0) return undefined;
  const matches = pattern === undefined ? undefined : compilePattern(`^(?:${pattern})$`);
  if (matches) return ({ code }) => matches.test(code);
  const shapes = commonShapes(codes.filter((code) => shapeOf(code) !== 'status'));
  if (shapes.size === 0) return undefined;
  return ({ code, isCertain }) => {
    const shape = shapeOf(code);
    return shape !== undefined && shapes.has(shape) && (shape !== 'word' || isCertain);
  };
}

const mostRelated = 20;

interface Use {
  readonly code: string;
  readonly span: Span;
  /** It can be nothing else. */
  readonly isCertain: boolean;
}

function* usesOf(file: MarkdownFile, tables: readonly CatalogueTable[]): Generator<Use> {
  for (const { start, content } of file.parts) {
    for (const { code, span, form } of codesOfPart(content))
      yield { code, span: { start: start + span.start, end: start + span.end }, isCertain: form === 'example' };
  }
  for (const { entries } of tables)
    for (const { code, codeSpan } of entries) yield { code, span: codeSpan, isCertain: true };
}

function nearest(code: string, codes: readonly string[]): string | undefined {
  const most = code.length < 6 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const other of codes) {
    if (Math.abs(other.length - code.length) > most || /^\d+$/.test(other)) continue;
    const letters = distance(code, other);
    if (letters >= least || differInDigits(code, other)) continue;
    best = other;
    least = letters;
  }
  return best;
}

/** \`E1001\` and \`E1002\` are two codes, and not one that is misspelt. */
function differInDigits(one: string, other: string): boolean {
  return one.replace(/\d/g, '') === other.replace(/\d/g, '');
}

function replace(file: MarkdownFile, uses: readonly Use[], suggestion: string | undefined): Fix[] {
  if (suggestion === undefined) return [];
  const edits = uses.map(({ span }) => ({ uri: file.uri, span, text: suggestion }));
  return [{ title: `Write \`${suggestion}\``, edits, isSafe: false }];
}
