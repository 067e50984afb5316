import { exampleDrifts } from '../../drift/examples/examples.ts';
import { driftFindings } from '../../drift/examples/findings.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An example of a response does not fit the operation of the description.',
  explanation: `Readers write programs that read what examples show. JSON and HTTP messages are checked, in the sections of endpoints that the description has, against the response of
their status: that of the status line or of the words above. Without one, it is the response that says that all went well, unless the example is one of the errors.

A property that is write-only isn't missed, and shouldn't be there. A property that the schema doesn't speak of, though it speaks of others and doesn't say that there may be
more, is told as an information only, but for one that seems to be misspelt. What is left open is left alone: \`...\`, comments that say that there is more, placeholders. A
status that the description doesn't have is no matter of this rule.`,
  isFixable: true,
  examples: [
    {
      title: 'A property in another spelling, and a value of another type',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels/{id}:
    get:
      responses:
        '200':
          description: The parcel
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: { type: string }
                  sentAt: { type: string, format: date-time }
                  weight: { type: number }
`,
      bad: `# Example API

## Overview

Says where parcels are.

### GET /parcels/{id}

Reads a parcel.

Response:

\`\`\`json
{
  "id": 17,
        ^^ \`id\` is the number 17; the schema wants text
  "sent_at": "2026-01-31T09:00:00Z"
   ^^^^^^^ The schema has no property \`sent_at\`; did you mean \`sentAt\`?
}
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Says where parcels are.

### GET /parcels/{id}

Reads a parcel.

Response:

\`\`\`json
{
  "id": "17",
  "sentAt": "2026-01-31T09:00:00Z"
}
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (asked) yield* driftFindings(exampleDrifts(file, asked).ofResponses, file, asked);
  },
};
