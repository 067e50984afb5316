import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadProject } from '#workspace/load-project.ts';
import { ProjectCache } from '#workspace/project-cache.ts';
import { MemoryFileSystem } from '../support/memory-file-system.ts';

const root = 'file:///project/';

test('A project is loaded once, and shared by the folders of one configuration', async () => {
  const { cache, loads } = open();
  const one = await cache.of('file:///project/docs/a.md');
  assert.equal(await cache.of('file:///project/docs/b.md'), one);
  const other = await cache.of('file:///project/guides/c.md');
  assert.equal(other.project, one.project);
  assert.equal(loads(), 2);
});

test('A changed file makes its projects anew, and only those', async () => {
  const { cache, files } = open();
  const docs = await cache.of('file:///project/docs/a.md');
  assert.equal(docs.project.configuration.profile, 'draft');
  assert.equal(await cache.invalidate(['file:///project/docs/a.md']), false);
  assert.equal(await cache.of('file:///project/docs/a.md'), docs);

  files.set('file:///project/docwright.yaml', 'profile: release');
  assert.equal(await cache.invalidate(['file:///project/docwright.yaml']), true);
  assert.equal((await cache.of('file:///project/docs/a.md')).project.configuration.profile, 'release');
});

test('A configuration that is made nearer to the document holds from then on', async () => {
  const { cache, files } = open();
  await cache.of('file:///project/docs/a.md');
  const guides = await cache.of('file:///project/guides/a.md');
  files.set('file:///project/docs/docwright.yaml', 'profile: release');
  assert.equal(await cache.invalidate(['file:///project/docs/docwright.yaml']), true);
  assert.equal((await cache.of('file:///project/docs/a.md')).project.configuration.profile, 'release');
  assert.equal(await cache.of('file:///project/guides/a.md'), guides);
});

test('A failure is not kept', async () => {
  let isBroken = true;
  const cache = new ProjectCache((folder) =>
    isBroken ? Promise.reject(new Error('broken')) : loadProject(new MemoryFileSystem({}), folder),
  );
  await assert.rejects(cache.of('file:///project/a.md'));
  isBroken = false;
  assert.equal((await cache.of('file:///project/a.md')).project.configuration.profile, 'review');
});

function open() {
  const fileSystem = new MemoryFileSystem({ 'file:///project/docwright.yaml': 'profile: draft' });
  let loads = 0;
  const cache = new ProjectCache((folder) => {
    loads += 1;
    return loadProject(fileSystem, folder, { root });
  });
  return { cache, files: fileSystem.files, loads: () => loads };
}
