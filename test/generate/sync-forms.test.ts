import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apiOf, findingsIn, synced } from './support.ts';

const api = apiOf(`openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, description: How many come, schema: { type: integer } }
        - { name: state, in: query, required: true, description: Which ones come, schema: { type: string } }
        - { name: sort, in: query, description: In which order, schema: { type: string } }
      responses:
        '200': { description: The parcels }
        '404': { description: No such depot }
        '409': { $ref: '#/components/responses/Conflict' }
    head:
      parameters:
        - { name: limit, in: query, description: How many come, schema: { type: integer } }
      responses:
        '200': { description: Headers alone }
        '404': { description: No such depot }
        '409': { $ref: '#/components/responses/Conflict' }
components:
  responses:
    Conflict:
      description: It is moving
      content:
        application/json:
          schema: { type: object, properties: { code: { type: string, enum: [parcel_lost, parcel_moving] } } }
`);

/** Title, the text before and after. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'items of a list come and go, and what somebody wrote of the others stays',
    `## GET /parcels

Lists them; \`gone\` was once there.

Parameters:

- \`limit\` (string, optional): as many as *fit*
- \`gone\` (string, optional): it was here
  and had two lines
- \`state\` (string, required): which ones

More words.
`,
    `## GET /parcels

Lists them; \`gone\` was once there.

Parameters:

- \`limit\` (integer, optional): as many as *fit*
- \`state\` (string, required): which ones
- \`sort\` (string, optional): In which order

More words.
`,
  ],
  [
    'a name that was spelled otherwise is written anew, and its words stay',
    `## GET /parcels

| Parameter | Type | Description |
| --- | --- | --- |
| \`limits\` | integer | Mine |
| \`state\` | string | Mine, too |
| \`sort\` | string | And mine |
`,
    `## GET /parcels

| Parameter | Type | Description |
| --- | --- | --- |
| \`limit\` | integer | Mine |
| \`state\` | string | Mine, too |
| \`sort\` | string | And mine |
`,
  ],
  [
    'headings of statuses come, and go where there are no words below them',
    `## GET /parcels

Lists them.

### 200 OK

All of them.

### 404 Not Found

None of them.

### 410 Gone

\`\`\`http
HTTP/1.1 410 Gone
\`\`\`

## Further

Words.
`,
    `## GET /parcels

Lists them.

### 200 OK

All of them.

### 404 Not Found

None of them.

### 409 Conflict

It is moving.

## Further

Words.
`,
  ],
  [
    'a section of two operations follows what both say',
    `## The parcels

\`\`\`http
GET /parcels
HEAD /parcels
\`\`\`

Both of them.

| Parameter | In | Type | Description |
| --- | --- | --- | --- |
| \`limit\` | query | string | Mine |
| \`gone\` | query | string | It was here |
| \`state\` | query | string | Mine, too |

| Status | Meaning |
| --- | --- |
| 200 | All |
| 410 | Gone |
| 404 | None |
`,
    `## The parcels

\`\`\`http
GET /parcels
HEAD /parcels
\`\`\`

Both of them.

| Parameter | In | Type | Description |
| --- | --- | --- | --- |
| \`limit\` | query | integer | Mine |
| \`state\` | query | string | Mine, too |
| \`sort\` | query | string | In which order |

| Status | Meaning |
| --- | --- |
| 200 | All |
| 404 | None |
`,
  ],
  [
    'the error catalogue follows, with the words of its rows',
    `## Error Codes

Look them up here.

| Code | Status | Message | Description |
| --- | --- | --- | --- |
| \`parcel_lost\` | 404 | Mine | Mine, too |
| \`parcel_wet\` | 409 | It rained | Never |

## GET /parcels

Lists them.
`,
    `## Error Codes

Look them up here.

| Code | Status | Message | Description |
| --- | --- | --- | --- |
| \`parcel_lost\` | 409 | Mine | Mine, too |
| \`parcel_moving\` | 409 | Parcel moving | It is moving. |

## GET /parcels

Lists them.
`,
  ],
];

for (const [title, before, after] of cases) {
  test(`Sync: ${title}`, () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = `# Parcels 😀\n\n${before}`.replaceAll('\n', lineBreak);
      assert.equal(synced(text, api), `# Parcels 😀\n\n${after}`.replaceAll('\n', lineBreak));
    }
    assert.equal(synced(`# Parcels\n\n${before.trimEnd()}`, api), `# Parcels\n\n${after.trimEnd()}`);
  });
}

test('A heading of a status with words of its own stays, and a catalogue of other codes', () => {
  for (const text of [
    '# Parcels\n\n## GET /parcels\n\n### 200 OK\n\nAll.\n\n### 404 Not Found\n\nNone.\n\n### 409 Conflict\n\nMoving.\n\n### 410 Gone\n\nWritten by hand.\n',
    '# Parcels\n\n## Error Codes\n\n| Code | Description |\n| --- | --- |\n| `mine_alone` | Mine |\n\n## GET /parcels\n\nLists them.\n',
  ])
    assert.equal(synced(text, api), text);
});

const names = ['limit', 'cursor', 'expand', 'language', 'weightFrom', 'q_term'];
const parameter = fc.record({
  name: fc.constantFrom(...names),
  type: fc.constantFrom('string', 'integer', 'boolean'),
  required: fc.boolean(),
});
const operation = fc.record({
  parameters: fc.uniqueArray(parameter, { minLength: 2, maxLength: 5, selector: ({ name }) => name }),
  statuses: fc.uniqueArray(fc.constantFrom('400', '404', '409', '422', '500'), { minLength: 2, maxLength: 4 }),
});
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

function described({ parameters, statuses }: Operation) {
  return apiOf(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Parcels', version: '1' },
      paths: {
        '/parcels': {
          get: {
            parameters: parameters.map(({ name, type, required }) => ({
              name,
              in: 'query',
              required,
              description: `About ${name}`,
              schema: { type },
            })),
            responses: Object.fromEntries(
              ['200', ...statuses.toSorted()].map((status) => [status, { description: `As ${status} says` }]),
            ),
          },
        },
      },
    }),
  );
}

/** The parameters as a list, and the statuses as another. */
function listed({ parameters, statuses }: Operation): string {
  const items = parameters.map(
    ({ name, type, required }) => `- \`${name}\` (${type}, ${required ? 'required' : 'optional'}): mine of ${name}`,
  );
  const answers = ['200', ...statuses.toSorted()].map((status) => `- \`${status}\`: mine when it comes`);
  return `# Parcels\n\nAbove it all.\n\n## GET /parcels\n\nWhat it does, in words.\n\nQuery parameters:\n\n${items.join('\n')}\n\nBetween them.\n\nResponses:\n\n${answers.join('\n')}\n\nThe last words.\n`;
}

test('After a sync of lists no drift of parameters and statuses is left, and sentences are as they were', () => {
  fc.assert(
    fc.property(operation, operation, (before, after) => {
      const now = described(after);
      const text = synced(listed(before), now);
      const drift = findingsIn(text, now, 'api-reference').filter((line) => /drift\/.*(?:parameter|status)/.test(line));
      assert.deepEqual(drift, [], text);
      const prose = (all: string): string[] => all.split('\n').filter((line) => !line.startsWith('- ') && line !== '');
      assert.deepEqual(prose(text), prose(listed(before)));
      for (const { name } of after.parameters)
        if (before.parameters.some((one) => one.name === name)) assert.ok(text.includes(`: mine of ${name}`));
    }),
    { numRuns: 100 },
  );
});
