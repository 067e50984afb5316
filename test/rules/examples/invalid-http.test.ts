import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedBy } from '../../support/check-doc.ts';

function found(code: string, language = 'http'): string[] {
  return markedBy('examples/invalid-http', `# API\n\n## GET /a\n\nReads it.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
}

test('Messages, and what examples are written with, are no problem', () => {
  for (const code of [
    'GET /a HTTP/1.1\nHost: api.test\nAccept:\n\nHTTP/2 200\nContent-Type: text/plain\n\nnot: a header\nnor this',
    'POST https://{{host}}/a\n  ?b=1\n  &c=2\nAuthorization: Bearer {{token}}\n\n{ "a": 1 }\n\n###\n# another\nGET /b',
    'GET /a\nPOST /b\nDELETE /c/{id}',
    'POST /a\n{ "a": 1 }',
    'GET /a HTTP/1.1\n...\nX-A: b\n[...]',
    'GET /a/<an id>/b HTTP/1.1',
    'GET /a HTTP/1.1\n<headers>\n{more headers}\n\n{body}',
    'HTTP/1.1 200 OK\n// a remark\nX-A: b',
    'HTTP/1.1 4xx',
    'HTTP/1.1 <status>',
    'HTTP 200 OK',
    'Authorization: Bearer x',
    '{ "a": 1 }',
    'PROPFIND /a HTTP/1.1\nDepth: 1',
    'GET /a HTTP/1.1\nThis lists all of them',
    'X-{name}: y\nX-A: b',
    '',
  ])
    assert.deepEqual(found(code), [], code);
});

test('Each mistake of a message is told at its place', () => {
  for (const [code, expected] of [
    ['POTS /a HTTP/1.1', 'POTS | `POTS` is no method of HTTP; did you mean `POST`?'],
    ['get /a HTTP/1.1', 'get | `get` is no method of HTTP; did you mean `GET`?'],
    ['GET /a b HTTP/1.1', '/a b | A blank stands in the address of this request'],
    ['GET /a HTTP 1.1', 'HTTP 1.1 | `HTTP 1.1` is no version of HTTP; did you mean `HTTP/1.1`?'],
    ['HTTP/1.1 OK', 'OK | A status line has a status of three digits behind the version'],
    [
      'GET /a\nAuthorization Bearer x',
      'Authorization | A colon is missing behind the name of this header: `Authorization:`',
    ],
    ['GET /a\nContent Type: x', 'Content Type | `Content Type` is no name of a header: a blank may not stand in it'],
    ['GET /a\n"Accept": "x"', '"Accept" | `"Accept"` is no name of a header: `"` may not stand in it'],
    ['GET /a\nAccept : x', '  | No blank may stand between the name of a header and its colon'],
    ['POST /a HTTP/1.1\n{ "a": 1 }', '{ "a": 1 } | A blank line is missing before the body'],
    ['POST /a\nA: b\na=1&b=2', 'a=1&b=2 | A blank line is missing before the body'],
    ['HTTP/1.1 200 OK\nA: b\n<?xml version="1.0"?>', '<?xml version="1.0"?> | A blank line is missing before the body'],
  ] as const)
    assert.deepEqual(found(code), [expected], code);
});

test('A block in another language is left alone', () => {
  assert.deepEqual(found('POTS /a HTTP/1.1', 'text'), []);
});
