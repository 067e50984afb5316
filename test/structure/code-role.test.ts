import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeRoles } from '#engine/structure/code-role.ts';

/** What is written above a block, its language and its content; and what it shows. */
const blocks: readonly (readonly [string, string, string, ReturnType<typeof codeRoles>[number]])[] = [
  ['', 'http', 'GET /parcels HTTP/1.1\nHost: a.example', 'request'],
  ['', 'http', 'HTTP/1.1 200 OK\n\n{}', 'response'],
  ['', 'http', 'GET /parcels HTTP/1.1\n\nHTTP/1.1 200 OK\n\n{}', 'exchange'],
  ['', 'console', '$ curl -i https://a.example\nHTTP/2 200\n', 'exchange'],
  ['', 'bash', 'curl https://a.example', 'request'],
  ['', 'javascript', 'await fetch("https://a.example")', 'request'],
  ['', 'python', 'requests.get("https://a.example")', 'request'],
  ['The response:', 'json', '{}', 'response'],
  ['Request body', 'json', '{}', 'request'],
  ['Returns the parcel.', 'json', '{}', 'response'],
  ['The settings of a client.', 'json', '{}', undefined],
];

for (const [caption, language, content, expected] of blocks) {
  test(`A block of ${language || 'text'} below "${caption}" that says ${JSON.stringify(content)} shows ${expected}`, () => {
    assert.deepEqual(codeRoles([block(caption, language, content)]), [expected]);
  });
}

test('Data behind a request is its response', () => {
  const pair = [block('', 'bash', 'curl https://a.example'), block('', 'json', '{}')];
  assert.deepEqual(codeRoles(pair), ['request', 'response']);
});

function block(caption: string, language: string, content: string) {
  const span = { start: 0, end: content.length };
  return { caption, code: { kind: 'code', span, language, info: language, content, isFenced: true } as const };
}
