import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { grammarOf } from '#engine/spec/grammar/grammars.ts';
import { componentTypes, fieldOf, httpMethods, typeOfPointer } from '#engine/spec/grammar/walk-types.ts';

/** What stands where a pointer points; `whole` is said of a field's list or map itself. */
const places: Readonly<Record<SpecVersion, Readonly<Record<string, string>>>> = {
  '2.0': {
    '': 'openapi',
    '/swagger': 'value',
    '/info/contact/email': 'value',
    '/schemes': 'value, whole',
    '/paths/~1pets~1{id}': 'pathItem',
    '/paths/~1pets/get/parameters': 'parameter, whole',
    '/paths/~1pets/get/parameters/0/items/items': 'items',
    '/paths/~1pets/post/parameters/0/schema/properties/tag': 'schema',
    '/paths/~1pets/get/responses/200/headers/X-Rate': 'header',
    '/paths/~1pets/get/responses/200/examples/application~1json/name': 'value',
    '/definitions/Pet/allOf/1/properties/name/xml': 'xml',
    '/definitions/Pet/discriminator': 'value',
    '/securityDefinitions/oauth/scopes': 'scopes',
    '/security/0/oauth/1': 'value',
    '/components/schemas': 'nothing',
    '/paths/~1pets/trace': 'nothing',
    '/x-origin/info': 'nothing',
  },
  '3.0': {
    '/servers/0/variables/port': 'serverVariable',
    '/components': 'components',
    '/components/schemas/Pet/discriminator/mapping/cat': 'value',
    '/components/schemas/Pet/properties/x-y': 'schema',
    '/components/schemas/Pet/if': 'nothing',
    '/components/callbacks/onEvent/{$request.body#~1url}/post': 'operation',
    '/components/pathItems': 'nothing',
    '/components/securitySchemes/oauth/flows/implicit/scopes/read': 'value',
    '/paths/~1pets/parameters/0/content/application~1json/examples/one/value': 'value',
    '/paths/~1pets/post/requestBody/content/multipart~1form-data/encoding/photo/headers/X-A': 'header',
    '/paths/~1pets/post/responses/default/links/next/server': 'server',
    '/paths/~1pets/post/responses/4XX/content': 'mediaType, whole',
    '/paths/~1pets/post/responses/x-note': 'nothing',
    '/webhooks': 'nothing',
  },
  '3.1': {
    '/webhooks/created/post/requestBody': 'requestBody',
    '/webhooks': 'pathItem, whole',
    '/jsonSchemaDialect': 'value',
    '/components/pathItems/Pets/get/tags/0': 'value',
    '/components/schemas/Pet/$defs/Name': 'schema',
    '/components/schemas/Pet/prefixItems/0/if/then/unevaluatedProperties': 'schema',
    '/components/schemas/Pet/patternProperties/^x-/dependentSchemas/a': 'schema',
    '/components/schemas/Pet/dependentRequired/a/0': 'value',
    '/components/schemas/Pet/contentSchema/propertyNames': 'schema',
    '/components/schemas/Pet/my-keyword/items': 'value',
    '/components/mediaTypes': 'nothing',
    '/info/license/identifier': 'value',
    '/paths/~1pets/query': 'nothing',
  },
  '3.2': {
    '/$self': 'value',
    '/paths/~1pets/query/responses/200/summary': 'value',
    '/paths/~1pets/additionalOperations/COPY/requestBody/content/text~1event-stream/itemSchema': 'schema',
    '/paths/~1pets/additionalOperations': 'operation, whole',
    '/components/mediaTypes/Json/prefixEncoding/0/itemEncoding/encoding/a': 'encoding',
    '/components/schemas/Pet/discriminator/defaultMapping': 'value',
    '/components/schemas/Pet/xml/nodeType': 'value',
    '/components/securitySchemes/a/flows/deviceAuthorization': 'oauthFlow',
    '/components/examples/a/dataValue/b/c': 'value',
    '/tags/0/externalDocs': 'externalDocumentation',
    '/tags/0/parent': 'value',
    '/servers/1/name': 'value',
  },
};

for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
  for (const [pointer, expected] of Object.entries(places[version])) {
    test(`${version} at "${pointer}": ${expected}`, () => {
      const place = typeOfPointer(version, tokensOf(pointer));
      assert.equal(place ? `${place.type}${place.isWhole ? ', whole' : ''}` : 'nothing', expected);
    });
  }
}

test('a place knows the field that holds it', () => {
  const place = typeOfPointer('3.0', tokensOf('/paths/~1pets/get/responses/200'));
  assert.equal(place?.field?.orReference, true);
  assert.equal(typeOfPointer('3.0', [])?.field, undefined);
});

test('extensions are no fields, but names of properties and headers may look like them', () => {
  const grammar = grammarOf('3.1');
  assert.equal(fieldOf(grammar, 'paths', 'x-note'), undefined);
  assert.equal(fieldOf(grammar, 'paths', '/x-note')?.type, 'pathItem');
  assert.equal(fieldOf(grammar, 'securityRequirement', 'x-key')?.scalar, 'string');
  assert.equal(fieldOf(grammar, 'info', 'titel'), undefined);
  assert.equal(fieldOf(grammarOf('3.0'), 'scopes', 'read'), undefined);
});

test('what is kept for reference, by version', () => {
  assert.deepEqual(Object.fromEntries(componentTypes('2.0')), {
    '/definitions': 'schema',
    '/parameters': 'parameter',
    '/responses': 'response',
    '/securityDefinitions': 'securityScheme',
  });
  assert.equal(componentTypes('3.0').get('/components/requestBodies'), 'requestBody');
  assert.equal(componentTypes('3.0').has('/components/pathItems'), false);
  assert.equal(componentTypes('3.1').get('/components/pathItems'), 'pathItem');
  assert.equal(componentTypes('3.2').get('/components/mediaTypes'), 'mediaType');
  assert.deepEqual(
    (['2.0', '3.0', '3.1', '3.2'] as const).map((version) => componentTypes(version).size),
    [4, 9, 10, 11],
  );
});

test('the methods of a path item, by version', () => {
  const old = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
  assert.deepEqual(httpMethods('2.0'), old);
  assert.deepEqual(httpMethods('3.0'), [...old, 'trace']);
  assert.deepEqual(httpMethods('3.1'), [...old, 'trace']);
  assert.deepEqual(httpMethods('3.2'), [...old, 'trace', 'query']);
});

function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
