import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { bindToApi, specUri } from '../support/bound.ts';

const fence = '```';
const specText = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { weight: { type: number } } } } } }
      responses:
        '201': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
        '422': { description: No, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
  /others:
    get:
      responses: { '200': { description: OK } }
components:
  schemas:
    Parcel: { type: object, required: [id], properties: { id: { type: integer } } }
    Error: { type: object, properties: { code: { type: string, enum: [parcel_lost, parcel_wet] } } }
`;
const document = `# Parcels

## POST /parcels

Sends one.

${fence}json
{ "weight": 2 }
${fence}

Response \`201\`:

${fence}json
{ "id": 1 }
${fence}

## Error Code List

| Code | Description |
| --- | --- |
| \`parcel_lost\` | Lost |
| \`parcel_wet\` | Wet |
`;

const project = {
  configuration: defaultConfiguration('file:///'),
  contracts: builtinContracts(),
  contractOverride: 'api-docs',
};

test('What is kept of a check is what a check of all would say, after edits of the document and of the description', () => {
  let file = parseSpecFile(specUri, 'yaml', specText);
  let api = describeApi(built(file));
  let markdown = parseMarkdown('file:///api.md', document);
  let check = checkMarkdown(project, markdown, 'api.md', neighboursOf(api));
  let checked = markdown;
  assert.deepEqual(drifts(check.findings), []);

  const editSpec = (before: string, after: string): void => {
    const start = file.text().indexOf(before);
    file = updateSpecFile(file, [{ span: { start, end: start + before.length }, text: after }]);
    api = describeApi(built(file), api);
  };
  const editDocument = (before: string, after: string): void => {
    markdown = parseMarkdown('file:///api.md', markdown.text.replace(before, after), markdown);
  };
  const expect = (...found: string[]): void => {
    const isKept = markdown === checked && check.questions.isAnsweredBy(neighboursOf(api));
    if (!isKept) check = checkMarkdown(project, markdown, 'api.md', neighboursOf(api));
    checked = markdown;
    assert.deepEqual(drifts(check.findings), found);
    const fresh = describeApi(built(parseSpecFile(specUri, 'yaml', file.text())));
    const scratch = checkMarkdown(
      project,
      parseMarkdown('file:///api.md', markdown.text),
      'api.md',
      neighboursOf(fresh),
    );
    assert.deepEqual(drifts(scratch.findings), found);
  };

  editDocument('"id": 1', '"id": "1"');
  expect('`id` is text; the schema wants an integer');
  editSpec('id: { type: integer }', 'id: { type: string }');
  expect();
  editSpec('required: [id]', 'required: [id, size]');
  expect('`size` is missing');
  editDocument('Sends one.', 'Sends one of them.');
  expect('`size` is missing');
  editSpec('parcel_wet]', 'parcel_wet, parcel_torn]');
  expect('`size` is missing', 'The error code `parcel_torn` of `openapi.yaml` is not in the catalogue');
  editSpec('required: [id, size]', 'required: [id]');
  editSpec(', parcel_torn]', ']');
  expect();
  editDocument('Response `201`', 'Response `422`');
  expect('The schema has no property `id`');
});

function built(file: ReturnType<typeof parseSpecFile>): NonNullable<ReturnType<typeof buildSpec>> {
  const spec = buildSpec(file, () => undefined);
  assert.ok(spec);
  return spec;
}

/** With the same binding at any time, as hosts have it. */
function neighboursOf(api: ReturnType<typeof describeApi>): typeof noNeighbours {
  const bound = bindToApi(api);
  return { ...noNeighbours, api: (file) => ({ ...bound.api(file), binding }) };
}

const binding = { specs: [specUri], servers: [], kind: 'option', reason: 'The test says so.' } as const;

function drifts(findings: readonly { readonly rule: string; readonly message: string }[]): string[] {
  return findings.filter(({ rule }) => /^drift\/(?:re|error)/.test(rule)).map(({ message }) => message);
}
