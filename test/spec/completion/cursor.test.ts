import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorAt } from '#engine/spec/completion/context.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { readCursor } from '../../support/marks.ts';

/** The cursor in a few words: `key of /paths, besides /a` or `value of /info/title: "Pe`. */
function placeIn(format: 'yaml' | 'json', source: string): string | undefined {
  const { text, offset } = readCursor(source);
  const cursor = cursorAt(parseSpecFile(`file:///api.${format}`, format, text), offset);
  if (!cursor) return undefined;
  const { kind, path, siblings, span, hasColon, needsHyphen, needsBlank, commaBefore, needsCommaAfter } = cursor;
  const word = text.slice(span.start, span.end);
  return [
    `${kind} of /${path.map((step) => String(step).replaceAll('/', '~1')).join('/')}`,
    ...(word === '' ? [] : [`at ${word}`]),
    ...(siblings.length > 0 ? [`besides ${siblings.join(' ')}`] : []),
    ...(hasColon ? ['has a colon'] : []),
    ...(needsHyphen ? ['needs a hyphen'] : []),
    ...(needsBlank ? ['needs a blank'] : []),
    ...(commaBefore === undefined ? [] : [`needs a comma behind ${text.slice(0, commaBefore).slice(-1)}`]),
    ...(needsCommaAfter ? ['needs a comma after'] : []),
  ].join(', ');
}

function inYaml(source: string, expected: string | undefined): void {
  assert.equal(placeIn('yaml', source), expected, source);
}

function inJson(source: string, expected: string | undefined): void {
  assert.equal(placeIn('json', source), expected, source);
}

test('an empty file', () => {
  inYaml('<|>', 'key of /');
  inYaml('\n\n<|>\n', 'key of /');
  inJson('{<|>}', 'key of /');
  inJson('{\n  <|>\n', 'key of /');
});

test('on an empty line, the column decides the map', () => {
  const lines = (blanks: string) => `openapi: 3.1.0\npaths:\n  /a:\n    get:\n      tags: []\n${blanks}<|>\n  /b: {}\n`;
  inYaml(lines('      '), 'key of /paths/~1a/get, besides tags');
  inYaml(lines('    '), 'key of /paths/~1a, besides get');
  inYaml(lines('  '), 'key of /paths, besides /a /b');
  inYaml(lines(''), 'key of /, besides openapi paths');
  inYaml(lines('        '), undefined);
});

test('between containers', () => {
  const lines = (blanks: string) =>
    `components:\n  schemas:\n    Pet:\n      type: object\n${blanks}<|>\n  responses: {}\n`;
  inYaml(lines('    '), 'key of /components/schemas, besides Pet');
  inYaml(lines('  '), 'key of /components, besides schemas responses');
  inYaml('components:\n  schemas:\n    <|>', 'key of /components/schemas');
  inYaml('components:\n  schemas:\n  <|>', 'key of /components, besides schemas');
  inYaml('components:\n  <|>\nopenapi: 3.1.0\n', 'key of /components');
});

test('half-typed keys', () => {
  inYaml('openapi: 3.1.0\npaths:\n  /a:\n    ge<|>\n    put: {}\n', 'key of /paths/~1a, at ge, besides put');
  inYaml('openapi: 3.1.0\npaths:\n  /a:\n    ge<|>\n  /b: {}\n', 'key of /paths/~1a, at ge');
  inYaml('openapi: 3.1.0\npaths:\n  /<|>\n  /b: {}\n', 'key of /paths, at /, besides /b');
  inYaml('ope<|>', 'key of /, at ope');
  inYaml('openapi: 3.1.0\nin<|>fo: {}\n', 'key of /, at info, besides openapi, has a colon');
  inYaml('openapi: 3.1.0\npaths:\n  /a:\n    "ge<|>\n    put: {}\n', 'key of /paths/~1a, at "ge, besides put');
});

test('values', () => {
  inYaml('info:\n  title: <|>\n', 'value of /info/title');
  inYaml('info:\n  title:<|>\n', 'value of /info/title, needs a blank');
  inYaml('info:\n  title: Pe<|>ts # name\n', 'value of /info/title, at Pets');
  inYaml('info:\n  title: "Pe<|>ts"\n', 'value of /info/title, at "Pets"');
  inYaml("info:\n  title: 'Pe<|>\n", "value of /info/title, at 'Pe");
  inYaml('info:\n  title: Pets <|>\n', undefined);
  inYaml('info:\n  title: &a <|>\n', 'value of /info/title');
  inYaml('a:\n  $ref: #/comp<|>\n', 'value of /a/$ref, at #/comp');
});

test('lists', () => {
  inYaml('tags:\n  - <|>\n', 'key of /tags/0');
  inYaml('tags:\n  -<|>\n', 'key of /tags/0, needs a blank');
  inYaml('tags:\n  - name: a\n    <|>\n  - name: b\n', 'key of /tags/0, besides name');
  inYaml('tags:\n  - name: a\n    de<|>\n    kind: x\n  - name: b\n', 'key of /tags/0, at de, besides name kind');
  inYaml('tags:\n  - name: a\n  - na<|>\n    kind: x\n', 'key of /tags/1, at na, besides kind');
  inYaml('tags:\n  - name: a\n  <|>\n', 'value of /tags/1, needs a hyphen');
  inYaml('tags:\n- name: a\n- <|>\n', 'key of /tags/1');
  inYaml('tags:\n- name: a\n<|>\n', 'key of /, besides tags');
  inYaml('a:\n  - - <|>', 'key of /a/0/0');
});

test('braces and brackets', () => {
  inYaml('a: { <|> }', 'key of /a');
  inYaml('a: { b: 1, <|> }', 'key of /a, besides b');
  inYaml('a: { b: 1, c<|>, d: 2 }', 'key of /a, at c, besides b d');
  inYaml('a: { b: <|> }', 'value of /a/b');
  inYaml('a: { b: {c: [x, <|>', 'value of /a/b/c/1');
  inYaml('a: { $ref: "<|>" }', 'value of /a/$ref, at ""');
  inYaml("a: { $ref: '#/<|> }", "value of /a/$ref, at '#/");
  inYaml('a: {\n    b: {\n      x: 1 },\n    <|>\n  }\nc: 1', 'key of /a, besides b');
  inYaml('a:\n  - { b: 1 }\n  - [<|>]', 'value of /a/1/0');
  inYaml('a: [x]\nb: [<|>', 'value of /b/0');
});

test('no place for completion: comments and text', () => {
  inYaml('# <|>', undefined);
  inYaml('a: 1 # <|>', undefined);
  inYaml('a: |\n  text\n  <|>\nb: 1', undefined);
  inYaml('a: |\n  key: text\n    <|>', undefined);
  inYaml('a: |\n  text\n<|>', 'key of /, besides a');
  inYaml('a: |\n  text\n<|>\n\n  more', undefined);
  inYaml('a:\n  b: |\n    text\n  <|>\n    more', undefined);
  inYaml('a: text\n- <|>', undefined);
  inJson('{ "a": "text"<|> }', undefined);
  inJson('{ "a": {}<|> }', undefined);
  inYaml('a: >-\n  text: <|>', undefined);
  inYaml('a: text\n  goes on<|>', undefined);
  inYaml('a: "text\n  goes: on<|>"', undefined);
  inYaml('a:\n  - text\n    more<|>', undefined);
  inJson('{ "a": 1 // <|>\n}', undefined);
});

test('what stands in text is no key', () => {
  inYaml('a:\n  b: |\n    c: 1\n  <|>', 'key of /a, besides b');
  inYaml('a:\n  b: "x\n    c: 1"\n  <|>', 'key of /a, besides b');
  inYaml('a:\n  b: { x: 1,\n    c: 1 }\n  <|>', 'key of /a, besides b');
});

test('line breaks of other systems, and letters beyond', () => {
  inYaml('info:\r\n  title: x\r\n  <|>\r\n', 'key of /info, besides title');
  inYaml('info:\r\n  title: <|>\r\n', 'value of /info/title');
  inYaml('info:\r\n  description: |\r\n    😀\r\n  <|>', 'key of /info, besides description');
  inYaml('\uFEFFinfo:\n  <|>', 'key of /info');
});

test('JSON without its commas', () => {
  inJson('{\n  "a": 1\n  <|>\n}', 'key of /, besides a, needs a comma behind 1');
  inJson('{\n  "a": 1,\n  <|>\n  "b": 2\n}', 'key of /, besides a b, needs a comma after');
  inJson('{\n  "a": 1,\n  "<|>"\n  "b": 2\n}', 'key of /, at "", besides a b, needs a comma after');
  inJson('{\n  "a": { "x": 1 }\n  <|>\n}', 'key of /, besides a, needs a comma behind }');
  inJson('{ "a": [1 <|>] }', 'value of /a/1, needs a comma behind 1');
  inJson('{ "a": [<|> 1] }', 'value of /a/0, needs a comma after');
});

test('JSON that is half typed', () => {
  inJson('{\n  "a": {\n    "b": "<|>\n  },\n  "c": 1\n}', 'value of /a/b, at "');
  inJson('{\n  "a": {\n    "b<|>\n  },\n  "c": 1\n}', 'key of /a, at "b');
  inJson('{\n  "a": {\n    "b": <|>\n  },\n  "c": 1\n}', 'value of /a/b');
  inJson('{\n  "a": {\n    "b"<|>\n  }\n}', undefined);
  inJson('{ "a": tr<|> }', 'value of /a, at tr');
  inJson('{\n  "paths": {\n    "/a": {},\n    "/b": { <|> }\n  }\n}', 'key of /paths/~1b');
  inJson('{\n  "paths": {\n    "/a": {}\n    <|>\n  }\n}', 'key of /paths, besides /a, needs a comma behind }');
});
