import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editedNames } from '#workspace/apis/edited-names.ts';
import { folder, workspaceOf } from '../support/bound-workspace.ts';

const text = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /parcels:
    get:
      responses: {}
components:
  parameters:
    limit:
      name: most
      in: query
      schema:
        type: integer
  schemas:
    Parcel:
      type: object
      required:
      - weight
      properties:
        sender:
          type: string
        weight:
          type: integer
`;

async function namesAfter(piece: string, into: string): Promise<readonly string[]> {
  const { apis, changeSpec } = await workspaceOf({ 'openapi.yaml': text });
  const before = await apis.read(`${folder}openapi.yaml`);
  changeSpec('openapi.yaml', piece, into);
  const after = await apis.read(`${folder}openapi.yaml`);
  assert.ok(before && after);
  return [...editedNames(before.spec, after.spec)].sort();
}

test('An edit has to do with what it writes and takes away, and with what that stands in', async () => {
  assert.deepEqual(await namesAfter('        sender:', '        from:'), ['Parcel', 'from', 'sender']);
  assert.deepEqual(await namesAfter('type: string', 'type: number'), ['Parcel', 'sender']);
  assert.deepEqual(await namesAfter('      - weight\n', ''), ['Parcel', 'weight']);
  assert.deepEqual(await namesAfter('type: integer\n  schemas', 'type: string\n  schemas'), ['limit', 'most']);
  assert.deepEqual(await namesAfter('info', 'info'), []);
});
