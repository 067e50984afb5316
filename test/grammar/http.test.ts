import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markHttp, tokenize } from './tokens.ts';

test('a request in an http block', async () => {
  const text = '```http\nGET /v1/parcels/{parcelId}?fields=status&limit=2 HTTP/1.1\nHost: api.example.com\n```';
  assert.deepEqual(await markHttp(text), [
    'GET: keyword.control.method',
    '/v1/parcels/: string.unquoted.path',
    '{: punctuation.definition.parameter.begin',
    'parcelId: variable.parameter.path',
    '}: punctuation.definition.parameter.end',
    '?: punctuation.separator.query',
    'fields: variable.parameter.query',
    '=: keyword.operator.assignment',
    'status: string.unquoted.path',
    '&: punctuation.separator.query',
    'limit: variable.parameter.query',
    '=: keyword.operator.assignment',
    '2: string.unquoted.path',
    'HTTP: support.constant.protocol',
    '/: punctuation.separator.version',
    '1.1: constant.numeric.version',
    'Host: entity.name.tag.header',
    ':: punctuation.separator.header',
    'api.example.com: string.unquoted.header',
  ]);
});

test('a response with a JSON body, and what follows the block', async () => {
  const text =
    '~~~ http title="A parcel"\nHTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{ "code": 1 }\n~~~\nGET is over';
  assert.deepEqual(await markHttp(text), [
    'HTTP: support.constant.protocol',
    '/: punctuation.separator.version',
    '1.1: constant.numeric.version',
    '404: constant.numeric.status',
    'Not Found: string.unquoted.phrase',
    'Content-Type: entity.name.tag.header',
    ':: punctuation.separator.header',
    'application/json: string.unquoted.header',
  ]);
  const lines = await tokenize('text.html.markdown', text);
  const key = lines[4]?.find(({ text: piece }) => piece === 'code');
  assert.ok(key?.scopes.includes('support.type.property-name.json'), key?.scopes.join(' '));
  assert.ok(lines[6]?.every(({ scopes }) => !scopes.some((scope) => scope.startsWith('meta.embedded'))));
});

test('a second message begins after a body', async () => {
  const marks = await markHttp('```http\nPOST /parcels\n\n{}\n\nHTTP/1.1 201 Created\n\n[]\n```');
  assert.deepEqual(
    marks.filter((mark) => /method|status|phrase/.test(mark)),
    ['POST: keyword.control.method', '201: constant.numeric.status', 'Created: string.unquoted.phrase'],
  );
});

test('a form body, a comment and a block inside a list', async () => {
  const marks = await markHttp(
    '- item\n\n  ```http\n  POST /oauth/token\n\n  # comment\n  grant_type=client_credentials\n  ```\n',
  );
  assert.deepEqual(marks, [
    'POST: keyword.control.method',
    '/oauth/token: string.unquoted.path',
    '# comment: comment.line',
    'grant_type: variable.parameter.form',
    '=: keyword.operator.assignment',
    'client_credentials: string.unquoted.form',
  ]);
});

test('blocks in other languages stay as they are', async () => {
  assert.deepEqual(
    await markHttp('```text\nGET /parcels HTTP/1.1\n```\n\n```json\n{ "a": "GET /x" }\n```\n\n    GET /x\n'),
    [],
  );
});
