import { shapeOf } from '../../facts/code-shape.ts';
import { type CatalogueTable, type ErrorEntry, errorCatalogue } from '../../facts/error-catalogue.ts';
import { documentKey } from '../../graph/graph.ts';
import { listedElsewhere, type SharedCatalogue, type SharedEntry } from '../../graph/neighbours.ts';
import type { DocRule, RuleFinding } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'An error code is defined twice.',
  explanation: `Two rows for one code say two things sooner or later, and nobody knows which one holds.

The catalogue is what the contract asks for, else the tables below headings about errors. A table below an endpoint says which
codes that endpoint answers with, and defines none. HTTP statuses may stand in as many rows as they have reasons, and so may a
code that another column tells apart: the endpoint, the field, the reason. Tables count together where their
headings name categories (*Client errors*, *Validation errors*); those of different flows (*Token request errors*) are catalogues of their own.`,
  isFixable: true,
  examples: [
    {
      title: 'Two rows for one code',
      contract: 'catalogue-example',
      bad: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
   ^^^^^^^^^^^ \`parcel_lost\` is defined twice
`,
      good: `# Example API

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const first = new Map<string, Placed[]>();
    const shared = elsewhere(neighbours.catalogue(), file.uri);
    for (const table of errorCatalogue(file, alignment).definitions) {
      for (const entry of table.entries) {
        if (shapeOf(entry.code) === 'status') continue;
        const definition = shared.get(entry.code);
        if (definition && !first.has(entry.code)) yield definedElsewhere(entry, definition);
        const others = first.get(entry.code) ?? [];
        const other = others.find((one) => areSame(one, { table, entry }));
        if (others.length < mostCompared) first.set(entry.code, [...others, { table, entry }]);
        if (!other) continue;
        yield {
          message: `\`${entry.code}\` is defined twice`,
          span: entry.codeSpan,
          related: [{ uri: file.uri, span: other.entry.codeSpan, message: 'It is defined here already' }],
          fixes: saySame(entry, other.entry)
            ? [
                {
                  title: `Remove the second row of \`${entry.code}\`, which says the same`,
                  edits: [{ uri: file.uri, span: withLineBreak(file.text, entry.rowSpan), text: '' }],
                  isSafe: true,
                },
              ]
            : [],
        };
      }
    }
  },
};

/** No code has so many rows that are told apart, and each costs a comparison. */
const mostCompared = 20;

/** The codes that documents before this one define for the project; none where this one is no such document. */
function elsewhere(catalogue: SharedCatalogue | undefined, uri: string): ReadonlyMap<string, SharedEntry> {
  const uris = (catalogue?.uris ?? []).map(documentKey);
  const own = uris.indexOf(documentKey(uri));
  const others = listedElsewhere(catalogue, uri).filter((entry) => uris.indexOf(documentKey(entry.uri)) < own);
  return new Map(others.toReversed().map((entry) => [entry.code, entry]));
}

function definedElsewhere({ code, codeSpan }: ErrorEntry, { uri, codeSpan: span }: SharedEntry): RuleFinding {
  return {
    message: `\`${code}\` is defined in another document, too`,
    span: codeSpan,
    related: [{ uri, span, message: 'It is defined here already' }],
  };
}

interface Placed {
  readonly table: CatalogueTable;
  readonly entry: ErrorEntry;
}

function areSame(one: Placed, other: Placed): boolean {
  if (one.table !== other.table) {
    if (one.table.isLocal || other.table.isLocal || one.table.scope !== other.table.scope) return false;
    if (!isGroup(one.table) || !isGroup(other.table)) return false;
  }
  const keys = new Map(one.entry.cells.map(({ header, text }) => [header.toLowerCase(), text]));
  return !other.entry.cells.some(
    ({ header, text }) =>
      key.test(header) &&
      text !== '' &&
      keys.has(header.toLowerCase()) &&
      keys.get(header.toLowerCase()) !== text &&
      text.replaceAll('`', '') !== other.entry.code,
  );
}

/** What tells two rows of one code apart. */
const key =
  /^(?:(?:sub|inner|minor|detail(?:ed)?|extended)[- ]?(?:error[- ]?)?codes?|(?:error )?(?:reason|type|subtype|domain|key|id|name|number)|parameters?|fields?|propert(?:y|ies)|endpoints?|methods?|paths?|operations?|resources?|requests?|apis?|services?|scopes?|objects?)$/i;

/** The table is one group of a catalogue, by a category: not the errors of one flow, nor a list of another kind. */
function isGroup({ heading, scope, isOfContract }: CatalogueTable): boolean {
  if (heading === undefined || heading === scope) return true;
  if (
    /\b(?:endpoints?|requests?|responses?|grants?|flows?|tokens?|operations?|methods?|api|webhooks?|for|of|in|on|when|during)\b|\//i.test(
      heading.text,
    )
  )
    return false;
  return isOfContract || /\berrors?$|\b[45]xx\b|^[45]\d\d\b/i.test(heading.text);
}

function saySame(one: ErrorEntry, other: ErrorEntry): boolean {
  const texts = (entry: ErrorEntry): string => entry.cells.map(({ header, text }) => `${header}\n${text}`).join('\n');
  return texts(one) === texts(other);
}

function withLineBreak(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const breaks = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { start, end: end + breaks };
}
