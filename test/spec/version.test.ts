import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { versionOf } from '#engine/spec/version.ts';

const cases: readonly (readonly [text: string, declared: string | undefined, version?: string])[] = [
  ['swagger: "2.0"', '2.0', '2.0'],
  ['openapi: 3.0.4', '3.0.4', '3.0'],
  ['openapi: 3.1.1', '3.1.1', '3.1'],
  ['openapi: 3.2.0', '3.2.0', '3.2'],
  ['openapi: 3.0', '3.0', '3.0'],
  ['openapi: v3.1.0', 'v3.1.0', '3.1'],
  ['openapi: 4.0.0', '4.0.0', '3.2'],
  ['swagger: "3.0.3"', '3.0.3', '3.0'],
  ['openapi:', '', '3.1'],
  ['openapi: true', undefined],
  ['swagger: enabled', undefined],
  ['openapi: ./specs/parcels.yaml', undefined],
  ['openapi: { generator: typescript }', undefined],
  ['name: shop\nscripts: { openapi: 3.1.0 }', undefined],
];

for (const [text, declared, version] of cases) {
  test(`\`${text.replace('\n', '\\n')}\` declares ${declared === undefined ? 'no version' : `\`${declared}\``}`, () => {
    const found = versionOf(parseSpecFile('file:///a.yaml', 'yaml', `${text}\n`).root);
    assert.equal(found?.declared, declared);
    assert.equal(found?.version, version);
  });
}
