import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRequest } from '#engine/try-it/index.ts';
import { parcels } from '../support/parcels.ts';
import { built, described, documented } from './support.ts';

const v1 = 'https://api.example.com/v1';

test('A plan has what the description asks for, and begins with what it needs', () => {
  const plan = planRequest(described(parcels, 'GET /parcels'));
  assert.deepEqual(plan, {
    method: 'GET',
    path: '/parcels',
    servers: [{ url: v1 }],
    parameters: [
      {
        name: 'limit',
        in: 'query',
        isRequired: false,
        description: 'How many',
        kind: 'text',
        value: '',
        hint: '20',
        choices: [],
      },
      {
        ...{ name: 'state', in: 'query', isRequired: false, description: 'Where they are', kind: 'text', value: '' },
        ...{ hint: 'sent', choices: ['sent', 'lost', 'found'] },
      },
    ],
    security: [
      {
        label: 'apiKey',
        credentials: [{ scheme: 'apiKey', kind: 'header', name: 'X-API-Key', prefix: '' }],
        unmet: [],
      },
    ],
    bodies: [],
    needsBody: false,
  });
  const [id] = planRequest(described(parcels, 'GET /parcels/{id}')).parameters;
  assert.match(id?.value ?? '', /^[\da-f]{8}-/);
  const { bodies, needsBody } = planRequest(described(parcels, 'POST /parcels'));
  assert.ok(needsBody);
  assert.deepEqual(
    bodies.map(({ mediaType, kind }) => [mediaType, kind]),
    [['application/json', 'text']],
  );
  assert.equal(JSON.parse(bodies[0]?.text ?? '').size, 'small');
});

test('A document without a description is enough for a plan', () => {
  const text = `# Parcels

Base URL: \`http://127.0.0.1:8080/api\`

## POST /parcels/{id}/labels

| Name | In | Type | Required | Description |
| --- | --- | --- | --- | --- |
| id | path | string | yes | Which one |
| copies | query | integer | no | How many |
| X-Api-Key | header | string | yes | Yours |

\`\`\`bash
curl -X POST https://other.example.com/v2/parcels/42/labels -H 'Authorization: Bearer <token>' -H 'Content-Type: application/json' -d '{"format":"pdf"}'
\`\`\`
`;
  const plan = planRequest(documented(text, 'POST /parcels/{id}/labels'));
  assert.deepEqual(
    plan.servers.map(({ url }) => url),
    ['http://127.0.0.1:8080/api', 'https://other.example.com/v2'],
  );
  assert.deepEqual(
    plan.parameters.map(({ name, in: place }) => `${place} ${name}`),
    ['path id', 'query copies'],
  );
  assert.deepEqual(plan.security, [
    {
      label: 'X-Api-Key and Authorization',
      credentials: [
        { scheme: 'X-Api-Key', kind: 'header', name: 'X-Api-Key', prefix: '' },
        { scheme: 'Authorization', kind: 'header', name: 'Authorization', prefix: 'Bearer ' },
      ],
      unmet: [],
    },
  ]);
  assert.deepEqual(plan.bodies, [{ mediaType: 'application/json', kind: 'text', text: '{"format":"pdf"}' }]);
});

test("A document's own example is the body, and its description says the rest", () => {
  const text = `# Parcels\n\n## POST /v1/parcels\n\nRequest:\n\n\`\`\`http
POST /v1/parcels HTTP/1.1
Content-Type: application/json

{ "name": "mine", "size": "large" }
\`\`\`
`;
  const plan = planRequest(documented(text, 'POST /v1/parcels', parcels));
  assert.equal(plan.path, '/parcels');
  assert.deepEqual(plan.servers, [{ url: v1 }]);
  assert.equal(plan.bodies[0]?.text.trim(), '{ "name": "mine", "size": "large" }');
});

const styles = `openapi: 3.1.0
info: { title: A, version: '1' }
servers:
  - { url: 'https://{region}.example.com/{base}', variables: { region: { default: eu }, base: { default: api } } }
  - { url: 'https://{account}.example.com' }
  - { url: 'ftp://files.example.com' }
  - { url: 'https://me:secret@example.com' }
  - { url: /relative }
paths:
  /a{kind}/{ids}/x:
    get:
      parameters:
        - { name: kind, in: path, required: true, style: label, schema: { type: string } }
        - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer } } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: next, in: query, allowReserved: true, schema: { type: string } }
        - { name: where, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: X-Tags, in: header, schema: { type: array, items: { type: string } } }
        - { name: Accept, in: header, schema: { type: string } }
        - { name: access_token, in: query, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
      responses: { '200': { description: OK } }
    trace:
      responses: { '200': { description: OK } }
  /form:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { type: object, required: [name], properties: { name: { type: string, example: a b } } } }
          multipart/form-data: { schema: { type: object, required: [name], properties: { name: { type: string, example: a b } } } }
      responses: { '200': { description: OK } }
`;

test('Servers are those that a request can be sent to; a relative one is on the host that the configuration names', () => {
  const urls = (servers: readonly string[]) =>
    planRequest(described(styles, 'POST /form', servers)).servers.map(({ url }) => url);
  assert.deepEqual(urls([]), ['https://eu.example.com/api']);
  assert.deepEqual(urls(['http://localhost:3000/']), [
    ...['https://eu.example.com/api', 'http://localhost:3000/relative', 'http://localhost:3000'],
  ]);
});

test('A request is written as the description says', () => {
  const subject = described(styles, 'GET /a{kind}/{ids}/x');
  const parameters = planRequest(subject).parameters.map(({ name, kind }) => `${name} ${kind}`);
  assert.deepEqual(parameters, ['kind text', 'ids list', 'filter object', 'next text', 'where raw', 'X-Tags list']);
  const given = [
    ...['path kind=b/c', 'path ids=1\n2', 'query filter={"size":"big","n":{"a":1}}', 'query next=/x?y=1&z#'],
    ...['query where={"a":1}', 'header X-Tags=one\ntwo'],
  ];
  assert.deepEqual(built(subject, 'https://eu.example.com/api', given), {
    request: {
      method: 'GET',
      url: 'https://eu.example.com/api/a.b%2Fc/1,2/x?filter%5Bsize%5D=big&filter%5Bn%5D=%7B%22a%22%3A1%7D&next=/x?y=1%26z%23&where=%7B%22a%22%3A1%7D',
      headers: [['X-Tags', 'one,two']],
    },
  });
});

test('Forms are written from their lines', () => {
  const subject = described(styles, 'POST /form');
  const server = 'https://eu.example.com/api';
  assert.deepEqual(
    planRequest(subject).bodies.map(({ kind, text }) => `${kind}: ${text}`),
    [...['form: name=a b', 'multipart: name=a b']],
  );
  const form = built(subject, server, [], {
    mediaType: 'application/x-www-form-urlencoded',
    text: 'name=a b&c\nother=1=2\n',
  });
  assert.ok('request' in form);
  assert.equal(form.request.body, 'name=a+b%26c&other=1%3D2');
  const parts = built(subject, server, [], { mediaType: 'multipart/form-data', text: 'a"b=docwright' });
  assert.ok('request' in parts);
  assert.deepEqual(parts.request.headers, [['Content-Type', 'multipart/form-data; boundary=docwright-1']]);
  assert.equal(
    parts.request.body,
    '--docwright-1\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\ndocwright\r\n--docwright-1--\r\n',
  );
});

test('What would lead elsewhere, or be no request, is refused in words', () => {
  const problem = (...parameters: Parameters<typeof built>) => {
    const result = built(...parameters);
    return 'problem' in result ? result.problem : result.request.url;
  };
  const one = described(parcels, 'GET /parcels/{id}');
  assert.equal(problem(one, v1), '`id` is missing');
  assert.equal(problem(one, v1, ['path id=..']), "`id` would change the path: it can't be `..`");
  assert.equal(problem(one, v1, ['path id=../../admin']), `${v1}/parcels/..%2F..%2Fadmin`);
  assert.match(problem(one, 'https://evil.example', ['path id=1']), /^Neither the document nor its description names/);
  assert.match(problem(one, 'https://api.example.com', ['path id=1']), /^Neither/);
  const other = described(styles, 'GET /a{kind}/{ids}/x');
  const base = 'https://eu.example.com/api';
  const path = ['path kind=a', 'path ids=1'];
  assert.equal(
    problem(other, base, [...path, 'header X-Tags=a\rSet-Cookie: b']),
    "`X-Tags` has a character that can't stand in a header",
  );
  assert.equal(problem(other, base, [...path, 'query filter=[1]']), '`filter` must be an object in JSON');
  assert.equal(problem(described(styles, 'TRACE /a{kind}/{ids}/x'), base, path), "`TRACE` can't be sent from here");
  assert.equal(problem(described(parcels, 'POST /parcels'), v1), 'The body is missing');
  const xml = { mediaType: 'application/xml', text: '<a/>' };
  assert.equal(problem(described(parcels, 'POST /parcels'), v1, [], xml), "The body can't be `application/xml`");
});

test('Parameters of 2.0 and credentials of each kind are planned', () => {
  const old = `swagger: '2.0'
info: { title: A, version: '1' }
host: api.example.com
basePath: /v2
schemes: [http, https]
securityDefinitions:
  login: { type: basic }
  key: { type: apiKey, in: query, name: key }
security: [{ login: [] }, { key: [] }, {}]
paths:
  /a:
    get:
      parameters:
        - { name: ids, in: query, type: array, collectionFormat: pipes, items: { type: string } }
        - { name: tags, in: query, type: array, collectionFormat: multi, items: { type: string } }
      responses: { '200': { description: OK } }
`;
  const subject = described(old, 'GET /a');
  const { servers, security } = planRequest(subject);
  assert.deepEqual(
    servers.map(({ url }) => url),
    ['http://api.example.com/v2', 'https://api.example.com/v2'],
  );
  assert.deepEqual(
    security.map(({ label, credentials }) => [
      label,
      ...credentials.map(({ kind, name, prefix }) => `${kind} ${name} ${prefix}`),
    ]),
    [['login', 'basic Authorization Basic '], ['key', 'query key '], ['none']],
  );
  const result = built(subject, 'https://api.example.com/v2', ['query ids=1\n2', 'query tags=a\nb']);
  assert.ok('request' in result);
  assert.equal(result.request.url, 'https://api.example.com/v2/a?ids=1%7C2&tags=a&tags=b');
});
