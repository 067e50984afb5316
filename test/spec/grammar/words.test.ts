import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, ObjectType, SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { grammarOf } from '#engine/spec/grammar/grammars.ts';
import { includesVersion, specVersions } from '#engine/spec/grammar/versions.ts';

const sentences = /^[A-Z`].*[.](?:\)|)$/s;

for (const version of specVersions) {
  test(`${version}: every object and every field is described in sentences`, () => {
    for (const { title, description, fields, otherFields } of grammarOf(version).values()) {
      assert.match(description, sentences, title);
      for (const [name, field] of fields) assert.match(field.description, sentences, `${title}, ${name}`);
      if (otherFields) assert.match(otherFields.description, sentences, `${title}, other fields`);
    }
  });

  test(`${version}: every field names a type that the version has`, () => {
    const grammar = grammarOf(version);
    for (const { title, fields } of grammar.values()) {
      for (const [name, { type }] of fields) assert.ok(type === 'value' || grammar.has(type), `${title}, ${name}`);
    }
  });
}

test('each object links its own section of the specification', () => {
  assert.equal(
    grammarOf('2.0').get('securityRequirement')?.url,
    'https://spec.openapis.org/oas/v2.0.html#security-requirement-object',
  );
  assert.equal(grammarOf('3.0').get('openapi')?.url, 'https://spec.openapis.org/oas/v3.0.4.html#openapi-object');
  assert.equal(grammarOf('3.1').get('oauthFlows')?.url, 'https://spec.openapis.org/oas/v3.1.2.html#oauth-flows-object');
  assert.equal(grammarOf('3.2').get('xml')?.url, 'https://spec.openapis.org/oas/v3.2.0.html#xml-object');
  for (const version of specVersions) {
    const urls = [...grammarOf(version).values()].map(({ url }) => url);
    assert.equal(new Set(urls).size, urls.length);
    for (const url of urls)
      assert.match(url, /^https:\/\/spec\.openapis\.org\/oas\/v\d\.\d(\.\d)?\.html#[a-z-]+-object$/);
  }
});

test('what may be written differs by version', () => {
  assert.deepEqual(field('2.0', 'parameter', 'in').values, ['query', 'header', 'path', 'formData', 'body']);
  assert.deepEqual(field('3.0', 'parameter', 'in').values, ['query', 'header', 'path', 'cookie']);
  assert.deepEqual(field('3.2', 'parameter', 'in').values, ['query', 'querystring', 'header', 'path', 'cookie']);
  assert.ok(field('3.2', 'parameter', 'style').values.includes('cookie'));
  assert.ok(!field('3.1', 'parameter', 'style').values.includes('cookie'));
  assert.deepEqual(field('2.0', 'securityScheme', 'type').values, ['basic', 'apiKey', 'oauth2']);
  assert.ok(!field('3.0', 'securityScheme', 'type').values.includes('mutualTLS'));
  assert.ok(field('3.1', 'securityScheme', 'type').values.includes('mutualTLS'));
  assert.ok(field('3.1', 'schema', 'type').values.includes('null'));
  assert.ok(!field('3.0', 'schema', 'type').values.includes('null'));
  assert.ok(field('2.0', 'schema', 'type').values.includes('file'));
  assert.ok(field('2.0', 'parameter', 'collectionFormat').values.includes('multi'));
  assert.ok(!field('2.0', 'header', 'collectionFormat').values.includes('multi'));
});

test('a limit that is a number in 3.1 is a flag before', () => {
  assert.equal(field('3.0', 'schema', 'exclusiveMinimum').scalar, 'boolean');
  assert.equal(field('3.1', 'schema', 'exclusiveMinimum').scalar, 'number');
});

test('formats are suggestions, places of a parameter are not', () => {
  assert.equal(field('3.1', 'schema', 'format').isOpen, true);
  assert.ok(field('3.1', 'schema', 'format').values.includes('uuid'));
  assert.equal(field('3.1', 'parameter', 'in').isOpen, false);
});

test('what the specification discourages is deprecated', () => {
  assert.equal(field('3.1', 'schema', 'example').isDeprecated, true);
  assert.equal(field('3.0', 'schema', 'example').isDeprecated, false);
  assert.equal(field('3.2', 'xml', 'wrapped').isDeprecated, true);
  assert.equal(field('3.1', 'xml', 'wrapped').isDeprecated, false);
  assert.equal(field('3.0', 'parameter', 'allowEmptyValue').isDeprecated, true);
});

test('ranges of versions', () => {
  const included = (versions: Parameters<typeof includesVersion>[0]): readonly SpecVersion[] =>
    specVersions.filter((version) => includesVersion(versions, version));
  assert.deepEqual(included('3.0'), ['3.0']);
  assert.deepEqual(included('3.0+'), ['3.0', '3.1', '3.2']);
  assert.deepEqual(included('2.0-3.0'), ['2.0', '3.0']);
  assert.deepEqual(included('3.1-3.1'), ['3.1']);
});

function field(version: SpecVersion, type: ObjectType, name: string): Field {
  const found = grammarOf(version).get(type)?.fields.get(name);
  assert.ok(found, `${version} has ${type}.${name}`);
  return found;
}
