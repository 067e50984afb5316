import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpecTexts, specOf } from '../support/specs.ts';

const operation = `
responses:
  '200':
    description: The parcels.
`;

const root = (item: string): string => `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
${item}
`;

test('an operation in a file of its own is called by what stands above its reference', () => {
  const found = checkSpecTexts({ 'openapi.yaml': root('    get: { $ref: get.yaml }'), 'get.yaml': operation });
  const messages = found['get.yaml']?.map(({ message }) => message) ?? [];
  assert.ok(messages.includes('`GET /parcels` has no summary'), messages.join('\n'));
  assert.deepEqual(
    found['openapi.yaml']?.filter(({ rule }) => rule.startsWith('openapi/operation-')),
    [],
  );
});

test('a path item in a file of its own is called by its path', () => {
  const texts = {
    'openapi.yaml': root('    $ref: item.yaml'),
    'item.yaml': 'post: { $ref: post.yaml }\n',
    'post.yaml': operation,
  };
  const messages = checkSpecTexts(texts)['post.yaml']?.map(({ message }) => message) ?? [];
  assert.ok(messages.includes('`POST /parcels` has no summary'), messages.join('\n'));
});

test('responses in a file of their own are read', () => {
  const texts = {
    'openapi.yaml': root('    get: { responses: { $ref: responses.yaml } }'),
    'responses.yaml': "'200': { description: The parcels. }\n",
  };
  assert.deepEqual(
    specOf(texts)
      .all('response')
      .map(({ key }) => key),
    ['200'],
  );
});
