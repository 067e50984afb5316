// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their tab stops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderEntries, renderItem, renderValue, type SnippetPlace } from '#engine/spec/completion/render-snippet.ts';
import {
  bareHole,
  choice,
  fixed,
  hole,
  keyed,
  list,
  map,
  type Skeleton,
  trueOrFalse,
} from '#engine/spec/completion/skeleton.ts';

const yaml: SnippetPlace = { format: 'yaml', indent: 2, step: 2 };
const json: SnippetPlace = { format: 'json', indent: 2, step: 2 };

const operation = map({
  summary: hole(),
  tags: list(hole('pets')),
  responses: keyed(hole('200'), map({ description: hole('OK') })),
});

test('an entry in YAML stands at the column of its neighbours', () => {
  assert.equal(
    renderEntries([{ key: 'get', value: operation }], yaml),
    [
      'get:',
      '    summary: $1',
      '    tags:',
      '      - ${2:pets}',
      '    responses:',
      "      '${3:200}':",
      '        description: ${4:OK}',
    ].join('\n'),
  );
});

test('an entry in JSON has quotes, braces and commas', () => {
  assert.equal(
    renderEntries([{ key: 'get', value: operation }], json),
    [
      '"get": {',
      '    "summary": "$1",',
      '    "tags": [',
      '      "${2:pets}"',
      '    ],',
      '    "responses": {',
      '      "${3:200}": {',
      '        "description": "${4:OK}"',
      '      }',
      '    }',
      '  }',
    ].join('\n'),
  );
});

test('several entries', () => {
  const { entries } = map({ name: hole(), in: fixed('query') });
  assert.equal(renderEntries(entries, yaml), 'name: $1\n  in: query');
  assert.equal(renderEntries(entries, json), '"name": "$1",\n  "in": "query"');
});

test('an item of a list', () => {
  const parameter = map({ name: hole('limit'), schema: map({ type: fixed('integer') }) });
  assert.equal(renderItem(parameter, yaml), '- name: ${1:limit}\n    schema:\n      type: integer');
  assert.equal(
    renderItem(parameter, json),
    '{\n    "name": "${1:limit}",\n    "schema": {\n      "type": "integer"\n    }\n  }',
  );
  assert.equal(renderItem(hole('pets'), yaml), '- ${1:pets}');
  assert.equal(renderItem(list(fixed(1), fixed(2)), yaml), '- - 1\n    - 2');
  assert.equal(renderItem(map({}), yaml), '- {}');
});

test('a value behind its key', () => {
  assert.equal(renderValue(fixed('header'), yaml), 'header');
  assert.equal(renderValue(list(hole()), yaml), '\n    - $1');
  assert.equal(renderValue(list(), yaml), '[]');
  assert.equal(renderValue(map({}), json), '{}');
});

test('an indentation of four', () => {
  const place: SnippetPlace = { format: 'yaml', indent: 0, step: 4 };
  const servers = map({ servers: list(map({ url: hole(), description: hole() })) });
  assert.equal(renderEntries(servers.entries, place), 'servers:\n    - url: $1\n      description: $2');
});

test('a list in YAML as an item of a list that holds maps', () => {
  const nested = map({ allOf: list(map({ $ref: fixed('#/a') }), map({ required: list(hole('name')) })) });
  assert.equal(
    renderEntries(nested.entries, { ...yaml, indent: 0 }),
    "allOf:\n  - \\$ref: '#/a'\n  - required:\n      - ${1:name}",
  );
});

test('choices, numbers and flags', () => {
  const values = map({
    type: choice('string', 'a,b|c'),
    maximum: bareHole('10'),
    deprecated: trueOrFalse,
    minimum: bareHole(''),
  });
  assert.equal(
    renderEntries(values.entries, { ...json, indent: 0 }),
    '"type": "${1|string,a\\,b\\|c|}",\n"maximum": ${2:10},\n"deprecated": ${3|true,false|},\n"minimum": $4',
  );
});

test('holes with one name are one tab stop', () => {
  const values = map({
    required: list(hole('name', 'a')),
    other: hole('x'),
    properties: keyed(hole('name', 'a'), map({})),
  });
  assert.equal(
    renderEntries(values.entries, { ...yaml, indent: 0 }),
    'required:\n  - ${1:name}\nother: ${2:x}\nproperties:\n  ${1:name}: {}',
  );
});

test('text that YAML would read as something else has quotes, and keeps its meaning as a snippet', () => {
  const rendered = (value: Skeleton): readonly string[] => [renderValue(value, yaml), renderValue(value, json)];
  assert.deepEqual(rendered(fixed('2.0')), ["'2.0'", '"2.0"']);
  assert.deepEqual(rendered(fixed(2)), ['2', '2']);
  assert.deepEqual(rendered(fixed(true)), ['true', 'true']);
  assert.deepEqual(rendered(hole('true')), ["'${1:true}'", '"${1:true}"']);
  assert.deepEqual(rendered(hole('{$request.body#/url}')), [
    "'${1:{\\$request.body#/url\\}}'",
    '"${1:{\\$request.body#/url\\}}"',
  ]);
  assert.deepEqual(rendered(fixed('a "b" \\ $1')), ['a "b" \\\\ \\$1', '"a \\\\"b\\\\" \\\\\\\\ \\$1"']);
  assert.deepEqual(rendered(hole("it's: so")), ["'${1:it''s: so}'", '"${1:it\'s: so}"']);
});
