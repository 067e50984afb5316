import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '#engine/finding.ts';
import type { OutlineItem } from '#engine/outline/item.ts';
import { foldingsOf } from '#engine/spec/navigation/folding.ts';
import { linksIn } from '#engine/spec/navigation/links.ts';
import { outlineOf } from '#engine/spec/navigation/outline.ts';
import { namedPlaces, usesOf } from '#engine/spec/navigation/reference-counts.ts';
import { selectionsAt } from '#engine/spec/navigation/selection.ts';
import { findSymbols } from '#engine/spec/navigation/workspace-symbols.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import { dedent, readCursor } from '../../support/marks.ts';
import { specOf } from '../../support/specs.ts';

const pets = dedent(`
  openapi: 3.2.0
  info: { title: Pets, version: 1.0.0 }
  servers:
    - url: https://example.com
  tags:
    - name: pets
      summary: All pets
  # The paths
  # of the API
  paths:
    /pets:
      get:
        summary: List pets
        deprecated: true
        security: [{ key: [] }]
        responses:
          '200': { $ref: '#/components/responses/Pets' }
      additionalOperations:
        COPY: { operationId: copyPets }
    /owners:
      $ref: owners.yaml
  components:
    responses:
      Pets:
        description: |
          All pets:
            # not a comment
            # either
    securitySchemes:
      key: { type: apiKey, in: header, name: X }
  externalDocs:
    url: https://example.com/docs
`);

const { file } = specOf({ 'openapi.yaml': pets });

function outlineText(items: readonly OutlineItem[], { slice }: { slice: (span: Span) => string }, indent = ''): string {
  return items
    .map(({ kind, name, detail, isDeprecated, nameSpan, children }) => {
      const words = [`${indent}${kind} ${name}`, detail && `“${detail}”`, isDeprecated && 'deprecated'];
      assert.notEqual(slice(nameSpan), '');
      return `${words.filter(Boolean).join(' ')}\n${outlineText(children, { slice }, `${indent}  `)}`;
    })
    .join('');
}

test('The outline has paths with operations, components by kind, and what else the root says', () => {
  const slice = ({ start, end }: Span) => file.slice(start, end);
  assert.equal(
    outlineText(outlineOf(file, '3.2'), { slice }),
    dedent(`
      info info “Pets”
      group servers
        server https://example.com
      group tags
        tag pets “All pets”
      group paths
        path /pets
          operation GET “List pets” deprecated
          operation COPY “copyPets”
        path /owners
      group components
        group responses
          component Pets
        group securitySchemes
          scheme key “apiKey”
    `),
  );
});

test('A file without a version has what stands in it by name', () => {
  const { files } = specOf({
    'openapi.yaml':
      'openapi: 3.1.0\npaths:\n  /a: { $ref: "paths.yaml#/~1a" }\ncomponents: { schemas: { A: { $ref: "models.yaml#/A" } } }\n',
    'paths.yaml': '/a: { get: { summary: A } }\n',
    'models.yaml': 'A: { type: object }\n',
  });
  const outline = (path: string) => {
    const one = files.get(`file:///api/${path}`);
    return one && outlineText(outlineOf(one, '3.1'), { slice: ({ start, end }) => one.slice(start, end) });
  };
  assert.equal(outline('paths.yaml'), 'path /a\n  operation GET “A”\n');
  assert.equal(outline('models.yaml'), 'component A “object”\n');
});

test('An outline of a broken document has what can be read', () => {
  const broken = specOf({
    'a.yaml': 'openapi: 3.0.0\npaths:\n  /a:\n    get:\n      summary: "x\n  /b:\n    get: {}\n',
  });
  assert.deepEqual(
    outlineOf(broken.file, '3.0').map(({ name }) => name),
    ['paths'],
  );
});

test('Each item of an outline is within the one around it', () => {
  const check = ({ span, nameSpan, children }: OutlineItem): void => {
    assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
    for (const child of children) {
      assert.ok(span.start <= child.span.start && child.span.end <= span.end, child.name);
      check(child);
    }
  };
  for (const item of outlineOf(file, '3.2')) check(item);
});

function foldingText(of: SpecFile, most = 100): string[] {
  const lines = of.text().split('\n');
  return foldingsOf(of, most)
    .map(({ startLine, endLine, kind }) => ({
      startLine,
      text: `${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}${kind === 'comment' ? ' (comment)' : ''}`,
    }))
    .sort((a, b) => a.startLine - b.startLine)
    .map(({ text }) => text);
}

test('Maps, lists, texts and comments fold', () => {
  assert.deepEqual(foldingText(file), [
    'servers: … - url: https://example.com',
    'tags: … summary: All pets',
    '- name: pets … summary: All pets',
    '# The paths … # of the API (comment)',
    'paths: … $ref: owners.yaml',
    '/pets: … COPY: { operationId: copyPets }',
    "get: … '200': { $ref: '#/components/responses/Pets' }",
    "responses: … '200': { $ref: '#/components/responses/Pets' }",
    'additionalOperations: … COPY: { operationId: copyPets }',
    '/owners: … $ref: owners.yaml',
    'components: … key: { type: apiKey, in: header, name: X }',
    'responses: … # either',
    'Pets: … # either',
    'description: | … # either',
    'securitySchemes: … key: { type: apiKey, in: header, name: X }',
    'externalDocs: … url: https://example.com/docs',
  ]);
});

test('Of many foldings the outer ones are kept', () => {
  assert.deepEqual(foldingText(file, 5).length, 5);
  assert.ok(!foldingText(file, 9).some((text) => text.startsWith('get:')));
});

test('In JSON the line of a closing bracket stays', () => {
  const json = specOf({
    'a.json':
      '{\n  "openapi": "3.0.0",\n  "paths": {\n    "/a": {\n      "get": {}\n    }\n  },\n  "tags": [\n    { "name": "a" }\n  ]\n}\n',
  });
  assert.deepEqual(foldingText(json.file), ['"paths": { … }', '"/a": { … "get": {}', '"tags": [ … { "name": "a" }']);
});

function selections(source: string): string[] {
  const { text, offset } = readCursor(source);
  const one = specOf({ 'a.yaml': text }).file;
  return selectionsAt(one, offset).map(({ start, end }) => one.slice(start, end));
}

test('A selection grows from a word to its value, its entry and the maps around', () => {
  const text = 'openapi: 3.0.0\npaths:\n  /a:\n    get:\n      summary: "Lis<|>t"\n      tags: [a]\n';
  const item = '/a:\n    get:\n      summary: "List"\n      tags: [a]';
  assert.deepEqual(selections(text), [
    'List',
    '"List"',
    'summary: "List"',
    'summary: "List"\n      tags: [a]',
    'get:\n      summary: "List"\n      tags: [a]',
    item,
    `paths:\n  ${item}`,
    `openapi: 3.0.0\npaths:\n  ${item}`,
    `openapi: 3.0.0\npaths:\n  ${item}\n`,
  ]);
});

test('References and pages are links', () => {
  const links = linksIn(file, 10).map(({ span, target, kind }) => [kind, target, file.slice(span.start, span.end)]);
  assert.deepEqual(links, [
    ['reference', 'owners.yaml', 'owners.yaml'],
    ['page', 'https://example.com/docs', 'https://example.com/docs'],
    ['reference', '#/components/responses/Pets', '#/components/responses/Pets'],
  ]);
  assert.deepEqual(
    linksIn(file, 2).map(({ target }) => target),
    ['owners.yaml', 'https://example.com/docs'],
  );
});

test('The uses of components are counted', () => {
  const spec = specOf({ 'openapi.yaml': pets });
  const counts = namedPlaces(spec, spec.file).map(({ tokens }) => [tokens.join('/'), usesOf(spec, spec.uri, tokens)]);
  assert.deepEqual(counts, [
    ['components/responses/Pets', 1],
    ['components/securitySchemes/key', 1],
  ]);
});

test('In another file, what is referred to by name has its uses counted', () => {
  const spec = specOf({
    'openapi.yaml':
      'openapi: 3.1.0\npaths: {}\ncomponents: { schemas: { A: { $ref: "models.yaml#/A/properties/b" } } }\n',
    'models.yaml': 'A: { type: object, properties: { b: { $ref: "#/A" } } }\nB: {}\n',
  });
  const models = spec.files.get('file:///api/models.yaml');
  assert.ok(models);
  const counts = namedPlaces(spec, models).map(({ tokens }) => [tokens.join('/'), usesOf(spec, models.uri, tokens)]);
  assert.deepEqual(counts, [['A', 2]]);
});

test('An operation in a file of its own is found by its path', () => {
  const spec = specOf({
    'openapi.yaml': 'openapi: 3.1.0\npaths: { /a: { $ref: a.yaml } }\n',
    'a.yaml': 'get: { responses: {} }\n',
  });
  assert.deepEqual(
    findSymbols(spec, '', 10).map(({ name, uri, span }) => [name, uri.slice(-6), span.start]),
    [['GET /a', 'a.yaml', 0]],
  );
});

test('Operations, components and tags are found by the letters of their names', () => {
  const spec = specOf({ 'openapi.yaml': pets });
  const names = (query: string, most = 10) => findSymbols(spec, query, most).map(({ kind, name }) => `${kind} ${name}`);
  assert.deepEqual(names('pet'), [
    'operation GET /pets',
    'operation COPY /pets (copyPets)',
    'component Pets',
    'tag pets',
  ]);
  assert.deepEqual(names('cppets'), ['operation COPY /pets (copyPets)']);
  assert.deepEqual(names('ey'), ['scheme key', 'operation COPY /pets (copyPets)']);
  assert.equal(names('', 2).length, 2);
  assert.deepEqual(names('zebra'), []);
});
