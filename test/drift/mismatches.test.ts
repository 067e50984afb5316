import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi } from '#engine/api/api.ts';
import { contradictedBy, readType } from '#engine/drift/documented-type.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { Drift, getPage, postPage, specWith } from '../support/drift.ts';

const limit = (schema: string, more = ''): string =>
  specWith({ get: `{ name: limit, in: query, schema: ${schema}${more} }` });
const row = (header: string, cells: string): string =>
  getPage(`| Query parameter | ${header} |\n|${' - |'.repeat(header.split('|').length + 1)}\n| \`limit\` | ${cells} |`);

test('Types are compared as they are meant', () => {
  const text = 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\n';
  const types: Readonly<Record<string, string>> = {
    string: '{ type: string }',
    date: '{ type: string, format: date-time }',
    integer: '{ type: integer }',
    number: '{ type: number }',
    boolean: '{ type: [boolean, "null"] }',
    strings: '{ type: array, items: { type: string } }',
    object: '{ properties: { a: {} } }',
    either: '{ oneOf: [{ type: string }, { type: integer }] }',
    any: '{}',
  };
  const schemas = `${text}components: { schemas: { ${Object.entries(types)
    .map(([name, schema]) => `${name}: ${schema}`)
    .join(', ')} } }\n`;
  const spec = buildSpec(parseSpecFile('file:///a.yaml', 'yaml', schemas), () => undefined);
  const api = spec ? describeApi(spec) : assert.fail();
  const agree = (words: string): string[] => {
    const read = readType(words);
    const all = api.followMap(api.root.map('components')?.get('schemas'))?.entries ?? [];
    return read
      ? all.flatMap(({ key, value }) => (contradictedBy(read, value, api) === undefined ? [key] : []))
      : ['?'];
  };
  const string = ['string', 'date', 'either', 'any'];
  for (const words of [
    'string',
    'String',
    '`str`',
    'text',
    'datetime',
    'date-time',
    'uuid',
    'string (optional)',
    'string or null',
    'a string',
    'uri',
    '_string_',
  ])
    assert.deepEqual(agree(words), string, words);
  for (const words of ['int', 'Integer', 'int64', 'integer, required', 'uint32'])
    assert.deepEqual(agree(words), ['integer', 'either', 'any'], words);
  for (const words of ['number', 'float', 'Decimal'])
    assert.deepEqual(agree(words), ['integer', 'number', 'either', 'any'], words);
  for (const words of ['bool', 'Boolean', 'boolean?']) assert.deepEqual(agree(words), ['boolean', 'any'], words);
  for (const words of [
    'string[]',
    '[]string',
    'array of strings',
    'list of string',
    'array<string>',
    'array',
    'list',
    'Array of [Name](#name)',
  ])
    assert.deepEqual(agree(words), ['strings', 'any'], words);
  assert.deepEqual(agree('integer[]'), ['any']);
  for (const words of ['object', 'map', 'dict', 'JSON object'])
    assert.deepEqual(agree(words), ['object', 'any'], words);
  assert.deepEqual(agree('string | integer'), ['string', 'date', 'integer', 'either', 'any']);
  for (const words of ['enum', 'timestamp', 'Parcel', 'duration', 'id', '', 'file', 'any'])
    assert.deepEqual(agree(words), ['?'], words);
});

test('A type is written over on either side', () => {
  const drift = new Drift(limit('{ type: integer }'), row('Type', 'String'));
  assert.deepEqual(drift.lines, ['String | `limit` is `integer` in `openapi.yaml`']);
  assert.equal(drift.after('Write `integer`').text, row('Type', 'Integer'));
  assert.match(
    drift.after('Write `String` in `openapi.yaml`').spec,
    /name: limit, in: query, schema: \{ type: string \}/,
  );
});

test('A list goes into a query as text where words say so', () => {
  const spec = limit('{ type: array, items: { type: string } }');
  assert.deepEqual(new Drift(spec, row('Type | Description', 'string | Names, comma-separated')).lines, []);
  assert.equal(new Drift(spec, row('Type | Description', 'string | A name')).lines.length, 1);
});

test('Whether something is required is compared where the document says it', () => {
  const required = limit('{ type: integer }', ', required: true');
  const isRequired = 'is required in `openapi.yaml`';
  assert.deepEqual(new Drift(required, row('Required', 'no')).lines, [`no | \`limit\` ${isRequired}`]);
  assert.deepEqual(new Drift(required, row('Required', '')).lines, [`limit | \`limit\` ${isRequired}`]);
  assert.deepEqual(new Drift(required, row('Description', '**Optional.** How many')).lines, [
    `Optional | \`limit\` ${isRequired}`,
  ]);
  assert.deepEqual(new Drift(required, row('Description', 'How many')).lines, []);
  assert.deepEqual(new Drift(required, row('Required', 'if `page` is there')).lines, []);
  const optional = limit('{ type: integer }');
  const page = row('Required', 'Yes');
  const drift = new Drift(optional, page);
  assert.deepEqual(drift.lines, ['Yes | `limit` is optional in `openapi.yaml`']);
  assert.equal(drift.after('Write `No`').text, row('Required', 'No '));
  assert.match(drift.after('Make `limit` required in `openapi.yaml`').spec, /required: true[^}]*\}$/m);
  assert.deepEqual(
    new Drift(optional, row('Required | Description', 'Yes | Only required when there are many')).lines,
    [],
  );
});

test('Required properties are those of the body, and of alternatives that all require them', () => {
  const page = postPage('### Body\n\n| Field | Required |\n| - | - |\n| `city` | no |');
  const alternative = (required: string): string =>
    `{ type: object, required: [${required}], properties: { city: { type: string } } }`;
  assert.equal(new Drift(specWith({ body: alternative('city') }), page).lines.length, 1);
  assert.equal(
    new Drift(specWith({ body: `{ oneOf: [${alternative('city')}, ${alternative('city')}] }` }), page).lines.length,
    1,
  );
  assert.deepEqual(
    new Drift(specWith({ body: `{ oneOf: [${alternative('city')}, ${alternative('')}] }` }), page).lines,
    [],
  );
});

test('Defaults are compared as values', () => {
  const spec = limit('{ type: integer, default: 1000 }');
  for (const cell of ['1000', '`1000`', '"1000"', '1,000', '1000.0'])
    assert.deepEqual(new Drift(spec, row('Default', cell)).lines, [], cell);
  assert.deepEqual(new Drift(spec, row('Default', 'all of them')).lines, []);
  assert.deepEqual(new Drift(spec, row('Default', '`10`')).lines, [
    '10 | The default of `limit` is `1000` in `openapi.yaml`',
  ]);
  assert.equal(new Drift(spec, row('Default', '`10`')).after('Write `1000`').text, row('Default', '`1000`'));
  assert.match(new Drift(spec, row('Default', '`10`')).after('Write `10` in `openapi.yaml`').spec, /default: 10 /);
  assert.deepEqual(new Drift(spec, row('Default', '-')).lines, [
    '- | The default of `limit` is `1000` in `openapi.yaml`',
  ]);
  assert.deepEqual(new Drift(spec, row('Default', '')).lines, [
    'limit | The default of `limit` is `1000` in `openapi.yaml`',
  ]);
  assert.equal(new Drift(spec, row('Default', '')).after('Write `1000`').text, row('Default', '`1000`'));
  assert.deepEqual(new Drift(spec, row('Description', 'How many')).lines, []);
  assert.deepEqual(new Drift(spec, row('Description', 'How many, default `20`')).lines, [
    '20 | The default of `limit` is `1000` in `openapi.yaml`',
  ]);
  assert.deepEqual(new Drift(limit('{ type: integer }'), row('Default', '20')).lines, []);
  assert.deepEqual(new Drift(limit('{ type: boolean, default: false }'), row('Default', 'No')).lines, []);
});

test('Values are compared where the document lists all of them', () => {
  const spec = limit('{ type: string, enum: [city, weight, age] }');
  const lines = (words: string): string[] => new Drift(spec, row('Description', words)).lines;
  assert.deepEqual(lines('One of `city`, `weight`, `age`.'), []);
  assert.deepEqual(lines('One of `city`, `weight`.'), ['limit | `limit` may also be `age` in `openapi.yaml`']);
  assert.deepEqual(lines('One of `city`, `weight`, `age`, `size`.'), [
    'size | `size` is no value of `limit` in `openapi.yaml`',
  ]);
  assert.deepEqual(lines('One of `city`, `Weight`, `age`.'), [
    'Weight | `Weight` of `limit` is called `weight` in `openapi.yaml`',
  ]);
  assert.deepEqual(lines('Valid values include `city` and `weight`.'), []);
  assert.deepEqual(lines('One of `city`, `weight`, for example.'), []);
  assert.deepEqual(lines('What to sort by, such as `city` or `weight`.'), []);
  assert.deepEqual(lines('One of `asc`, `desc`.'), []);
  const drift = new Drift(spec, row('Description', 'One of `city`, `weight`, `age`, `size`.'));
  assert.match(drift.after('Add `size` in `openapi.yaml`').spec, /enum: \[city, weight, age, "?size/);
});

test('Values of a list are those of its items', () => {
  const spec = limit('{ type: array, items: { type: string, enum: [city, weight] } }');
  assert.deepEqual(new Drift(spec, row('Description', 'One or more of these values: `city`, `age`.')).lines, [
    'age | `age` of `limit` is called `weight` in `openapi.yaml`',
  ]);
  assert.deepEqual(new Drift(spec, row('Description', 'One of `city`, `age`, `size`.')).lines, [
    'limit | `limit` may also be `weight` in `openapi.yaml`',
    'age | `age` is no value of `limit` in `openapi.yaml`',
    'size | `size` is no value of `limit` in `openapi.yaml`',
  ]);
});

test('A place is compared where the document says it', () => {
  const spec = limit('{ type: integer }');
  const page = (place: string): string => getPage(`| Parameter | In |\n| - | - |\n| \`limit\` | ${place} |`);
  assert.deepEqual(new Drift(spec, page('query')).lines, []);
  const drift = new Drift(spec, page('Header'));
  assert.deepEqual(drift.lines, ['Header | `limit` is a query parameter in `openapi.yaml`']);
  assert.equal(drift.after('Write `query`').text, page('Query'));
  assert.deepEqual(new Drift(spec, getPage('### Body\n\n- `limit`: how many')).lines, [
    'limit | `limit` is a query parameter in `openapi.yaml`',
  ]);
});

test('What is required on a condition is not compared', () => {
  const required = (words: string): string[] =>
    new Drift(limit('{ type: integer }'), row('Required | Description', `Yes | ${words}`)).lines;
  assert.deepEqual(required('How many.'), ['Yes | `limit` is optional in `openapi.yaml`']);
  assert.deepEqual(required('How many; optional when there is a cursor.'), []);
  assert.deepEqual(required('How many. This can only be provided together with a cursor.'), []);
});

test('What the words name beside the list is not called otherwise there', () => {
  const spec = limit('{ type: string, enum: [http1, http2] }');
  const words = 'Valid values are `http1`, `tcp`; http2 is one where the route has it';
  const drift = new Drift(spec, row('Description', words));
  assert.deepEqual(drift.lines, ['tcp | `tcp` is no value of `limit` in `openapi.yaml`']);
});

test('Required in some cases is not required', () => {
  const spec = specWith({ body: '{ type: object, properties: { image: { type: string } } }' });
  const page = (heading: string): string =>
    postPage(`### ${heading}\n\n| Name | Type |\n| - | - |\n| \`image\` | string |`);
  const mismatch = ['image | `image` is optional in `openapi.yaml`'];
  assert.deepEqual(new Drift(spec, page('Required parameters')).lines, mismatch);
  assert.deepEqual(new Drift(spec, page('Required parameters for the request')).lines, mismatch);
  assert.deepEqual(new Drift(spec, page('Required body parameters for this endpoint')).lines, mismatch);
  assert.deepEqual(new Drift(spec, page('Required parameters for docker packages')).lines, []);
  assert.deepEqual(new Drift(spec, page('Required parameters when it is private')).lines, []);
});
