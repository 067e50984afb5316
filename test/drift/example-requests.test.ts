import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const fence = '```';
const rule = 'drift/request-example';

const spec = `openapi: 3.0.4
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
security: [{ key: [] }]
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
        - { name: state, in: query, schema: { type: string, enum: [open, shut] } }
        - { name: tags, in: query, schema: { type: array, items: { type: integer } } }
        - { name: all, in: query, schema: { type: boolean } }
      responses: { '200': { description: OK } }
    post:
      parameters:
        - { name: X-Request-Id, in: header, required: true, schema: { type: string, format: uuid } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [weight], properties: { weight: { type: number } } }
      responses: { '201': { description: OK } }
  /parcels/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      responses: { '200': { description: OK } }
  /search:
    get:
      parameters:
        - { name: q, in: query, required: true, schema: { type: string } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { size: { type: string } } } }
      responses: { '200': { description: OK } }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: api_key }
`;

const block = (language: string, text: string): string => `${fence}${language}\n${text}\n${fence}\n`;
const sh = (text: string): string => block('sh', text);
const list = '## GET /parcels\n\n';
const send = '## POST /parcels\n\n';
const id = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

const cases: readonly (readonly [title: string, text: string, ...found: string[]])[] = [
  [
    'all is well',
    `${list}${sh("curl 'https://api.example.com/v1/parcels?limit=10&state=open&tags=1,2&all=1&api_key=x'")}`,
  ],
  [
    'an unknown query parameter',
    `${list}${sh("curl 'https://api.example.com/v1/parcels?limt=10&colour=red'")}`,
    'limt | `GET /parcels` has no query parameter `limt`; did you mean `limit`?',
    'colour | `GET /parcels` has no query parameter `colour`',
  ],
  [
    'values of query parameters',
    `${list}${sh("curl 'https://api.example.com/v1/parcels?limit=many&state=opn&tags=1,x&all=maybe'")}`,
    'many | `limit` is `many`; the schema wants an integer',
    'opn | `state` is `opn`; did you mean `open`?',
    '1,x | `tags` is `x`; the schema wants an integer',
    'maybe | `all` is `maybe`; the schema wants a boolean',
  ],
  [
    'a limit',
    `${list}${sh('curl "https://api.example.com/v1/parcels?limit=1000"')}`,
    '1000 | `limit` is 1000; it must be at most 100',
  ],
  [
    'what stands for values',
    `${list}${sh("curl 'https://api.example.com/v1/parcels?limit=<n>&state={state}&all=$ALL'")}`,
  ],
  [
    '-G',
    `${list}${sh("curl -G https://api.example.com/v1/parcels -d limit=x -d 'state=open'")}`,
    'x | `limit` is `x`; the schema wants an integer',
  ],
  [
    'a value in the path',
    `## GET /parcels/{id}\n\n${sh('curl https://api.example.com/v1/parcels/one')}`,
    'one | `id` is `one`; the schema wants an integer',
  ],
  [
    'values that stand for others in the path',
    `## GET /parcels/{id}\n\n${sh('curl https://api.example.com/v1/parcels/$ID\ncurl https://api.example.com/v1/parcels/<id>\ncurl https://api.example.com/v1/parcels/17')}`,
  ],
  [
    'another method',
    `${list}${sh('curl -X PUT https://api.example.com/v1/parcels')}`,
    'PUT | `/parcels` has no `PUT` in `openapi.yaml`, but `GET` and `POST`',
  ],
  [
    'a misspelt path',
    `${list}${sh('curl https://api.example.com/v1/parcel')}`,
    'parcel | `GET /v1/parcel` is not in `openapi.yaml`; did you mean `/parcels`?',
  ],
  ['a path of another API', `${list}${sh('curl https://elsewhere.example.org/v1/parcel')}`],
  [
    'what is required and isn’t there',
    `## GET /search\n\n${sh('curl https://api.example.com/v1/search')}`,
    'https://api.example.com/v1/search | The query parameter `q` is missing',
  ],
  [
    'names of an object’s properties',
    `## GET /search\n\n${sh("curl 'https://api.example.com/v1/search?q=a&filter[size]=b'")}`,
  ],
  [
    'a required body',
    `${send}${sh(`curl -X POST -H 'X-Request-Id: ${id}' https://api.example.com/v1/parcels`)}`,
    'https://api.example.com/v1/parcels | `POST /parcels` needs a body, and none is sent',
  ],
  [
    'a header, a media type and a body',
    `${send}${sh('curl -X POST https://api.example.com/v1/parcels -H \'Content-Type: text/plain\' -d \'{"weight": "x"}\'')}`,
    'https://api.example.com/v1/parcels | The header `X-Request-Id` is missing',
    'text/plain | `POST /parcels` takes `application/json`, not `text/plain`',
    'x | `weight` is text; the schema wants a number',
  ],
  [
    'the value of a header',
    `${send}${sh("curl -X POST https://api.example.com/v1/parcels -H 'x-request-id: 1' -d '{\"weight\": 1}'")}`,
    '1 | `X-Request-Id` is `1`, which is no UUID',
  ],
  [
    'a message',
    `${send}${block('http', `POST /v1/parcels HTTP/1.1\nX-Request-Id: ${id}\n\n{ "wight": 1 }`)}`,
    'wight | The schema has no property `wight`; did you mean `weight`?',
  ],
  ['a message without anything but its first line', `${send}${block('http', 'POST /v1/parcels HTTP/1.1')}`],
  [
    'fetch',
    `${send}${block('js', "await fetch('https://api.example.com/v1/parcels?x=1', { method: 'POST', body: JSON.stringify({ weight: '2', ...rest }) })")}`,
    'x | `POST /parcels` has no query parameter `x`',
    '2 | `weight` is text; the schema wants a number',
  ],
  [
    'fetch of what is calculated',
    `${send}${block('js', 'await fetch(`$' + '{base}/parcels`, { method: "POST", body: JSON.stringify({ weight, ...rest }) })')}`,
  ],
  [
    'requests',
    `${list}${block('python', 'requests.get("https://api.example.com/v1/parcels", params={"limit": 10, "stat": "open"})')}`,
    'stat | `GET /parcels` has no query parameter `stat`; did you mean `state`?',
  ],
  [
    'axios',
    `${send}${block('js', "axios.post('https://api.example.com/v1/parcels', { weight: 'x' })")}`,
    'x | `weight` is text; the schema wants a number',
  ],
  [
    'a document that declares the path',
    `${list}${sh('curl https://api.example.com/v1/parcel')}\n## GET /parcel\n\nOne.\n`,
  ],
  ['half a command', `${list}${sh("curl 'https://api.example.com/v1/parcels?")}`],
];

for (const [title, text, ...found] of cases) {
  test(`Requests in examples: ${title}`, () => {
    assert.deepEqual(driftIn(rule, spec, text), found);
    for (let end = 0; end < text.length; end += 5) driftIn(rule, spec, text.slice(0, end));
  });
}

test('Fields of forms', () => {
  const form = `openapi: 3.0.4
info: { title: A, version: '1' }
paths:
  /a:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, required: [name, size], properties: { name: { type: string }, size: { type: string } } }
      responses: { '204': { description: OK } }
`;
  const old = `swagger: '2.0'
info: { title: A, version: '1' }
paths:
  /a:
    post:
      parameters:
        - { name: name, in: formData, required: true, type: string }
        - { name: size, in: formData, required: true, type: string }
      responses: { '204': { description: OK } }
`;
  for (const description of [form, old]) {
    const found = (data: string): string[] =>
      driftIn(rule, description, `## POST /a\n\n${sh(`curl https://x.example/a -d '${data}'`)}`);
    assert.deepEqual(found('name=x&size=y'), []);
    assert.deepEqual(found('nam=x&size=y'), ['nam | `POST /a` has no field `nam`; did you mean `name`?']);
    assert.deepEqual(found('name=x&colour=y'), [
      'name=x&colour=y | The field `size` is missing',
      'i colour | `POST /a` has no field `colour`',
    ]);
    assert.deepEqual(found('@file'), []);
    assert.deepEqual(found('name=x&...'), []);
  }
});

test('Requests are mended', () => {
  const mend = (text: string, title: string): string => mendedBy(rule, spec, text, title).text;
  const url = 'https://api.example.com/v1/parcels';
  assert.equal(mend(`${list}${sh(`curl '${url}?limt=1'`)}`, 'Write `limit`'), `${list}${sh(`curl '${url}?limit=1'`)}`);
  assert.equal(
    mend(`${list}${sh(`curl '${url}?state=opn'`)}`, 'Write `open`'),
    `${list}${sh(`curl '${url}?state=open'`)}`,
  );
  assert.equal(
    mend(`${list}${sh('curl https://api.example.com/v1/parcel')}`, 'Write `parcels`'),
    `${list}${sh(`curl ${url}`)}`,
  );
});

test('Requests by a description in 2.0', () => {
  const old = `swagger: '2.0'
info: { title: A, version: '1' }
host: api.example.com
basePath: /v1
consumes: [application/json]
paths:
  /a/{id}:
    put:
      parameters:
        - { name: id, in: path, required: true, type: integer }
        - { name: sort, in: query, type: array, items: { type: string, enum: [up, down] } }
        - { name: body, in: body, required: true, schema: { type: object, required: [x], properties: { x: { type: integer } } } }
      responses: { '204': { description: OK } }
`;
  const text = `## PUT /a/{id}\n\n${sh('curl -X PUT \'https://api.example.com/v1/a/b?sort=up,left\' --json \'{ "x": "1" }\'')}`;
  assert.deepEqual(driftIn(rule, old, text), [
    'b | `id` is `b`; the schema wants an integer',
    'up,left | An item of `sort` is `left`; it may be `up` or `down`',
    '1 | `x` is text; the schema wants an integer',
  ]);
});

test('A parameter that is renamed where it is listed is not missed in calls that send it', () => {
  const text = `## GET /search

| Parameter | In | Type | Required |
| --- | --- | --- | --- |
| query | query | string | yes |
| filter | query | object | no |

${sh("curl 'https://api.example.com/v1/search?query=red'")}`;
  assert.deepEqual(driftIn(rule, spec, text), []);
  const none = text.replace('?query=red', '');
  assert.deepEqual(driftIn(rule, spec, none), [
    'https://api.example.com/v1/search | The query parameter `q` is missing',
  ]);
});

test('A name that the section documents is told there, and in calls no more', () => {
  const text = `## GET /parcels\n\n| Query parameter | Type |\n| --- | --- |\n| \`limit\` | integer |\n| \`embed\` | string |\n\n${fence}sh\ncurl "https://api.example.com/v1/parcels?embed=depot"\n${fence}\n`;
  assert.deepEqual(driftIn(rule, spec, text), []);
  assert.deepEqual(driftIn('drift/unknown-parameter', spec, text), [
    'embed | `embed` is no parameter of `GET /parcels` in `openapi.yaml`',
  ]);
});
