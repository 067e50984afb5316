import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesOf } from '../../support/check-rule.ts';
import { checkSpecTexts } from '../../support/specs.ts';

const head = (version: string): string =>
  `${version === '2.0' ? 'swagger' : 'openapi'}: '${version}'\ninfo: { title: Parcels, version: 1.0.0 }\n`;

test('the family is off until it is turned on as a whole', () => {
  const text = `${head('3.1.0')}paths:\n  /parcels: { post: { responses: {} } }\n`;
  const rulesOf = (settings: Parameters<typeof checkSpecTexts>[1]): readonly string[] =>
    Object.values(checkSpecTexts({ 'openapi.yaml': text }, settings))
      .flat()
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('security/'));
  assert.deepEqual(rulesOf({}), []);
  assert.ok(rulesOf({ 'security/*': { severity: 'warning', options: {} } }).includes('security/unprotected-writes'));
});

const parameters = (version: string, names: readonly string[], rest: string): string =>
  `${head(version)}paths:
  /parcels:
    get:
      parameters:
${names.map((name) => `        - { name: ${name}, ${rest} }\n`).join('')}`;

test('credentials are told from other tokens and from what is said of them', () => {
  const credentials = [
    'token',
    'access_token',
    'accessToken',
    'API-KEY',
    'apikey',
    'client_secret',
    'idToken',
    'userPassword',
  ];
  const others = [
    'page_token',
    'nextToken',
    'clientToken',
    'token_type',
    'secretName',
    'tokenizer',
    'maxTokens',
    'keyword',
    'csrf-token',
  ];
  const text = parameters('3.1.0', [...credentials, ...others], 'in: query');
  assert.deepEqual(
    messagesOf('security/credentials-in-url', text),
    credentials.map((name) => `The credential \`${name}\` is sent in the URL`),
  );
  assert.deepEqual(messagesOf('security/credentials-in-url', parameters('3.1.0', credentials, 'in: header')), []);
});

test('ids are numbers in 2.0 and behind references, too', () => {
  const rule = 'security/numeric-ids';
  const ids = ['id', 'parcelId', 'parcel_id', 'parcel-id', 'parcelID'];
  const others = ['paid', 'idle', 'width', 'ids'];
  assert.equal(messagesOf(rule, parameters('2.0', [...ids, ...others], 'in: query, type: integer')).length, ids.length);
  assert.deepEqual(
    messagesOf(
      rule,
      `${parameters('3.1.0', ['id'], "in: query, schema: { $ref: '#/components/schemas/Id' }")}components:
  schemas: { Id: { type: [integer, 'null'] } }
`,
    ),
    ['The id `id` is a number, which can be guessed'],
  );
});

test('URLs are told from words that end alike', () => {
  const text = parameters(
    '3.1.0',
    ['url', 'imageUrl', 'image_uri', 'redirect', 'callbackId', 'curl', 'curly', 'hour'],
    'in: query',
  );
  assert.deepEqual(
    messagesOf('security/url-parameter', text),
    ['url', 'imageUrl', 'image_uri', 'redirect', 'callbackId'].map(
      (name) => `\`${name}\` is a URL that the API may be made to call`,
    ),
  );
});

test('limits of numbers are other keywords before 3.1', () => {
  const text = (version: string): string => `${head(version)}components:
  schemas: { Weight: { type: integer, exclusiveMinimum: 0, exclusiveMaximum: 9 } }
`;
  assert.deepEqual(messagesOf('security/integer-limit', text('3.1.0')), []);
  assert.deepEqual(messagesOf('security/integer-limit', text('3.0.4')), [
    'The number has no `minimum` and no `maximum`',
  ]);
});

test('limits are asked of parameters, items and headers of 2.0', () => {
  const text = `${head('2.0')}paths:
  /parcels:
    get:
      parameters: [{ name: a, in: query, type: array, items: { type: string } }]
      responses: { '200': { description: x, headers: { B: { type: integer } } } }
`;
  assert.equal(messagesOf('security/array-limit', text).length, 1);
  assert.equal(messagesOf('security/string-limit', text).length, 1);
  assert.equal(messagesOf('security/integer-format', text).length, 1);
});

const withSecurity = (root: string, own: string, method = 'post'): string =>
  `${head('3.1.0')}${root}paths:\n  /parcels: { ${method}: { ${own} } }\nwebhooks: { done: { post: {} } }\n`;

test('the requirements of the document hold where an operation has none of its own', () => {
  const rule = 'security/unprotected-writes';
  const found = ['No requirement in `security` protects `POST /parcels`'];
  assert.deepEqual(messagesOf(rule, withSecurity('', '')), found);
  assert.deepEqual(messagesOf(rule, withSecurity('security: [{ a: [] }]\n', '')), []);
  assert.deepEqual(messagesOf(rule, withSecurity('security: [{ a: [] }]\n', 'security: []')), found);
  assert.deepEqual(messagesOf(rule, withSecurity('security: []\n', 'security: [{ a: [] }]')), []);
  assert.deepEqual(messagesOf(rule, withSecurity('', '', 'get')), []);
  assert.equal(messagesOf('security/unprotected-reads', withSecurity('', '', 'head')).length, 1);
});

test('optional authentication of the document is reported at each operation that writes', () => {
  const rule = 'security/anonymous-writes';
  assert.deepEqual(messagesOf(rule, withSecurity('security: [{ a: [] }, {}]\n', '')), [
    'Authentication is optional for `POST /parcels`',
  ]);
  assert.deepEqual(messagesOf(rule, withSecurity('security: [{ a: [] }, {}]\n', 'security: [{ a: [] }]')), []);
});

test('a scope sets administrators apart, the order of scopes does not', () => {
  const text = (path: string, scopes: string): string => `${head('3.1.0')}security: [{ a: [x, y] }]
paths:
  /parcels: { get: {} }
  ${path}: { get: { security: [{ a: ${scopes} }] } }
`;
  const rule = 'security/admin-security';
  assert.equal(messagesOf(rule, text('/admin/x', '[y, x]')).length, 1);
  assert.deepEqual(messagesOf(rule, text('/admin/x', '[x, y, z]')), []);
  assert.deepEqual(messagesOf(rule, text('/administrators', '[x, y]')), []);
  assert.deepEqual(messagesOf(rule, text('/staff/x', '[x, y]')), []);
  assert.equal(messagesOf(rule, text('/staff/x', '[x, y]'), { adminUrl: '/staff' }).length, 1);
});

const withResponses = (responses: string, more = ''): string =>
  `${head('3.1.0')}paths:
  /parcels: { get: { responses: { ${responses} } } }
webhooks: { done: { post: { responses: {} } } }
${more}`;

test('a range and the default describe a status as well', () => {
  const rule = 'security/too-many-requests-response';
  const body = '{ description: x, content: { text/plain: {} } }';
  for (const status of ["'429'", '4XX', '4xx', 'default'])
    assert.deepEqual(messagesOf(rule, withResponses(`${status}: ${body}`)), [], status);
  assert.deepEqual(messagesOf(rule, withResponses(`'404': ${body}`)), ['`GET /parcels` has no response 429']);
  assert.deepEqual(messagesOf(rule, withResponses("'429': { description: x }")), [
    'The body of the response 429 is not described',
  ]);
});

test('a shared response is reported once, where it is written', () => {
  const shared = `components: { responses: { Busy: { description: x } } }
`;
  const text = withResponses("'429': { $ref: '#/components/responses/Busy' }", shared).replace(
    'webhooks:',
    "  /labels: { get: { responses: { '429': { $ref: '#/components/responses/Busy' } } } }\nwebhooks:",
  );
  assert.deepEqual(messagesOf('security/retry-after', text), ['The response has no header `Retry-After`']);
});

test('headers may be written in any case', () => {
  const headers = (names: string): string =>
    withResponses(`'200': { description: x, headers: { ${names} } }, '500': { description: x }`);
  const rule = 'security/rate-limit';
  assert.deepEqual(messagesOf(rule, headers('x-ratelimit-limit: {}')), []);
  assert.deepEqual(messagesOf(rule, headers('RateLimit-Limit: {}, RateLimit-Reset: {}')), []);
  assert.equal(messagesOf(rule, headers('RateLimit-Limit: {}')).length, 1);
});

test('an operation that is open needs no answer without authentication', () => {
  const rule = 'security/unauthorized-response';
  assert.deepEqual(messagesOf(rule, withSecurity('', '')), ['`POST /parcels` has no response 401']);
  assert.deepEqual(messagesOf(rule, withSecurity('security: []\n', '')), []);
  assert.deepEqual(messagesOf(rule, withSecurity('', 'security: []')), []);
  assert.equal(messagesOf(rule, withSecurity('security: []\n', 'security: [{ a: [] }]')).length, 1);
});

test('an operation that takes nothing needs no answer to invalid input', () => {
  const rule = 'security/validation-error-response';
  assert.deepEqual(messagesOf(rule, withSecurity('', '')), []);
  assert.equal(messagesOf(rule, withSecurity('', 'requestBody: {}')).length, 1);
});

test('servers of the document are asked for their audience and environment, others not', () => {
  const text = `${head('3.2.0')}servers:
  - { url: https://a.dev, description: Reproduction }
  - { url: https://b.dev, name: Staging, x-internal: true }
paths:
  /parcels: { servers: [{ url: https://c.dev }] }
`;
  assert.equal(messagesOf('security/server-audience', text).length, 1);
  assert.equal(messagesOf('security/server-environment', text).length, 1);
});

test('a map is told from an object that allows anything', () => {
  const text = `${head('3.1.0')}components:
  schemas:
    A: { type: object, additionalProperties: true }
    B: { type: object, unevaluatedProperties: {} }
    C: { type: object, additionalProperties: { type: string } }
    D: { type: object, additionalProperties: false }
    E: { type: object, additionalProperties: { type: string }, maxProperties: 3 }
`;
  assert.deepEqual(messagesOf('security/additional-properties', text), [
    '`additionalProperties` allows any property',
    '`unevaluatedProperties` allows any property',
  ]);
  assert.deepEqual(messagesOf('security/constrained-properties', text), ['The map has no `maxProperties`']);
});
