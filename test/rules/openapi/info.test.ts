import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const withLicense = (version: string, license: string): string => `openapi: ${version}
info: { title: Parcels, version: 1.0.0, license: ${license} }
paths: {}
`;

const problemsOf = (identifier: string): string[] =>
  messagesOf('openapi/license-url', withLicense('3.1.0', `{ name: Ours, identifier: ${identifier} }`));

test('SPDX expressions are licenses, in any case of letters', () => {
  for (const known of [
    'MIT',
    'mit',
    'MIT OR Apache-2.0',
    '(MIT AND GPL-2.0-only WITH Classpath-exception-2.0)',
    'GPL-2.0',
  ])
    assert.deepEqual(problemsOf(known), []);
  assert.deepEqual(problemsOf('LicenseRef-Ours'), []);
});

test('what is no SPDX expression is reported by its first unknown license', () => {
  assert.deepEqual(problemsOf('MIT OR Apache-2'), ['`Apache-2` is no SPDX license; did you mean `MIT OR Apache-2.0`?']);
  assert.deepEqual(problemsOf('Our very own'), ['`Our` is no SPDX license']);
  assert.deepEqual(problemsOf('MIT OR'), ['`MIT OR` is no SPDX expression']);
  assert.deepEqual(problemsOf('MIT Apache-2.0'), ['`MIT Apache-2.0` is no SPDX expression']);
});

test('before 3.1 only a URL leads to the license', () => {
  const text = withLicense('3.0.4', '{ name: MIT, identifier: MIT }');
  assert.deepEqual(messagesOf('openapi/license-url', text), ['The license has no `url`']);
  assert.equal(
    fixedText('openapi/license-url', text),
    withLicense('3.0.4', '{ name: MIT, identifier: MIT, url: "https://spdx.org/licenses/MIT.html" }'),
  );
});

test('an empty description is missing, at its key', () => {
  const text = `{ "swagger": "2.0", "info": { "title": "Parcels", "version": "1", "description": " " }, "paths": {} }`;
  assert.deepEqual(messagesOf('openapi/info-description', text), ['The API has no description']);
});

test('an empty contact is one, but says nothing', () => {
  const text = 'openapi: 3.1.0\ninfo: { title: Parcels, version: 1.0.0, contact: {} }\npaths: {}\n';
  assert.deepEqual(messagesOf('openapi/info-contact', text), []);
  assert.deepEqual(messagesOf('openapi/contact-properties', text), [
    'The contact has no `name`, no `url` and no `email`',
  ]);
});
