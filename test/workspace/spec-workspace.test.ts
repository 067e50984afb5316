import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { strictProject } from '../spec/plain-findings.ts';
import { MemoryFileSystem } from '../support/memory-file-system.ts';

const folder = 'file:///shop/';

/** What is found in the files of a workspace: rule, message and the words that they are about, without the file. */
async function findingsIn(texts: Readonly<Record<string, string>>, root = 'openapi.yaml') {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text]));
  const fileSystem = new MemoryFileSystem(files);
  const workspace = new SpecWorkspace({ fileSystem, folders: () => [folder] });
  await workspace.read(folder + root);
  await workspace.load(folder + root);
  const result = workspace.check(folder + root, strictProject);
  assert.ok(result);
  assert.deepEqual(result.failures, []);
  const found = [...findingsByFile(result)].flatMap(([uri, findings]) =>
    findings.map(({ rule, message, span }) => ({
      rule,
      message,
      words: workspace.file(uri)?.slice(span.start, span.end) ?? '',
      path: uri.slice(folder.length),
    })),
  );
  return { found, read: fileSystem.read };
}

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
`;

test('Nothing outside of the workspace is read, and it is said where a reference leads out of it', async () => {
  const { found, read } = await findingsIn({
    'openapi.yaml': `${head}paths:
  /parcels: { $ref: '../../etc/parcels.yaml' }
  /labels: { $ref: 'file:///etc/labels.yaml' }
  /shops: { $ref: '%2e%2e/shops.yaml' }
  /carriers: { $ref: 'file:///shop/../etc/carriers.yaml' }
  /prices: { $ref: 'https://example.com/prices.yaml' }
`,
  });
  assert.deepEqual(read, [`${folder}openapi.yaml`]);
  const outside = found.filter(({ rule }) => rule === 'openapi/unresolved-ref').map(({ message }) => message);
  assert.deepEqual(outside, [
    "`../../etc/parcels.yaml` is outside of the workspace and isn't read",
    "`file:///etc/labels.yaml` is outside of the workspace and isn't read",
    "`%2e%2e/shops.yaml` is outside of the workspace and isn't read",
    "`file:///shop/../etc/carriers.yaml` is outside of the workspace and isn't read",
  ]);
});

const parcels = (schema: string) => `get:
  operationId: listParcels
  sumary: List parcels
  parameters:
    - { name: limit, in: query, schema: { type: integer }, example: ten }
  responses:
    '200':
      description: The parcels.
      content:
        application/json:
          schema: { $ref: '${schema}' }
          example: { grams: heavy }
`;
const parcel = `type: object
description: What is sent.
properties:
  grams: { type: intger }
`;
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

test('A description in many files has the findings that it has in one', async () => {
  const bundled = await findingsIn({
    'openapi.yaml': `${head}paths:
  /parcels:
${indented(parcels('#/components/schemas/Parcel'), 4)}components:
  schemas:
    Parcel:
${indented(parcel, 6)}`,
  });
  const split = await findingsIn({
    'openapi.yaml': `${head}paths:
  /parcels: { $ref: paths/parcels.yaml }
components:
  schemas:
    Parcel: { $ref: schemas/parcel.yaml }
`,
    'paths/parcels.yaml': parcels('../openapi.yaml#/components/schemas/Parcel'),
    'schemas/parcel.yaml': parcel,
  });
  const plain = ({ found }: typeof bundled) =>
    found.map(({ rule, message, words }) => `${rule}: ${message}: ${words.split('\n')[0]}`).sort();
  assert.deepEqual(plain(split), plain(bundled));
  const place = split.found.find(({ message }) => message.includes('`intger`'));
  assert.equal(place?.path, 'schemas/parcel.yaml');
  assert.ok(plain(split).some((one) => one.startsWith('openapi/schema: `sumary`')));
});
