import { recogniseEndpoint } from '../../endpoints/recognise.ts';
import { isGroupRow } from '../../facts/error-catalogue.ts';
import { plainCell } from '../../facts/error-columns.ts';
import { headingAbove, inherited } from '../../facts/heading-chains.ts';
import { statusesOfPart } from '../../facts/part-statuses.ts';
import { statusColumn } from '../../facts/table-statuses.ts';
import type { RelatedSpan, Span } from '../../finding.ts';
import { type StatusClass, statusClass } from '../../http/statuses.ts';
import type { TableBlock } from '../../markdown/facts.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import { perPart } from '../../markdown/per-part.ts';
import { movedSpan } from '../../spans.ts';
import { headingSpan } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A status stands among client errors and is a server error, or the reverse.',
  explanation: `4xx says that the request is wrong, 5xx that the server is
([RFC 9110, section 15](https://www.rfc-editor.org/rfc/rfc9110.html#section-15)). Whoever reads the category decides by it whether it
is worth the while to try again.

A category is what a heading says (*Client errors*, *5xx*), a row of a table that names the group of those below it, or a
column such as *Category*.`,
  isFixable: false,
  examples: [
    {
      title: 'Below the wrong heading',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

### Client errors

| Status | When |
| ------ | ---- |
| 400 | The parcel has no address. |
| 503 | The depot is closed. |
  ^^^ 503 is a server error, and stands among the client errors

### Server errors

| Status | When |
| ------ | ---- |
| 500 | Anything else. |
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

### Client errors

| Status | When |
| ------ | ---- |
| 400 | The parcel has no address. |

### Server errors

| Status | When |
| ------ | ---- |
| 500 | Anything else. |
| 503 | The depot is closed. |
`,
    },
    {
      title: 'In the wrong category',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Status | Category | When |
| ------ | -------- | ---- |
| 400 | Client | The parcel has no address. |
| 404 | Server | There is no such parcel. |
  ^^^ 404 is a client error, and stands among the server errors
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Status | Category | When |
| ------ | -------- | ---- |
| 400 | Client | The parcel has no address. |
| 404 | Client | There is no such parcel. |
`,
    },
  ],
  *check({ file }) {
    const byHeading = inherited(file, categoryOf);
    for (const { start, content } of file.parts) {
      const inTables = categoriesInTables(content);
      for (const mention of statusesOfPart(content)) {
        if (mention.form !== 'cell' && mention.form !== 'heading') continue;
        const own = statusClass(mention.code);
        if (own !== 'client error' && own !== 'server error') continue;
        const at = start + mention.span.start;
        const heading = headingAbove(file, at);
        const inTable = inTables.get(mention.span.start);
        const above = heading && byHeading[heading.index];
        const category = inTable?.category ?? above?.category;
        if (category === undefined || category === own) continue;
        yield {
          message: `${mention.code} is a ${own}, and stands among the ${category}s`,
          span: { start: at, end: start + mention.span.end },
          related: relatedTo(file, inTable && movedSpan(inTable.span, start), above?.heading),
        };
      }
    }
  },
};

interface Category {
  readonly category: StatusClass;
  readonly heading: Heading;
}

function categoryOf(heading: Heading): Category | undefined {
  // A path may be called `/server-error`.
  const category = recogniseEndpoint(heading.text) ? undefined : categoryIn(heading.text);
  return category && { category, heading };
}

function categoryIn(words: string): StatusClass | undefined {
  const isClient = /\bclient(?:[- ]side)?[- ](?:errors?|failures?)\b|\b4xx\b/i.test(words);
  const isServer = /\bserver(?:[- ]side)?[- ](?:errors?|failures?)\b|\b5xx\b/i.test(words);
  return isClient === isServer ? undefined : isClient ? 'client error' : 'server error';
}

interface InTable {
  readonly category: StatusClass;
  readonly span: Span;
}

/** By the offset of the status in the part: what its own row, or a row above it, says of its category. */
const categoriesInTables = perPart(({ text, facts }): ReadonlyMap<number, InTable> => {
  const found = new Map<number, InTable>();
  for (const block of facts.blocks) if (block.kind === 'table') readTable(text, block, found);
  return found;
});

function readTable(text: string, table: TableBlock, found: Map<number, InTable>): void {
  const column = statusColumn(table)?.index;
  if (column === undefined) return;
  const categories = table.header.findIndex(({ text: header }) =>
    /^(?:error )?(?:category|class|kind|side|type)$/i.test(plainCell(header)),
  );
  let group: InTable | undefined;
  for (const row of table.rows) {
    const named = row.find((cell) => cell.text !== '');
    if (named && isGroupRow(row, text.slice(named.span.start, named.span.end))) {
      const category = categoryIn(plainCell(named.text));
      group = category && { category, span: named.span };
      continue;
    }
    const cell = row[column];
    const digits = cell && /[1-5]\d\d/.exec(text.slice(cell.span.start, cell.span.end));
    if (!cell || !digits) continue;
    const written = categories === -1 ? undefined : row[categories];
    const own =
      written && categoryIn(`${plainCell(written.text).replace(/^(client|server)(?:[- ]side)?$/i, '$1 error')}`);
    const category = own ? { category: own, span: written.span } : group;
    if (category) found.set(cell.span.start + digits.index, category);
  }
}

function relatedTo(file: MarkdownFile, span: Span | undefined, heading: Heading | undefined): RelatedSpan[] {
  const place = span ?? (heading && headingSpan(heading));
  return place ? [{ uri: file.uri, span: place, message: 'The category is named here' }] : [];
}
