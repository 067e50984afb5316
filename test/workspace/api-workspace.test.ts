import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import { loadProject } from '#workspace/load-project.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { MemoryFileSystem } from '../support/memory-file-system.ts';

const folder = 'file:///shop/';

const spec = (paths: readonly string[], title = 'Parcels'): string =>
  JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title, version: '1' },
      paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: 'OK' } } } }])),
    },
    undefined,
    2,
  );
const page = (...paths: readonly string[]): string =>
  `# Parcels\n\n${paths.map((path) => `## GET ${path}\n\nReads what there is.\n`).join('\n')}`;

/** The documents and descriptions of a workspace, as an editor has them once all of it is known. */
async function workspaceOf(texts: Readonly<Record<string, string>>) {
  const fileSystem = new MemoryFileSystem(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text])),
  );
  const loaded = await loadProject(fileSystem, folder, { root: folder });
  const folders = () => [folder];
  const specs = new SpecWorkspace({ fileSystem, folders });
  const apis = new ApiWorkspace({ fileSystem, specs, documents: () => docs.known() });
  const docs: DocWorkspace = new DocWorkspace({
    fileSystem,
    folders,
    projectOf: async () => loaded,
    apis,
    waitsForAll: true,
  });
  const check = async (path: string, text = texts[path] ?? '') => {
    const file = parseMarkdown(folder + path, text);
    await docs.prepare(file, loaded);
    const result = checkMarkdown(loaded.project, file, loaded.pathOf(file.uri), docs.neighboursOf(loaded));
    docs.put(file, loaded, result.alignment);
    const found = result.findings.filter(({ rule }) => rule.startsWith('drift/')).map(({ message }) => message);
    return { found, isCurrent: () => result.questions.isAnsweredBy(docs.neighboursOf(loaded)) };
  };
  const changeSpec = (path: string, piece: string, text: string) => {
    const file = specs.file(folder + path);
    assert.ok(file);
    const start = file.text().indexOf(piece);
    assert.ok(start !== -1, piece);
    specs.change(folder + path, [{ span: { start, end: start + piece.length }, text }]);
  };
  return { fileSystem, check, changeSpec, docs, apis, loaded };
}

test('A document is compared with the only description near it', async () => {
  const { check } = await workspaceOf({
    'docs/a.md': page('/parcels', '/parcel/{id}'),
    'api/openapi.json': spec(['/parcels', '/parcels/{id}']),
  });
  assert.deepEqual((await check('docs/a.md')).found, [
    '`GET /parcel/{id}` is not in `openapi.json`; did you mean `/parcels/{id}`?',
  ]);
});

test('It is not where most of its endpoints are of another API', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/users', '/invoices', '/orders', '/parcels'),
    'openapi.json': spec(['/parcels']),
  });
  assert.deepEqual((await check('a.md')).found, []);
});

test('Unless somebody says that it is', async () => {
  const text = `---\nspec: openapi.json\n---\n\n${page('/users/{id}/orders')}`;
  const { check } = await workspaceOf({ 'a.md': text, 'openapi.json': spec(['/parcels']) });
  assert.deepEqual((await check('a.md')).found, [
    '`GET /parcels` of `openapi.json` is not documented',
    '`GET /users/{id}/orders` is not in `openapi.json`',
  ]);
});

test('An operation that no document names is missing in one of them: where its neighbours are', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/depots'),
    'b.md': page('/parcels'),
    'openapi.json': spec(['/parcels', '/depots', '/parcels/{id}', '/stamps']),
  });
  assert.deepEqual((await check('a.md')).found, ['`GET /stamps` of `openapi.json` is not documented']);
  assert.deepEqual((await check('b.md')).found, ['`GET /parcels/{id}` of `openapi.json` is not documented']);
});

test('What was said stands as long as the description says the same of what was asked', async () => {
  const { check, changeSpec } = await workspaceOf({
    'a.md': page('/parcels'),
    'b.md': page('/depots'),
    'openapi.json': spec(['/parcels', '/depots']),
  });
  const first = await check('a.md');
  assert.deepEqual(first.found, []);
  changeSpec('openapi.json', '"title": "Parcels"', '"title": "All parcels"');
  assert.ok(first.isCurrent());
  changeSpec('openapi.json', '"/parcels"', '"/parcel"');
  assert.ok(!first.isCurrent());
  const second = await check('a.md');
  assert.deepEqual(second.found, ['`GET /parcels` is not in `openapi.json`; did you mean `/parcel`?']);
  // The place that it shows moves with its text.
  changeSpec('openapi.json', '"title": "All parcels"', '"title":\n\n"All parcels"');
  assert.ok(!second.isCurrent());
});

test('A document that says more or less outdates those that are about the same description', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/parcels'),
    'b.md': page('/depots', '/parcels/{id}'),
    'openapi.json': spec(['/parcels', '/parcels/{id}', '/depots']),
  });
  const first = await check('a.md');
  assert.deepEqual(first.found, []);
  await check('b.md', `${page('/depots', '/parcels/{id}')}\nMore words.\n`);
  assert.ok(first.isCurrent());
  await check('b.md', page('/depots'));
  assert.ok(!first.isCurrent());
  assert.deepEqual((await check('a.md')).found, ['`GET /parcels/{id}` of `openapi.json` is not documented']);
});

test('Documents without an endpoint look for no description', async () => {
  const { check, fileSystem } = await workspaceOf({
    'a.md': '# API Documentation\n\n## Overview\n\nWords.\n',
    'openapi.json': spec(['/parcels']),
  });
  fileSystem.read.length = 0;
  await check('a.md');
  assert.ok(!fileSystem.read.includes(`${folder}openapi.json`));
});
