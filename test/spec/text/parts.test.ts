import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile, rootMap, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';

/** The parts, one a line: kind, containers, and the first line of the text. */
function partsOf(text: string, format: SpecFormat = 'yaml'): string[] {
  return parseSpecFile('file:///spec', format, text).parts.map(
    ({ kind, containers, text }) => `${kind} ${containers.join('/')}: ${text.trim().split('\n')[0]}`,
  );
}

function replace(file: SpecFile, old: string, text: string): SpecFile {
  const start = file.text().indexOf(old);
  return updateSpecFile(file, [{ span: { start, end: start + old.length }, text }]);
}

const pets = `# Pets
openapi: 3.1.0
paths:
  # The list
  /pets:
    get: {}
  /pets/{id}:
    parameters:
    - name: id
components:
  schemas:
    Pet:
      type: object
  x-empty:
tags: []
`;

test('Path items and components are parts of their own', () => {
  assert.deepEqual(partsOf(pets), [
    'filler : # Pets',
    'entry : openapi: 3.1.0',
    'container : paths:',
    'entry paths: /pets:',
    'entry paths: /pets/{id}:',
    'container : components:',
    'container components: schemas:',
    'entry components/schemas: Pet:',
    'entry components: x-empty:',
    'entry : tags: []',
  ]);
});

test('A list or a scalar below a container’s key is no container', () => {
  assert.deepEqual(partsOf('parameters:\n  - name: a\n  - name: b\n'), ['entry : parameters:']);
  assert.deepEqual(partsOf('parameters:\n- name: a\n- name: b\n'), ['entry : parameters:']);
  assert.deepEqual(partsOf('paths:\n  some\n  words\n'), ['entry : paths:']);
});

test('A line that is being typed is a part of its own, also as the first', () => {
  assert.deepEqual(partsOf('paths:\n  /pe\n  /pets: {}\n'), [
    'container : paths:',
    'entry paths: /pe',
    'entry paths: /pets: {}',
  ]);
});

test('A line that slipped to the margin leaves the container as it is', () => {
  for (const line of [
    'e',
    'get: {}',
    'e      get:',
    'tags: [a, b]',
    '"unclosed',
    'parameters:',
    'deprecated: true # soon',
  ]) {
    const text = `paths:\n  /a:\n    get:\n${line}\n      responses: {}\n  /b: {}\ninfo: {}\n`;
    assert.deepEqual(
      partsOf(text),
      ['container : paths:', 'entry paths: /a:', 'entry paths: /b: {}', 'entry : info: {}'],
      line,
    );
    const inner = `components:\n  schemas:\n    A:\n      type: object\n${line}\n      title: A\n    B: {}\n  headers:\n    C: {}\n`;
    assert.deepEqual(
      partsOf(inner),
      [
        'container : components:',
        'container components: schemas:',
        'entry components/schemas: A:',
        'entry components/schemas: B: {}',
        'container components: headers:',
        'entry components/headers: C: {}',
      ],
      line,
    );
  }
});

test('Several lines that slipped to the margin leave the container as it is', () => {
  const text = 'paths:\n  /a:\n    get:\ne     x: 1\n      y: 2\nId: x\n      z: 3\n  /b: {}\ninfo: {}\n';
  assert.deepEqual(partsOf(text), [
    'container : paths:',
    'entry paths: /a:',
    'entry paths: /b: {}',
    'entry : info: {}',
  ]);
});

test('A key at the margin that can have what is below it leaves the container', () => {
  for (const [below, part] of [
    ['x:\n  /b: {}', 'x:'],
    ['x: |\n    text\n  /b: {}', 'x: |'],
    ['"x: y": |\n    text\n  /b: {}', '"x: y": |'],
    ['x:\n- a: 1\n  /b: {}', 'x:'],
    ['x: {\n  /b: {}\n  }', 'x: {'],
    ['x: word\n  words', 'x: word'],
  ]) {
    const text = `paths:\n  /a: {}\n${below}\ninfo: {}\n`;
    assert.deepEqual(
      partsOf(text),
      ['container : paths:', 'entry paths: /a: {}', `entry : ${part}`, 'entry : info: {}'],
      below,
    );
  }
});

test('A key that can have no entries where it slipped to leaves the container as it is', () => {
  for (const line of ['rror:', '  /parcels:', '  parcel-sent:', '  "a b":']) {
    const text = `components:\n  schemas:\n    A:\n      title: A\n${line}\n    B: {}\n  headers:\n    C: {}\n`;
    assert.deepEqual(
      partsOf(text),
      [
        'container : components:',
        'container components: schemas:',
        'entry components/schemas: A:',
        'entry components/schemas: B: {}',
        'container components: headers:',
        'entry components/headers: C: {}',
      ],
      line,
    );
  }
});

test('A kind of components that is misspelt, or that somebody made up, has its entries', () => {
  for (const line of ['model:', 'security-schemes:', 'x-models:', 'respnses:']) {
    const text = `components:\n  schemas:\n    A: {}\n  ${line}\n    B: {}\n`;
    assert.deepEqual(
      partsOf(text),
      [
        'container : components:',
        'container components: schemas:',
        'entry components/schemas: A: {}',
        `container components: ${line}`,
        `entry components/${line.slice(0, -1)}: B: {}`,
      ],
      line,
    );
  }
});

test('What ties entries together makes one part of all', () => {
  for (const text of [
    'a: &x 1\nb: *x\n',
    '<<: { a: 1 }\nb: 2\n',
    '? a\n: b\nc: d\n',
    'a: 1\rb: 2\n',
    '- a\n- b\n',
    '%YAML 1.2\n---\na: 1\n',
  ]) {
    assert.deepEqual(
      parseSpecFile('file:///spec', 'yaml', text).parts.map(({ kind }) => kind),
      ['whole'],
      text,
    );
  }
  assert.equal(partsOf('a: &x 1\nb: no alias\nc: "*x"\n').length, 3);
});

test('A second document is one part', () => {
  assert.deepEqual(partsOf('---\na: 1\n---\nb: 2\nc: 3\n'), ['filler : ---', 'entry : a: 1', 'filler : ---']);
});

const json = `{
  "openapi": "3.1.0",
  "paths": {
    "/pets": {
      "get": {}
    },
    "/x": {}
  }
}
`;

const jsonParts = [
  'filler : {',
  'entry : "openapi": "3.1.0",',
  'container : "paths": {',
  'entry paths: "/pets": {',
  'entry paths: "/x": {}',
  'filler paths: }',
  'filler : }',
];

test('JSON is cut at its lines, and by its brackets where lines don’t show them', () => {
  assert.deepEqual(partsOf(json, 'json'), jsonParts);
  assert.deepEqual(partsOf(json, 'yaml'), jsonParts);
  assert.deepEqual(partsOf(json.replace(/\n */g, ''), 'json'), [
    'filler : {',
    'entry : "openapi": "3.1.0",',
    'container : "paths": {',
    'entry paths: "/pets": {"get": {}},',
    'entry paths: "/x": {}',
    'filler paths: }',
    'filler : }',
  ]);
});

test('A brace that isn’t closed swallows nothing but its own part', () => {
  assert.deepEqual(partsOf(json.replace('"get": {}', '"get": {'), 'json'), jsonParts);
});

test('Lines of JSON that slipped stay in the part that their brackets say', () => {
  const text = `{
  "paths": {
    "/a": {
      "get": {
        "tags": []
      }
    },
    "/b": {
      "get": {}
    }
  },
  "info": {}
}
`;
  const parts = [
    'filler : {',
    'container : "paths": {',
    'entry paths: "/a": {',
    'entry paths: "/b": {',
    'filler paths: },',
    'entry : "info": {}',
    'filler : }',
  ];
  assert.deepEqual(partsOf(text, 'json'), parts);
  for (const [old, slipped] of [
    ['      }\n', '  }\n'],
    ['    },\n    "/b"', '  },\n    "/b"'],
    ['    },\n    "/b"', '},\n    "/b"'],
    ['    "/b"', '  "/b"'],
    ['      "get": {\n', '    "get": {\n'],
    ['        "tags"', '  "tags"'],
    ['        "tags"', '"tags"'],
    ['        "tags": []\n      }', '        "tags": [\n  ]\n  }'],
  ] as const) {
    assert.ok(text.includes(old));
    assert.deepEqual(partsOf(text.replace(old, slipped), 'json'), parts, slipped);
  }
});

test('A map of JSON that isn’t closed ends where the lines of another one begin', () => {
  const text = json.replace('    "/x": {}\n  }\n', '    "/x": {},\n  "info": {\n    "title": ""\n  }\n');
  assert.deepEqual(partsOf(text, 'json'), [
    ...jsonParts.slice(0, 4),
    'entry paths: "/x": {},',
    'entry : "info": {',
    'filler : }',
  ]);
});

test('Commas between parts are told where they are missing, or too many', () => {
  const problemsOf = (text: string) =>
    parseSpecFile('file:///spec', 'json', text).seamProblems.map(
      ({ at, message }) => `${at.part.text.slice(at.start, at.end)} ${message}`,
    );
  assert.deepEqual(problemsOf(json), []);
  assert.deepEqual(problemsOf(json.replace('},\n    "/x"', '}\n    "/x"')), ['"/x" A comma is missing before this']);
  assert.deepEqual(problemsOf(json.replace('"/x": {}', '"/x": {},')), [', No comma may stand before `}`']);
});

test('After an edit every part but its own is the very same', () => {
  const before = parseSpecFile('file:///spec', 'yaml', pets);
  const after = replace(before, 'object', 'array');
  const changed = after.parts.filter((part) => !before.parts.includes(part));
  assert.deepEqual(
    changed.map(({ text }) => text),
    ['    Pet:\n      type: array\n'],
  );
  const undone = replace(after, 'array', 'object');
  assert.deepEqual(undone.parts.filter((part) => !before.parts.includes(part)).length, 1);
});

test('Maps whose parts are the same are the same, and a key that stands twice is found', () => {
  const before = parseSpecFile('file:///spec', 'yaml', pets);
  const paths = rootMap(before)?.map('paths');
  const after = replace(before, 'object', 'array');
  assert.equal(rootMap(after)?.map('paths'), paths);
  assert.equal(rootMap(after)?.map('components')?.map('schemas')?.map('Pet')?.text('type'), 'array');
  const twice = rootMap(replace(after, '/pets/{id}', '/pets'))?.map('paths');
  assert.deepEqual(
    twice?.entries.map(({ key }) => key),
    ['/pets', '/pets'],
  );
});

test('Changes follow each other, each in the text that the one before left', () => {
  const file = updateSpecFile(parseSpecFile('file:///spec', 'yaml', 'a: 1\nb: 2\n'), [
    { span: { start: 0, end: 5 }, text: '' },
    { span: { start: 0, end: 0 }, text: 'c: 3\n' },
  ]);
  assert.equal(file.text(), 'c: 3\nb: 2\n');
  assert.equal(file.length, 10);
});
