import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
`;
const withPaths = (...paths: readonly string[]): string =>
  `${head}paths:\n${paths.map((path) => `  ${path}: {}\n`).join('')}`;

test('no URL is ambiguous where a parameter cannot be the word', () => {
  const text = (schema: string): string => `${head}paths:
  /parcels/{id}/labels:
    parameters: [{ name: id, in: path, required: true, schema: ${schema} }]
    get: {}
  /parcels/lost/{day}:
    get: { parameters: [{ name: day, in: path, required: true, schema: { $ref: '#/components/schemas/Day' } }] }
components:
  schemas:
    Day: { type: string }
`;
  const ambiguous = ['One URL can match both `/parcels/lost/{day}` and `/parcels/{id}/labels`'];
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ type: string }')), ambiguous);
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ type: [string, integer] }')), ambiguous);
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ type: integer }')), []);
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ enum: [found, lost] }')), ambiguous);
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ enum: [found] }')), []);
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text('{ type: string, format: uuid }')), []);
});

test('the same path with other names is not ambiguous but identical', () => {
  const text = withPaths('/parcels/{id}', '/parcels/{number}', '/parcels/{code}');
  assert.deepEqual(messagesOf('openapi/ambiguous-paths', text), []);
  assert.deepEqual(messagesOf('openapi/identical-paths', text), [
    '`/parcels/{number}` is the same path as `/parcels/{id}`',
    '`/parcels/{code}` is the same path as `/parcels/{id}`',
  ]);
});

test('webhooks, callbacks and extensions are no paths', () => {
  const text = `${head}paths:
  x-note/: {}
  /parcels: { post: { callbacks: { done: { /done/?x: {} } } } }
webhooks:
  delivered/?x: {}
`;
  for (const rule of ['path-trailing-slash', 'path-query', 'kebab-case-paths', 'identical-paths'])
    assert.deepEqual(messagesOf(`openapi/${rule}`, text), [], rule);
});

test('where most paths end with a slash, that is one finding', () => {
  const paths = ['/a/', '/b/', '/c/', '/d/', '/e/', '/f'];
  assert.deepEqual(messagesOf('openapi/path-trailing-slash', withPaths(...paths)), ['5 of 6 paths end with a slash']);
  assert.equal(messagesOf('openapi/path-trailing-slash', withPaths(...paths, '/g', '/h', '/i', '/j')).length, 5);
});

test('a slash is left out in any quotes, and not where the other path is there', () => {
  const rule = 'openapi/path-trailing-slash';
  assert.equal(fixedText(rule, withPaths("'/parcels/'")), withPaths("'/parcels'"));
  assert.equal(fixedText(rule, withPaths('"/parcels/"')), withPaths('"/parcels"'));
  assert.throws(() => fixedText(rule, withPaths('/parcels/', '/parcels')), /no such fix/);
  const json = '{ "openapi": "3.1.0", "paths": { "/parcels/": {} } }';
  assert.equal(fixedText(rule, json), json.replace('/parcels/', '/parcels'));
});

test('a query without a path, and a fragment', () => {
  assert.deepEqual(messagesOf('openapi/path-query', withPaths('/?a=1', '"/parcels#lost"')), [
    'The path `/` has a query string, `?a=1`',
    'The path `/parcels` has a fragment, `#lost`',
  ]);
});

test('a closing brace alone has no counterpart either', () => {
  assert.deepEqual(messagesOf('openapi/path-empty-parameter', withPaths('/parcels/{a}}', '/labels/{ }')), [
    '`}` in `/parcels/{a}}` has no counterpart',
    '`{ }` in `/labels/{ }` names no parameter',
  ]);
});

test('a verb is a word of its own, in any style', () => {
  const text = withPaths('/getParcels', '/parcels-put', '/PARCELS/DELETE', '/budgets', '/widgets/{get}', '/posts');
  assert.deepEqual(messagesOf('openapi/verbs-in-path', text), [
    '`/getParcels` names the method `GET`',
    '`/parcels-put` names the method `PUT`',
    '`/PARCELS/DELETE` names the method `DELETE`',
  ]);
  assert.deepEqual(messagesOf('openapi/verbs-in-path', text, { excludedPaths: ['/getParcels', '/parcels-put'] }), [
    '`/PARCELS/DELETE` names the method `DELETE`',
  ]);
});

test('plural segments have their exceptions', () => {
  const text = withPaths('/api/v2/parcels/{id}/status');
  const rule = 'openapi/plural-segments';
  assert.deepEqual(messagesOf(rule, text), ['`api` in `/api/v2/parcels/{id}/status` is in the singular']);
  assert.deepEqual(messagesOf(rule, text, { exceptions: ['api'], ignoreLastPathSegment: true }), []);
});

test('the order of methods is that of the setting', () => {
  const text = `${head}paths:
  /parcels: { post: {}, get: {} }
`;
  assert.deepEqual(messagesOf('openapi/path-order', text), ['`get` stands behind `post`']);
  assert.deepEqual(messagesOf('openapi/path-order', text, { order: ['post', 'get'] }), []);
  assert.deepEqual(messagesOf('openapi/path-order', text, { order: ['post'] }), []);
});

test('specificity can be left out of account', () => {
  const text = withPaths('/parcels/{id}', '/parcels/lost');
  assert.equal(messagesOf('openapi/path-order', text).length, 1);
  assert.deepEqual(messagesOf('openapi/path-order', text, { specificity: false }), []);
});
