import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi } from '#engine/api/api.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { type ApiCoverage, addCounts, coverageOf, percentOf } from '#engine/drift/coverage.ts';
import { EndpointIndex } from '#engine/drift/endpoint-index.ts';
import { documentFacts } from '#engine/graph/document-facts.ts';
import { parseMarkdown } from '#engine/index.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { alignDocument } from '#engine/structure/align.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: sort_by, in: query, schema: { type: string } }
        - { name: Accept, in: header, schema: { type: string } }
      responses:
        '200': { description: The parcels }
        '404': { $ref: '#/components/responses/Problem' }
        5XX: { $ref: '#/components/responses/Problem' }
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                weight: { type: number, description: In grams }
                id: { type: string, readOnly: true }
      responses:
        '201': { description: The new parcel }
        default: { $ref: '#/components/responses/Problem' }
  /parcels/{parcelId}:
    parameters:
      - { name: parcelId, in: path, required: true, schema: { type: string } }
    delete:
      responses:
        '204': { description: Gone }
components:
  responses:
    Problem:
      description: A problem
      content:
        application/json:
          schema:
            type: object
            properties:
              error:
                type: object
                properties:
                  code: { type: string, enum: [not_found, rate_limited] }
`;

test('counts what documents say of operations, parameters, responses and codes', () => {
  const coverage = covered(
    spec,
    `# Parcels

### GET /v1/parcels

| Parameter | In | Description |
| --- | --- | --- |
| \`limit\` | query | How many |

**Response**

\`\`\`json
{ "parcels": [] }
\`\`\`
`,
    `# Parcels

### DELETE /parcels/{id}

Status codes:

- \`204\`: gone

## Error codes

| Code | Status | Message |
| --- | --- | --- |
| \`not_found\` | 404 | Nothing there |
`,
  );
  deepEqual(said(coverage), [
    'GET /parcels at /0.md | limit | missing: sort_by | 200 404 | missing: 5XX',
    'POST /parcels | missing: weight | missing: 201 default',
    'DELETE /parcels/{parcelId} at /1.md | parcelId | 204',
    'codes: not_found | missing: rate_limited',
  ]);
  deepEqual(coverage.counts, {
    operations: { covered: 2, all: 3 },
    parameters: { covered: 2, all: 4 },
    responses: { covered: 3, all: 6 },
    codes: { covered: 1, all: 2 },
  });
  equal(percentOf(coverage.counts), 53.3);
});

test('knows a parameter of the path by its place, also behind a base path, and no other by that', () => {
  const coverage = covered(
    spec.replace('{ name: parcelId, in: path,', '{ name: note, in: query }\n      - { name: parcelId, in: path,'),
    '### DELETE /v1/parcels/{note_id}\n\n| Parameter | In |\n| --- | --- |\n| `note_id` | path |\n',
  );
  deepEqual(
    said(coverage).filter((line) => line.startsWith('DELETE')),
    ['DELETE /parcels/{parcelId} at /0.md | parcelId | missing: note | missing: 204'],
  );
});

test('knows parameters by their names however they are spelt, and ranges of statuses', () => {
  const coverage = covered(
    spec,
    `### GET /parcels

| Query parameter | Description |
| --- | --- |
| \`sortBy\` | By what |

| Status | Description |
| --- | --- |
| 4XX | Your mistake |
| 503 | Ours |
`,
  );
  equal(said(coverage)[0], 'GET /parcels at /0.md | sort_by | missing: limit | 404 5XX | missing: 200');
});

test('takes an example that says nothing of its status for the only success', () => {
  const document = `### POST /parcels

| Field | Type | Description |
| --- | --- | --- |
| weight | number | In grams |

Response:

\`\`\`json
{ "id": 1 }
\`\`\`
`;
  equal(said(covered(spec, document))[1], 'POST /parcels at /0.md | weight | 201 | missing: default');
});

test('counts an operation that documents only mention as missing', () => {
  const coverage = covered(
    spec,
    '# Parcels\n\n## Endpoints\n\nSee `GET /parcels` and then `POST /parcels` for more.\n',
  );
  equal(coverage.counts.operations.covered, 0);
});

test('has nothing to say without documents, and nothing to ask for of an empty description', () => {
  equal(percentOf(covered(spec).counts), 0);
  const empty = covered('openapi: 3.1.0\ninfo: { title: Nothing, version: "1" }\npaths: {}\n');
  equal(percentOf(empty.counts), 100);
});

test('cuts percentages off and adds counts up', () => {
  equal(percentOf({ covered: 999, all: 1000 }), 99.9);
  equal(percentOf({ covered: 9999, all: 10_000 }), 99.9);
  const { counts } = covered(spec);
  deepEqual(addCounts([counts, counts]).parameters, { covered: 0, all: 8 });
});

/** The coverage of a description by documents, the first of which is `/0.md`. */
function covered(text: string, ...documents: readonly string[]): ApiCoverage {
  const built = buildSpec(parseSpecFile('file:///openapi.yaml', 'yaml', text), () => undefined);
  const contract = builtinContracts().get('endpoint');
  if (!built || !contract) throw new Error('the text declares no version');
  const api = describeApi(built);
  const index = new EndpointIndex([api]);
  return coverageOf(
    api,
    documents.map((document, at) => {
      const file = parseMarkdown(`file:///${at}.md`, document);
      const facts = documentFacts(file, alignDocument(contract, file));
      return { uri: file.uri, index, operations: facts.api?.operations ?? [], codes: facts.api?.codes ?? [] };
    }),
  );
}

/** An operation in a line, and the codes in one. */
function said({ operations, codes }: ApiCoverage): string[] {
  const names = (items: ApiCoverage['codes'], isCovered: boolean): string =>
    items.flatMap((item) => (item.isCovered === isCovered ? item.name : [])).join(' ');
  const both = (items: ApiCoverage['codes']): string[] => {
    const missing = names(items, false);
    return [names(items, true), missing && `missing: ${missing}`];
  };
  const lines = operations.map(({ key, documented, parameters, responses }) => {
    const places = documented.map(({ uri }) => ` at ${new URL(uri).pathname}`).join('');
    return [`${key}${places}`, ...both(parameters), ...both(responses)].filter((part) => part !== '').join(' | ');
  });
  return [
    ...lines,
    `codes: ${both(codes)
      .filter((part) => part !== '')
      .join(' | ')}`,
  ];
}
