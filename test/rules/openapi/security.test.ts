import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesOf } from '../../support/check-rule.ts';

const head = (version: string): string =>
  `${version === '2.0' ? 'swagger' : 'openapi'}: '${version}'\ninfo: { title: Parcels, version: 1.0.0 }\n`;

test('names of schemes are looked up in the document first, then in the file that they stand in', () => {
  const texts = {
    'openapi.yaml': `${head('3.1.0')}paths:
  /parcels: { $ref: 'other.yaml#/paths/~1parcels' }
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`,
    'other.yaml': `${head('3.1.0')}paths:
  /parcels: { get: { security: [{ token: [] }, { key: [] }, { tokn: [] }, {}] } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X } } }
`,
  };
  assert.deepEqual(messagesOf('openapi/security-defined', texts), [
    'other.yaml: No security scheme `tokn` in components; did you mean `token`?',
  ]);
});

test('schemes may stand behind a reference, in 2.0 under another name', () => {
  assert.deepEqual(
    messagesOf('openapi/security-defined', {
      'openapi.yaml': `${head('3.0.4')}security: [{ token: [] }]
paths: {}
components: { securitySchemes: { $ref: schemes.yaml } }
`,
      'schemes.yaml': 'token: { type: http, scheme: bearer }\n',
    }),
    [],
  );
  assert.deepEqual(
    messagesOf(
      'openapi/security-defined',
      `${head('2.0')}security: [{ a: [], b: [] }]\npaths: {}\nsecurityDefinitions: { a: { type: basic } }\n`,
    ),
    ['No security scheme `b` in `securityDefinitions`'],
  );
});

test('a URI names a scheme since 3.2', () => {
  const text = (version: string): string => `${head(version)}security: [{ '#/components/securitySchemes/token': [] }]
paths: {}
components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`;
  assert.equal(messagesOf('openapi/security-defined', text('3.1.0')).length, 1);
  assert.deepEqual(messagesOf('openapi/security-defined', text('3.2.0')), []);
});

test('scopes of all flows count; where a flow lists none, nothing is known', () => {
  const text = (flows: string): string => `${head('3.1.0')}security: [{ oauth: [read, write] }]
paths: {}
components: { securitySchemes: { oauth: { type: oauth2, flows: ${flows} } } }
`;
  const rule = 'openapi/security-scopes';
  assert.deepEqual(
    messagesOf(rule, text('{ implicit: { scopes: { read: x } }, password: { scopes: { write: x } } }')),
    [],
  );
  assert.deepEqual(messagesOf(rule, text('{ implicit: { scopes: {} } }')), [
    '`oauth` has no scope `read`',
    '`oauth` has no scope `write`',
  ]);
  assert.deepEqual(messagesOf(rule, text('{ implicit: {} }')), []);
  assert.deepEqual(messagesOf(rule, text('{}')), []);
});

test('other schemes have no scopes before 3.1; OpenID Connect has any', () => {
  const text = (version: string): string => `${head(version)}security: [{ key: [admin] }, { id: [email] }]
paths: {}
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X }
    id: { type: openIdConnect, openIdConnectUrl: https://a.dev }
`;
  const rule = 'openapi/security-scopes';
  assert.deepEqual(messagesOf(rule, text('3.0.4')), ['`key` is an `apiKey` scheme, which has no scopes']);
  assert.deepEqual(messagesOf(rule, text('3.1.0')), []);
});

test('many lists of scopes for one scheme are one finding', () => {
  const text = `${head('3.0.4')}security: [${'{ key: [admin] }, '.repeat(5)}]
paths: {}
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`;
  assert.deepEqual(messagesOf('openapi/security-scopes', text), [
    '`key` is an `http` scheme, which has no scopes; 5 requirements name some',
  ]);
});

test('an operation that is open says so, and a webhook need not', () => {
  const text = (security: string): string => `${head('3.1.0')}paths:
  /parcels:
    get: { ${security} }
    post: { callbacks: { done: { '{$url}': { post: {} } } } }
  /labels: { get: {} }
webhooks: { delivered: { post: {} } }
`;
  const rule = 'openapi/security-present';
  const lacking = ['POST /parcels', 'GET /labels'].map(
    (name) => `Neither \`${name}\` nor the document has \`security\``,
  );
  assert.deepEqual(messagesOf(rule, text('security: []')), lacking);
  assert.deepEqual(messagesOf(rule, text('')), ['Neither the document nor any operation has `security`']);
  const exceptions = [{ path: '/parcels', methods: ['POST'] }, { path: '/labels' }];
  assert.deepEqual(messagesOf(rule, text('security: []'), { exceptions }), []);
});

test('operations are found wherever they are written', () => {
  const rule = 'openapi/security-present';
  const texts = {
    'openapi.yaml': `${head('3.1.0')}paths:
  /a: { get: { security: [] } }
  /b: { $ref: b.yaml }
  /c: { get: { $ref: c.yaml } }
  /d: { $ref: '#/components/pathItems/D' }
components: { pathItems: { D: { get: { responses: {} } }, Unused: { get: {} } } }
`,
    'b.yaml': 'get: { responses: {} }\n',
    'c.yaml': 'responses: {}\n',
  };
  const message = (path: string): string => `Neither \`GET /${path}\` nor the document has \`security\``;
  assert.deepEqual(messagesOf(rule, texts), [message('d'), `b.yaml: ${message('b')}`, `c.yaml: ${message('c')}`]);
});

test('URLs of flows', () => {
  const flow = (url: string): string => `${head('2.0')}paths: {}
securityDefinitions: { oauth: { type: oauth2, flow: implicit, authorizationUrl: ${url}, scopes: {} } }
`;
  const rule = 'openapi/oauth-flows';
  assert.deepEqual(messagesOf(rule, flow('http://a.dev')), ['`authorizationUrl` is not encrypted']);
  assert.deepEqual(messagesOf(rule, flow("'https://a.dev/#x'")), ['`authorizationUrl` has a fragment']);
  for (const url of ['http://localhost:8080', '/authorize', 'https://a.dev/{tenant}'])
    assert.deepEqual(messagesOf(rule, flow(`'${url}'`)), [], url);
});
