import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const rule = 'drift/server-mismatch';

const specWith = (servers: string): string => `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: ${servers}
paths:
  /parcels:
    get:
      responses: { '200': { description: OK } }
  /parcels/{id}:
    servers: [{ url: https://one.acme.io/v1 }]
    get:
      responses: { '200': { description: OK } }
`;

const one = '[{ url: https://api.acme.io/v1 }]';
const curl = (url: string): string => `## GET /parcels\n\n\`\`\`sh\ncurl ${url}\n\`\`\`\n`;
const wrong = (url: string, servers: string): string =>
  `${url} | \`${url}\` is none of the servers of \`openapi.yaml\`: ${servers}`;

const cases: readonly (readonly [title: string, servers: string, text: string, ...found: string[]])[] = [
  ['the same', one, curl('https://api.acme.io/v1/parcels')],
  ['without TLS, with the port that goes without saying', one, curl('http://API.acme.io:80/v1/parcels')],
  [
    'another host',
    one,
    curl('https://api.acne.io/v1/parcels'),
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
  [
    'another version',
    one,
    curl('https://api.acme.io/v2/parcels'),
    wrong('https://api.acme.io/v2', '`https://api.acme.io/v1`'),
  ],
  ['no version', one, curl('https://api.acme.io/parcels'), wrong('https://api.acme.io', '`https://api.acme.io/v1`')],
  [
    'another port',
    one,
    curl('https://api.acme.io:8443/v1/parcels'),
    wrong('https://api.acme.io:8443/v1', '`https://api.acme.io/v1`'),
  ],
  ['a server without a scheme', '[{ url: //api.acme.io/v1 }]', curl('https://api.acme.io/v1/parcels')],
  [
    'another host than that of a server without a scheme',
    '[{ url: //api.acme.io/v1 }]',
    curl('https://api.acne.io/v1/parcels'),
    wrong('https://api.acne.io/v1', '`//api.acme.io/v1`'),
  ],
  [
    'a server’s path that is also an operation’s',
    "[{ url: 'https://api.acme.io/parcels/{owner}', variables: { owner: { default: me } } }]",
    curl('https://api.acme.io/parcels/me') + curl('https://api.acme.io/parcels/me/parcels'),
  ],
  [
    'a variable for the scheme',
    "[{ url: '{scheme}://api.acme.io/v1', variables: { scheme: { default: https } } }]",
    curl('https://api.acme.io/v1/parcels'),
  ],
  [
    'another host than that behind a variable for the scheme',
    "[{ url: '{scheme}://api.acme.io/v1', variables: { scheme: { default: https } } }]",
    curl('https://api.acne.io/v1/parcels'),
    wrong('https://api.acne.io/v1', '`{scheme}://api.acme.io/v1`'),
  ],
  ['the reader’s own machine', one, curl('http://localhost:8080/parcels')],
  [
    'what stands for a host',
    one,
    curl("'https://{host}/v1/parcels'") +
      curl('https://<your-domain>/v1/parcels') +
      curl('https://your-domain.com/v1/parcels'),
  ],
  [
    'an example where the API has a host',
    one,
    curl('https://api.example.com/v1/parcels'),
    wrong('https://api.example.com/v1', '`https://api.acme.io/v1`'),
  ],
  ['a host where the API is an example', '[{ url: https://api.example.com }]', curl('https://api.acme.io/parcels')],
  [
    'a misspelt example',
    '[{ url: https://api.example.com }]',
    curl('https://api.exmple.com/parcels'),
    wrong('https://api.exmple.com', '`https://api.example.com`'),
  ],
  [
    'variables',
    "[{ url: 'https://{region}.acme.io/{version}', variables: { region: { default: eu }, version: { default: v1 } } }]",
    curl('https://us.acme.io/v1/parcels'),
  ],
  [
    'variables that don’t help',
    "[{ url: 'https://{region}.acme.io/v1', variables: { region: { default: eu } } }]",
    curl('https://us.acne.io/v1/parcels'),
    wrong('https://us.acne.io/v1', '`https://{region}.acme.io/v1`'),
  ],
  ['a relative server', '[{ url: /v1 }]', curl('https://any.host.io/v1/parcels')],
  [
    'a relative server and another base path',
    '[{ url: /v1 }]',
    curl('https://any.acme.io/v2/parcels'),
    wrong('https://any.acme.io/v2', '`/v1`'),
  ],
  ['no servers', '[]', curl('https://any.acme.io/v2/parcels')],
  ['a server of the path', one, '## GET /parcels/{id}\n\n```sh\ncurl https://one.acme.io/v1/parcels/1\n```\n'],
  ['another API', one, curl('https://api.other.io/v1/letters')],
  [
    'an endpoint with its server',
    one,
    '## `GET https://api.acne.io/v1/parcels`\n\nLists.\n',
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
  [
    'a base URL',
    one,
    'The base URL is `https://api.acne.io/v1`.\n\n## GET /parcels\n',
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
  [
    'a base URL below its heading',
    one,
    '## Base URL\n\n```\nhttps://api.acne.io/v1/\n```\n\n## GET /parcels\n',
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
  [
    'a base URL in a table',
    one,
    '| Name | Value |\n| --- | --- |\n| Base URL | https://api.acne.io/v1 |\n\n## GET /parcels\n',
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
  [
    'a base URL with less of the path, and with more',
    one,
    'Base URL: https://api.acme.io\n\nAPI URL: https://api.acme.io/v1\n\n## GET /parcels\n',
  ],
  [
    'other URLs',
    one,
    'The server is documented at https://docs.acne.io/v1. Tokens come from the token server URL https://login.acne.io.\n\n## GET /parcels\n',
  ],
  ['JSON', one, '## GET /parcels\n\n```json\n{ "serverAddress": "https://index.acne.io" }\n```\n'],
  [
    'in JavaScript',
    one,
    "## GET /parcels\n\n```js\nfetch('https://api.acne.io/v1/parcels')\n```\n",
    wrong('https://api.acne.io/v1', '`https://api.acme.io/v1`'),
  ],
];

for (const [title, servers, text, ...found] of cases)
  test(`Servers: ${title}`, () => {
    assert.deepEqual(driftIn(rule, specWith(servers), text), found);
  });

test('Servers: 2.0', () => {
  const spec =
    "swagger: '2.0'\ninfo: { title: A, version: '1' }\nhost: api.acme.io\nbasePath: /v1\npaths: { /parcels: { get: { responses: {} } } }\n";
  assert.deepEqual(driftIn(rule, spec, curl('https://api.acme.io/v1/parcels')), []);
  assert.deepEqual(driftIn(rule, spec, curl('https://api.acme.io/v2/parcels')), [
    wrong('https://api.acme.io/v2', '`https://api.acme.io/v1`'),
  ]);
});

test('The nearest server is written', () => {
  const spec = specWith('[{ url: https://sandbox.acme.io/v1 }, { url: https://api.acme.io/v1 }]');
  const { text } = mendedBy(rule, spec, curl('https://api.acne.io/parcels'), 'Write `https://api.acme.io/v1`');
  assert.equal(text, curl('https://api.acme.io/v1/parcels'));
});
