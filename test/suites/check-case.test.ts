import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCase, type RuleSelection } from './check-case.ts';

const files = {
  'deep/root.json': JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1.0.0' },
    paths: { '/parcels/{id}': { $ref: '../parts/path%20item.yaml' } },
  }),
  'parts/path item.yaml': `
get:
  operationId: readParcel
  responses:
    default:
      $ref: '#/gone'
put: 1
`,
};

test('A case is checked with all files that its root reaches, and a finding has a path and a pointer', () => {
  const found = check('deep/root.json', { kind: 'only', rule: 'openapi/unresolved-ref', options: {} });
  assert.deepEqual(found, ['error parts/path item.yaml#/get/responses/default/$ref openapi/unresolved-ref']);
});

test('Without a selection the rules are as they are without a configuration', () => {
  const found = check('deep/root.json', { kind: 'default' });
  assert.ok(found.includes('error parts/path item.yaml#/put openapi/schema'), found.join('\n'));
  assert.ok(found.some((line) => line.startsWith('warning ')));
});

test('What declares no version is no spec', () => {
  assert.deepEqual(check('parts/path item.yaml', { kind: 'default' }), []);
});

function check(root: string, selection: RuleSelection): string[] {
  const read = { suite: 'suite', id: root, files: new Map(Object.entries(files)), root, expectations: [] };
  return checkCase(read, selection).map(
    ({ severity, path, pointer, rule }) => `${severity} ${path}#${pointer} ${rule}`,
  );
}
