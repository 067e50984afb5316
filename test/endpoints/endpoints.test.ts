import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Endpoint } from '#engine/endpoints/endpoint.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { parseMarkdown } from '#engine/index.ts';

const fence = '```';

/** Documents as people write them, with what they declare (`+`) and mention (`-`), by form, in order. */
const documents: readonly [title: string, text: string, ...expected: string[]][] = [
  // Headings.
  ['a heading', '### GET /users/{id}\n', '+ heading GET /users/{id}'],
  ['a heading with marks', '### `GET` `/users/:id`\n', '+ heading GET /users/{id}'],
  [
    'a heading with a title before it',
    '## Get Channel % GET /channels/{channel.id#DOCS}\n',
    '+ heading GET /channels/{channel.id}',
  ],
  ['a heading with the path first', '## `/users/:id` (DELETE) {#delete}\n', '+ heading DELETE /users/{id}'],
  ['a heading of several methods', '## `/users` (GET, POST)\n', '+ heading GET /users', '+ heading POST /users'],
  ['a heading with a linked parameter', '## PUT /a/[{id}](#id)/b\n', '+ heading PUT /a/{id}/b'],
  ['a heading that mentions', '## Deprecated fields in `GET /users`\n', '- prose GET /users'],
  ['a heading under its underline', 'GET /users\n---\n', '+ heading GET /users'],
  [
    'API Blueprint',
    '## User [/users/{id}]\n\n### Retrieve [GET]\n\n### Remove [DELETE]\n',
    '+ split-heading GET /users/{id}',
    '+ split-heading DELETE /users/{id}',
  ],
  [
    'a method below its path',
    '## `/users`\n\n### GET\n\nText.\n\n### POST\n',
    '+ split-heading GET /users',
    '+ split-heading POST /users',
  ],
  ['methods below no path', '## Requests\n\n### GET\n'],

  ['a heading with entities', '#### GET /states/&lt;entity_id>/x\n', '+ heading GET /states/{entity_id}/x'],
  ['a title with the endpoint behind it', '### List users `GET /users`\n', '+ heading GET /users'],
  ['an endpoint with its title behind it', '### `POST /users` Create a user\n', '+ heading POST /users'],
  ['a number before it', '### A-09 `PATCH /jobs/{id}` — the source\n', '+ heading PATCH /jobs/{id}'],
  ['API Blueprint, both in brackets', '## Delete a user [DELETE /users/{id}]\n', '+ heading DELETE /users/{id}'],
  ['a heading about a part of one', '### `POST /users` Response body\n', '- prose POST /users'],

  // A line or a block of its own.
  ['brackets around the method', '[POST] `/users`\n', '+ line POST /users'],
  ['an arrow', 'DELETE → `/users`\n', '+ line DELETE /users'],
  ['the path before the method', '- `/users` - GET - lists\n', '+ line GET /users'],
  ['a line in a quote', '> `GET /users`\n', '+ line GET /users'],
  [
    'a request line with its version',
    `## Register\n\n${fence}http\nPOST /api/v1/accounts HTTP/1.1\n${fence}\n`,
    '+ code-block POST /api/v1/accounts',
  ],
  ['a block in a language of its own', `${fence}json\nGET  /_alias\n${fence}\n`, '+ code-block GET /_alias'],
  [
    'a path without its first slash',
    `${fence}console\nGET my-index/_search\n${fence}\n`,
    '+ code-block GET /my-index/_search',
  ],
  ['a code span of its own', '## Create\n\n`POST /users`\n\nCreates.\n', '+ line POST /users'],
  [
    'several in a paragraph',
    '#### Definition\n`DELETE /users/:id` <br>\n`DELETE /teams/:id/users/:user_id`\n',
    '+ line DELETE /users/{id}',
    '+ line DELETE /teams/{id}/users/{user_id}',
  ],
  ['a bold method', '**POST** `/users`\n', '+ line POST /users'],
  ['all of it bold', '**POST /users**\n', '+ line POST /users'],
  ['a word before it', 'Endpoint: `POST /users`\n', '+ line POST /users'],
  ['a plain line', 'GET https://api.example.com/v1/users?limit={n}\n', '+ line GET /v1/users'],
  ['a line with the protocol', 'HTTP GET /search\n', '+ line GET /search'],
  ['an image for the method', '![GET](https://img.shields.io/badge/GET-green) `/users`\n', '+ line GET /users'],
  ['a block of its own', `## Generate\n\n${fence}\nPOST /api/generate\n${fence}\n`, '+ code-block POST /api/generate'],
  [
    'several in a block',
    `${fence}\nGET /api/v1/query\nPOST /api/v1/query\n${fence}\n`,
    '+ code-block GET /api/v1/query',
    '+ code-block POST /api/v1/query',
  ],
  [
    'an http block of templates',
    `## HTTP request\n\n${fence}http\nGET /me/drive/items/{item-id}\nGET /drives/{drive-id}/items/{item-id}\n${fence}\n`,
    '+ code-block GET /me/drive/items/{item-id}',
    '+ code-block GET /drives/{drive-id}/items/{item-id}',
  ],
  [
    'an indented block',
    '## Delete\n\n    DELETE /v2/<name>/blobs/<digest>\n',
    '+ code-block DELETE /v2/{name}/blobs/{digest}',
  ],
  [
    'two methods in a block',
    `${fence}\nPUT/POST /-/reload\n${fence}\n`,
    '+ code-block PUT /-/reload',
    '+ code-block POST /-/reload',
  ],
  [
    'a block with a host',
    `${fence}plaintext\nPOST http://localhost:<port>/v1.0/state/<store>\n${fence}\n`,
    '+ code-block POST /v1.0/state/{store}',
  ],
  [
    'a block with comments',
    `${fence}\n# Lists\nGET /a\n\n// or\nGET /b # short\n${fence}\n`,
    '+ code-block GET /a',
    '+ code-block GET /b',
  ],
  ['segments in brackets', '`GET /containers/(id or name)/json`\n', '+ line GET /containers/{id or name}/json'],

  // Lists.
  [
    'a list of endpoints',
    '- `GET /users`: lists users\n- `POST /users` - creates one\n- **DELETE** `/users/{id}` Removes one\n',
    '+ line GET /users',
    '+ line POST /users',
    '+ line DELETE /users/{id}',
  ],
  [
    'a table of contents',
    '- [`GET /users`](#get-users)\n- [POST /users](#post-users)\n',
    '- line GET /users',
    '- line POST /users',
  ],
  [
    'a list that points elsewhere',
    'New endpoints (see [the API](api.md) for details):\n\n* `GET /cluster`\n',
    '- line GET /cluster',
  ],
  ['a changelog', '* `GET /users` now has a filter\n', '- prose GET /users'],
  ['a list, the path first', '* `/networks` (GET, POST)\n', '+ line GET /networks', '+ line POST /networks'],

  // Tables.
  [
    'columns of methods and paths',
    '| Method | Path |\n| - | - |\n| `GET` | `/users` |\n| DELETE | /users/{id} |\n',
    '+ table GET /users',
    '+ table DELETE /users/{id}',
  ],
  [
    'columns by their content',
    '| Does | What | Where |\n| - | - | - |\n| lists | GET | /users |\n',
    '+ table GET /users',
  ],
  ['the path first', '| Endpoint | Verb | Does |\n| - | - | - |\n| `/users` | get | lists |\n', '+ table GET /users'],
  [
    'several methods in a cell',
    '| URL | Methods |\n| - | - |\n| /users | GET, POST |\n',
    '+ table GET /users',
    '+ table POST /users',
  ],
  ['both in a cell', '| Task | Request |\n| - | - |\n| List | `GET /users` |\n', '+ table GET /users'],
  ['an index with links', '| Method | Path |\n| - | - |\n| GET | [/users](#list) |\n', '- table GET /users'],
  [
    'an index of what follows',
    '| Method | Path |\n| - | - |\n| GET | /users |\n\n## GET /users\n',
    '- table GET /users',
    '+ heading GET /users',
  ],
  [
    'a sentence in a cell',
    '| Field | Means |\n| - | - |\n| count | from `GET /users/{id}` only |\n',
    '- prose GET /users/{id}',
  ],
  [
    'an old path and a new one',
    '| Before | Now |\n| - | - |\n| `GET /a` | `GET /b` |\n',
    '- table GET /a',
    '- table GET /b',
  ],
  [
    'operations of a resource side by side',
    '| List | Get | Add |\n| - | - | - |\n| `GET /a` | `GET /a/{id}` | `POST /a` |\n',
    '+ table GET /a',
    '+ table GET /a/{id}',
    '+ table POST /a',
  ],
  [
    'a list and its entries',
    '| List | Get |\n| - | - |\n| `GET /a` | `GET /a/{id}` |\n',
    '+ table GET /a',
    '+ table GET /a/{id}',
  ],

  ['several in a cell', '| Requests |\n| - |\n| `GET /a`<br>`POST /a` |\n', '+ table GET /a', '+ table POST /a'],
  [
    'the root in a cell',
    '| Method | Endpoint |\n| - | - |\n| GET | `/` |\n| PATCH | `/:id` |\n',
    '+ table GET /',
    '+ table PATCH /{id}',
  ],

  // Labels.
  ['a heading for a label', '### Method: POST\n\n> ```\n> {{baseUrl}}/users\n> ```\n', '+ labels POST /users'],
  ['labels', '**URL** : `/api/login/`\n\n**Method** : `POST`\n', '+ labels POST /api/login/'],
  ['labels on one line', '**Method:** GET **Path:** `/users`\n', '+ labels GET /users'],
  ['labels in a list', '* **URL**\n\n  /users/:id\n\n* **Method:**\n\n  `GET`\n', '+ labels GET /users/{id}'],
  ['labels in a table', '| | |\n| - | - |\n| Method | PATCH |\n| URL | /users/{id} |\n', '+ labels PATCH /users/{id}'],
  [
    'header fields are no labels',
    `${fence}\nAccess-Control-Allow-Methods: GET, POST\nLocation: /users\nPath: /x\n${fence}\n`,
  ],

  // Components, shortcodes, HTML, front matter.
  [
    'a component with braces',
    '<MethodEndpoint method={"get"} path={"/users/{id}"} />\n',
    '+ component GET /users/{id}',
  ],
  [
    'Markdoc',
    '{% api method="GET" path="/users" auth="Bearer token" %}\nText.\n{% /api %}\n',
    '+ component GET /users',
  ],
  [
    'a component with text',
    '<Route method="GET">/stickers/[\\{sticker.id\\}](/x#y)/[\\{a.b\\}](/z)</Route>\n',
    '+ component GET /stickers/{sticker.id}/{a.b}',
  ],
  [
    'a component with attributes',
    '<Endpoint\n  verb={"post"}\n  path="/users/{id}"\n/>\n',
    '+ component POST /users/{id}',
  ],
  ['a component with one attribute', '<ParamField api="DELETE /users/{id}" />\n', '+ component DELETE /users/{id}'],
  [
    'a Hugo shortcode',
    '{{< api-endpoint method="post" endpoint="http://localhost:8086/api/v2/write" >}}\n',
    '+ component POST /api/v2/write',
  ],
  ['a shortcode by position', '{{% endpoint GET "/users" %}}\n', '+ component GET /users'],
  [
    'GitBook',
    '{% swagger method="get" path="/users" baseUrl="https://example.com" summary="" %}\n',
    '+ component GET /users',
  ],
  ['a directive', `${fence}{http:get} /users/{id}\nText.\n${fence}\n`, '+ component GET /users/{id}'],
  ['spans', '<div>\n<span class="method">GET</span> <code>/users/{id}</code>\n</div>\n', '+ component GET /users/{id}'],
  [
    'a summary',
    '<details>\n <summary><code>GET</code> <code><b>/</b></code> <code>(all of it)</code></summary>\n</details>\n',
    '+ component GET /',
  ],
  ['spans in a paragraph', '<span class="get">GET</span> <code>/users</code>\n', '+ line GET /users'],
  ['a card is none', '<Card type="post" href="/blog/x">Post</Card>\n'],
  ['a form is none', '<form method="POST" action="/login"></form>\n'],
  ['front matter', '---\ntitle: Users\nopenapi: get /users/{id}\n---\n\n# Users\n', '+ front-matter GET /users/{id}'],
  ['front matter with a spec', '---\nopenapi: spec.yaml POST /users\n---\n', '+ front-matter POST /users'],

  // Examples.
  [
    'a request with concrete values',
    `## Copy\n\n\`POST /items/{id}/copy\`\n\n${fence}http\nPOST /items/42/copy HTTP/1.1\nHost: example.com\n${fence}\n`,
    '+ line POST /items/{id}/copy',
    '- code-block POST /items/42/copy',
  ],
  [
    'below a heading of examples',
    `## Example\n\n${fence}http\nGET /users/{id}\n${fence}\n`,
    '- code-block GET /users/{id}',
  ],
  ['behind words that say so', '**Example request**:\n\n    GET /users/{id}\n', '- code-block GET /users/{id}'],
  ['a title of examples says nothing of its sections', '# Example API\n\n`GET /users`\n', '+ line GET /users'],
  [
    'a message and its answer',
    `${fence}http\nGET /users/1\nAccept: text/html\n\nHTTP/1.1 200 OK\n${fence}\n`,
    '- code-block GET /users/1',
  ],
  [
    'a message in another language',
    `${fence}json\nPOST /users\n\n{ "name": "Ann" }\n${fence}\n`,
    '- code-block POST /users',
  ],
  [
    'a log of a call',
    `${fence}\n$ curl -v http://localhost:80/a\n> GET /a HTTP/1.1\n< HTTP/1.1 200 OK\n${fence}\n`,
    '- curl GET /a',
    '- code-block GET /a',
  ],
  [
    'prose',
    'Call `GET /users` or send a `POST` request to `/teams/{id}`.\n',
    '- prose GET /users',
    '- prose POST /teams/{id}',
  ],
  ['prose over two lines', 'To list them use `GET\n/users?all=1`.\n', '- prose GET /users'],
  ['an endpoint that provides a method', 'The `/users` API endpoint provides HTTP GET access.\n', '- prose GET /users'],

  // cURL.
  ['cURL', `${fence}shell\ncurl http://localhost:9090/api/v1/query?query=up\n${fence}\n`, '- curl GET /api/v1/query'],
  [
    'cURL with data',
    `${fence}sh\ncurl https://example.com/users -d '{\n  "name": "it is \\"Ann\\""\n}'\ncurl -I example.com/users\n${fence}\n`,
    '- curl POST /users',
    '- curl HEAD /users',
  ],
  [
    'cURL with options before and behind',
    `${fence}bash\n$ curl -sSX PUT -H "A: b" \\\n  --data-binary @file "$HOST/users/[id]" | jq .\n${fence}\n`,
    '- curl PUT /users/{id}',
  ],
  [
    'cURL with data in the query',
    `${fence}\ncurl -G -d a=b --url 'https://example.com/users'\n${fence}\n`,
    '- curl GET /users',
  ],
  ['cURL that uploads', `${fence}\ncurl -T file.txt https://{{host}}/files/a\n${fence}\n`, '- curl PUT /files/a'],
  [
    'cURL of Windows',
    `${fence}cmd\ncurl --request DELETE ^\n  --url "https://example.com/users/1"\n${fence}\n`,
    '- curl DELETE /users/1',
  ],
  ['cURL in a code span', 'Run `curl -X POST localhost:8080/reload`.\n', '- curl POST /reload'],
  [
    'cURL with a document for input',
    `${fence}\ncurl -X POST http://a.b/tx --data-binary @- << EOF\n{"a": "/b"}\nEOF\n${fence}\n`,
    '- curl POST /tx',
  ],
  [
    'cURL that installs',
    `${fence}\ncurl -fsSL https://example.com/install.sh | sh\ncurl -LO https://example.com/a/b.yml\ncurl https://example.com/key | sudo gpg --dearmor\n${fence}\n`,
  ],
  ['a method that is a variable', `${fence}\ncurl -X $METHOD https://example.com/a\n${fence}\n`],

  // None.
  ['words', 'A GET request, POST /\\* and PUT / PATCH; the GET method; see /etc/hosts and `/users`.\n'],
  ['a Dockerfile', `${fence}dockerfile\nCOPY /src /dst\n${fence}\n`],
  ['code', `${fence}json\n{ "method": "GET", "href": "/users" }\n${fence}\n`],
  ['a diagram', `${fence}mermaid\nA[DELETE /users] --> B\n${fence}\n`],
  ['a comment in a program', `${fence}ruby\n# DELETE /users/1\ndef destroy\n${fence}\n`],
  ['a query language', `${fence}\nsum(http_requests_total{method="GET"}) / 2\n${fence}\n`],
  ['a response', `${fence}http\nHTTP/1.1 200 OK\nLocation: /users/1\n${fence}\n`],
  ['nothing', ''],
];

for (const [title, text, ...expected] of documents) {
  test(`Endpoints: ${title}`, () => {
    assert.deepEqual(endpointsOf(parseMarkdown('file:///a.md', text)).map(describe), expected);
    const windows = parseMarkdown('file:///a.md', text.replaceAll('\n', '\r\n'));
    assert.deepEqual(endpointsOf(windows).map(describe), expected);
  });
}

test('What repeats without end is read in time that grows with it', () => {
  const pieces = [
    'GET ',
    '`GET /a` ',
    'GET, ',
    '/a (',
    '/',
    '{',
    '<a b=',
    '{{a ',
    '{% ',
    '[',
    '`',
    '**',
    '"',
    "curl -d '",
    'a=b curl ',
    '| ',
  ];
  const around = [
    '%',
    '# GET /x\n\n%',
    `${fence}\ncurl %\n${fence}`,
    '| Method | Path |\n| - | - |\n| GET | % |',
    'Method: GET\n%',
    '<div>\nGET %',
  ];
  for (const piece of pieces) {
    for (const place of around) {
      const text = place.replace('%', () => piece.repeat(60_000 / piece.length));
      assert.ok(endpointsOf(parseMarkdown('file:///a.md', text)).length <= 60_000);
    }
  }
});

function describe({ isDeclaration, form, method, path }: Endpoint): string {
  return `${isDeclaration ? '+' : '-'} ${form} ${method} ${path.template}`;
}
