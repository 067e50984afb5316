import { compareInputs, type UnknownInput } from '../../drift/compare-inputs.ts';
import { exampleDrifts, type PlacedDrift } from '../../drift/examples/examples.ts';
import { driftFindings } from '../../drift/examples/findings.ts';
import type { DocRule } from '../rule.ts';

const spec = `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
paths:
  /parcels:
    post:
      parameters:
        - { name: notify, in: query, schema: { type: boolean } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [weight, size]
              properties:
                weight: { type: number }
                size: { type: string, enum: [small, large] }
      responses:
        '201': { description: The new parcel }
`;

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An example of a request does not fit the operation of the description.',
  explanation: `Readers copy examples, and get *400 Bad Request*. Checked are bodies in JSON, HTTP messages, and calls of cURL, \`fetch\`, axios and requests, in the sections of
endpoints that the description has:

- method and path, where they seem to mean an operation; values in the path; names and values of query parameters and headers; what is required and isn't there; the media
  type of the body.
- bodies against the schema, as each version of OpenAPI says it: a property that is read-only isn't missed, and in 2.0 and 3.0 shouldn't be there; of \`oneOf\` and \`anyOf\` the
  schema counts that was meant.
- a property that the schema doesn't speak of, though it speaks of others and doesn't say that there may be more: JSON Schema allows it, and readers wonder, so that it is told as
  an information only, but for one that seems to be misspelt.

What is left open is left alone: \`...\`, comments that say that there is more, placeholders such as \`<id>\` and \`YOUR_KEY\`.`,
  isFixable: true,
  examples: [
    {
      title: 'A body with a misspelt value, and without a property',
      spec,
      bad: `# Example API

## Overview

Sends parcels.

### POST /parcels

Sends a parcel, by its \`weight\` and \`size\`.

\`\`\`http
POST /v1/parcels HTTP/1.1
Content-Type: application/json

{ "size": "smal" }
^ \`weight\` is missing
           ^^^^ \`size\` is \`smal\`; did you mean \`small\`?
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Sends parcels.

### POST /parcels

Sends a parcel, by its \`weight\` and \`size\`.

\`\`\`http
POST /v1/parcels HTTP/1.1
Content-Type: application/json

{ "size": "small", "weight": 2.5 }
\`\`\`

## Errors

Every error has a code.
`,
    },
    {
      title: 'A query parameter that is called otherwise',
      spec,
      bad: `# Example API

## Overview

Sends parcels.

### POST /parcels

Sends a parcel, by its \`weight\` and \`size\`.

\`\`\`sh
curl -H 'Content-Type: application/json' 'https://api.example.com/v1/parcels?notfy=true' \\
                                                                             ^^^^^ \`POST /parcels\` has no query parameter \`notfy\`; did you mean \`notify\`?
  --data '{ "size": "small", "weight": 2.5 }'
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Sends parcels.

### POST /parcels

Sends a parcel, by its \`weight\` and \`size\`.

\`\`\`sh
curl -H 'Content-Type: application/json' 'https://api.example.com/v1/parcels?notify=true' \\
  --data '{ "size": "small", ... }'
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    const { unknown } = compareInputs(file, asked);
    const drifts = exampleDrifts(file, asked).ofRequests.filter((drift) => !unknown.some((one) => isAbout(one, drift)));
    yield* driftFindings(drifts, file, asked);
  },
};

/** Whether a name has been found in a table or a list of the operation, whose fix, if any, renames it in calls, too. */
function isAbout({ pair, documented, meant }: UnknownInput, { match, unknownQuery, missing }: PlacedDrift): boolean {
  if (pair.operation !== match.operation) return false;
  if (unknownQuery !== undefined) return (meant?.in ?? 'query') === 'query' && documented.name === unknownQuery;
  if (!meant) return false;
  if (missing?.in !== meant.in || missing.name !== meant.name) return false;
  const [sent, own] = [missing.sent, documented.name];
  return sent.some((name) => (meant.in === 'header' ? name.toLowerCase() === own.toLowerCase() : name === own));
}
