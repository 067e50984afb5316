import assert from 'node:assert/strict';
import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { apiSetOf } from '#engine/drift/bound-api.ts';
import { applyEdits, parseMarkdown } from '#engine/index.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import {
  type Built,
  buildRequest,
  insertAnswer,
  type RequestInput,
  subjectOfDocument,
  subjectOfSpec,
  type TriedSubject,
} from '#engine/try-it/index.ts';
import type { ReceivedAnswer } from '#shared/try-it.ts';

const specUri = 'file:///openapi.yaml';

export function apiOf(text: string): DescribedApi {
  const format = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const spec = buildSpec(parseSpecFile(specUri, format, text), () => undefined);
  assert.ok(spec, 'the text declares a version');
  return describeApi(spec);
}

/** An operation of a description, by its key: `GET /parcels`. */
export function described(text: string, key: string, servers: readonly string[] = []): TriedSubject {
  const [method = '', path = ''] = key.split(' ');
  const subject = subjectOfSpec(apiOf(text), servers, { method, path });
  assert.ok(subject, key);
  return subject;
}

/** The endpoint of a document whose heading says this, which may be about a description. */
export function documented(text: string, key: string, spec?: string): TriedSubject {
  const [method = '', path = ''] = key.split(' ');
  const line = text.split('\n').findIndex((one) => one.startsWith('#') && one.includes(key));
  const apis = spec === undefined ? undefined : apiSetOf([apiOf(spec)], [], undefined);
  const subject = subjectOfDocument(parseMarkdown('file:///a.md', text), apis, { method, path, line });
  assert.ok(subject, key);
  return subject;
}

/** What is built, with parameters as `in name=value`. */
export function built(
  subject: TriedSubject,
  server: string,
  parameters: readonly string[] = [],
  body?: RequestInput['body'],
): Built {
  const given = parameters.map((one) => {
    const [, place = '', name = '', value = ''] = /^(\w+) ([^=]+)=(.*)$/s.exec(one) ?? [];
    assert.ok(place === 'path' || place === 'query' || place === 'querystring' || place === 'header', one);
    return { in: place, name, value } as const;
  });
  return buildRequest(subject, { server, parameters: given, ...(body && { body }) });
}

export function answer(status: number, body: string, ...headers: ReceivedAnswer['headers']): ReceivedAnswer {
  return { status, headers: headers.length > 0 ? headers : [['content-type', 'application/json']], body, isCut: false };
}

/** The text after an answer was inserted. */
export function inserted(subject: TriedSubject, text: string, received: ReceivedAnswer) {
  const insertion = insertAnswer(subject, received);
  assert.ok('edits' in insertion, JSON.stringify(insertion));
  return { text: applyEdits(text, insertion.edits), secrets: insertion.secrets };
}
