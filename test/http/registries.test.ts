import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldValues } from '#engine/http/field-values.ts';
import { findField, httpFields } from '#engine/http/fields.ts';
import { findMediaType, mediaTypes } from '#engine/http/media-types.ts';
import { findMethod, httpMethods, isRegisteredMethod, methodNames } from '#engine/http/methods.ts';
import { findStatus, httpStatuses, statusClass } from '#engine/http/statuses.ts';

test('Safe and idempotent methods are those of RFC 9110, 9.2, RFC 5789 and RFC 10008', () => {
  const named = (is: (method: (typeof httpMethods)[number]) => boolean) =>
    httpMethods
      .filter(is)
      .map(({ name }) => name)
      .sort();
  assert.deepEqual(
    named((method) => method.isSafe),
    ['GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'],
  );
  assert.deepEqual(
    named((method) => method.isIdempotent),
    ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'QUERY', 'TRACE'],
  );
  assert.deepEqual(
    named((method) => method.cacheable === true),
    ['GET', 'HEAD', 'QUERY'],
  );
  assert.deepEqual(
    named((method) => typeof method.cacheable === 'string'),
    ['PATCH', 'POST'],
  );
});

test('Every method links its section', () => {
  for (const { reference, link } of httpMethods) {
    const [, rfc, section] = /^RFC (\d+), section ([\d.]+)$/.exec(reference) ?? [];
    assert.equal(link, `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${section}`);
  }
  assert.equal(findMethod('GET')?.reference, 'RFC 9110, section 9.3.1');
  assert.equal(findMethod('get'), undefined);
});

test('The registry knows more methods than are explained', () => {
  assert.ok(isRegisteredMethod('PROPFIND') && isRegisteredMethod('PATCH') && isRegisteredMethod('*'));
  assert.ok(!isRegisteredMethod('FETCH') && !isRegisteredMethod('get'));
  assert.equal(new Set(methodNames).size, methodNames.length);
});

test('Statuses stand in order, once each, in their class', () => {
  const codes = httpStatuses.map(({ code }) => code);
  assert.deepEqual(
    codes,
    [...new Set(codes)].sort((a, b) => a - b),
  );
  for (const status of httpStatuses) assert.equal(status.class, statusClass(status.code));
  assert.equal(statusClass(99), undefined);
  assert.equal(statusClass(600), undefined);
  assert.equal(statusClass(404.5), undefined);
  assert.equal(findStatus(499), undefined);
});

test('Phrases are the registry’s, with the former ones beside them', () => {
  assert.equal(findStatus(413)?.phrase, 'Content Too Large');
  assert.deepEqual(findStatus(413)?.formerPhrases, ['Payload Too Large', 'Request Entity Too Large']);
  assert.equal(findStatus(422)?.phrase, 'Unprocessable Content');
  assert.deepEqual(findStatus(422)?.formerPhrases, ['Unprocessable Entity']);
  assert.deepEqual(
    httpStatuses.filter((status) => status.isUnused).map(({ code, phrase }) => [code, phrase]),
    [
      [306, '(Unused)'],
      [418, '(Unused)'],
    ],
  );
});

test('The heuristically cacheable statuses are those of RFC 9110, 15.1', () => {
  const cacheable = httpStatuses.filter((status) => status.isHeuristicallyCacheable).map(({ code }) => code);
  assert.deepEqual(cacheable, [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);
});

test('A status links the section that defines it', () => {
  assert.equal(findStatus(404)?.link, 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5');
  assert.equal(findStatus(429)?.link, 'https://www.rfc-editor.org/rfc/rfc6585.html#section-4');
  assert.equal(findStatus(425)?.reference, 'RFC 8470, section 5.2');
});

test('Header fields are there once each, and link the section that they name', () => {
  const names = httpFields.map(({ name }) => name.toLowerCase());
  assert.equal(new Set(names).size, names.length);
  for (const { name, reference, meaning } of httpFields) {
    assert.match(meaning, /\.$/, name);
    const [, rfc, section] = /^RFC (\d+), section ([\d.]+)$/.exec(reference?.name ?? '') ?? [];
    if (rfc) assert.equal(reference?.link, `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${section}`);
    else if (reference) assert.match(reference.link, /^https:\/\//);
    else assert.match(meaning, /Of no specification/);
  }
  assert.equal(findField('etag')?.name, 'ETag');
  assert.equal(findField('etags'), undefined);
});

test('Media types are known without their parameters', () => {
  assert.equal(findMediaType('Application/JSON; charset=utf-8')?.rfc, '8259');
  assert.equal(findMediaType('application/'), undefined);
  assert.ok(mediaTypes.every(({ name, meaning }) => name.includes('/') && meaning.endsWith('.')));
});

test('Values are those of fields that exist', () => {
  assert.ok(fieldValues('Authorization').some(({ value }) => value === 'Bearer '));
  assert.deepEqual(fieldValues('Host'), []);
  for (const { name } of httpFields) for (const { meaning } of fieldValues(name)) assert.match(meaning, /\.$/);
});
