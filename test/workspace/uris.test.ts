import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf, parentFolder, pathBelow, resolveUri, uriKey } from '#workspace/uris.ts';

test('The folder of a file, and those above it', () => {
  assert.equal(folderOf('file:///project/docs/a.md'), 'file:///project/docs/');
  assert.equal(folderOf('file:///project/docs/'), 'file:///project/docs/');
  assert.equal(folderOf('vscode-vfs://github/owner/name/a.md?x#y'), 'vscode-vfs://github/owner/name/');
  assert.equal(parentFolder('file:///project/docs/'), 'file:///project/');
  assert.equal(parentFolder('file:///'), undefined);
  assert.equal(parentFolder('vscode-vfs://github/'), undefined);
});

test('A path below a folder, however the URI is written', () => {
  assert.equal(pathBelow('file:///project/', 'file:///project/a%20b/c.md'), 'a b/c.md');
  assert.equal(pathBelow('file:///C:/docs/', 'file:///c%3A/docs/a.md'), 'a.md');
  assert.equal(pathBelow('file:///project/', 'file:///projectshop/a.md'), undefined);
  assert.equal(pathBelow('file:///project/', 'vscode-vfs:///work/a.md'), undefined);
  assert.equal(pathBelow('file:///project/', 'file:///project/../secret.yaml'), undefined);
  assert.equal(pathBelow('file:///project/', 'file:///project/a/%2e%2E/%2e./secret.yaml'), undefined);
  assert.equal(pathBelow('file:///project/', 'file:///project/..a/b..yaml'), '..a/b..yaml');
  assert.equal(uriKey('file:///C:/a'), uriKey('file:///c%3A/a'));
});

test('A path that is resolved', () => {
  assert.equal(resolveUri('file:///project/docs/', '../a b.yaml'), 'file:///project/a%20b.yaml');
  assert.equal(resolveUri('file:///project/docs/', './a.yaml'), 'file:///project/docs/a.yaml');
  assert.equal(resolveUri('file:///project/', '../../../a.yaml'), 'file:///a.yaml');
});
