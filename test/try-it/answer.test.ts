import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer, insertAnswer } from '#engine/try-it/index.ts';
import { parcels } from '../support/parcels.ts';
import { answer, described, documented, inserted } from './support.ts';

const say = (key: string, ...received: Parameters<typeof answer>) =>
  checkAnswer(described(parcels, key), answer(...received)).findings.map(({ message, place, severity }) =>
    `${severity === 'info' ? 'info ' : ''}${place ?? ''} ${message}`.trim(),
  );

test('An answer as it is described has no findings', () => {
  assert.deepEqual(say('GET /parcels', 200, '{"items":[{"name":"a","size":"small"}]}'), []);
  assert.deepEqual(checkAnswer(described(parcels, 'GET /parcels'), answer(200, '{}')), {
    spec: 'openapi.yaml',
    findings: [],
  });
});

test('Each divergence is told with its place in the body', () => {
  assert.deepEqual(
    say('GET /parcels', 200, '{"items":[{"name":"a","size":"small"},{"name":7,"size":"huge"},{"size":"small"}]}'),
    [
      '$.items[1].name `name` is the number 7; the schema wants text',
      '$.items[1].size `size` is `huge`; it may be `small` or `large`',
      '$.items[2] `name` is missing',
    ],
  );
  assert.deepEqual(
    say('GET /parcels/{id}', 200, '{"name":"a","size":"small","sender":{"city":"B","zip":"1"},"colour":"red"}'),
    ['$.sender.zip `zip` is text; the schema wants an integer', 'info $.colour The schema has no property `colour`'],
  );
});

test('The status, the media type and the headers are compared, too', () => {
  assert.deepEqual(say('GET /parcels', 418, '{}'), [
    'The operation has no response `418`. It describes `200` and `400`',
  ]);
  assert.deepEqual(say('GET /parcels', 200, '<a/>', ['Content-Type', 'text/html; charset=utf-8']), [
    'The response `200` is `application/json`, not `text/html; charset=utf-8`',
  ]);
  assert.deepEqual(say('GET /parcels', 200, '{}', ['content-type', 'application/json'], ['x-total', 'many']), [
    'The header `X-Total` is text; the schema wants an integer',
  ]);
  assert.match(say('GET /parcels', 200, '{').join(), /^The body is no JSON: [^,]+/);
  assert.deepEqual(say('GET /parcels', 200, ''), ['The answer has no body']);
});

test('Nothing is said of what is cut off, and of an endpoint without a description', () => {
  const cut = { ...answer(200, '{"items":[{'), isCut: true };
  assert.deepEqual(checkAnswer(described(parcels, 'GET /parcels'), cut).findings, []);
  assert.deepEqual(checkAnswer(documented('## GET /a\n\nReads.\n', 'GET /a'), answer(200, '[]')), { findings: [] });
});

const page = `# Parcels

## GET /parcels/{id}

Reads one.

> Response \`200\`:
>
> \`\`\`json
> { "name": "old" }
> \`\`\`

\`\`\`http
HTTP/1.1 404 Not Found
Content-Type: application/json

{ "code": "old" }
\`\`\`

## DELETE /parcels/{id}

Removes one.
`;

test("An answer takes the place of its status's example, whatever that stands in", () => {
  const subject = documented(page, 'GET /parcels/{id}');
  assert.equal(
    inserted(subject, page, answer(404, '{"code":"new"}')).text,
    page.replace('{ "code": "old" }', '{\n  "code": "new"\n}'),
  );
  assert.equal(
    inserted(subject, page, answer(200, '{"name":"new"}')).text,
    page.replace('{ "name": "old" }', '{\n>   "name": "new"\n> }'),
  );
});

test('An answer with another status is a message of its own behind the last, or at the end of the section', () => {
  const subject = documented(page, 'GET /parcels/{id}');
  const { text } = inserted(subject, page, answer(400, '{"code":"bad"}'));
  const block = '```http\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\n  "code": "bad"\n}\n```';
  assert.equal(text, page.replace('"old" }\n```\n\n## DELETE', `"old" }\n\`\`\`\n\n${block}\n\n## DELETE`));
  const other = documented(page, 'DELETE /parcels/{id}');
  assert.equal(
    inserted(other, page, answer(204, '', ['date', 'x'])).text,
    `${page.trimEnd()}\n\n\`\`\`http\nHTTP/1.1 204 No Content\n\`\`\`\n`,
  );
});

test('Line ends stay what they are', () => {
  const text = page.replaceAll('\n', '\r\n');
  const after = inserted(documented(text, 'DELETE /parcels/{id}'), text, answer(200, '{"a":1}')).text;
  assert.ok(!/[^\r]\n/.test(after));
});

test('A description gets the answer among the examples of its response', () => {
  const subject = described(parcels, 'GET /parcels/{id}');
  const received = answer(200, '{"name":"a","size":"small"}');
  const { text } = inserted(subject, parcels, received);
  const schema = "content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' }";
  const examples = ', examples: { "answer": { "value": { "name": "a", "size": "small" } } }';
  assert.ok(text.includes(`description: The parcel\n          ${schema}${examples}`), text);
  const again = inserted(described(text, 'GET /parcels/{id}'), text, received).text;
  assert.match(again, /answer2/);
  const single = inserted(subject, parcels, answer(404, '{"code":"parcel_lost"}')).text;
  assert.equal(
    single,
    parcels.replace(
      'example: { code: parcel_wet, message: It fell into the water }',
      'example:\n            code: parcel_lost',
    ),
  );
});

test('Block style is kept, and 2.0 has one example for each media type', () => {
  const old = `swagger: '2.0'
info:
  title: A
  version: '1'
produces:
  - application/json
paths:
  /a:
    get:
      responses:
        '200':
          description: OK # as ever
          schema:
            type: object
`;
  const { text } = inserted(described(old, 'GET /a'), old, answer(200, '{"b":[1,{"c":null}]}'));
  const lines = [
    '          examples:',
    '            application/json:',
    '              b:',
    '                - 1',
    '                - c: null',
  ];
  assert.equal(text, `${old}${lines.join('\n')}\n`);
  assert.equal(
    inserted(described(text, 'GET /a'), text, answer(200, '{"b":2}')).text,
    `${old}${lines.slice(0, 2).join('\n')}\n              b: 2\n`,
  );
});

test('Secrets do not come into the file, by their shape or by their name', () => {
  const token = 'q7RkZ2mVtL9xHcW4sNdJ8fYbP3uEgA6oTiX1';
  const body = JSON.stringify({
    access_token: 'short',
    note: `Bearer ${token}`,
    list: [{ password: 'p', token_type: 'x' }],
  });
  const { text, secrets } = inserted(documented(page, 'DELETE /parcels/{id}'), page, answer(200, body));
  assert.equal(secrets, 3);
  for (const secret of ['short', token, '"p"']) assert.ok(!text.includes(secret), secret);
  assert.ok(text.includes('"access_token": "<access_token>"') && text.includes('"token_type": "x"'));
});

test('What makes no example is refused in words', () => {
  const refusal = (key: string, ...received: Parameters<typeof answer>) => {
    const result = insertAnswer(described(parcels, key), answer(...received));
    return 'refusal' in result ? result.refusal : undefined;
  };
  assert.equal(
    refusal('GET /parcels', 418, '{}'),
    '`GET /parcels` has no response `418` in openapi.yaml that an example could stand in',
  );
  assert.equal(refusal('GET /parcels', 200, ''), 'The answer has no body that could be an example');
  assert.equal(
    refusal('GET /parcels', 200, 'x', ['content-type', 'text/plain']),
    'The response `200` has no `text/plain` that an example could stand in',
  );
  assert.match(refusal('GET /parcels', 200, `"${'x'.repeat(30_000)}"`) ?? '', /^The answer is too long for an example/);
});
