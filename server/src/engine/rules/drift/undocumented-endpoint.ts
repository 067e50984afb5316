import { operationNamed } from '../../drift/bound-api.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../../structure/alignment.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An operation of the description stands in no document.',
  explanation: `Readers don't learn that it exists. Every document about the description counts, and every place that names method and path, be it a call in an example; a path alone names the only operation that it has.
What several descriptions have, such as those of versions of one API, is documented with any of them.
Each operation is missing in one document alone: where most of its neighbours are described, by the first segments of the path. It is reported at the section of endpoints
that the contract asks for, else at the first heading.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'One of two operations',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
    post:
      responses:
        '201': { description: The new parcel }
`,
      bad: `# Example API
  ^^^^^^^^^^^ \`POST /parcels\` of \`openapi.yaml\` is not documented

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

### POST /parcels

Sends a parcel.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const asked = neighbours.api(file);
    const names = asked?.undocumented() ?? [];
    if (!asked || names.length === 0) return;
    const span = placeFor(file, alignment);
    // Each of them is a section that is missing.
    if (alignment.sections.some(asksForOperation)) return;
    for (const name of names) {
      const found = operationNamed(asked.bound, name);
      if (!found) continue;
      const { api, operation } = found;
      yield {
        message: `\`${operation.key}\` of \`${fileNameOf(api)}\` is not documented`,
        span,
        related: [asked.related(api, operation.at, 'The operation')],
      };
    }
  },
};

/** The contract asks for a section for each operation. */
function asksForOperation({ section: { item, presence } }: AlignedSection): boolean {
  return item?.of === 'operations' && (presence === 'required' || presence === 'recommended');
}

/** The section of endpoints, else the title. */
function placeFor({ headings }: MarkdownFile, { sections }: Alignment): Span {
  const section = sections.find(({ section: { id }, heading }) => id === 'endpoints' && heading !== undefined);
  return section?.heading?.textSpan ?? headings[0]?.textSpan ?? { start: 0, end: 0 };
}
