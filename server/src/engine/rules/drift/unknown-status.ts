import { compareStatuses, type UnknownStatus } from '../../drift/compare-statuses.ts';
import { removeRow } from '../../drift/documented-table.ts';
import { operationName } from '../../drift/input-names.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import { addResponse, renameResponse } from '../../drift/status-edits.ts';
import type { Fix, TextEdit } from '../../finding.ts';
import { findStatus } from '../../http/statuses.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { tableAt } from '../../tables/source-table.ts';
import type { DocRule } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    post:
      responses:
        '201': { description: The new parcel }
        '400': { description: Something is wrong with the parcel }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document names a status of an endpoint that its description doesn’t have.',
  explanation: `Callers prepare for an answer that never comes, or the description withholds one that does. Only what stands in an endpoint's section counts, each status once. A
range of the description (\`4XX\`) has each of its statuses, and \`default\` has all. Where the document has another status of success than the description, both are
one contradiction.`,
  isFixable: true,
  examples: [
    {
      title: 'A status that nothing describes',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Sends a parcel.

| Status | Description         |
| ------ | ------------------- |
| 201    | The new parcel      |
| 400    | Something is wrong  |
| 409    | It was sent already |
  ^^^ \`POST /parcels\` has no status \`409\` in \`openapi.yaml\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Sends a parcel.

| Status | Description         |
| ------ | ------------------- |
| 201    | The new parcel      |
| 400    | Something is wrong  |

## Errors

Every error has a code.
`,
    },
    {
      title: 'Another status of success',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Sends a parcel.

- \`200 OK\`: the new parcel
   ^^^ \`POST /parcels\` has the status \`201\` in \`openapi.yaml\`, not \`200\`
- \`400 Bad Request\`: something is wrong with it

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Sends a parcel.

- \`201 Created\`: the new parcel
- \`400 Bad Request\`: something is wrong with it

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    for (const one of compareStatuses(file, asked).unknown) {
      const { pair, documented, meant } = one;
      yield {
        message: messageOf(one),
        span: documented.statusSpan,
        related: [
          asked.related(pair.api, meant?.at ?? pair.operation.at, meant ? 'What the description has' : 'The operation'),
        ],
        fixes: meant
          ? [...correction(file, one), ...renameResponse(pair, meant, documented.status)]
          : [...removal(file, one), ...addResponse(pair, documented)],
      };
    }
  },
};

function messageOf({ pair, documented: { status }, meant }: UnknownStatus): string {
  const [name, file] = [operationName(pair), `\`${fileNameOf(pair.api)}\``];
  if (meant) return `${name} has the status \`${meant.status}\` in ${file}, not \`${status}\``;
  return `${name} has no status \`${status}\` in ${file}`;
}

/** Everywhere in the section. */
function correction({ uri, text }: MarkdownFile, { pair, documented, meant }: UnknownStatus): Fix[] {
  if (!meant) return [];
  const phrase = findStatus(Number(meant.status))?.phrase;
  const edits = pair.documented.responses
    .filter(({ status }) => status === documented.status)
    .flatMap(({ statusSpan, phrase: own }): TextEdit[] => {
      const isPlain = own && text.slice(own.span.start, own.span.end) === own.text;
      return [
        { uri, span: statusSpan, text: meant.status },
        ...(isPlain && phrase !== undefined ? [{ uri, span: own.span, text: phrase }] : []),
      ];
    });
  return [{ title: `Write \`${meant.status}\``, edits, isSafe: false }];
}

function removal(file: MarkdownFile, { documented: { form, statusSpan, status } }: UnknownStatus): Fix[] {
  const table = form === 'table' ? tableAt(file, statusSpan.start) : undefined;
  const edit = table && removeRow(file, table, statusSpan.start);
  return edit ? [{ title: `Remove the row of \`${status}\``, edits: [edit], isSafe: false }] : [];
}
