import { compareStatuses, type MissingStatus } from '../../drift/compare-statuses.ts';
import { headerSpan } from '../../drift/documented-table.ts';
import { operationName } from '../../drift/input-names.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import { removeResponse } from '../../drift/status-edits.ts';
import { addStatus } from '../../drift/status-row.ts';
import type { Fix, Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { tableAt } from '../../tables/source-table.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document lists the statuses of an endpoint, and leaves out one that its description has.',
  explanation: `Callers don't prepare for it. Only lists are compared: a table, or several items or headings with statuses; one that has only statuses of success says nothing of
errors, nor the other way round. Ranges and \`default\` aren't missed, and neither is an error that the document describes for all endpoints: outside of their sections,
or in a document that \`errors.catalogues\` names.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An error that the table lacks',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: The parcel }
        '404': { description: There is no such parcel. }
        '410': { description: The parcel was delivered long ago. }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{id}

Gets a parcel by its \`id\`.

| Status            | Description              |
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The status \`410\` of \`GET /parcels/{id}\` in \`openapi.yaml\` is not documented
| ----------------- | ------------------------ |
| \`200 OK\`          | The parcel               |
| \`404 Not Found\`   | There is no such parcel. |

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{id}

Gets a parcel by its \`id\`.

| Status            | Description                        |
| ----------------- | ---------------------------------- |
| \`200 OK\`          | The parcel                         |
| \`404 Not Found\`   | There is no such parcel.           |
| \`410 Gone\`        | The parcel was delivered long ago. |

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    const shared = new Set(neighbours.catalogue()?.entries.map(({ status }) => /^\d{3}/.exec(status ?? '')?.[0]));
    for (const one of compareStatuses(file, asked).missing) {
      const { pair, response } = one;
      if (shared.has(response.status)) continue;
      yield {
        message: `The status \`${response.status}\` of ${operationName(pair)} in \`${fileNameOf(pair.api)}\` is not documented`,
        span: placeFor(file, one),
        related: [asked.related(pair.api, response.at, 'Where the description has it')],
        fixes: [...addition(file, one), ...removeResponse(pair, response)],
      };
    }
  },
};

/** The heading row of the table where it would stand, else the first status. */
function placeFor(file: MarkdownFile, { siblings, pair }: MissingStatus): Span {
  const [first] = siblings;
  const table = first?.form === 'table' ? tableAt(file, first.statusSpan.start) : undefined;
  return table ? headerSpan(table) : (first?.statusSpan ?? pair.documented.endpoint.pathSpan);
}

function addition(file: MarkdownFile, { response, siblings }: MissingStatus): Fix[] {
  const edit = addStatus(file, response, siblings);
  return edit ? [{ title: `Add \`${response.status}\``, edits: [edit], isSafe: false }] : [];
}
