// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their tab stops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { renderEntries, renderValue } from '#engine/spec/completion/render-snippet.ts';
import { map, type Skeleton } from '#engine/spec/completion/skeleton.ts';
import { fieldSkeleton, operation, response, skeletonsOf } from '#engine/spec/completion/skeletons.ts';
import type { ObjectType, SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { grammarOf } from '#engine/spec/grammar/grammars.ts';
import { specVersions } from '#engine/spec/grammar/versions.ts';
import { fieldOf } from '#engine/spec/grammar/walk-types.ts';
import { filledIn } from './filled-in.ts';

for (const version of specVersions) {
  for (const type of grammarOf(version).keys()) {
    test(`${version}, ${type}: has only what the version knows, and all that it requires`, () => {
      const skeletons = skeletonsOf(version, type);
      assert.ok(skeletons.length > 0);
      assert.equal(new Set(skeletons.map(({ name }) => name)).size, skeletons.length);
      for (const { name, skeleton } of skeletons) checkObject(version, type, dataOf(skeleton), name);
    });

    test(`${version}, ${type}: every field has a value to begin with`, () => {
      for (const [key, { type: fieldType, shape }] of grammarOf(version).get(type)?.fields ?? []) {
        const skeleton = fieldSkeleton(version, type, key);
        assert.ok(skeleton, key);
        if (fieldType === 'value') continue;
        const data = dataOf(skeleton);
        const items = shape === 'one' ? [data] : Object.values(objectOf(data, key));
        for (const item of items) checkObject(version, fieldType, item, `${type}.${key}`);
      }
    });
  }
}

test('a minimal document', () => {
  assert.equal(
    yamlOf(skeletonsOf('3.1', 'openapi')[0]?.skeleton),
    `openapi: 3.1.2
info:
  title: API
  description: 
  version: 1.0.0
servers:
  - url: https://api.example.com/v1
    description: 
paths:
  /path:
    get:
      summary: 
      description: 
      operationId: 
      tags:
        - 
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: object`,
  );
  assert.match(yamlOf(skeletonsOf('2.0', 'openapi')[0]?.skeleton), /^swagger: '2\.0'\ninfo:/);
});

test('an operation is what its method asks for', () => {
  const post = objectOf(dataOf(operation('3.0', 'post', { pathParameters: ['id'] })), 'post');
  assert.deepEqual(post.parameters, [
    { name: 'id', in: 'path', required: true, description: null, schema: { type: 'string' } },
  ]);
  assert.deepEqual(Object.keys(post), [
    'summary',
    'description',
    'operationId',
    'tags',
    'parameters',
    'requestBody',
    'responses',
  ]);
  assert.deepEqual(Object.keys(objectOf(post.responses, 'responses')), ['201']);

  const remove = objectOf(dataOf(operation('3.0', 'delete')), 'delete');
  assert.equal(remove.requestBody, undefined);
  assert.deepEqual(remove.responses, { 204: { description: 'No Content' } });

  const put = objectOf(dataOf(operation('2.0', 'put', { pathParameters: ['id'] })), 'put');
  assert.deepEqual(put.parameters, [
    { name: 'id', in: 'path', required: true, description: null, type: 'string' },
    { name: 'body', in: 'body', required: true, schema: { type: 'object' } },
  ]);
});

test('a response is described by its status', () => {
  assert.deepEqual(dataOf(response('3.1', '404')), {
    description: 'Not Found',
    content: { 'application/json': { schema: { type: 'object' } } },
  });
  assert.deepEqual(dataOf(response('2.0', '404')), { description: 'Not Found', schema: { type: 'object' } });
  assert.deepEqual(dataOf(response('3.1', '304')), { description: 'Not Modified' });
  assert.deepEqual(objectOf(dataOf(response('3.1', '4XX')), '4XX').description, null);
});

test('security schemes by version', () => {
  const names = (version: SpecVersion): readonly string[] =>
    skeletonsOf(version, 'securityScheme').map(({ name }) => name);
  assert.deepEqual(names('2.0'), [
    'API key',
    'basic',
    'OAuth 2, accessCode',
    'OAuth 2, application',
    'OAuth 2, implicit',
    'OAuth 2, password',
  ]);
  assert.ok(!names('3.0').includes('mutual TLS'));
  assert.ok(names('3.1').includes('mutual TLS'));
  assert.ok(!names('3.1').includes('OAuth 2, deviceAuthorization'));
  assert.ok(names('3.2').includes('OAuth 2, deviceAuthorization'));
});

test('a value that may be null, by version', () => {
  const nullable = (version: SpecVersion): unknown => {
    const found = skeletonsOf(version, 'schema').find(({ name }) => name === 'nullable');
    return found && dataOf(found.skeleton);
  };
  assert.equal(nullable('2.0'), undefined);
  assert.deepEqual(nullable('3.0'), { type: 'string', nullable: true });
  assert.deepEqual(nullable('3.1'), { type: ['string', 'null'] });
});

test('a scalar field offers what it may be', () => {
  const value = (version: SpecVersion, type: ObjectType, key: string): string =>
    renderValue(fieldSkeleton(version, type, key) ?? map({}), { format: 'json', indent: 0, step: 2 });
  assert.equal(value('3.1', 'operation', 'deprecated'), '${1|true,false|}');
  assert.equal(value('3.1', 'schema', 'maxLength'), '$1');
  assert.equal(value('3.1', 'schema', 'pattern'), '"$1"');
  assert.equal(value('3.1', 'schema', 'format'), '"$1"');
  assert.equal(value('2.0', 'openapi', 'swagger'), '"2.0"');
  assert.equal(value('3.0', 'parameter', 'in'), '"${1|query,header,path,cookie|}"');
  assert.equal(value('3.1', 'openapi', 'openapi'), '"${1|3.1.2,3.1.1,3.1.0,3.2.0,3.0.4,3.0.3,3.0.2,3.0.1,3.0.0|}"');
  assert.equal(value('3.1', 'operation', 'tags'), '[\n  "$1"\n]');
  assert.equal(
    value('3.1', 'response', 'headers'),
    '{\n  "${1:X-Request-ID}": {\n    "description": "$2",\n    "schema": {\n      "type": "${3|string,integer,number,boolean,array|}"\n    }\n  }\n}',
  );
  assert.equal(fieldSkeleton('3.1', 'info', 'titel'), undefined);
});

/** The data of a skeleton whose holes are filled with what they propose: the same in YAML and in JSON. */
function dataOf(skeleton: Skeleton): unknown {
  const fromYaml: unknown = objectOf(parse(yamlOf(map({ key: skeleton }))), 'YAML').key;
  const fromJson: unknown = objectOf(
    JSON.parse(
      `{${filledIn(renderEntries(map({ key: skeleton }).entries, { format: 'json', indent: 0, step: 2 }))}}`.replaceAll(
        /: (?=[,\n}])/g,
        ': null',
      ),
    ),
    'JSON',
  ).key;
  assert.deepEqual(withoutEmpty(fromJson), withoutEmpty(fromYaml));
  return fromYaml;
}

function yamlOf(skeleton: Skeleton | undefined): string {
  assert.ok(skeleton?.kind === 'map');
  return filledIn(renderEntries(skeleton.entries, { format: 'yaml', indent: 0, step: 2 }));
}

/** An empty hole is empty text in JSON and nothing at all in YAML. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (each === '' ? null : each));
}

function checkObject(version: SpecVersion, type: ObjectType, data: unknown, name: string): void {
  const grammar = grammarOf(version);
  const object = objectOf(data, `${version}, ${name}`);
  if (typeof object.$ref === 'string' && type !== 'reference') return;
  for (const [key, { isRequired }] of grammar.get(type)?.fields ?? []) {
    if (isRequired) assert.ok(key in object, `${version}, ${name}: ${type}.${key}`);
  }
  for (const [key, value] of Object.entries(object)) {
    const field = fieldOf(grammar, type, key);
    assert.ok(field, `${version}, ${name}: ${type} has no ${key}`);
    if (field.type === 'value') continue;
    const items = field.shape === 'one' ? [value] : Object.values(objectOf(value, key));
    for (const item of items) checkObject(version, field.type, item, `${name}.${key}`);
  }
}

function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null, name);
  return { ...value };
}
