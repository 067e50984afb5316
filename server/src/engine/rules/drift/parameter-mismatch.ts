import { compareInputs } from '../../drift/compare-inputs.ts';
import { type InputMismatch, mismatchesOf } from '../../drift/input-mismatches.ts';
import { fileNameOf, textEdits } from '../../drift/spec-edits.ts';
import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocRule } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - name: limit
          in: query
          schema: { type: integer, default: 20 }
        - name: sort
          in: query
          required: true
          schema: { type: string, enum: [city, weight] }
      responses:
        '200': { description: The parcels }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary:
    'A document says something else of a parameter than its description: its type, its place, its default, its values, or whether it is required.',
  explanation: `Each contradiction is reported at the word that makes it. Types are compared as they are meant: \`int\` is \`integer\`, \`string[]\` and *array of strings* are one,
and a *number* may be an \`integer\`, but not the other way round. Defaults are compared as values: \`"10"\` is \`10\`; one that the document doesn't mention is missed only in a table that has
a column of defaults. Values are compared where the document says which are allowed (*one of*, *valid values*, a column), not where it gives examples.

Where the document doesn't say something, and where the description doesn't say which type something is, nothing is compared.`,
  isFixable: true,
  examples: [
    {
      title: 'Type, default and presence',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | Type    | Required | Default | Description            |
| --------- | ------- | -------- | ------- | ---------------------- |
| \`limit\`   | boolean | no       | 10      | How many there may be. |
              ^^^^^^^ \`limit\` is \`integer\` in \`openapi.yaml\`
                                   ^^ The default of \`limit\` is \`20\` in \`openapi.yaml\`
| \`sort\`    | string  | no       |         | By what they stand.    |
                        ^^ \`sort\` is required in \`openapi.yaml\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | Type    | Required | Default | Description            |
| --------- | ------- | -------- | ------- | ---------------------- |
| \`limit\`   | integer | no       | 20      | How many there may be. |
| \`sort\`    | string  | yes      |         | By what they stand.    |

## Errors

Every error has a code.
`,
    },
    {
      title: 'Values and a place',
      spec,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | In     | Description                                |
| --------- | ------ | ------------------------------------------ |
| \`limit\`   | header | How many there may be.                     |
              ^^^^^^ \`limit\` is a query parameter in \`openapi.yaml\`
| \`sort\`    | query  | By what they stand: one of \`city\`, \`age\`. |
                                                           ^^^ \`age\` of \`sort\` is called \`weight\` in \`openapi.yaml\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | In     | Description                                   |
| --------- | ------ | --------------------------------------------- |
| \`limit\`   | query  | How many there may be.                        |
| \`sort\`    | query  | By what they stand: one of \`city\`, \`weight\`. |

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    for (const known of compareInputs(file, asked).known) {
      for (const mismatch of mismatchesOf(file, known)) {
        const { message, span, at } = mismatch;
        const { api } = known.pair;
        yield {
          message: `${message} in \`${fileNameOf(api)}\``,
          span,
          related: [asked.related(api, at, 'What the description says')],
          fixes: fixesOf(file, mismatch, known.pair.api),
        };
      }
    }
  },
};

function fixesOf(
  file: MarkdownFile,
  { document, description }: InputMismatch,
  api: Parameters<typeof textEdits>[0],
): Fix[] {
  const own = document ? [{ title: document.title, edits: [{ uri: file.uri, ...document.edit }], isSafe: false }] : [];
  const others = description
    ? [
        {
          title: `${description.title} in \`${fileNameOf(api)}\``,
          edits: textEdits(api, description.edits),
          isSafe: false,
        },
      ]
    : [];
  return [...own, ...others];
}
