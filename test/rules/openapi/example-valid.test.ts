import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';
import { checkSpecTexts, type SpecTexts } from '../../support/specs.ts';

const rule = 'openapi/example-valid';

const say = (texts: string | SpecTexts, options = {}): string[] => messagesOf(rule, texts, options);

/** A document with one operation, of 3.0 unless its beginning says otherwise. */
const posting = (body: string, start = 'openapi: 3.0.4'): string => `${start}
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
${body.replaceAll(/^/gm, '      ')}`;

const json = (content: string): string => `
requestBody:
  content:
    application/json:
${content.replaceAll(/^/gm, '      ')}`;

test('examples of media types are checked, named ones and those behind references', () => {
  const text = posting(`${json(`
schema: { properties: { id: { type: integer } } }
examples:
  one: { value: { id: a } }
  other: { $ref: '#/components/examples/other' }
  elsewhere: { externalValue: 'https://example.com/a.json' }`)}
responses: {}`);
  const component = 'components: { examples: { other: { value: [] } } }\n';
  assert.deepEqual(say(`${text}\n${component}`), ['`id` is text; the schema wants an integer']);
  const strict = text.replace('{ properties', '{ type: object, properties');
  assert.deepEqual(say(`${strict}\n${component}`), [
    '`id` is text; the schema wants an integer',
    'The example `other` is a list; the schema wants an object',
  ]);
});

test('a problem is shown in the file that the example is in', () => {
  const files = {
    'openapi.yaml': posting(
      json("schema: { $ref: 'schemas/parcel.yaml' }\nexamples: { one: { $ref: 'examples/parcel.json' } }"),
    ),
    'schemas/parcel.yaml': "properties: { next: { $ref: '#' }, id: { type: integer } }\nexample: { id: a }\n",
    'examples/parcel.json': '{ "value": { "next": { "next": { "id": "a" } } } }',
  };
  assert.deepEqual(say(files).sort(), [
    'examples/parcel.json: `id` is text; the schema wants an integer',
    'schemas/parcel.yaml: `id` is text; the schema wants an integer',
  ]);
});

test('an example that several refer to is reported once', () => {
  const body = json("schema: { type: integer }\nexamples: { a: { $ref: '#/components/examples/a' } }");
  const one = posting(body);
  const other = one.slice(one.indexOf('  /parcels')).replace('/parcels', '/letters');
  const text = `${one}\n${other}\ncomponents: { examples: { a: { value: a } } }\n`;
  assert.deepEqual(say(text), ['The example `a` is text; the schema wants an integer']);
});

test('examples and defaults of schemas are checked, in the words of each version', () => {
  const document = (version: string, schema: string): string =>
    `openapi: ${version}\ninfo: { title: Parcels, version: 1.0.0 }\npaths: {}\ncomponents: { schemas: { A: ${schema} } }\n`;
  const schema = '{ type: string, example: 1, examples: [2, a], default: 3 }';
  assert.deepEqual(say(document('3.0.4', schema)), [
    'The example is the number 1; the schema wants text',
    'The default is the number 3; the schema wants text',
  ]);
  assert.deepEqual(say(document('3.1.0', schema)), [
    'The example is the number 1; the schema wants text',
    'The example is the number 2; the schema wants text',
    'The default is the number 3; the schema wants text',
  ]);
  assert.deepEqual(
    say(document('3.0.4', '{ properties: { example: { type: string } }, example: { example: a } }')),
    [],
  );
  assert.deepEqual(say(document('3.0.4', '{ type: integer, example: null }')), [
    'The example is `null`; the schema wants an integer',
  ]);
  assert.deepEqual(say(document('3.0.4', '{ type: integer, nullable: true, default: null }')), []);
  assert.deepEqual(say(document('3.0.4', '{ type: object, required: true, example: {} }')), []);
});

test('in 2.0 parameters and headers are schemas, and responses have examples by media type', () => {
  const text = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, type: integer, maximum: 10, default: 20 }
      responses:
        200:
          description: Parcels.
          schema: { type: object, required: [id], properties: { id: { type: integer, x-nullable: true } } }
          headers: { X-Left: { type: integer, default: many } }
          examples:
            application/json: { id: a }
            application/vnd.parcels+json: { id: null }
            application/xml: <parcel/>
`;
  assert.deepEqual(say(text), [
    'The default is 20; it must be at most 10',
    'The default is text; the schema wants an integer',
    '`id` is text; the schema wants an integer',
  ]);
});

test('what is read-only is for responses, and what is write-only is for requests', () => {
  const schema = `schema:
  required: [id, secret, name]
  properties: { id: { readOnly: true }, secret: { writeOnly: true }, name: {} }`;
  const document = (start: string, method: string): string =>
    `${start}
info: { title: Parcels, version: 1.0.0 }
${method}
    post:
      requestBody:
        content:
          application/json:
${schema.replaceAll(/^/gm, '            ')}
            example: { id: 1, name: a }
      responses:
        '200':
          description: A parcel.
          content:
            application/json:
${schema.replaceAll(/^/gm, '              ')}
              example: { secret: 1, name: a }
`;
  const path = 'paths:\n  /parcels:';
  const response = ['`id` is missing', "`secret` is write-only; a response shouldn't have it"];
  assert.deepEqual(say(document('openapi: 3.0.4', path)), [
    '`secret` is missing',
    "`id` is read-only; a request shouldn't have it",
    ...response,
  ]);
  assert.deepEqual(say(document('openapi: 3.1.0', path)), ['`secret` is missing', ...response]);
  assert.deepEqual(say(document('openapi: 3.1.0', 'webhooks:\n  parcelSent:')), []);
});

test('JSON in a text is checked like JSON, at its place in a block', () => {
  const text = posting(
    json(`
schema: { type: object, required: [id], properties: { id: { type: integer }, name: { type: string } } }
example: |
  {
    "id": "one",
    "name": 2
  }`),
  );
  assert.deepEqual(say(text), [
    '`id` is text; the schema wants an integer',
    '`name` is the number 2; the schema wants text',
  ]);
  assert.deepEqual(say(text.replace('"one"', '1').replace(': 2', ': "a"')), []);
  assert.deepEqual(say(text.replaceAll('\n', '\r\n')).length, 2);
  assert.deepEqual(say(posting(json('schema: { type: object }\nexample: not JSON'))), [
    'The example is text; the schema wants an object',
  ]);
  assert.deepEqual(say(posting(json(`schema: { type: string }\nexample: '{ "a": 1 }'`))), []);
});

test('the place in a block is that of the value, however lines end', () => {
  for (const lineBreak of ['\n', '\r\n']) {
    const lines = [
      'schema: { properties: { id: { type: integer } }, type: object }',
      'example: |',
      '  {',
      '    "id": "one"',
      '  }',
      '',
    ];
    const text = posting(json(lines.join('\n'))).replaceAll('\n', lineBreak);
    const [finding] =
      checkSpecTexts({ 'openapi.yaml': text })['openapi.yaml']?.filter((one) => one.rule === rule) ?? [];
    assert.equal(finding && text.slice(finding.span.start, finding.span.end), '"one"');
  }
});

test('text in another media type is left alone, data is checked', () => {
  const xml = (example: string): string =>
    posting(json(`schema: { type: object, properties: { id: { type: integer } } }\nexample: ${example}`)).replace(
      'application/json',
      'application/xml',
    );
  assert.deepEqual(say(xml('<parcel id="1"/>')), []);
  assert.deepEqual(say(xml('{ id: a }')), ['`id` is text; the schema wants an integer']);
  const lines = xml('{ id: a }').replace('application/xml', 'application/x-ndjson');
  assert.deepEqual(say(lines), []);
});

test('parameters and headers are checked; a list or an object may be written as it is sent', () => {
  const parameter = (schema: string, example: string): string =>
    posting(`parameters: [{ name: a, in: query, schema: ${schema}, example: ${example} }]`);
  assert.deepEqual(say(parameter('{ type: array }', 'a,b')), []);
  assert.deepEqual(say(parameter('{ type: object }', 'a=1')), []);
  assert.deepEqual(say(parameter('{ type: array, items: { type: integer } }', '[1, b]')), [
    'An item of the example is text; the schema wants an integer',
  ]);
  assert.deepEqual(say(parameter('{ type: integer }', '"5"')), ['The example is text; the schema wants an integer']);
  const header = posting(`responses:
  '200':
    description: A parcel.
    headers: { X-Left: { schema: { type: integer }, examples: { many: { value: many } } } }`);
  assert.deepEqual(say(header), ['The example `many` is text; the schema wants an integer']);
});

test('in 3.2 an example has data', () => {
  const text = posting(
    json('schema: { type: integer }\nexamples: { one: { dataValue: a, serializedValue: a } }'),
    'openapi: 3.2.0',
  );
  assert.deepEqual(say(text), ['The example `one` is text; the schema wants an integer']);
});

test('of very many problems in one example the first are told', () => {
  const names = Array.from({ length: 25 }, (_, at) => `p${at}`);
  const properties = names.map((name) => `${name}: { type: string }`).join(', ');
  const example = names.map((name) => `${name}: 1`).join(', ');
  const found = say(posting(json(`schema: { properties: { ${properties} } }\nexample: { ${example} }`)));
  assert.equal(found.length, 21);
  assert.ok(found.includes('There are 5 more problems in this example'));
});

test('properties that no schema mentions are problems where that is asked for', () => {
  const text = posting(
    json(`
schema: { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }
example: { a: 1, b: 2, c: 3 }`),
  );
  assert.deepEqual(say(text), []);
  assert.deepEqual(say(text, { allowAdditionalProperties: false }), [
    'The schema has no property `c`, and allows no others than it has',
  ]);
});

test('a value is written as another type, another spelling, or under another key', () => {
  const after = (schema: string, example: string): string | undefined =>
    /example: (.*)$/m.exec(fixedText(rule, posting(json(`schema: ${schema}\nexample: ${example}`))))?.[1];
  assert.equal(after('{ type: string }', '1.10'), '"1.10"');
  assert.equal(after('{ type: integer }', "'12'"), '12');
  assert.equal(after('{ type: boolean }', '"true"'), 'true');
  assert.equal(after('{ enum: [open, shipped] }', 'shiped'), 'shipped');
  assert.equal(
    after('{ properties: { color: {} }, additionalProperties: false }', '{ colour: red }'),
    '{ color: red }',
  );
});
