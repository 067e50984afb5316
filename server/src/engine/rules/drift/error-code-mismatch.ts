import type { DescribedApi } from '../../api/api.ts';
import type { DescribedErrorCode } from '../../api/error-codes.ts';
import type { AskedApi } from '../../drift/asked-api.ts';
import { fileNameOf, textEdits } from '../../drift/spec-edits.ts';
import { codeRow } from '../../facts/code-row.ts';
import { shapeOf } from '../../facts/code-shape.ts';
import { type CatalogueTable, type ErrorEntry, errorCatalogue } from '../../facts/error-catalogue.ts';
import type { Fix } from '../../finding.ts';
import { listedElsewhere, type SharedEntry } from '../../graph/neighbours.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { movedSpan } from '../../spans.ts';
import { insertItem, replaceScalar } from '../../spec/edit/edits.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { DocRule, RuleFinding } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
        4XX:
          description: An error
          content:
            application/json:
              schema:
                type: object
                properties:
                  code: { type: string, enum: [parcel_lost, parcel_wet] }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'The catalogue of error codes and the codes in the description’s schemas differ.',
  explanation: `Whoever meets a code looks it up, and finds nothing; or waits for one that never comes. The codes of a description are the values of \`enum\` and \`const\` of
properties such as \`code\`, \`errorCode\` and \`error\`, in the schemas of responses with 4xx, 5xx and \`default\`. A code of the document is missed there only where all such
properties list their values. A code that is spelled otherwise is told once. The status of a code is compared where the description has the code in the responses, or
examples of responses, of explicit statuses.

Catalogues that have no code in common with the description are of other codes, and left alone.`,
  isFixable: true,
  examples: [
    {
      title: 'A code that was renamed',
      contract: 'catalogue-example',
      spec,
      bad: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wett\` | The parcel fell into the water. |
   ^^^^^^^^^^^ \`openapi.yaml\` has no error code \`parcel_wett\`; did you mean \`parcel_wet\`?

## GET /parcels

Lists the parcels.
`,
      good: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |

## GET /parcels

Lists the parcels.
`,
    },
    {
      title: 'A code without a row',
      contract: 'catalogue-example',
      spec,
      bad: `# Example API

## Error Codes

| Code | Description |
  ^^^^ The error code \`parcel_wet\` of \`openapi.yaml\` is not in the catalogue
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |

## GET /parcels

Lists the parcels.
`,
      good: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_wet\` | The parcel fell into the water. |

## GET /parcels

Lists the parcels.
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const asked = neighbours.api(file);
    const tables = asked ? errorCatalogue(file, alignment).definitions.filter(({ isLocal }) => !isLocal) : [];
    const entries = tables.flatMap((table) => table.entries).filter(({ code }) => shapeOf(code) !== 'status');
    if (!asked || entries.length === 0) return;
    const codes = codesOf(asked);
    const written = new Set(entries.map(({ code }) => code));
    if (!entries.some(({ code }) => codes.has(code))) return;
    const others = new Set(listedElsewhere(neighbours.catalogue(), file.uri).map(({ code }) => code));
    const open = new Map([...codes].filter(([code]) => !written.has(code) && !others.has(code)));
    const context = { file, asked, codes, open, listing: entries.map((entry) => ({ ...entry, uri: file.uri })) };
    yield* unknownCodes(entries, context);
    yield* missingCodes(tables, context);
    for (const entry of entries) yield* otherStatus(entry, context);
  },
};

interface CodeOf extends DescribedErrorCode {
  readonly api: DescribedApi;
}

interface Context {
  readonly file: MarkdownFile;
  readonly asked: AskedApi;
  readonly codes: ReadonlyMap<string, CodeOf>;
  /** The codes that no catalogue has; those that were meant by another spelling are taken out. */
  readonly open: Map<string, CodeOf>;
  readonly listing: readonly SharedEntry[];
}

function codesOf(asked: AskedApi): ReadonlyMap<string, CodeOf> {
  return new Map(asked.apis.flatMap((api) => asked.errorCodes(api).codes.map((one) => [one.code, { ...one, api }])));
}

function* unknownCodes(entries: readonly ErrorEntry[], { file, asked, codes, open }: Context): Generator<RuleFinding> {
  const isClosed = asked.apis.every((api) => asked.errorCodes(api).isClosed);
  for (const { code, codeSpan } of entries) {
    if (codes.has(code)) continue;
    const suggestion = nearest(code, open.keys());
    if (suggestion === undefined && !isClosed) continue;
    const meant = suggestion === undefined ? undefined : open.get(suggestion);
    if (suggestion !== undefined) open.delete(suggestion);
    const [first] = meant ? [meant] : codes.values();
    if (!first) continue;
    const names = listed(asked.apis.map(fileNameOf));
    yield {
      message: `${names} has no error code \`${code}\`${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
      span: codeSpan,
      related: [asked.related(first.api, first.at, 'What the description has')],
      fixes: [
        ...(suggestion === undefined
          ? []
          : [
              {
                title: `Write \`${suggestion}\``,
                edits: [{ uri: file.uri, span: codeSpan, text: suggestion }],
                isSafe: false,
              },
            ]),
        ...(meant ? renaming(code, meant) : addition(code, first)),
      ],
    };
  }
}

function renaming(code: string, { api, at }: CodeOf): Fix[] {
  const edits = textEdits(api, [replaceScalar(at, code)]);
  return [{ title: `Write \`${code}\` in \`${fileNameOf(api)}\``, edits, isSafe: false }];
}

function addition(code: string, { api, node }: CodeOf): Fix[] {
  if (!node) return [];
  const edits = textEdits(api, [insertItem(node, code)]);
  return [{ title: `Add \`${code}\` to \`${fileNameOf(api)}\``, edits, isSafe: false }];
}

/** At the heading of the column that has the codes. */
function* missingCodes(tables: readonly CatalogueTable[], { asked, open, listing }: Context): Generator<RuleFinding> {
  const table = tables.at(-1);
  const header = table?.table.header[table.columns.code];
  if (!table || !header) return;
  for (const [code, { api, at }] of open) {
    yield {
      message: `The error code \`${code}\` of \`${fileNameOf(api)}\` is not in the catalogue`,
      span: movedSpan(header.span, table.offset),
      related: [asked.related(api, at, 'The error code')],
      fixes: codeRow(listing, code),
    };
  }
}

/** Where both name statuses, and no one is the same. */
function* otherStatus(
  { code, status, rowSpan, codeSpan }: ErrorEntry,
  { file, asked, codes }: Context,
): Generator<RuleFinding> {
  const known = codes.get(code);
  const [written, ...others] = status?.match(/(?<![\w.-])[1-5]\d\d(?![\w-])/g) ?? [];
  if (!known || known.statuses.length === 0 || written === undefined || others.length > 0) return;
  if (known.statuses.includes(written) || /\dxx/i.test(status ?? '')) return;
  const row = file.text.slice(rowSpan.start, rowSpan.end);
  const at = row.search(new RegExp(`(?<![\\w.-])${written}(?![\\w-])`));
  const span = at === -1 ? codeSpan : { start: rowSpan.start + at, end: rowSpan.start + at + written.length };
  const [only, ...more] = known.statuses;
  yield {
    message: `\`${code}\` comes with ${listed(known.statuses)} in \`${fileNameOf(known.api)}\`, not with \`${written}\``,
    span,
    related: [asked.related(known.api, known.at, 'The error code')],
    fixes:
      only !== undefined && more.length === 0 && at !== -1
        ? [{ title: `Write \`${only}\``, edits: [{ uri: file.uri, span, text: only }], isSafe: false }]
        : [],
  };
}
