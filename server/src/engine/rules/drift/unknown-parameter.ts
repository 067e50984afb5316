import { compareInputs, type UnknownInput } from '../../drift/compare-inputs.ts';
import { parameterTableAt, removeRow } from '../../drift/documented-table.ts';
import { partsOf } from '../../drift/find-input.ts';
import { additionOf, renamingOf } from '../../drift/input-edits.ts';
import { operationName } from '../../drift/input-names.ts';
import { renameEdits } from '../../drift/rename-input.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocRule } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels/{parcelId}:
    get:
      parameters:
        - { name: parcelId, in: path, required: true, schema: { type: string } }
        - { name: fields, in: query, schema: { type: string } }
        - { name: language, in: query, schema: { type: string } }
      responses:
        '200': { description: The parcel }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document names a parameter, or a field of the body, that its description doesn’t have.',
  explanation: `Callers who send it are not understood. Parameters of the path, the query, headers and cookies count, and the properties of the request's body, also
those within others (\`address.city\`, or below \`address\`). Where the description has one of a similar name that the document doesn't name, the finding says so, and
the fix renames it in the path, in its row and in the examples. A parameter of the path that is called otherwise changes nothing for callers: it is reported as information.

Names are compared as they are, those of headers in any case. Nothing is said of headers that OpenAPI ignores (\`Accept\`, \`Content-Type\`, \`Authorization\`), of keys
that a security scheme asks for, of bodies that may have any properties, and of tables of which nothing says that they are about the request.`,
  isFixable: true,
  examples: [
    {
      title: 'A parameter that is spelled otherwise',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcelId}

Gets a parcel.

| Parameter  | In    | Description                      |
| ---------- | ----- | -------------------------------- |
| \`fields\`   | query | What to get                      |
| \`langauge\` | query | The language of the descriptions |
   ^^^^^^^^ \`langauge\` is no parameter of \`GET /parcels/{parcelId}\` in \`openapi.yaml\`; did you mean \`language\`?

\`parcelId\` is the number on the label.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcelId}

Gets a parcel.

| Parameter  | In    | Description                      |
| ---------- | ----- | -------------------------------- |
| \`fields\`   | query | What to get                      |
| \`language\` | query | The language of the descriptions |

\`parcelId\` is the number on the label.

## Errors

Every error has a code.
`,
    },
    {
      title: 'A parameter of the path that is called otherwise',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcel_id}
                  ^^^^^^^^^ \`parcel_id\` of \`GET /parcels/{parcel_id}\` is called \`parcelId\` in \`openapi.yaml\`

Gets a parcel by its \`parcel_id\`.

- \`fields\` (query): what to get
- \`language\` (query): the language of the descriptions

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcelId}

Gets a parcel by its \`parcelId\`.

- \`fields\` (query): what to get
- \`language\` (query): the language of the descriptions

## Errors

Every error has a code.
`,
    },
    {
      title: 'A parameter that is gone',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcelId}

Gets a parcel by its \`parcelId\`.

| Parameter  | In    | Description                      |
| ---------- | ----- | -------------------------------- |
| \`fields\`   | query | What to get                      |
| \`language\` | query | The language of the descriptions |
| \`units\`    | query | Kilograms or pounds              |
   ^^^^^ \`units\` is no parameter of \`GET /parcels/{parcelId}\` in \`openapi.yaml\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{parcelId}

Gets a parcel by its \`parcelId\`.

| Parameter  | In    | Description                      |
| ---------- | ----- | -------------------------------- |
| \`fields\`   | query | What to get                      |
| \`language\` | query | The language of the descriptions |

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    for (const one of compareInputs(file, asked).unknown) {
      const { pair, documented, meant } = one;
      const isInPath = meant?.in === 'path';
      yield {
        message: messageOf(one),
        span: documented.nameSpan,
        ...(isInPath ? { severity: 'info' as const } : {}),
        related: meant
          ? [asked.related(pair.api, meant.at, 'What the description has')]
          : [asked.related(pair.api, pair.operation.at, 'The operation')],
        fixes: [
          ...correction(file, one),
          ...(meant ? [] : removal(file, one)),
          ...(meant
            ? renamingOf(pair.api, meant, partsOf(documented.name).at(-1) ?? documented.name)
            : additionOf(asked, pair, documented)),
        ],
      };
    }
  },
};

function messageOf({ pair, documented, name: written, meant }: UnknownInput): string {
  const [name, file] = [operationName(pair), `\`${fileNameOf(pair.api)}\``];
  if (meant?.in === 'path') return `\`${documented.name}\` of ${name} is called \`${meant.name}\` in ${file}`;
  const kind = documented.in === 'body' ? 'property of the body' : 'parameter';
  const hint = meant ? `; did you mean \`${meant.name}\`?` : '';
  return `\`${written}\` is no ${kind} of ${name} in ${file}${hint}`;
}

function correction(file: MarkdownFile, { pair, documented, meant }: UnknownInput): Fix[] {
  if (!meant) return [];
  const edits = renameEdits(file, pair, { from: documented, to: meant.name, place: meant.in });
  return [{ title: `Write \`${meant.name}\``, edits, isSafe: false }];
}

function removal(file: MarkdownFile, { documented }: UnknownInput): Fix[] {
  if (documented.form !== 'table' || documented.children.length > 0) return [];
  const table = parameterTableAt(file, documented.nameSpan.start);
  const edit = table && removeRow(file, table.table, documented.nameSpan.start);
  return edit ? [{ title: `Remove the row of \`${documented.name}\``, edits: [edit], isSafe: false }] : [];
}
