import assert from 'node:assert/strict';
import { test } from 'node:test';
import { specVersions } from '#engine/spec/grammar/versions.ts';
import { dedent } from '../../support/marks.ts';
import { assertTaken, offeredAt } from './ask.ts';

const declared = { '2.0': "swagger: '2.0'", '3.0': 'openapi: 3.0.4', '3.1': 'openapi: 3.1.2', '3.2': 'openapi: 3.2.0' };

/** A document of 3.1 with something in its paths, at its end. */
function document(paths: string): string {
  return base + dedent(paths).replaceAll(/^(?=.)/gm, '  ');
}

/** Asserts what stands in the paths after an item is taken there. */
function assertInPaths(paths: string, label: string, after: string): void {
  assertTaken(document(paths), label, document(after));
}

const base = dedent(`
  openapi: 3.1.0
  info: { title: Pets, version: 1.0.0 }
  tags:
    - name: pets
      description: All about pets
  servers:
    - url: https://example.com
  components:
    securitySchemes:
      oauth:
        type: oauth2
        flows: { implicit: { authorizationUrl: https://example.com, scopes: { 'pets:read': Read pets } } }
      key: { type: apiKey, in: header, name: X-Key }
    responses:
      Gone: { description: It was here }
    schemas:
      Pet:
        description: An animal
        type: object
        required: [id, kind]
        properties:
          id: { type: integer }
          kind: { enum: [cat, dog] }
          isWild: { type: boolean }
          owner: { $ref: '#/components/schemas/Owner' }
      Owner:
        properties:
          name: { type: string }
  paths:
`);

for (const version of specVersions) {
  test(`${version}: the keywords of the root, those that must stand there first`, () => {
    const { labels } = offeredAt(`${declared[version]}\n<|>\n`);
    const required = { '2.0': ['info', 'paths'], '3.0': ['info', 'paths'], '3.1': ['info'], '3.2': ['info'] }[version];
    assert.deepEqual(labels.slice(0, required.length), required);
    assert.equal(labels.includes('components'), version !== '2.0');
    assert.equal(labels.includes('definitions'), version === '2.0');
    assert.equal(labels.includes('webhooks'), version === '3.1' || version === '3.2');
    assert.ok(!labels.includes('openapi') && !labels.includes('swagger'));
  });

  test(`${version}: methods, also in a half-typed line`, () => {
    const { labels } = offeredAt(`${declared[version]}\npaths:\n  /a:\n    get: {}\n    <|>\n`);
    assert.equal(labels.includes('query'), version === '3.2');
    assert.equal(labels.includes('trace'), version !== '2.0');
    assert.ok(labels.includes('put') && !labels.includes('get'));
    assert.equal(offeredAt(`${declared[version]}\npaths:\n  /a:\n    dele<|>\n`).labels[0], 'delete');
  });
}

test('a method comes with the parameters of its path that nothing declares', () => {
  const { insertText } = offeredAt(
    document(`
      /pets/{id}/{toy}:
        parameters:
          - { name: id, in: path, required: true, schema: { type: string } }
        de<|>
    `),
  ).find('delete');
  assert.match(insertText, /^delete:\n {2}summary: \$1\n/);
  assert.deepEqual(insertText.match(/name: \w+/g), ['name: toy']);
  assert.match(insertText, /responses:\n {4}'\$\{\d+:204\}'/);
});

test('a keyword opens its value, with what stands in it as a rule', () => {
  assertInPaths(
    `
    /a:
      get:
        resp<|>
        summary: A
    `,
    'responses',
    `
    /a:
      get:
        responses:
          '200':
            description: OK
            content:
              application/json:
                schema:
                  type: object
        summary: A
    `,
  );
  assertInPaths('/a:\n  get:\n    dep<|>\n', 'deprecated', '/a:\n  get:\n    deprecated: true\n');
});

test('a key that has its colon is replaced alone', () => {
  assertInPaths('/a:\n  p<|>ot:\n    summary: A\n', 'post', '/a:\n  post:\n    summary: A\n');
});

test('an item of a list may be begun whole', () => {
  const parameter = (before: string, after: string) => `
    /a:
      get:
        parameters:
          ${before}${after}
  `;
  const whole =
    'name: name\n            in: query\n            description: \n            schema:\n              type: string';
  assertInPaths(parameter('- ', '<|>'), 'query parameter', parameter('- ', whole));
  assertInPaths(parameter('', '<|>'), 'query parameter', parameter('- ', whole));
  assertInPaths(parameter('-', '<|>'), 'query parameter', parameter('- ', whole));
  const { labels } = offeredAt(document(parameter('- ', 'name: a\n            <|>')));
  assert.equal(labels[0], 'in');
  assert.ok(!labels.includes('query parameter') && !labels.includes('name'));
});

test('an object behind the colon begins in the next line', () => {
  assertInPaths(
    '/a:\n  get:\n    externalDocs: <|>\n',
    'External Documentation Object',
    '/a:\n  get:\n    externalDocs:\n      url: https://example.com\n      description: \n',
  );
});

test('beside a reference stands what may stand there', () => {
  const beside = (version: string) =>
    offeredAt(`openapi: ${version}\ncomponents:\n  responses:\n    A:\n      $ref: a.yaml\n      <|>\n`).labels;
  assert.deepEqual(beside('3.0.4'), []);
  assert.deepEqual(beside('3.1.0'), ['summary', 'description']);
});

test('deprecated keywords are marked, and stand last', () => {
  const { items } = offeredAt('openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n      exampl<|>\n');
  assert.deepEqual(
    items.map(({ label, isDeprecated }) => [label, isDeprecated]),
    [
      ['examples', undefined],
      ['example', true],
    ],
  );
});

test('status codes have their phrases, and ranges stand among them', () => {
  const source = "/a:\n  get:\n    responses:\n      '200': {}\n      <|>\n";
  const { labels } = offeredAt(document(source));
  assert.ok(labels.includes('404 Not Found') && labels.includes('4XX') && labels.includes('default'));
  assert.ok(!labels.includes('200 OK'));
  const after = "/a:\n  get:\n    responses:\n      '200': {}\n      '204':\n        description: No Content\n";
  assertInPaths(source, '204 No Content', after);
  assertInPaths(source.replace('<|>', "'2<|>'"), '204 No Content', after);
  assert.ok(
    !offeredAt('swagger: "2.0"\npaths:\n  /a:\n    get:\n      responses:\n        <|>\n').labels.includes('4XX'),
  );
});

test('paths begin as others do', () => {
  const { labels } = offeredAt(document('/pets/{id}/toys: {}\n/pets: {}\n/<|>\n'));
  assert.ok(labels.includes('/pets/{id}') && labels.includes('/pets/{id}/') && labels.includes('/'));
  assert.ok(!labels.includes('/pets'));
});

test('media types: those of the document first', () => {
  const own = `
    /a:
      post:
        requestBody:
          content:
            application/vnd.pets+json: {}
            <|>
        responses:
          '200': { description: A, content: { application/vnd.toys+json: {} } }
  `;
  const { labels } = offeredAt(document(own));
  assert.deepEqual(labels.slice(0, 2), ['application/vnd.toys+json', 'application/json']);
  assert.ok(!labels.includes('application/vnd.pets+json'));
});

test('tags: the declared ones, then those that are used', () => {
  const tagged = (tags: string) => `/a:\n  get:\n    tags: [other]\n  put:\n    tags: ${tags}\n`;
  assert.deepEqual(offeredAt(document(tagged('[<|>]'))).labels, ['pets', 'other']);
  assert.deepEqual(offeredAt(document(tagged('[pets, <|>]'))).labels, ['other']);
  assertInPaths(tagged('[pets, <|>]'), 'other', tagged('[pets, other]'));
  assertInPaths(tagged('\n      - <|>'), 'pets', tagged('\n      - pets'));
  assertInPaths(tagged('\n      <|>'), 'pets', tagged('\n      - pets'));
});

test('security: schemes and their scopes', () => {
  const secured = (item: string) => `/a:\n  get:\n    security:\n      - ${item}\n`;
  assert.deepEqual(offeredAt(document(secured('<|>'))).labels, ['oauth', 'key']);
  assertInPaths(secured('<|>'), 'key', secured('key: []'));
  assertInPaths(secured('oauth: [<|>]'), 'pets:read', secured('oauth: [pets:read]'));
});

test('references: what is expected, by its name or by its pointer', () => {
  const referring = (value: string) => `/a:\n  get:\n    responses:\n      '410':\n        $ref: ${value}\n`;
  const whole = referring("'#/components/responses/Gone'");
  for (const typed of ['<|>', 'Go<|>', '#/comp<|>', "'<|>'", "'Go<|>'", "'#/components/resp<|>"]) {
    assert.deepEqual(offeredAt(document(referring(typed))).labels, ['Gone'], typed);
    assertInPaths(referring(typed), 'Gone', whole);
  }
  assertInPaths(referring('"<|>"'), 'Gone', whole.replaceAll("'#", '"#').replaceAll("Gone'", 'Gone"'));
  const { documentation, detail } = offeredAt(`${base.replace('owner: {', 'owner: { $ref: "<|>", ')}`).find('Pet');
  assert.equal(detail, '#/components/schemas/Pet');
  assert.equal(documentation, 'object\n\nAn animal');
});

test('references into other files: of the description, and of the workspace', () => {
  const files = `
    //- api/openapi.yaml
    openapi: 3.1.0
    paths:
      /a: { $ref: ../paths/a.yaml }
    components:
      schemas:
        Pet: { $ref: '../models/pet.yaml#/Pet' }
        Toy: { items: { $ref: '<|>' } }
    //- models/pet.yaml
    Pet: { type: object, description: A pet }
    Owner: { type: object }
    //- paths/a.yaml
    get: {}
  `;
  const { labels, find } = offeredAt(files);
  assert.deepEqual(labels.toSorted(), ['Owner', 'Pet', 'Pet', 'Toy']);
  assert.equal(find('Owner').insertText, "'../models/pet.yaml#/Owner'");
  assert.equal(find('Owner').detail, '../models/pet.yaml');
});

test('in a file that references lead to, its own kind is completed', () => {
  const files = (model: string, path: string) => `
    //- openapi.yaml
    openapi: 3.1.0
    paths:
      /a: { $ref: paths/a.yaml }
    components:
      schemas:
        Pet: { $ref: 'models/pet.yaml#/Pet' }
    //- models/pet.yaml
    Pet:
      type: object
      ${model}
    //- paths/a.yaml
    get:
      ${path}
  `;
  assert.ok(offeredAt(files('<|>', 'summary: A')).labels.includes('properties'));
  assert.ok(offeredAt(files('properties: {}', '<|>')).labels.includes('operationId'));
  assert.equal(offeredAt(files("allOf: [{ $ref: '<|>' }]", 'summary: A')).find('Pet').insertText, "'#/Pet'");
});

test('names that are referenced and missing', () => {
  const source = `
    openapi: 3.1.0
    components:
      schemas:
        Pet:
          items: { $ref: '#/components/schemas/Toy' }
        <|>
  `;
  const { labels, find } = offeredAt(source);
  assert.deepEqual(labels, ['Toy']);
  assert.equal(find('Toy').detail, 'referenced once, and missing');
});

test('values that the specification lists, by what stands beside them', () => {
  const parameter = (rest: string) => document(`/a:\n  get:\n    parameters:\n      - name: a\n        ${rest}\n`);
  assert.deepEqual(offeredAt(parameter('in: <|>')).labels, ['query', 'header', 'path', 'cookie']);
  assert.deepEqual(offeredAt(parameter('in: path\n        style: <|>')).labels, ['matrix', 'label', 'simple']);
  assert.deepEqual(offeredAt(parameter('required: <|>')).labels, ['true', 'false']);
  assert.ok(offeredAt(parameter('schema: { type: integer, format: <|> }')).labels.includes('int64'));
  assert.ok(!offeredAt(parameter('schema: { type: integer, format: <|> }')).labels.includes('uuid'));
  assert.deepEqual(offeredAt(parameter('schema: { type: [string, nu<|>] }')).labels, ['number', 'null']);
});

test('names of properties: in required, in discriminators, and in properties that required names', () => {
  const schema = (rest: string) =>
    `openapi: 3.1.0\ncomponents:\n  schemas:\n    A:\n${rest.replaceAll(/^/gm, '      ')}`;
  const properties = 'allOf: [{ properties: { a: {} } }]\nproperties: { b: {}, c: {} }\n';
  assert.deepEqual(offeredAt(schema(`${properties}required: [b, <|>]`)).labels, ['c', 'a']);
  assert.deepEqual(offeredAt(schema(`${properties}discriminator: { propertyName: <|> }`)).labels, ['b', 'c', 'a']);
  assert.deepEqual(offeredAt(schema('required: [a, b]\nproperties:\n  a: {}\n  <|>')).labels, ['b']);
});

test('examples: properties and values by the schema', () => {
  const example = (value: string) => `
    /a:
      get:
        responses:
          '200':
            description: A
            content:
              application/json:
                schema: { type: array, items: { $ref: '#/components/schemas/Pet' } }
                example:
                  ${value}
  `;
  const offered = (value: string) => offeredAt(document(example(value)));
  assert.deepEqual(offered('- <|>').labels.slice(0, 4), ['id', 'kind', 'isWild', 'owner']);
  assert.deepEqual(offered('- id: 1\n                    <|>').labels, ['kind', 'isWild', 'owner']);
  assert.deepEqual(offered('- kind: <|>').labels, ['cat', 'dog']);
  assert.deepEqual(offered('- isWild: <|>').labels, ['true', 'false']);
  assert.deepEqual(offered('- owner: { <|> }').labels, ['name']);
  assertInPaths(example('- kin<|>'), 'kind', example('- kind: cat'));
});

test('the parameters of a path, the variables of a URL, the operations of a link', () => {
  const parameter = '/a/{id}/{toy}:\n  parameters:\n    - { name: id, in: path }\n    - { in: path, name: <|> }\n';
  assert.deepEqual(offeredAt(document(parameter)).labels, ['toy']);
  const server = (rest: string) => `openapi: 3.1.0\nservers:\n  - ${rest}\n`;
  assert.deepEqual(offeredAt(server('url: https://{host}/{v}\n    variables:\n      v: {}\n      <|>')).labels, [
    'host',
  ]);
  assertTaken(
    server("url: 'https://{h<|>}/a'\n    variables: { host: {} }"),
    'host',
    server("url: 'https://{host}/a'\n    variables: { host: {} }"),
  );
  const link = `
    /a:
      get:
        operationId: getA
        responses:
          default: { description: A, links: { again: { operationId: <|> } } }
  `;
  assert.deepEqual(offeredAt(document(link)).labels, ['getA']);
});

test('JSON: quotes and commas', () => {
  const json = (entries: string) => `//- openapi.json\n{\n  "openapi": "3.0.4",\n  "info": {\n${entries}\n  }\n}\n`;
  const after = '    "title": "A",\n    "version": "1.0.0"';
  const cases = [
    ['    "title": "A",\n    <|>', after],
    ['    "title": "A",\n    "<|>"', after],
    ['    "title": "A",\n    "ver<|>', after],
    ['    "title": "A"\n    <|>', after],
    ['    "title": "A"\n    "v<|>"', after],
    ['    "title": "A",\n    <|>\n    "x-a": 1', `${after},\n    "x-a": 1`],
    ['    "title": "A"\n    "<|>"\n    "x-a": 1', `${after},\n    "x-a": 1`],
    ['    "title": "A",\n    "<|>": "1.0.0"', after],
  ] as const;
  for (const [before, wanted] of cases) {
    const filled = wanted.replace('"1.0.0"', before.includes('": "1.0.0"') ? '"1.0.0"' : '""');
    assertTaken(json(before), 'version', json(filled));
  }
});

test('JSON: values, references and whole objects', () => {
  const json = (schema: string) =>
    `//- a.json\n{\n  "openapi": "3.1.0",\n  "components": {\n    "schemas": {\n      "A": ${schema},\n      "B": {}\n    }\n  }\n}\n`;
  assertTaken(json('{ "type": <|> }'), 'string', json('{ "type": "string" }'));
  assertTaken(json('{ "type": "s<|>" }'), 'string', json('{ "type": "string" }'));
  assertTaken(json('{ "type": <|> "title": "" }'), 'string', json('{ "type": "string", "title": "" }'));
  assertTaken(json('{ "$ref": "<|>" }'), 'B', json('{ "$ref": "#/components/schemas/B" }'));
  assertTaken(
    json('{ "items": <|> }'),
    'string',
    json('{ "items": {\n        "type": "string",\n        "description": ""\n      } }'),
  );
  assert.deepEqual(offeredAt(json('{ "deprecated": "<|>" }')).labels, ['true', 'false']);
});

test('a broken document is completed where it is whole', () => {
  const { labels } = offeredAt(`
    openapi: 3.1.0
    info: { title: "A
    paths:
      /a:
        get:
          tags: [
        <|>
    components:
      schemas: }
  `);
  assert.ok(labels.includes('put') && labels.includes('parameters'));
});

test('nothing is offered in comments, in text, and in what the specification says nothing of', () => {
  const sources = [
    '# <|>',
    'info:\n  title: <|>',
    'info:\n  description: |\n    ge<|>',
    'x-own:\n  <|>',
    'info:\n  x-own: <|>',
    'paths:\n  /a:\n    get:\n      summary: Get <|>',
  ];
  for (const source of sources) assert.deepEqual(offeredAt(`openapi: 3.1.0\n${source}\n`).labels, [], source);
});
