import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSystem } from '#workspace/file-system.ts';
import { loadProject } from '#workspace/load-project.ts';
import { Projects } from '../../server/src/lsp/projects.ts';

const folder = 'file:///project/';
const configuration = 'file:///project/docwright.yaml';

/** A file system with one configuration, which is held back until it is let go. */
function slowFiles(text: string) {
  const state = { text };
  let letGo = () => {};
  let hold: Promise<void> | undefined;
  const files: FileSystem = {
    async readFile(uri) {
      if (uri !== configuration) return undefined;
      const bytes = new TextEncoder().encode(state.text);
      await hold;
      return bytes;
    },
    find: async () => [],
    namesIn: async () => undefined,
  };
  const holdBack = () => {
    hold = new Promise((resolve) => {
      letGo = () => {
        hold = undefined;
        resolve();
      };
    });
  };
  return { state, files, holdBack, letGo: () => letGo() };
}

test('A file that changes while its project is loading is read again', async () => {
  const { state, files, holdBack, letGo } = slowFiles('profile: draft\n');
  const projects = new Projects((uri) => loadProject(files, uri, { root: folder }));
  let changes = 0;
  projects.onDidChange(() => changes++);
  holdBack();
  const asked = projects.of(`${folder}a.md`);
  state.text = 'profile: release\n';
  const told = projects.filesChanged([configuration]);
  letGo();
  await told;
  await asked;
  assert.equal(changes, 1);
  assert.equal((await projects.of(`${folder}a.md`)).project.configuration.profile, 'release');
});

test('A file that no project is made from changes nothing', async () => {
  const { files } = slowFiles('profile: draft\n');
  const projects = new Projects((uri) => loadProject(files, uri, { root: folder }));
  const before = await projects.of(`${folder}a.md`);
  const { state } = projects;
  await projects.filesChanged([`${folder}openapi.yaml`, `${folder}a.md`]);
  assert.equal(projects.state, state);
  assert.equal(await projects.of(`${folder}b.md`), before, 'and the documents of a folder share it');
});

test('A project that can not be loaded is tried again', async () => {
  const { files } = slowFiles('profile: draft\n');
  let isBroken = true;
  const projects = new Projects((uri) => {
    if (isBroken) return Promise.reject(new Error('The disk is gone'));
    return loadProject(files, uri, { root: folder });
  });
  await assert.rejects(projects.of(`${folder}a.md`), /The disk is gone/);
  isBroken = false;
  assert.equal((await projects.of(`${folder}a.md`)).project.configuration.profile, 'draft');
});

test('Projects are loaded anew on another day, since comments may end with one', async () => {
  const { files } = slowFiles('profile: draft\n');
  let day = '2026-11-24';
  const projects = new Projects(
    (uri) => loadProject(files, uri, { root: folder, today: day }),
    () => day,
  );
  let changes = 0;
  projects.onDidChange(() => changes++);
  await projects.of(`${folder}a.md`);
  assert.equal((await projects.of(`${folder}a.md`)).project.today, '2026-11-24');
  assert.equal(changes, 0);
  day = '2026-11-25';
  assert.equal((await projects.of(`${folder}a.md`)).project.today, '2026-11-25');
  assert.equal(changes, 1);
});
