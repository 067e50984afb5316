import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { pathBelow } from '#workspace/uris.ts';

test('A file is read, and what is none is not there', async (context) => {
  const { folder, uri } = await makeFolder(context);
  await writeFile(join(folder, 'a b.yaml'), 'id: a');
  assert.equal(new TextDecoder().decode(await nodeFileSystem.readFile(`${uri}a%20b.yaml`)), 'id: a');
  assert.equal(await nodeFileSystem.readFile(`${uri}none.yaml`), undefined);
  assert.equal(await nodeFileSystem.readFile(`${uri}a%20b.yaml/below`), undefined);
  assert.equal(await nodeFileSystem.readFile(uri), undefined);
  assert.equal(await nodeFileSystem.readFile('vscode-vfs://github/a'), undefined);
});

test('A pipe, which might be read for ever, is not read', { skip: process.platform === 'win32' }, async (context) => {
  const { folder, uri } = await makeFolder(context);
  execFileSync('mkfifo', [join(folder, 'docwright.yaml')]);
  assert.equal(await nodeFileSystem.readFile(`${uri}docwright.yaml`), undefined);
});

test('What is wrong with a file is said without its path', { skip: process.platform === 'win32' }, async (context) => {
  const { folder, uri } = await makeFolder(context);
  await symlink('docwright.yaml', join(folder, 'docwright.yaml'));
  await assert.rejects(nodeFileSystem.readFile(`${uri}docwright.yaml`), {
    message: 'ELOOP: too many symbolic links encountered',
  });
});

test('Globs find files below the folder, in order, and no links out of it', {
  skip: process.platform === 'win32',
}, async (context) => {
  const { folder, uri } = await makeFolder(context);
  await mkdir(join(folder, 'project/contracts/deep'), { recursive: true });
  await mkdir(join(folder, 'project/node_modules/x'), { recursive: true });
  const files = [
    'secret.yaml',
    'project/contracts/b.yaml',
    'project/contracts/a.yaml',
    'project/contracts/deep/c.yaml',
    'project/contracts/d.md',
    'project/node_modules/x/e.yaml',
  ];
  for (const file of files) await writeFile(join(folder, file), 'id: x');
  await symlink(join(folder, 'secret.yaml'), join(folder, 'project/contracts/link.yaml'));
  await symlink(folder, join(folder, 'project/contracts/up'));
  const find = async (...globs: string[]) => {
    const found = await nodeFileSystem.find(`${uri}project/`, globs);
    return found.map((file) => pathBelow(`${uri}project/`, file));
  };
  assert.deepEqual(await find('contracts/*.yaml'), ['contracts/a.yaml', 'contracts/b.yaml']);
  assert.deepEqual(await find('**/*.yaml'), ['contracts/a.yaml', 'contracts/b.yaml', 'contracts/deep/c.yaml']);
  assert.deepEqual(await find('contracts/up/*.yaml', '../*.yaml', 'none/*'), []);
  assert.deepEqual(await nodeFileSystem.find('vscode-vfs://github/a/', ['*']), []);
  assert.deepEqual(await nodeFileSystem.find(`${uri}none/`, ['*']), []);
});

async function makeFolder(context: TestContext): Promise<{ folder: string; uri: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'docwright-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return { folder, uri: `${pathToFileURL(folder)}/` };
}
