import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedBy } from '../../support/check-doc.ts';

const bodies = (code: string, before = '') =>
  markedBy('endpoints/body-on-get', `# API\n\n${`\`\`\`http\n${code}\n\`\`\``.replace(/^/gm, before)}\n`);

test('A body is found behind the blank line, with and without a version and header fields', () => {
  const expected = (method: string) => [`{"a": 1} | A \`${method}\` request is shown with a body`];
  assert.deepEqual(bodies('GET /a HTTP/1.1\nHost: api.test\n\n{"a": 1}'), expected('GET'));
  assert.deepEqual(bodies('DELETE https://api.test/a\n\n{"a": 1}\n'), expected('DELETE'));
  assert.deepEqual(bodies('HEAD /a\r\nHost: 😀\r\n\r\n{"a": 1}'), expected('HEAD'));
  assert.deepEqual(bodies('GET /a\n\n{"a": 1}', '  > '), expected('GET'));
  assert.deepEqual(bodies('GET /a\n\na=1&b=2'), ['a=1&b=2 | A `GET` request is shown with a body']);
});

test('An answer, another request, words and other methods are no body', () => {
  for (const code of [
    'GET /a\nHost: api.test\n',
    'GET /a\n\nHTTP/1.1 200 OK\n\n{"a": 1}',
    'GET /a\n\nGET /b\n',
    'GET /a\n\n# reads it',
    'GET /a\n\nreads all of a=1 and more',
    'GET /a\n{"a": 1}',
    'POST /a\n\n{"a": 1}',
    'GET /a\nPOST /b\n\n{"a": 1}',
    'curl -X GET /a\n\n{"a": 1}',
  ]) {
    assert.deepEqual(bodies(code), [], code);
  }
});
