import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

test('tags are sorted with all their lines', () => {
  const text = (tags: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
${tags}paths: {}
`;
  const [parcels, drivers, addresses] = [
    '  - name: parcels\n    description: |\n      Send parcels.\n\n      Follow them.\n',
    '  - name: drivers\n    externalDocs:\n      url: https://example.com\n',
    '  - name: addresses\n',
  ];
  assert.equal(
    fixedText('openapi/tags-sorted', text(`${parcels}${drivers}${addresses}`)),
    text(`${addresses}${drivers}${parcels}`),
  );
});

test('tags are sorted in JSON with CRLF', () => {
  const text = (first: string, second: string): string =>
    `{\r\n  "openapi": "3.1.0",\r\n  "tags": [\r\n    { "name": "${first}" },\r\n    { "name": "${second}" }\r\n  ]\r\n}\r\n`;
  assert.equal(fixedText('openapi/tags-sorted', text('parcels', 'drivers')), text('drivers', 'parcels'));
});

const operation = (tag: string): string => `tags: [${tag}]\nresponses: { '200': { description: Fine. } }\n`;

test('the tags of operations in other files are declared by the root', () => {
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }]
paths:
  /parcels: { get: { $ref: get.yaml }, post: { $ref: post.yaml } }
`,
    'get.yaml': operation('parcels'),
    'post.yaml': operation('vans'),
  };
  assert.deepEqual(messagesOf('openapi/tags-defined', texts), ['post.yaml: The tag `vans` is not declared']);
});

test('tags may be declared in another file', () => {
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: { $ref: tags.yaml }
paths:
  /parcels: { get: { tags: [parcels], responses: { '200': { description: Fine. } } } }
`,
    'tags.yaml': '- name: parcels\n',
  };
  assert.deepEqual(messagesOf('openapi/tags-defined', texts), []);
  assert.deepEqual(messagesOf('openapi/tags-present', texts), []);
});

test('a misspelt tag is renamed wherever it is used', () => {
  const text = (tag: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }]
paths:
  /parcels:
    get: { tags: [${tag}] }
    post: { tags: [${tag}] }
`;
  assert.equal(fixedText('openapi/tags-defined', text('Parcels'), 'Use `parcels`'), text('parcels'));
});

test('a tag is declared behind the others', () => {
  const text = (more: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send them.
${more}paths:
  /vans:
    get: { tags: [vans] }
`;
  assert.equal(fixedText('openapi/tags-defined', text(''), 'Declare the tag `vans`'), text('  - name: vans\n'));
});

test('callbacks need no tags, webhooks do', () => {
  const text = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived: { post: {} }
components:
  callbacks:
    returned: { '{$url}': { post: {} } }
`;
  assert.deepEqual(messagesOf('openapi/operation-tags', text), ['`POST arrived` has no tags']);
});

test('a tag that is its own parent is a circle, and what stands below a circle is not', () => {
  const text = `openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - { name: a, parent: b }
  - { name: b, parent: b }
  - { name: c, parent: a }
paths: {}
`;
  assert.deepEqual(messagesOf('openapi/tag-parents', text), ['The tag `b` is below itself: `b`, `b`']);
});
