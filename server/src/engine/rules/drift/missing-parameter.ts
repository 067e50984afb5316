import { compareInputs, type MissingInput } from '../../drift/compare-inputs.ts';
import { headerSpan, parameterTableAt } from '../../drift/documented-table.ts';
import { removalOf } from '../../drift/input-edits.ts';
import { kindOf, operationName } from '../../drift/input-names.ts';
import { addParameterItem } from '../../drift/parameter-item.ts';
import { addParameterRow } from '../../drift/parameter-row.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import { endpointSpan } from '../../endpoints/names.ts';
import type { Fix, Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocumentedParameter } from '../../operations/operation.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document lists parameters of an endpoint, and leaves out one that its description has.',
  explanation: `Readers take a list for all that there is. It is reported at the heading of the table where it would stand, else at the endpoint. Where a section lists nothing at all, only
what is required is missed, unless an example or a word tells of it.

Nothing is said of what is deprecated, of properties that only answers have (\`readOnly\`), of headers that OpenAPI ignores (\`Accept\`, \`Content-Type\`, \`Authorization\`), of
keys that a security scheme asks for, and of what the document names in its words: in the endpoint's section, or where it speaks of all endpoints.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A parameter that the table lacks',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - name: sort
          in: query
          description: In which order they come.
          schema: { type: string, enum: [asc, desc] }
      responses:
        '200': { description: The parcels }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | Type    | Required | Description            |
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`sort\`, a query parameter of \`GET /parcels\` in \`openapi.yaml\`, is not documented
| --------- | ------- | -------- | ---------------------- |
| \`limit\`   | Integer | No       | How many there may be. |

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

| Parameter | Type    | Required | Description              |
| --------- | ------- | -------- | ------------------------ |
| \`limit\`   | Integer | No       | How many there may be.   |
| \`sort\`    | String  | No       | In which order they come. |

## Errors

Every error has a code.
`,
    },
    {
      title: 'A field of the body that callers need',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [city]
              properties:
                city: { type: string }
                note: { type: string }
      responses:
        '201': { description: The new parcel }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels
    ^^^^^^^^^^^^^ \`city\`, a property of the body of \`POST /parcels\` in \`openapi.yaml\`, is not documented

Sends a parcel.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Sends a parcel to a \`city\`.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    for (const one of compareInputs(file, asked).missing) {
      const { pair, input, name } = one;
      const place = placeFor(file, one);
      yield {
        message: `\`${name}\`, a ${kindOf(input)} of ${operationName(pair)} in \`${fileNameOf(pair.api)}\`, is not documented`,
        span: place.span,
        related: [asked.related(pair.api, input.at, 'Where the description has it')],
        fixes: [...addition(file, one, place.below), ...removalOf(pair.api, pair, input)],
      };
    }
  },
};

interface PlaceOfMissing {
  readonly span: Span;
  /** The row below which it would stand. */
  readonly below: DocumentedParameter | undefined;
}

/** The heading row of the table that has most of what stands beside it, else the endpoint. */
function placeFor(file: MarkdownFile, { siblings, pair }: MissingInput): PlaceOfMissing {
  const last = siblings.findLast(({ form }) => form === 'table');
  const table = last && parameterTableAt(file, last.nameSpan.start);
  if (table) return { span: headerSpan(table.table), below: last };
  return { span: endpointSpan(pair.documented.endpoint), below: undefined };
}

function addition(
  file: MarkdownFile,
  { pair: { api }, input, name, siblings }: MissingInput,
  below: DocumentedParameter | undefined,
): Fix[] {
  const at = below?.nameSpan.start;
  const table = at === undefined ? undefined : parameterTableAt(file, at);
  // Below what it stands in, an item says only its own name; a row would have to be marked as nested.
  const isNested = name !== input.name && !siblings.some((one) => /[.[]/.test(one.name));
  if (isNested && table) return [];
  const edit =
    table && at !== undefined
      ? addParameterRow(file, { table, below: at, name, input, api })
      : addParameterItem(file, { name: isNested ? input.name : name, input, api }, siblings);
  const title = table ? `Add a row for \`${name}\`` : `Add an item for \`${name}\``;
  return edit ? [{ title, edits: [edit], isSafe: false }] : [];
}
