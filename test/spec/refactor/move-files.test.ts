import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveEdits } from '#engine/spec/refactor/move-files.ts';
import { specFolder, specOf } from '../../support/specs.ts';
import { edited } from '../navigation/cursor.ts';

/** The references in files after others are moved, in the order of the text. */
function referencesAfter(texts: Readonly<Record<string, string>>, moves: Readonly<Record<string, string>>): string[] {
  const list = Object.entries(moves).map(([from, to]) => ({ from: specFolder + from, to: specFolder + to }));
  const after = edited(texts, moveEdits([specOf(texts)], list));
  return Object.values(after).flatMap((text) => text.match(/(?<=\$ref"?: ).*?(?= \})/g) ?? []);
}

function spec(...references: string[]): string {
  const schemas = references.map((reference, index) => `    S${index}:\n      { $ref: ${reference} }\n`);
  return `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n${schemas.join('')}`;
}

test('References to a moved file follow it, as they are written', () => {
  const texts = {
    'openapi.yaml': spec(`'models/pet.yaml'`, `"./models/pet.yaml#/Pet"`, 'models/other.yaml'),
    'models/pet.yaml': 'Pet: { type: object }\n',
    'models/other.yaml': 'type: object\nproperties:\n  a:\n    { $ref: pet.yaml#/Pet }\n',
  };
  assert.deepEqual(referencesAfter(texts, { 'models/pet.yaml': 'schemas/animal.yaml' }), [
    `'schemas/animal.yaml'`,
    `"./schemas/animal.yaml#/Pet"`,
    'models/other.yaml',
    '../schemas/animal.yaml#/Pet',
  ]);
});

test('References in a moved file are changed, but for those within it', () => {
  const texts = {
    'openapi.yaml': spec('models/pet.yaml'),
    'models/pet.yaml':
      'type: object\nproperties:\n  a:\n    { $ref: other.yaml }\n  b:\n    { $ref: ../openapi.yaml#/components }\n  c:\n    { $ref: "#/properties/a" }\n  d:\n    { $ref: https://example.com/a.yaml }\n',
    'models/other.yaml': 'type: object\n',
  };
  assert.deepEqual(referencesAfter(texts, { 'models/pet.yaml': 'pet.yaml' }), [
    'pet.yaml',
    'models/other.yaml',
    'openapi.yaml#/components',
    '"#/properties/a"',
    'https://example.com/a.yaml',
  ]);
});

test('A folder is moved with what is in it', () => {
  const texts = {
    'openapi.yaml': spec('models/pet.yaml', 'models-old.yaml'),
    'models/pet.yaml':
      'type: object\nproperties:\n  a:\n    { $ref: other.yaml }\n  b:\n    { $ref: ../openapi.yaml#/components }\n',
    'models/other.yaml': 'type: object\n',
    'models-old.yaml': 'type: object\n',
  };
  assert.deepEqual(referencesAfter(texts, { models: 'a/b c' }), [
    'a/b%20c/pet.yaml',
    'models-old.yaml',
    'other.yaml',
    '../../openapi.yaml#/components',
  ]);
});

test('A root that is moved takes its references along, also in JSON', () => {
  const texts = {
    'openapi.json': '{ "openapi": "3.0.0", "paths": { "/a": { "$ref": "paths/a.json" } } }',
    'paths/a.json': '{ "get": { "responses": { "$ref": "../openapi.json#/x" } } }',
  };
  assert.deepEqual(referencesAfter(texts, { 'openapi.json': 'v1/openapi.json' }), [
    '"../paths/a.json"',
    '"../v1/openapi.json#/x"',
  ]);
});

test('A mapping follows, but for a bare name', () => {
  const text =
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: { discriminator: { propertyName: k, mapping: { cat: cat.yaml } } }\n    B: { discriminator: { propertyName: k, mapping: { cat: A } } }\n';
  const after = edited(
    { 'openapi.yaml': text },
    moveEdits([specOf({ 'openapi.yaml': text })], [{ from: `${specFolder}cat.yaml`, to: `${specFolder}a/cat.yaml` }]),
  );
  assert.equal(after['openapi.yaml'], text.replace('cat: cat.yaml', 'cat: a/cat.yaml'));
});

test('Nothing is changed where no description has the file', () => {
  assert.deepEqual(
    moveEdits([specOf({ 'openapi.yaml': spec('a.yaml') })], [{ from: 'file:///b.yaml', to: 'file:///c.yaml' }]),
    [],
  );
});
