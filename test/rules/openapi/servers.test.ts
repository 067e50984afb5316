import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const head = 'openapi: 3.1.0\ninfo: { title: Parcels, version: 1.0.0 }\n';

test('a document without paths, or whose paths have servers, needs none', () => {
  assert.deepEqual(messagesOf('openapi/servers', `${head}components: {}\n`), []);
  assert.deepEqual(messagesOf('openapi/servers', `${head}paths:\n  /a: { servers: [{ url: https://a.dev }] }\n`), []);
  assert.deepEqual(messagesOf('openapi/servers', `${head}servers: []\npaths: {}\n`), ['`servers` is empty']);
  assert.deepEqual(messagesOf('openapi/servers', `${head}servers: [{ url: '' }]\npaths: {}\n`), [
    'The `url` of the server is empty',
  ]);
});

test('2.0 has a host and schemes', () => {
  const text = (more: string): string => `swagger: '2.0'\ninfo: { title: Parcels, version: 1.0.0 }\n${more}`;
  const rule = 'openapi/servers';
  assert.deepEqual(messagesOf(rule, text('paths: {}\n')), ['The document has no `host`, and no `schemes`']);
  assert.deepEqual(messagesOf(rule, text('schemes: [https]\npaths: {}\n')), ['The document has no `host`']);
  assert.deepEqual(messagesOf(rule, text("host: ''\npaths: {}\n")), ['`host` is empty']);
  assert.deepEqual(messagesOf(rule, text('host: a.dev\nschemes: []\npaths: {}\n')), ['`schemes` is empty']);
  assert.deepEqual(messagesOf(rule, text('host: a.dev\npaths: { /a: { get: { schemes: [https] } } }\n')), []);
});

const withServers = (...urls: readonly string[]): string =>
  `${head}servers:\n${urls.map((url) => `  - url: ${url}\n`).join('')}paths: {}\n`;

test('a slash at the end, wherever the server stands', () => {
  const rule = 'openapi/server-trailing-slash';
  assert.deepEqual(messagesOf(rule, withServers('/', "'//a.dev/'", '/v1', "'https://'")), [
    '`//a.dev/` ends with a slash',
  ]);
  const inLink = `${head}components:\n  links: { Next: { server: { url: https://a.dev/ } } }\n`;
  assert.deepEqual(messagesOf(rule, inLink), ['`https://a.dev/` ends with a slash']);
  assert.equal(fixedText(rule, withServers('"https://a.dev/v1//"')), withServers('"https://a.dev/v1"'));
});

test('hosts for examples and local ones, variables filled in', () => {
  const rule = 'openapi/server-example-host';
  const text = withServers(
    'https://example.com',
    'api.example.org/v1',
    'https://EXAMPLE.net:8080',
    'https://example.com.dev',
    'http://127.0.0.1:80/x',
    "'http://[::1]/'",
    '/v1',
    "'https://{host}'\n    variables: { host: { default: parcels.example } }",
  );
  const examples = ['example.com', 'api.example.org', 'example.net', 'parcels.example'];
  assert.deepEqual(
    messagesOf(rule, text, { localhost: false }),
    examples.map((host) => `\`${host}\` is reserved for examples`),
  );
  assert.equal(messagesOf(rule, text).length, 6);
});

test('encryption is asked of servers that are not local, whatever their scheme is written as', () => {
  const rule = 'openapi/server-https';
  const text = withServers(
    'http://a.dev',
    'ws://a.dev',
    'wss://a.dev',
    'http://192.168.1.1',
    "'{scheme}://a.dev'\n    variables: { scheme: { default: http } }",
    '//a.dev',
  );
  assert.deepEqual(messagesOf(rule, text), [
    '`http://a.dev` is not encrypted',
    '`ws://a.dev` is not encrypted',
    '`http://a.dev` is not encrypted',
  ]);
  assert.equal(fixedText(rule, withServers('http://a.dev/http')), withServers('https://a.dev/http'));
});

test('variables of 3.0: what should be so is a warning', () => {
  const rule = 'openapi/server-variables';
  const text = (version: string): string => `openapi: ${version}
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://{a}.dev/{b}/{a}/{}
    variables:
      a: { default: x, enum: [] }
      b: { default: 1, enum: ['1'] }
      c: { default: z }
      x-note: {}
paths: {}
`;
  const unused = 'The URL has no `{c}`';
  const nameless = '`{}` names no variable';
  assert.deepEqual(messagesOf(rule, text('3.0.4')), [nameless, '`enum` is empty', unused]);
  assert.deepEqual(messagesOf(rule, text('3.1.0')), [nameless, unused]);
  assert.deepEqual(messagesOf(rule, text('3.2.0')), [
    '`{a}` stands twice in `https://{a}.dev/{b}/{a}/{}`',
    nameless,
    unused,
  ]);
});
