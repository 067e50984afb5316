import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import AjvDraft04 from 'ajv-draft-04';
import { parse } from 'yaml';
import { documentProblems } from '#engine/spec/schema/document.ts';
import { petstore2, petstore3 } from './petstore.ts';

/** What the text of the specification asks for, and the official schema doesn't. */
const beyondTheSchema =
  /which `type: array` needs$|^`items` is missing `type`$|is no media type|is missing `operationRef` or `operationId`$/;

for (const [version, text] of [
  ['2.0', petstore2],
  ['3.0', petstore3('3.0.4')],
] as const) {
  test(`Whatever one change does to a document of ${version}, it is wrong if and only if the official schema says so`, () => {
    const isValid = officialSchema(version);
    let wrong = 0;
    for (const changed of changesOf(parse(text))) {
      const problems = documentProblems(version, changed.document);
      if (problems.length > 0 && problems.every(({ message }) => beyondTheSchema.test(message))) continue;
      assert.equal(problems.length === 0, isValid(changed.document), `${changed.what}: ${problems[0]?.message}`);
      if (problems.length > 0) wrong++;
    }
    assert.ok(wrong > 200, `only ${wrong} changes were wrong`);
  });
}

function officialSchema(version: string): (document: unknown) => boolean {
  const formats = { uri: /^[a-z]+:/, 'uri-reference': true, email: /@/, regex: true } as const;
  const ajv = new AjvDraft04({ strict: false, formats });
  return ajv.compile(JSON.parse(readFileSync(`server/schemas/openapi/${version}/schema.json`, 'utf8')));
}

/** The document without each of its keys, with a key more in each object, and with other values in the place of each. */
function* changesOf(document: unknown): Generator<{ readonly what: string; readonly document: unknown }> {
  for (const path of pathsOf(document, [])) {
    const key = path.at(-1) ?? '';
    const edits: readonly (readonly [string, (parent: Record<string, unknown>) => void])[] = [
      ['without', (parent) => delete parent[key]],
      ['key more beside', (parent) => Object.assign(parent, { another: 1 })],
      ...[null, 'text', 1, true, {}, []].map(
        (value) =>
          [
            `${JSON.stringify(value)} for`,
            (parent: Record<string, unknown>) => Object.assign(parent, { [key]: value }),
          ] as const,
      ),
    ];
    for (const [what, edit] of edits) {
      const copy: unknown = structuredClone(document);
      const parent = path.slice(0, -1).reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), copy);
      // A key beside `$ref` is ignored; a list has no keys.
      if (!isObject(parent) || Array.isArray(parent) || '$ref' in parent) continue;
      edit(parent);
      yield { what: `${what} ${path.join('.')}`, document: copy };
    }
  }
}

function* pathsOf(node: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (!isObject(node)) return;
  for (const [key, value] of Object.entries(node)) {
    yield [...path, key];
    yield* pathsOf(value, [...path, key]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
