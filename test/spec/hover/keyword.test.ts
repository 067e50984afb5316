import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grammarOf } from '#engine/spec/grammar/grammars.ts';
import { specVersions } from '#engine/spec/grammar/versions.ts';
import { describeField, describeObject, fieldKind } from '#engine/spec/hover/keyword.ts';

test('a field that holds objects links these too', () => {
  assert.equal(
    describeField('3.1', 'openapi', 'tags'),
    `**tags**: list of Tag Objects

The tags that group operations, in the order in which tools should show them.

[OpenAPI Object, OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.2.html#openapi-object) · [Tag Object, OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.2.html#tag-object)`,
  );
});

test('a field with few values names them', () => {
  assert.equal(
    describeField('2.0', 'securityScheme', 'in'),
    `**in**: string

Of \`apiKey\`: where the key stands. Required there.

One of: \`query\`, \`header\`.

[Security Scheme Object, Swagger 2.0](https://spec.openapis.org/oas/v2.0.html#security-scheme-object)`,
  );
  assert.match(
    describeField('2.0', 'openapi', 'swagger') ?? '',
    /^\*\*swagger\*\*: string, required\n.*\n\nAlways: `2\.0`\./s,
  );
  assert.match(describeField('3.2', 'tag', 'kind') ?? '', /\n\nFor example: `nav`, `badge`, `audience`\.\n/);
});

test('keys that the specification leaves open', () => {
  assert.match(
    describeField('3.0', 'responses', '404') ?? '',
    /^\*\*404\*\*: Response Object\n\nThe answer with this status code/,
  );
  assert.match(describeField('3.0', 'paths', '/pets') ?? '', /^\*\*\/pets\*\*: Path Item Object\n/);
  assert.equal(describeField('3.0', 'paths', 'x-note'), undefined);
  assert.equal(describeField('3.0', 'info', 'titel'), undefined);
});

test('a reference is described wherever an object may stand', () => {
  assert.match(describeField('3.0', 'schema', '$ref') ?? '', /\[Reference Object, OpenAPI 3\.0\]/);
  assert.match(describeField('3.0', 'response', '$ref') ?? '', /\[Reference Object, OpenAPI 3\.0\]/);
  assert.match(describeField('3.1', 'schema', '$ref') ?? '', /\[Schema Object, OpenAPI 3\.1\]/);
  assert.match(describeField('3.0', 'pathItem', '$ref') ?? '', /\[Path Item Object, OpenAPI 3\.0\]/);
});

test('a keyword of JSON Schema links its section there, where schemas are JSON Schema', () => {
  assert.match(
    describeField('3.1', 'schema', 'prefixItems') ?? '',
    /#schema-object\) · \[JSON Schema\]\(https:\/\/json-schema\.org\/draft\/2020-12\/json-schema-core#name-prefixitems\)$/,
  );
  assert.match(describeField('3.2', 'schema', 'enum') ?? '', /json-schema-validation#name-enum\)$/);
  assert.doesNotMatch(describeField('3.0', 'schema', 'enum') ?? '', /json-schema\.org/);
  assert.doesNotMatch(describeField('3.1', 'schema', 'discriminator') ?? '', /json-schema\.org/);
  assert.doesNotMatch(describeField('3.1', 'parameter', 'required') ?? '', /json-schema\.org/);
});

test('what is deprecated is said to be', () => {
  assert.match(describeField('3.1', 'schema', 'example') ?? '', /^\*\*example\*\*: any value, deprecated\n/);
});

test('an object names what it must have', () => {
  assert.equal(
    describeObject('3.1', 'info'),
    `**Info Object**

What the API is called, which version this is, and who is behind it.

Required: \`title\`, \`version\`.

[Info Object, OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.2.html#info-object)`,
  );
  assert.equal(describeObject('2.0', 'components'), undefined);
  assert.doesNotMatch(describeObject('3.1', 'components') ?? '', /Required/);
});

test('what a value is, in a few words', () => {
  const kind = (type: 'operation' | 'schema' | 'link' | 'oauthFlow', key: string): string => {
    const field = grammarOf('3.1').get(type)?.fields.get(key);
    assert.ok(field);
    return fieldKind('3.1', field);
  };
  assert.equal(kind('operation', 'summary'), 'string');
  assert.equal(kind('operation', 'tags'), 'list of strings');
  assert.equal(kind('operation', 'callbacks'), 'map of names to Callback Objects');
  assert.equal(kind('oauthFlow', 'scopes'), 'map of names to strings');
  assert.equal(kind('schema', 'enum'), 'list of any values');
  assert.equal(kind('schema', 'const'), 'any value');
  assert.equal(kind('link', 'parameters'), 'map of names to any values');
});

for (const version of specVersions) {
  test(`${version}: every field and object has a text with a link`, () => {
    for (const [type, { fields }] of grammarOf(version)) {
      assert.match(describeObject(version, type) ?? '', /\]\(https:.*\)$/);
      for (const key of fields.keys())
        assert.match(describeField(version, type, key) ?? '', /\]\(https:.*\)$/, `${type}.${key}`);
    }
  });
}
