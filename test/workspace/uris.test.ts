import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf, parentFolder, pathBelow, resolveUri, uriKey } from '#workspace/uris.ts';

test('The folder of a file, and those above it', () => {
  assert.equal(folderOf('file:///work/docs/a.md'), 'file:///work/docs/');
  assert.equal(folderOf('file:///work/docs/'), 'file:///work/docs/');
  assert.equal(folderOf('vscode-vfs://github/owner/name/a.md?x#y'), 'vscode-vfs://github/owner/name/');
  assert.equal(parentFolder('file:///work/docs/'), 'file:///work/');
  assert.equal(parentFolder('file:///'), undefined);
  assert.equal(parentFolder('vscode-vfs://github/'), undefined);
});

test('A path below a folder, however the URI is written', () => {
  assert.equal(pathBelow('file:///work/', 'file:///work/a%20b/c.md'), 'a b/c.md');
  assert.equal(pathBelow('file:///C:/work/', 'file:///c%3A/work/a.md'), 'a.md');
  assert.equal(pathBelow('file:///work/', 'file:///workshop/a.md'), undefined);
  assert.equal(pathBelow('file:///work/', 'vscode-vfs:///work/a.md'), undefined);
  assert.equal(uriKey('file:///C:/a'), uriKey('file:///c%3A/a'));
});

test('A path that is resolved', () => {
  assert.equal(resolveUri('file:///work/docs/', '../a b.yaml'), 'file:///work/a%20b.yaml');
  assert.equal(resolveUri('file:///work/docs/', './a.yaml'), 'file:///work/docs/a.yaml');
  assert.equal(resolveUri('file:///work/', '../../../a.yaml'), 'file:///a.yaml');
});
