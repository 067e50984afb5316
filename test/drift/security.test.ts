import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const rule = 'drift/security-mismatch';

const specWith = (schemes: string, security = '[{ a: [] }]'): string => `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com }]
security: ${security}
paths:
  /parcels:
    get:
      parameters: [{ name: X-Trace-Token, in: header, schema: { type: string } }]
      responses: { '200': { description: OK } }
components:
  securitySchemes: ${schemes}
`;

const key = '{ a: { type: apiKey, in: header, name: X-Api-Key } }';
const bearer = '{ a: { type: http, scheme: bearer } }';
const basic = '{ a: { type: http, scheme: basic } }';
const oauth =
  "{ a: { type: oauth2, flows: { authorizationCode: { authorizationUrl: https://login.example.com/authorize, tokenUrl: https://login.example.com/token, scopes: { 'parcels:read': Reads, 'parcels:write': 'Sends | changes' } } } } }";

const call = (header: string): string =>
  `## GET /parcels\n\n\`\`\`sh\ncurl -H '${header}' https://api.example.com/parcels\n\`\`\`\n`;
const auth = (text: string): string => `## Authentication\n\n${text}\n\n## GET /parcels\n`;
const noWayIn = (what: string, wanted: string): string =>
  `${what} is no way in by the security schemes; they want ${wanted}`;

const cases: readonly (readonly [title: string, spec: string, text: string, ...found: string[]])[] = [
  ['the header', specWith(key), call('x-api-key: abc') + auth('Send `X-API-Key`.')],
  [
    'a scheme that is called as a header could be',
    specWith('{ api-key: { type: apiKey, in: header, name: Parcel-Key } }', '[{ api-key: [] }]'),
    auth('Clients authenticate with `api-key`.'),
  ],
  [
    'such a name as that of a header',
    specWith('{ api-key: { type: apiKey, in: header, name: Parcel-Key } }', '[{ api-key: [] }]'),
    auth('Clients send the header `api-key`.'),
    `api-key | ${noWayIn('The header `api-key`', '`Parcel-Key`')}`,
  ],
  [
    'another header',
    specWith(key),
    call('X-Api-Token: abc'),
    `X-Api-Token | ${noWayIn('The header `X-Api-Token`', '`X-Api-Key`')}`,
  ],
  [
    'Authorization instead of a key',
    specWith(key),
    call('Authorization: Bearer abc'),
    `Authorization | ${noWayIn('The header `Authorization`', '`X-Api-Key`')}`,
  ],
  [
    'a key instead of Authorization',
    specWith(bearer),
    call('X-Api-Key: abc'),
    `X-Api-Key | ${noWayIn('The header `X-Api-Key`', '`Authorization: Bearer`')}`,
  ],
  [
    'another scheme in Authorization',
    specWith(basic),
    call('Authorization: Bearer abc'),
    `Bearer | ${noWayIn('`Bearer`', '`Authorization: Basic`')}`,
  ],
  [
    'a header beside the name of its scheme, whatever it is called',
    specWith('{ shop: { type: apiKey, in: header, name: shopid } }', '[{ shop: [] }]'),
    auth(
      'To authenticate with `shop`, send the shop in the header `shop_no`:\n\n```\nshop_no: 1\n```\n\nAny shop_no will do.',
    ),
    `shop_no | ${noWayIn('The header `shop_no`', '`shopid`')} (and in 1 more place)`,
  ],
  [
    'a query parameter beside the name of its scheme',
    specWith('{ shop: { type: apiKey, in: query, name: shopid } }', '[{ shop: [] }]'),
    auth('To authenticate with `shop`, send the query parameter `shop-key`.'),
    `shop-key | ${noWayIn('`shop-key`', '`?shopid=`')}`,
  ],
  [
    'a scheme that is called as its header',
    specWith('{ shop: { type: apiKey, in: header, name: shop } }', '[{ shop: [] }]'),
    auth('To authenticate with `shop`, send the header `shop`.'),
  ],
  [
    'a scheme that a list of all others lacks',
    specWith(
      '{ shop: { type: apiKey, in: header, name: shopid }, site: { type: apiKey, in: header, name: siteid } }',
      '[{ shop: [], site: [] }]',
    ),
    auth('- **shop**: an API key.'),
    'Authentication | The security scheme `site` of `openapi.yaml` (an API key in the header `siteid`) is not described',
  ],
  ['a token alone', specWith(bearer), call('Authorization: abc')],
  ['Bearer for OAuth', specWith(oauth), call('Authorization: Bearer abc')],
  [
    'anything in a key that is Authorization',
    specWith('{ a: { type: apiKey, in: header, name: Authorization } }'),
    call('Authorization: Token abc'),
  ],
  [
    'one of several alternatives',
    specWith(
      '{ a: { type: http, scheme: bearer }, b: { type: apiKey, in: header, name: X-Key } }',
      '[{ a: [] }, { b: [] }]',
    ),
    call('X-Key: a'),
  ],
  [
    'a second header',
    specWith(key),
    "## GET /parcels\n\n```sh\ncurl -H 'X-Api-Key: a' -H 'X-Session-Token: b' https://api.example.com/parcels\n```\n",
  ],
  ['a header that is a parameter', specWith(key), call('X-Trace-Token: abc')],
  ['an operation that asks for nothing', specWith(key, '[]'), call('X-Api-Token: abc')],
  ['a scheme that isn’t there', specWith('{}'), call('X-Api-Token: abc')],
  [
    'a call of another API',
    specWith(key),
    '## GET /parcels\n\n```sh\ncurl -H "Authorization: Bearer x" https://example.org/token\n```\n',
  ],
  [
    'in the section about it',
    specWith(key),
    auth('Send `X-Auth-Token: <token>` with each request.'),
    `X-Auth-Token | ${noWayIn('The header `X-Auth-Token`', '`X-Api-Key`')}`,
  ],
  [
    'the word in the section about it',
    specWith(bearer),
    auth('```\nAuthorization: Basic abc\n```'),
    `Basic | ${noWayIn('`Basic`', '`Authorization: Bearer`')}`,
  ],
  ['headers in other sections', specWith(key), `${auth('Send the key.')}\nThe answer has \`X-Auth-Token\`.\n`],
  [
    'a way that there isn’t',
    specWith(key),
    auth('### API key\n\nSend it.\n\n### OAuth 2.0\n\nGet a token.'),
    'OAuth 2.0 | `openapi.yaml` has no security scheme for OAuth 2.0, but for an API key in the header `X-Api-Key`',
  ],
  [
    'ways in a list',
    specWith(oauth),
    auth('- **OAuth 2.0**: get a token.\n- Basic authentication: send name and password.'),
    'Basic authentication | `openapi.yaml` has no security scheme for HTTP Basic, but for OAuth 2.0',
  ],
  [
    'a way that isn’t told',
    specWith('{ a: { type: apiKey, in: header, name: X-Api-Key }, b: { type: mutualTLS } }'),
    auth('### API key\n\nSend it.'),
    'Authentication | The security scheme `b` of `openapi.yaml` (mutual TLS) is not described',
  ],
  [
    'a section that tells of no ways',
    specWith('{ a: { type: apiKey, in: header, name: X-Api-Key }, b: { type: mutualTLS } }'),
    auth('Ask us.'),
  ],
  ['a token that is called a key', specWith(bearer), auth('### API key\n\nSend it.')],
  [
    'URLs',
    specWith(oauth),
    auth(
      '- Authorization URL: `https://login.example.com/authorize?x=1`\n- Token URL: <https://login.example.com/token/>\n- Refresh URL: https://login.example.com/token',
    ),
  ],
  [
    'other URLs',
    specWith(oauth),
    auth('- Authorization URL: `https://login.example.com/auth`\n- Token URL: https://login.example.com/v2/token.'),
    'https://login.example.com/auth | `https://login.example.com/auth` is no authorization URL of `openapi.yaml`, but `https://login.example.com/authorize`',
    'https://login.example.com/v2/token | `https://login.example.com/v2/token` is no token URL of `openapi.yaml`, but `https://login.example.com/token`',
  ],
  ['scopes', specWith(oauth), auth('| Scope | Use |\n| --- | --- |\n| `parcels:read` | x |\n| `parcels:write` | y |')],
  [
    'other scopes',
    specWith(oauth),
    auth('| Scope | Use |\n| --- | --- |\n| `parcels:raed` | x |\n| `labels` | y |'),
    'Scope | The scope `parcels:write` of `openapi.yaml` is not in the table',
    'parcels:raed | `openapi.yaml` has no scope `parcels:raed`; did you mean `parcels:read`?',
    'labels | `openapi.yaml` has no scope `labels`',
  ],
  ['scopes that something needs', specWith(oauth), auth('| Operation | Scope |\n| --- | --- |\n| List | `labels` |')],
];

for (const [title, spec, text, ...found] of cases)
  test(`Security: ${title}`, () => {
    assert.deepEqual(driftIn(rule, spec, text), found);
  });

test('Security is mended', () => {
  const twice = `${auth('Send `X-Api-Token`.')}\n${call('X-Api-Token: a')}`;
  assert.equal(
    mendedBy(rule, specWith(key), twice, 'Write `X-Api-Key`').text,
    twice.replaceAll('X-Api-Token', 'X-Api-Key'),
  );
  assert.equal(
    mendedBy(rule, specWith(basic), call('Authorization: Bearer a'), 'Write `Basic`').text,
    call('Authorization: Basic a'),
  );
  const table = auth('| Scope | Use | Since |\n| --- | --- | --- |\n| `parcels:read` | x | 1 |');
  assert.equal(
    mendedBy(rule, specWith(oauth), table, 'Add `parcels:write`').text,
    table.replace('| 1 |', '| 1 |\n| `parcels:write` | Sends \\| changes | TODO |'),
  );
  assert.equal(
    mendedBy(
      rule,
      specWith(oauth),
      auth('Token URL: https://x.example.com/t'),
      'Write `https://login.example.com/token`',
    ).text,
    auth('Token URL: https://login.example.com/token'),
  );
});

test('Security in 2.0', () => {
  const spec = `swagger: '2.0'
info: { title: A, version: '1' }
security: [{ a: [] }]
paths: { /parcels: { get: { responses: {} } } }
securityDefinitions:
  a: { type: oauth2, flow: accessCode, authorizationUrl: https://l.example.com/a, tokenUrl: https://l.example.com/t, scopes: {} }
`;
  assert.deepEqual(driftIn(rule, spec, call('X-Api-Key: a')), [
    `X-Api-Key | ${noWayIn('The header `X-Api-Key`', '`Authorization: Bearer`')}`,
  ]);
});
