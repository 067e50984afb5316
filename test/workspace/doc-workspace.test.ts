import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import { loadProject } from '#workspace/load-project.ts';
import { MemoryFileSystem } from '../support/memory-file-system.ts';

const folder = 'file:///shop/';

/** A workspace of these files, and a way to check one of them as it is in an editor. */
async function workspaceOf(texts: Readonly<Record<string, string>>) {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text]));
  const fileSystem = new MemoryFileSystem(files);
  const loaded = await loadProject(fileSystem, folder, { root: folder });
  const workspace = new DocWorkspace({ fileSystem, folders: () => [folder], projectOf: async () => loaded });
  fileSystem.read.length = 0;
  const check = async (path: string, text = texts[path] ?? '') => {
    const file = parseMarkdown(folder + path, text);
    await workspace.prepare(file, loaded);
    const result = checkMarkdown(loaded.project, file, loaded.pathOf(file.uri), workspace.neighboursOf(loaded));
    workspace.put(file, loaded, result.alignment);
    const found = result.findings
      .filter(({ rule }) => rule.startsWith('links/') || rule.startsWith('errors/'))
      .map(({ rule, message }) => `${rule}: ${message}`);
    return { result, found };
  };
  return { workspace, loaded, fileSystem, check };
}

const page = (body: string): string => `# Parcels\n\n## GET /parcels\n\n${body}\n`;
const errors = page(
  '### Error Codes\n\n| Code | Message |\n| - | - |\n| `lost_parcel` | Gone |\n| `wet_parcel` | Wet |',
);

test('A link to a heading of another document is followed, whatever is between', async () => {
  const { check } = await workspaceOf({
    'docs/a.md': page('[x](b.md#there), [y](b.md#here), [z](../c%20d.md#top-1), [q](b.md?x=1#her), [s](gone.md#a)'),
    'docs/b.md': '# Here\n',
    'c d.md': '# Top\n\n# Top\n',
  });
  const { found } = await check('docs/a.md');
  assert.deepEqual(found, [
    'links/broken-anchor: No heading or anchor `there` in `b.md`; did you mean `here`?',
    'links/broken-anchor: No heading or anchor `her` in `b.md`; did you mean `here`?',
    'links/broken-link: No file `gone.md`',
  ]);
});

test('Nothing outside of the workspace is read, and only documents to whose headings somebody links', async () => {
  const { check, fileSystem } = await workspaceOf({
    'a.md': page('[x](../../secret.md#a), [y](b.md), [z](c.md#d), [q](https://example.com/e.md#f), ![p](g.png#h)'),
    'b.md': '# B\n',
    'c.md': '# D\n',
    'g.png': '',
  });
  assert.deepEqual((await check('a.md')).found, []);
  assert.deepEqual(fileSystem.read, [`${folder}c.md`, `${folder}a/c.md`]);
});

test('Without a contract, a document asks about no other file', async () => {
  const { check, fileSystem } = await workspaceOf({ 'a.md': '# Notes\n\n[x](b.md#c)\n', 'b.md': '# B\n' });
  assert.deepEqual((await check('a.md')).found, []);
  assert.deepEqual(fileSystem.read, []);
});

test('An answer is the same for as long as the document says the same, and then another one', async () => {
  const { check, workspace, loaded } = await workspaceOf({
    'a.md': page('[x](b.md#here)'),
    'b.md': '# Here\n\nWords.\n',
  });
  const { result } = await check('a.md');
  const isCurrent = () => result.questions.isAnsweredBy(workspace.neighboursOf(loaded));
  await check('b.md', '# Here\n\nOther words, and more of them.\n');
  assert.ok(isCurrent());
  await check('b.md', '# There\n');
  assert.ok(!isCurrent());
  assert.deepEqual((await check('a.md')).found, [
    'links/broken-anchor: No heading or anchor `here` in `b.md`; did you mean `there`?',
  ]);
});

test('A document that comes or goes is another answer', async () => {
  const { check, workspace, fileSystem } = await workspaceOf({ 'a.md': page('[x](b.md#here)') });
  assert.deepEqual((await check('a.md')).found, ['links/broken-link: No file `b.md`; did you mean `a.md`?']);
  fileSystem.files.set(`${folder}b.md`, '# Here\n');
  workspace.filesMoved([`${folder}b.md`]);
  assert.deepEqual((await check('a.md')).found, []);
  fileSystem.files.set(`${folder}b.md`, '# Elsewhere\n');
  workspace.filesChanged([`${folder}b.md`]);
  assert.deepEqual((await check('a.md')).found, ['links/broken-anchor: No heading or anchor `here` in `b.md`']);
});

test('Codes are looked up where `errors.catalogues` says, in every document', async () => {
  const { check } = await workspaceOf({
    'docwright.yaml': 'errors: { catalogues: [docs/errors/*.md] }\n',
    'docs/errors/all.md': errors,
    'docs/errors/more.md': page(
      '### Error Codes\n\n| Code | Status | Message |\n| - | - | - |\n| `lost_parcel` | 404 | Again |\n| `late_parcel` | 408 | Late |',
    ),
    'a.md': page(
      '```http\nHTTP/1.1 409 Conflict\n\n{ "error": { "code": "late_parcel" } }\n```\n\n```json\n{ "error": { "code": "lots_parcel" } }\n```',
    ),
  });
  assert.deepEqual((await check('a.md')).found, [
    'errors/wrong-status: `late_parcel` is 408 in the catalogue',
    'errors/undefined-code: `lots_parcel` is not in the catalogue; did you mean `lost_parcel`?',
  ]);
  assert.deepEqual((await check('docs/errors/all.md')).found, []);
  assert.deepEqual((await check('docs/errors/more.md')).found, [
    'errors/duplicate-code: `lost_parcel` is defined in another document, too',
  ]);
});

test('A row for a missing code is added to the document that lists the others', async () => {
  const { check } = await workspaceOf({
    'docwright.yaml': 'errors: { catalogues: [errors.md] }\n',
    'errors.md': errors.replaceAll('\n', '\r\n'),
    'a.md': page('```json\n{ "error": { "code": "new_parcel" } }\n```'),
  });
  const { result } = await check('a.md');
  const fixes = result.findings.find(({ rule }) => rule === 'errors/undefined-code')?.fixes ?? [];
  const [edit] = fixes.find(({ title }) => title === 'Add `new_parcel` to the catalogue')?.edits ?? [];
  assert.equal(edit?.uri, `${folder}errors.md`);
  assert.equal(edit?.text, '\r\n| `new_parcel` | TODO |');
  assert.equal(edit?.span.start, errors.replaceAll('\n', '\r\n').lastIndexOf('\r\n'));
});

test('What a project says its codes look like counts before what they look like', async () => {
  const { check } = await workspaceOf({
    'docwright.yaml': "errors: { catalogues: [errors.md], pattern: '[a-z]+_parcel' }\n",
    'errors.md': errors,
    'a.md': page(
      '```json\n{ "error": { "code": "old_parcel" } }\n```\n\n```json\n{ "error": { "code": "old_letter" } }\n```',
    ),
  });
  assert.deepEqual((await check('a.md')).found, ['errors/undefined-code: `old_parcel` is not in the catalogue']);
});

test('The documents of a project are one graph, once they have been read', async () => {
  const { workspace, loaded } = await workspaceOf({ 'a.md': errors, 'b/c.mdx': '# C\n', 'd.txt': 'No' });
  assert.deepEqual(workspace.graphOf(loaded).documents, []);
  const steps: string[] = [];
  await workspace.index((done, all) => steps.push(`${done}/${all}`));
  assert.deepEqual(steps, ['1/2', '2/2']);
  const { documents } = workspace.graphOf(loaded);
  assert.deepEqual(
    documents.map(({ uri, api }) => [uri, api?.codes.map(({ code }) => code)]),
    [
      [`${folder}a.md`, ['lost_parcel', 'wet_parcel']],
      [`${folder}b/c.mdx`, undefined],
    ],
  );
});
