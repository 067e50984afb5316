/**
 * What users of other tools report as bugs, each as a document: by the tool and the number of its issue. Those of hosts (files that are closed, results that
 * come late, the same verdict everywhere) are in `test/lsp/same-findings.test.ts`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkSpecTexts, type SpecTexts, specOf } from '../support/specs.ts';

const head = (version: string): string => `openapi: ${version}\ninfo: { title: Parcels, version: 1.0.0 }\n`;

/** Messages of some rules, each with its file where that isn't the first, and the text that it points at. */
function said(texts: SpecTexts, ...rules: readonly string[]): string[] {
  const [root] = Object.keys(texts);
  return Object.entries(checkSpecTexts(texts)).flatMap(([path, findings]) =>
    findings
      .filter(({ rule }) => rules.includes(rule))
      .map(({ message, span }) => {
        const text = texts[path]?.slice(span.start, span.end) ?? '';
        return `${path === root ? '' : `${path}: `}${message} | ${text}`;
      }),
  );
}

const body = (version: string, example: string): string => `${head(version)}paths:
  /parcels:
    post:
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' }, example: ${example} } }
      responses:
        '200':
          description: The parcel.
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' }, example: { id: 1, weight: 2 } } }
components:
  schemas:
    Parcel:
      type: object
      required: [id, weight, secret]
      properties:
        id: { type: integer, readOnly: true }
        weight: { type: integer }
        secret: { type: string, writeOnly: true }
`;

for (const version of ['3.0.4', '3.1.1']) {
  test(`What is read-only is required in responses only, what is write-only in requests only, ${version} (Spectral 1274, 2090)`, () => {
    assert.deepEqual(said({ 'a.yaml': body(version, '{ weight: 2, secret: x }') }, 'openapi/example-valid'), []);
    const missing = said({ 'a.yaml': body(version, '{ secret: x }') }, 'openapi/example-valid');
    assert.equal(missing.length, 1);
    assert.match(missing[0] ?? '', /weight/);
  });
}

test('An example has the properties of all members of `allOf` (Redocly 745, 952, 1737)', () => {
  const spec = (example: string): SpecTexts => ({
    'a.yaml': `${head('3.1.1')}paths: {}
components:
  schemas:
    Base: { type: object, properties: { id: { type: integer } } }
    Parcel:
      allOf:
        - $ref: '#/components/schemas/Base'
        - { type: object, properties: { weight: { type: integer } } }
      example: ${example}
      unevaluatedProperties: false
`,
  });
  assert.deepEqual(said(spec('{ id: 1, weight: 2 }'), 'openapi/example-valid'), []);
  assert.equal(said(spec('{ id: 1, wieght: 2 }'), 'openapi/example-valid').length, 1);
});

test('A decimal number is a multiple of 0.01 (Spectral 2592)', () => {
  const price = (example: string): SpecTexts => ({
    'a.yaml': `${head('3.0.4')}paths: {}\ncomponents: { schemas: { Price: { type: number, multipleOf: 0.01, example: ${example} } } }\n`,
  });
  for (const example of ['4.35', '1.1', '8.87', '1105.05', '0.07']) {
    assert.deepEqual(said(price(example), 'openapi/example-valid'), [], example);
  }
  assert.equal(said(price('4.355'), 'openapi/example-valid').length, 1);
});

test('A problem is shown in the file where its text is (Spectral 2216, 2423, 2892)', () => {
  const texts = {
    'a.yaml': `${head('3.1.1')}paths: { /parcels: { $ref: item.yaml } }\n`,
    'item.yaml': `get: { responses: { '200': { description: x, content: { application/json: { schema: { $ref: schema.yaml } } } } } }\n`,
    'schema.yaml': 'type: strin\n',
  };
  assert.deepEqual(said(texts, 'openapi/schema'), ['schema.yaml: `type` is `strin`; did you mean `string`? | strin']);
});

test('One error hides no other (Spectral 2580, 2051; Redocly 2410)', () => {
  const text = `${head('3.1.1')}$ref: nowhere.yaml
paths:
  /parcels:
    get:
      sumary: x
      parameters: [{ name: a, in: quer, schema: {} }, { name: b, schema: {} }]
      responses: { '20': { description: 7 } }
components:
  schemas:
    Parcel: { type: strin, minLength: -1, items: 3 }
`;
  assert.deepEqual(
    said({ 'a.yaml': text }, 'openapi/schema').map((line) => line.split(' | ')[1]),
    ['$ref', 'sumary', 'quer', 'name', "'20'", 'strin', '-1', '3'],
  );
});

test('A verdict is the same split and bundled (vacuum 937)', () => {
  const operation = `operationId: get\nresponses: { '200': { description: x, content: { a/b: { schema: { type: strin } } } } }\n`;
  const indented = operation.trimEnd().replaceAll('\n', '\n      ');
  const split = {
    'a.yaml': `${head('3.1.1')}paths: { /parcels: { get: { $ref: get.yaml } } }\n`,
    'get.yaml': operation,
  };
  const whole = `${head('3.1.1')}paths:\n  /parcels:\n    get:\n      ${indented}\n`;
  const messages = (texts: SpecTexts): string[] =>
    Object.values(checkSpecTexts(texts))
      .flatMap((findings) => findings.map(({ rule, message }) => `${rule}: ${message}`))
      .sort();
  assert.deepEqual(messages(split), messages({ 'a.yaml': whole }));
});

test('3.0 is checked by the schema of 3.0, and 3.1 by that of 3.1 (vscode-yaml 532)', () => {
  const schemas = (version: string): SpecTexts => ({
    'a.yaml': `${head(version)}paths: {}\ncomponents: { schemas: { A: { type: [string, 'null'] }, B: { type: integer, minimum: 1, exclusiveMinimum: true } } }\n`,
  });
  assert.deepEqual(
    said(schemas('3.0.4'), 'openapi/schema').map((line) => line.split(' is ')[0]),
    ['`type`'],
  );
  assert.deepEqual(
    said(schemas('3.1.1'), 'openapi/schema').map((line) => line.split(' is ')[0]),
    ['`exclusiveMinimum`'],
  );
});

test('`required: true` stands in parameters, bodies and headers (42Crunch 341, 342)', () => {
  const text = `${head('3.0.4')}paths:
  /parcels/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post:
      parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }]
      requestBody: { required: true, content: { application/json: {} } }
      responses:
        '200': { description: x, headers: { Location: { required: true, schema: { type: string } } } }
`;
  assert.deepEqual(said({ 'a.yaml': text }, 'openapi/schema'), []);
});

test('Positions count UTF-16 code units, also behind an emoji (Telescope)', () => {
  const texts = {
    'a.yaml': `${head('3.1.1')}paths: {}\nx-note: "📦📦"\ncomponents: { schemas: { A: { title: "📦 é", type: strin } } }\n`,
  };
  assert.deepEqual(said(texts, 'openapi/schema'), ['`type` is `strin`; did you mean `string`? | strin']);
});

test('What a reference led to says nothing when the reference is gone (vscode-spectral 51, 171, 205)', () => {
  const folder = 'file:///api/';
  const project: Project = { configuration: defaultConfiguration('file:///'), contracts: new Map() };
  const schema = parseSpecFile(`${folder}schema.yaml`, 'yaml', 'type: strin\n');
  const reference = '{ $ref: schema.yaml }';
  const text = `${head('3.1.1')}paths: {}\ncomponents: { schemas: { A: ${reference} } }\n`;
  const root = parseSpecFile(`${folder}a.yaml`, 'yaml', text);
  const before = buildSpec(root, () => schema);
  assert.ok(before);
  const first = checkSpec(project, before);
  assert.equal(findingsByFile(first).get(schema.uri)?.length, 1);
  const at = text.indexOf(reference);
  const edited = updateSpecFile(root, [{ span: { start: at, end: at + reference.length }, text: '{}' }]);
  const after = buildSpec(edited, () => schema, before);
  assert.ok(after);
  const found = findingsByFile(checkSpec(project, after, first));
  assert.deepEqual([...found.keys()], [root.uri]);
  assert.equal(found.get(root.uri)?.filter(({ rule }) => rule === 'openapi/schema').length, 0);
});

/** The rules that report something in a document with a title, an overview and endpoints. */
function saidOfDocument(text: string): string[] {
  const source = `
id: shop
title: Shop
root: { title: Shop API }
sections:
  - { id: overview, title: Overview }
  - { id: support, title: Support }
  - id: endpoints
    title: Endpoints
    nesting: anywhere
    sections: [{ id: get, title: GET, method: GET, repeat: true }]
`;
  const loaded = loadContract({ uri: 'file:///contract.yaml', text: source });
  assert.ok(loaded.contract);
  const { contracts } = composeContracts([loaded.contract], new Map());
  const project = { configuration: defaultConfiguration('file:///'), contracts, contractOverride: loaded.contract.id };
  return checkMarkdown(project, parseMarkdown('file:///a.md', text), 'a.md').findings.map(({ rule }) => rule);
}

const endpoint = (path: string): string =>
  `### GET ${path}\n\nGets it.\n\n#### Parameters\n\n| Name | Description |\n| --- | --- |\n| limit | How many. |\n\n`;
const sections = `## Overview\n\nWords.\n\n## Support\n\nWords.\n\n## Endpoints\n\nWords.\n\n`;

test('"Parameters" may stand under every endpoint (markdownlint 1591)', () => {
  const text = `# Shop API\n\n${sections}${endpoint('/parcels')}${endpoint('/vans')}`;
  assert.deepEqual(saidOfDocument(text), []);
});

test('A title in the front matter is a title, or one finding at most (doc-structure-lint PR 20)', () => {
  const text = `---\ntitle: Shop API\n---\n\n${sections}${endpoint('/parcels')}`;
  const rules = saidOfDocument(text);
  assert.ok(rules.length <= 1, rules.join(', '));
});

test('A slash behind the name of another file means all of it, unless there is a key without a name (as Redocly takes it)', () => {
  const root = (reference: string): string => `${head('3.1.0')}paths:\n  /parcels: { $ref: '${reference}' }\n`;
  const item = 'get:\n  responses: { "200": { description: Parcels. } }\n';
  const rule = 'openapi/unresolved-ref';
  assert.deepEqual(said({ 'a.yaml': root('parcels.yaml#/'), 'parcels.yaml': item }, rule), []);
  const api = describeApi(specOf({ 'a.yaml': root('parcels.yaml#/'), 'parcels.yaml': item }));
  assert.deepEqual(api.keys, ['GET /parcels']);
  const named = specOf({ 'a.yaml': root('parcels.yaml#/'), 'parcels.yaml': `put: {}\n"":\n  get: {}\n` });
  assert.deepEqual(describeApi(named).keys, ['GET /parcels']);
  assert.equal(said({ 'a.yaml': root('#/') }, rule).length, 1);
  assert.equal(said({ 'a.yaml': root('parcels.yaml#/x'), 'parcels.yaml': item }, rule).length, 1);
});
