import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiOf, generated, synced } from './support.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, description: How many, schema: { type: integer, default: 20 } }
        - { name: state, in: query, required: true, description: Which ones, schema: { type: string, enum: [open, 'a|b'] } }
        - { name: X-Trace, in: header, description: For support, schema: { type: string, format: uuid } }
      responses:
        '200':
          description: The parcels
          content:
            application/json:
              schema: { type: object, required: [items], properties: { items: { type: array, items: { type: string } }, next: { type: string } } }
        '404': { description: No such depot }
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [weight]
              properties: { weight: { type: integer }, note: { type: string }, to: { type: object, required: [city], properties: { city: { type: string }, zip: { type: string } } } }
      responses:
        '201': { description: Announced }
`;
const api = apiOf(spec);

/** Title, the section before and after. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'rows come and go, cells change, and what somebody wrote stays',
    `## GET /parcels

Lists them, with \`gone\` in prose.

| Parameter | In | Type | Required | Default | Description |
| --- | --- | --- | --- | --- | --- |
| \`limit\` | query | string | yes | \`10\` | As many as *fit* \\| more 😀 |
| \`gone\` | query | string | no | | It was here |
| \`X-Trace\` | query | string | no | | |
`,
    `## GET /parcels

Lists them, with \`gone\` in prose.

| Parameter | In | Type | Required | Default | Description |
| --- | --- | --- | --- | --- | --- |
| \`limit\` | query | integer | no | \`20\` | As many as *fit* \\| more 😀 |
| \`state\` | query | string | yes | | Which ones |
| \`X-Trace\` | header | string | no | | For support |
`,
  ],
  [
    'columns keep their order, their words and their alignment',
    `## GET /parcels

| Description      | Optional | Parameter |
| :--------------- | :------: | --------: |
| Breite 你好      |    ✓     |     limit |
| State            |    ✓     |     state |
`,
    `## GET /parcels

| Description | Optional | Parameter |
| :---------- | :------: | --------: |
| Breite 你好 |    ✓     |     limit |
| State       |          |     state |
`,
  ],
  [
    'a table of allowed values follows, and the words of a description do not',
    `## GET /parcels

| Parameter | Values | Description |
|---|---|---|
| limit | | Default is 7, required. |
| state | \`open\`, \`closed\` | One of \`open\`, \`closed\` |
| X-Trace | | |
`,
    `## GET /parcels

| Parameter | Values | Description |
|---|---|---|
| limit | | Default is 7, required. |
| state | \`open\`, \`a\\|b\` | One of \`open\`, \`closed\` |
| X-Trace | | For support |
`,
  ],
  [
    'the words of a list follow, and its descriptions stay',
    `## GET /parcels

Parameters:

- \`limit\` (string, required): as many as fit
- \`state\` (string, optional): which ones
- \`X-Trace\` (string): for support
`,
    `## GET /parcels

Parameters:

- \`limit\` (integer, optional): as many as fit
- \`state\` (string, required): which ones
- \`X-Trace\` (string): for support
`,
  ],
  [
    'statuses come and go in their order',
    `## GET /parcels

| Status | Meaning |
| --- | --- |
| 200 OK | All of them |
| 500 Internal Server Error | Never |
`,
    `## GET /parcels

| Status | Meaning |
| --- | --- |
| 200 OK | All of them |
| 404 Not Found | No such depot |
`,
  ],
  [
    'examples are mended where they do not fit, and keep what fits',
    `## POST /parcels

\`\`\`bash
curl -X POST https://api.example.com/parcels -d '{"weight": "heavy", "note": "Don'\\''t", "extra": 1}'
\`\`\`

\`\`\`json
{ "weight": 5, "...": "..." }
\`\`\`

## GET /parcels

\`\`\`http
HTTP/1.1 200 OK
Content-Type: application/json

{
    "items": "none",
    "mine": true
}
\`\`\`
`,
    `## POST /parcels

\`\`\`bash
curl -X POST https://api.example.com/parcels -d '{"weight": "heavy", "note": "Don'\\''t", "extra": 1}'
\`\`\`

\`\`\`json
{ "weight": 5, "...": "..." }
\`\`\`

## GET /parcels

\`\`\`http
HTTP/1.1 200 OK
Content-Type: application/json

{
    "items": ["string"],
    "mine": true
}
\`\`\`
`,
  ],
  [
    'the body of a call of cURL is mended in its line, and one in Python in Python',
    `## POST /parcels

\`\`\`bash
curl -X POST https://api.example.com/parcels -d '{"weight":"heavy","note":"a"}'
\`\`\`

\`\`\`python
requests.post("https://api.example.com/parcels", json={"note": "a", "to": {"city": "Bonn"}})
\`\`\`
`,
    `## POST /parcels

\`\`\`bash
curl -X POST https://api.example.com/parcels -d '{"weight":42,"note":"a"}'
\`\`\`

\`\`\`python
requests.post("https://api.example.com/parcels", json={
    "note": "a",
    "to": {
        "city": "Bonn",
    },
    "weight": 42,
})
\`\`\`
`,
  ],
  [
    'fields in fields come where others of the kind are',
    `## POST /parcels

Request body:

| Field | Type | Required |
| --- | --- | --- |
| weight | number | required |
| note | string | optional |
| to | object | optional |
| to.city | string | optional |
| to.street | string | optional |
`,
    `## POST /parcels

Request body:

| Field | Type | Required |
| --- | --- | --- |
| weight | number | required |
| note | string | optional |
| to | object | optional |
| to.city | string | required |
| to.zip | string | optional |
`,
  ],
  [
    'a table in a quote, without bars around it',
    `## GET /parcels

> Parameter | Type
> --- | ---
> \`limit\` | string
> \`gone\` | string
`,
    `## GET /parcels

> Parameter | Type
> --- | ---
> \`limit\` | integer
> \`state\` | string
`,
  ],
];

for (const [title, before, after] of cases) {
  test(`Sync: ${title}`, () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = `Hello 😀\n\n# Parcels\n\n${before}`.replaceAll('\n', lineBreak);
      assert.equal(synced(text, api), `Hello 😀\n\n# Parcels\n\n${after}`.replaceAll('\n', lineBreak));
    }
    assert.equal(synced(`# Parcels\n\n${before.trimEnd()}`, api), `# Parcels\n\n${after.trimEnd()}`);
  });
}

test('Sync leaves alone what it does not know', () => {
  for (const text of [
    '# Other\n\n## GET /carriers\n\n| Parameter | Type |\n| --- | --- |\n| `limit` | string |\n',
    '# Both\n\n## GET /parcels\n\n## POST /parcels\n\n| Status | Meaning |\n| --- | --- |\n| 999 | what |\n',
    '# Authorised\n\n## GET /parcels\n\n| Parameter | In |\n| --- | --- |\n| `limit` | query |\n| `state` | query |\n| `X-Trace` | header |\n| `Authorization` | header |\n',
    '# Range\n\n## GET /parcels\n\n| Status | Meaning |\n| --- | --- |\n| 200 | all |\n| 4XX | none |\n',
    '',
  ])
    if (!text.includes('# Both')) assert.equal(synced(text, api), text);
    else assert.doesNotThrow(() => synced(text, api));
});

test('A path may have names of its own for its parameters', () => {
  const own = apiOf(
    "openapi: 3.1.0\ninfo: { title: a, version: '1' }\npaths:\n  /parcels/{parcelId}:\n    get:\n      parameters: [{ name: parcelId, in: path, required: true, schema: { type: integer } }]\n      responses: { '200': { description: a } }\n",
  );
  const text = '## GET /parcels/{id}\n\n| Parameter | Type |\n| --- | --- |\n| `id` | string |\n';
  assert.equal(synced(text, own), text.replace('string', 'integer'));
});

test('Marked regions are written anew, and nothing around them', () => {
  const before = generated(apiOf(spec.replace('name: limit', 'name: most').replace('Announced', 'Done')), {
    isMarked: true,
  });
  const edited = before
    .replace('## Overview', 'Mine.\n\n## Overview')
    .replace('Responses:', 'Mine again.\n\nResponses:');
  const after = synced(edited, api);
  assert.equal(after, generated(api, { isMarked: true }).replace('## Overview', 'Mine.\n\n## Overview'));
  const windows = synced(edited.replaceAll('\n', '\r\n'), api);
  assert.equal(windows, after.replaceAll('\n', '\r\n'));
  const unknown =
    '# A\n\n<!-- docwright-generated: GET /nowhere parameters -->\n\nMine.\n\n<!-- /docwright-generated -->\n';
  assert.equal(synced(unknown, api), unknown);
  const open = '# A\n\n<!-- docwright-generated: GET /parcels parameters -->\n\nMine.\n';
  assert.equal(synced(open, api), open);
});

test('A value that is an empty text is none of the signs for nothing', () => {
  const described = (parameter: string) =>
    apiOf(`openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters: [${parameter}]
      responses: { '200': { description: OK } }
`);
  const before = described("{ name: id, in: query, schema: { type: string, enum: [''] } }");
  const text = synced(generated(before), described('{ name: note, in: query, schema: { type: boolean } }'));
  assert.match(text, /^\| `note` \| query \| boolean \| optional \| +\| \|$/m);
});
