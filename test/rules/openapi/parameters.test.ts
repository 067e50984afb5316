import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const operation = (
  version: string,
  parameters: string,
): string => `${version.startsWith('2') ? 'swagger' : 'openapi'}: '${version}'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
${parameters}`;

test('a third parameter of the same name is a second finding', () => {
  const text = operation('3.0.4', '        - { name: a, in: query }\n'.repeat(3));
  assert.equal(messagesOf('openapi/parameters-unique', text).length, 2);
});

test('names of headers are the same in any case, others are not', () => {
  const text = operation(
    '3.1.0',
    `        - { name: X-Trace, in: header }
        - { name: x-trace, in: header }
        - { name: Page, in: query }
        - { name: page, in: query }
`,
  );
  assert.deepEqual(messagesOf('openapi/parameters-unique', text), ['The header parameter `x-trace` is declared twice']);
});

test('a parameter that is referenced twice is declared twice, in a path item as well', () => {
  const text = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    parameters:
      - $ref: '#/components/parameters/Page'
      - $ref: '#/components/parameters/Page'
    get: { parameters: [{ $ref: '#/components/parameters/Page' }] }
components:
  parameters: { Page: { name: page, in: query } }
`;
  assert.deepEqual(messagesOf('openapi/parameters-unique', text), ['The query parameter `page` is declared twice']);
});

test('a body of 2.0 stands alone', () => {
  const text = operation(
    '2.0',
    `        - { name: one, in: body }
        - { name: other, in: body }
        - { name: photo, in: formData }
`,
  );
  assert.deepEqual(messagesOf('openapi/parameters-unique', text), [
    'The body `one` stands beside form fields, such as `photo`',
    'There is a second body, `other`',
  ]);
});

test('a description may stand in the schema, and an empty one is none', () => {
  const text = operation(
    '3.1.0',
    `        - { name: a, in: query, schema: { description: The first. } }
        - { name: b, in: query, description: ' ' }
        - { in: cookie }
`,
  );
  assert.deepEqual(messagesOf('openapi/parameter-description', text), [
    'The query parameter `b` has no description',
    'The cookie parameter has no description',
  ]);
});

test('a shared parameter without a description is reported once, where it is written', () => {
  const text = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { get: { parameters: [{ $ref: '#/parameters/Page' }] }, put: { parameters: [{ $ref: '#/parameters/Page' }] } }
parameters:
  Page: { name: page, in: query, type: integer }
`;
  assert.deepEqual(messagesOf('openapi/parameter-description', text), [
    'The query parameter `page` has no description',
  ]);
});

test('a list says what holds already, by its place and style', () => {
  const rule = 'openapi/array-serialization';
  const list = (fields: string): string =>
    operation('3.1.0', `        - { name: a, ${fields}, schema: { type: array } }\n`);
  assert.equal(fixedText(rule, list('in: header')), list('in: header, style: "simple", explode: false'));
  assert.equal(
    fixedText(rule, list('in: query, style: pipeDelimited')),
    list('in: query, explode: false, style: pipeDelimited'),
  );
  assert.deepEqual(messagesOf(rule, list('in: header'), { in: ['query'] }), []);
});

test('a list is known by its items as well, and may be nullable', () => {
  const rule = 'openapi/array-serialization';
  const text = operation(
    '3.1.0',
    `        - { name: a, in: query, schema: { type: [array, 'null'] } }
        - { name: b, in: query, schema: { prefixItems: [] } }
        - { name: c, in: query, content: { application/json: { schema: { type: array } } } }
`,
  );
  assert.equal(messagesOf(rule, text).length, 2);
});

test('a prefix is a word of its own, in any style', () => {
  const text = operation(
    '3.1.0',
    ['isOpen', 'is_open', 'is-open', 'IsOpen', 'hasLabel', 'issue', 'open']
      .map((name) => `        - { name: ${name}, in: query, schema: { type: boolean } }\n`)
      .join(''),
  );
  const rule = 'openapi/boolean-prefix';
  assert.deepEqual(messagesOf(rule, text), [
    'The boolean parameter `issue` begins with none of `is`, `has`',
    'The boolean parameter `open` begins with none of `is`, `has`',
  ]);
  assert.equal(messagesOf(rule, text, { prefixes: ['open'] }).length, 6);
});

test('a query as a whole stands once, and not beside a part, in the path item or the operation', () => {
  const text = (item: string, own: string): string => `openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { parameters: [${item}], get: { parameters: [${own}] } }
`;
  const whole = (name: string): string => `{ name: ${name}, in: querystring, content: {} }`;
  const rule = 'openapi/querystring-parameters';
  assert.deepEqual(messagesOf(rule, text(whole('q'), '{ name: a, in: query }')), [
    'The query parameter `a` stands beside `q`, which is the whole query',
  ]);
  assert.deepEqual(messagesOf(rule, text('{ name: a, in: query }', whole('q'))), [
    'The query parameter `a` stands beside `q`, which is the whole query',
  ]);
  assert.deepEqual(messagesOf(rule, text(`${whole('q')}, ${whole('r')}`, '')), [
    '`r` is the whole query, and so is `q`',
  ]);
  assert.deepEqual(messagesOf(rule, text(whole('q'), whole('r'))), ['`r` is the whole query, and so is `q`']);
  assert.deepEqual(messagesOf(rule, text(whole('q'), whole('q'))), []);
  assert.deepEqual(messagesOf(rule, text('', '{ name: a, in: query }, { name: b, in: header }')), []);
});
