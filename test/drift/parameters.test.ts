import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drift, getPage, postPage, specWith } from '../support/drift.ts';

const query = (name: string, more = ''): string => `{ name: ${name}, in: query, schema: { type: string }${more} }`;

test('A rename is one finding, whatever the spelling, and each name is meant once', () => {
  const spec = specWith({ get: `${query('sortBy')}\n${query('pageSize')}` });
  const drift = new Drift(
    spec,
    getPage('| Query parameter | Type |\n| - | - |\n| `sort_by` | string |\n| `page_sizes` | string |'),
  );
  assert.deepEqual(drift.lines, [
    'sort_by | `sort_by` is no parameter of `GET /parcels/{id}` in `openapi.yaml`; did you mean `sortBy`?',
    'page_sizes | `page_sizes` is no parameter of `GET /parcels/{id}` in `openapi.yaml`; did you mean `pageSize`?',
  ]);
  assert.deepEqual(drift.after('Write `sortBy`').lines, drift.lines.slice(1));
  assert.deepEqual(drift.after('Call it `sort_by` in `openapi.yaml`').lines, drift.lines.slice(1));
});

test('A rename covers path, row, words, calls and bodies, and leaves what is answered alone', () => {
  const spec = specWith({}).replaceAll('{id}', '{parcelId}').replace('name: id', 'name: parcelId');
  const page = (name: string): string => `# Parcels

## GET /parcels/{${name}}

Gets the parcel \`${name}\`.

| Path parameter | Description |
| - | - |
| \`${name}\` | Its number |

\`\`\`sh
curl https://api.example.com/parcels/{${name}}
\`\`\`

### Response

| Field | Description |
| - | - |
| \`code\` | Its number |
`;
  const drift = new Drift(spec, page('code'));
  assert.deepEqual(drift.lines, ['code | `code` of `GET /parcels/{code}` is called `parcelId` in `openapi.yaml`']);
  assert.equal(drift.found[0]?.severity, 'info');
  const expected = page('parcelId').replace(
    '| Field | Description |\n| - | - |\n| `parcelId`',
    '| Field | Description |\n| - | - |\n| `code`',
  );
  assert.equal(drift.after('Write `parcelId`').text, expected);
});

test('A field of the body is renamed in the request’s example, too', () => {
  const spec = specWith({
    body: '{ type: object, properties: { city: { type: string }, postCode: { type: string } } }',
  });
  const page = (name: string): string =>
    postPage(
      `### Body\n\n- \`city\`: where it goes\n- \`${name}\`: the code\n\n### Request\n\n\`\`\`json\n{ "city": "Bern", "${name}": "3000" }\n\`\`\``,
    );
  const drift = new Drift(spec, page('post_code'));
  assert.deepEqual(drift.lines, [
    'post_code | `post_code` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `postCode`?',
  ]);
  assert.equal(drift.after('Write `postCode`').text, page('postCode'));
});

test('Placeholders in capitals and in words name no parameter', () => {
  const page = (path: string): string => `# Parcels\n\n## GET ${path}\n\nGets a parcel.\n`;
  assert.deepEqual(new Drift(specWith({}), page('/parcels/PARCEL_ID')).lines, []);
  assert.deepEqual(new Drift(specWith({}), page('/parcels/(id or name)')).lines, []);
});

test('A parameter of a path may be named as the field of an object', () => {
  const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /depots/{depot_id}/parcels/{code}:
    get:
      parameters:
        - { name: depot_id, in: path, required: true, schema: { type: string } }
        - { name: code, in: path, required: true, schema: { type: string } }
      responses: { '200': { description: OK } }
`;
  const page = (path: string): string => `# Parcels\n\n## GET ${path}\n\nReads one.\n`;
  assert.deepEqual(new Drift(spec, page('/depots/{depot.id}/parcels/{parcel.code}')).lines, []);
  assert.equal(new Drift(spec, page('/depots/{depot.key}/parcels/{parcel.code}')).lines.length, 1);
});

test('Properties that are numbered are named together', () => {
  const body = "{ type: object, properties: { 'files[0]': { type: string }, note: { type: string } } }";
  const table = (name: string): string =>
    postPage(`### Body\n\n| Field | Type |\n| - | - |\n| \`note\` | string |\n| \`${name}\` | string |`);
  for (const name of ['files[n]', 'files[0]', 'files[2]'])
    assert.deepEqual(new Drift(specWith({ body }), table(name)).lines, []);
  assert.equal(new Drift(specWith({ body }), table('other[n]')).lines.length > 0, true);
});

test('Names within others are looked up in what they stand in', () => {
  const body =
    '{ type: object, properties: { to: { type: object, properties: { city: { type: string }, code: { type: string } } }, items: { type: array, items: { type: object, properties: { weight: { type: number } } } } } }';
  const table = (...names: string[]): string =>
    postPage(`### Body\n\n| Field | Type |\n| - | - |\n${names.map((name) => `| \`${name}\` | |`).join('\n')}`);
  assert.deepEqual(
    new Drift(specWith({ body }), table('to', 'to.city', 'to[code]', 'items', 'items[].weight')).lines,
    [],
  );
  assert.deepEqual(new Drift(specWith({ body }), table('to', 'to.city', 'to.cod', 'items', 'items[].weigth')).lines, [
    'to.cod | `to.cod` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `code`?',
    'items[].weigth | `items[].weigth` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `weight`?',
  ]);
  assert.deepEqual(new Drift(specWith({ body }), table('to', 'to.city', 'items')).lines, [
    'Field | Type | `to.code`, a property of the body of `POST /parcels` in `openapi.yaml`, is not documented',
  ]);
});

test('Nested items are children of what they stand below', () => {
  const body =
    '{ type: object, properties: { to: { type: object, properties: { city: { type: string }, code: { type: string } } } } }';
  const list = (name: string): string =>
    postPage(
      `### Body\n\n- \`to\` (object): where it goes\n  - \`city\` (string): the city\n  - \`${name}\` (string): the code`,
    );
  assert.deepEqual(new Drift(specWith({ body }), list('code')).lines, []);
  assert.deepEqual(new Drift(specWith({ body }), list('zone')).lines, [
    'zone | `to.zone` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `code`?',
  ]);
});

test('An item is added below what it stands in, by its own name', () => {
  const body =
    '{ type: object, properties: { to: { type: object, properties: { city: { type: string }, code: { type: string } } } } }';
  const list = (more: string): string =>
    postPage(`### Body\n\n- \`to\` (object): where it goes\n  - \`city\` (string): the city${more}`);
  const after = new Drift(specWith({ body }), list('')).after('Add an item for `to.code`');
  assert.equal(after.text, list('\n  - `code` (string): TODO: what `code` is'));
  assert.deepEqual(after.lines, []);
});

test('Nothing is said where the body may have anything', () => {
  const table = postPage('### Body\n\n| Field | Type |\n| - | - |\n| `city` | string |\n| `anything` | string |');
  const bodies = [
    '{ type: object }',
    '{ type: object, properties: { city: { type: string } }, additionalProperties: { type: string } }',
    '{ type: object, properties: { city: { type: string } }, patternProperties: { ^a: { type: string } } }',
    '{ oneOf: [{ type: object, properties: { city: { type: string } } }, { type: object, properties: { anything: {} } }] }',
  ];
  for (const body of bodies) assert.deepEqual(new Drift(specWith({ body }), table).lines, [], body);
});

test('Headers are in any case; those of the protocol and of security schemes are no matter', () => {
  const spec = `${specWith({ get: '{ name: X-Request-Id, in: header, schema: { type: string } }' })}components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } } }\n`;
  const headers = ['x-request-id', 'X-API-Key', 'Authorization', 'Accept', 'Content-Type'];
  const page = getPage(
    `### Headers\n\n| Header | Type |\n| - | - |\n${headers.map((name) => `| \`${name}\` | |`).join('\n')}`,
  );
  assert.deepEqual(new Drift(spec, page).lines, []);
});

test('What is deprecated, only answered or told in words is not missing', () => {
  const get = [query('old', ', deprecated: true'), query('page'), query('size'), query('sort_by'), query('field')].join(
    '\n',
  );
  const page = `# Parcels\n\nAll lists take \`page\` and \`size\`.\n\n${getPage('By default in the order of sort_by.\n\n| Query parameter | Type |\n| - | - |\n| `field` | string |').slice(11)}`;
  assert.deepEqual(new Drift(specWith({ get }), page).lines, []);
  const body = '{ type: object, properties: { city: { type: string }, id: { type: string, readOnly: true } } }';
  assert.deepEqual(new Drift(specWith({ body }), postPage('### Body\n\n- `city`: where it goes')).lines, []);
});

test('A table that names few of the properties of an object is no list of them', () => {
  const names = ['a1', 'b1', 'c1', 'd1'].map((name) => `${name}: { type: string }`).join(', ');
  const body = `{ type: object, properties: { ${names} } }`;
  assert.deepEqual(new Drift(specWith({ body }), postPage('### Body\n\n- `a1`: the first')).lines, []);
  assert.equal(
    new Drift(specWith({ body }), postPage('### Body\n\n- `a1`: the first\n- `b1`: the second')).lines.length,
    2,
  );
});

test('Where nothing is listed, an example tells what is required', () => {
  const spec = specWith({ body: '{ type: object, required: [city], properties: { city: { type: string } } }' });
  assert.equal(new Drift(spec, postPage('')).lines.length, 1);
  assert.deepEqual(new Drift(spec, postPage('```json\n{ "city": "Bern" }\n```')).lines, []);
  assert.deepEqual(new Drift(spec, postPage('Takes a [parcel object](#parcel).')).lines, []);
});

test('Operations that share a section share its parameters', () => {
  const spec = specWith({}).replace(
    '  /parcels:\n',
    `    delete:\n      parameters: [${query('force')}, { name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: Gone } }\n  /parcels:\n`,
  );
  const page = (name: string): string =>
    `# Parcels\n\n## A parcel\n\n\`\`\`http\nGET /parcels/{id}\nDELETE /parcels/{id}\n\`\`\`\n\n| Query parameter | Type |\n| - | - |\n| \`${name}\` | string |\n`;
  assert.deepEqual(new Drift(spec, page('force')).lines, []);
});

test('Descriptions of 2.0 have their body and their forms among the parameters', () => {
  const spec = (parameters: string): string =>
    `swagger: '2.0'\ninfo: { title: Parcels, version: '1' }\npaths:\n  /parcels:\n    post:\n      parameters: ${parameters}\n      responses: { '200': { description: OK } }\n`;
  const page = postPage('### Body\n\n| Field | Type |\n| - | - |\n| `city` | string |\n| `wieght` | string |');
  const expected =
    'wieght | `wieght` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `weight`?';
  const form = '[{ name: city, in: formData, type: string }, { name: weight, in: formData, type: string }]';
  const body =
    '[{ name: parcel, in: body, schema: { properties: { city: { type: string }, weight: { type: string } } } }]';
  assert.deepEqual(new Drift(spec(form), page).lines, [expected]);
  assert.deepEqual(new Drift(spec(body), page).lines, [expected]);
});

test('A row is added as its neighbours are written: CRLF, bars, marks, alignment', () => {
  const get = `${query('fields')}\n{ name: limit, in: query, required: true, description: 'How many | at most. More words.', schema: { type: integer, default: 20 } }`;
  const table = [
    '|Name|In|Type|Optional|Default|Notes|',
    '|:---|---|---:|---|---|---|',
    '|**fields**|Query|String|yes|–|Which|',
  ];
  const page = getPage(table.join('\n')).replaceAll('\n', '\r\n');
  const drift = new Drift(specWith({ get }), page);
  assert.equal(drift.lines.length, 1);
  const row = '|**limit**|Query|Integer|no|`20`|How many \\| at most.|';
  const after = drift.after('Add a row for `limit`');
  assert.equal(after.text, getPage([...table, row].join('\n')).replaceAll('\n', '\r\n'));
  assert.deepEqual(after.lines, []);
});

test('What is missing is taken out of the description, with what requires it', () => {
  const body =
    '{ type: object, required: [city, weight], properties: { city: { type: string }, weight: { type: string } } }';
  const drift = new Drift(specWith({ body }), postPage('### Body\n\n- `city`: where it goes'));
  const after = drift.after('Remove `weight` from `openapi.yaml`');
  assert.deepEqual(after.lines, []);
  assert.ok(!after.spec.includes('weight'));
});

test('What only the document has is added to the description, or taken out of the table', () => {
  const drift = new Drift(
    specWith({ get: query('fields') }),
    getPage(
      '| Query parameter | Type | Required |\n| - | - | - |\n| `fields` | string | no |\n| `limit` | integer | yes |',
    ),
  );
  assert.deepEqual(drift.lines, ['limit | `limit` is no parameter of `GET /parcels/{id}` in `openapi.yaml`']);
  const added = drift.after('Add `limit` to `openapi.yaml`');
  assert.deepEqual(added.lines, []);
  assert.match(added.spec, /- name: limit\n +in: query\n +required: true\n +schema:\n +type: integer/);
  assert.deepEqual(drift.after('Remove the row of `limit`').lines, []);
});

test('An item is added as its neighbours are written, behind all of them', () => {
  const get = `${query('fields')}\n${query('size')}\n{ name: limit, in: query, description: How many at most., schema: { type: integer } }`;
  const list = [
    '### Query parameters',
    '',
    '* **fields** (String) – which to give',
    '* **size** (String, required) – how large',
    '  and more',
  ];
  const page = (items: readonly string[]): string => `${getPage(items.join('\n'))}\n### Response\n\nThe parcel.\n`;
  const drift = new Drift(
    specWith({ get: get.replace('name: size,', 'name: size, required: true,') }),
    page(list).replaceAll('\n', '\r\n'),
  );
  assert.equal(drift.lines.length, 1);
  const after = drift.after('Add an item for `limit`');
  assert.equal(after.text, page([...list, '* **limit** (Integer) – How many at most.']).replaceAll('\n', '\r\n'));
  assert.deepEqual(after.lines, []);
});

test('What a schema says of items is no matter of an object', () => {
  const bodyOf = (type: string): string =>
    specWith({
      body: `{ type: ${type}, items: { type: object, required: [city], properties: { city: { type: string } } } }`,
    });
  const text = postPage('Sends it.');
  assert.equal(new Drift(bodyOf('array'), text).lines.length, 1);
  assert.deepEqual(new Drift(bodyOf('object'), text).lines, []);
});

test('A name with dots names all that it stands in', () => {
  const inner =
    '{ type: object, properties: { street: { type: object, properties: { name: { type: string } } }, city: { type: string } } }';
  const body = `{ type: object, properties: { to: ${inner} } }`;
  const table = (...names: string[]): string =>
    postPage(`### Body\n\n| Field | Type |\n| - | - |\n${names.map((name) => `| \`${name}\` | |`).join('\n')}`);
  assert.deepEqual(new Drift(specWith({ body }), table('to.city', 'to.street.name')).lines, []);
  assert.deepEqual(new Drift(specWith({ body }), table('to', 'to.city')).lines, [
    'Field | Type | `to.street`, a property of the body of `POST /parcels` in `openapi.yaml`, is not documented',
  ]);
});

test('A query that the operation doesn’t have makes a case of its own, with another body', () => {
  const body = '{ type: object, properties: { city: { type: string }, weight: { type: number } } }';
  const page = (path: string): string =>
    `# Parcels\n\n## POST ${path}\n\nSends one.\n\n### Body\n\n| Field | Type |\n| - | - |\n| \`city\` | string |\n`;
  const missing =
    'Field | Type | `weight`, a property of the body of `POST /parcels` in `openapi.yaml`, is not documented';
  const post = query('draft');
  assert.deepEqual(new Drift(specWith({ body, post }), page('/parcels?draft={draft}')).lines, [missing]);
  assert.deepEqual(new Drift(specWith({ body, post }), page('/parcels?copy_of={id}')).lines, [
    'copy_of | `copy_of` is no parameter of `POST /parcels` in `openapi.yaml`',
  ]);
});

test('A long name may have lost some of its words', () => {
  const spec = specWith({ get: `${query('log_limit_in_bytes_per_second')}\n${query('page')}` });
  const page = (name: string): string =>
    getPage(`| Query parameter | Type |\n| - | - |\n| \`${name}\` | string |\n| \`user\` | string |`);
  assert.equal(
    new Drift(spec, page('log_limit_per_second')).lines[0],
    'log_limit_per_second | `log_limit_per_second` is no parameter of `GET /parcels/{id}` in `openapi.yaml`; did you mean `log_limit_in_bytes_per_second`?',
  );
  assert.equal(
    new Drift(spec, page('limit_second')).lines.some((line) => line.includes('did you mean `log')),
    false,
  );
});

test('Several values in the place of one parameter have names of their own', () => {
  const page = (path: string): string => `# Parcels\n\n## GET ${path}\n\nGets a parcel.\n`;
  assert.deepEqual(new Drift(specWith({}), page('/parcels/{depot},{number}')).lines, []);
});

test('The nearest name is meant, also one that words tell of', () => {
  const body =
    '{ type: object, properties: { city: { type: string }, nodeAddrs: { type: array }, pathCode: { type: string } } }';
  const page = postPage(
    '### Body\n\n| Field | Type |\n| - | - |\n| `city` | string |\n| `nodeAddr` | |\n\nThe service tries `nodeAddrs` in their order.',
  );
  assert.deepEqual(new Drift(specWith({ body }), page).lines, [
    'Field | Type | `pathCode`, a property of the body of `POST /parcels` in `openapi.yaml`, is not documented',
    'nodeAddr | `nodeAddr` is no property of the body of `POST /parcels` in `openapi.yaml`; did you mean `nodeAddrs`?',
  ]);
});

test('A switch is no other name for a number', () => {
  const spec = specWith({ get: '{ name: until, in: query, schema: { type: integer } }' });
  const page = (value: string): string =>
    getPage(`| Query parameter | Description |\n| - | - |\n| \`details\` | More of it. Default \`${value}\`. |`);
  const none = 'is no parameter of `GET /parcels/{id}` in `openapi.yaml`';
  assert.deepEqual(new Drift(spec, page('false')).lines, [
    'Query parameter | Description | `until`, a query parameter of `GET /parcels/{id}` in `openapi.yaml`, is not documented',
    `details | \`details\` ${none}`,
  ]);
  assert.deepEqual(new Drift(spec, page('10')).lines, [`details | \`details\` ${none}; did you mean \`until\`?`]);
});
