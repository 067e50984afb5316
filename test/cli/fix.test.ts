import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { complete, lacksErrors, lacksOverview, notes, project } from './documents.ts';
import { folderWith } from './support.ts';

test('--fix repairs what it can, writes only what changed, and says how many', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksErrors, 'b.md': complete, 'notes.md': notes });
  const before = statSync(folder.resolve('b.md'));
  const run = folder.run('check', '--fix');
  assert.equal(run.code, 0, run.stdout);
  assert.equal(run.stderr, '');
  assert.match(run.stdout, /^Repaired 1 file\. /);
  assert.match(folder.read('a.md'), /## Overview\n\nThe API sells tickets\.\n\n## Errors\n\nWhat can go wrong\.\n$/);
  assert.equal(folder.read('b.md'), complete);
  assert.equal(statSync(folder.resolve('b.md')).ino, before.ino);
  assert.equal(folder.run('check', '--fix').stdout, 'No problems in 3 Markdown files (2 API documents).\n');
});

test('fix is check --fix', (context) => {
  const one = folderWith(context, { ...project, 'a.md': lacksOverview });
  const other = folderWith(context, { ...project, 'a.md': lacksOverview });
  assert.deepEqual(one.run('fix'), other.run('check', '--fix'));
  assert.equal(one.read('a.md'), other.read('a.md'));
  assert.notEqual(one.read('a.md'), lacksOverview);
});

test('--fix keeps line breaks, the byte order mark, the mode, links, and leaves nothing beside the file', (context) => {
  const windows = lacksErrors.replaceAll('\n', '\r\n');
  const folder = folderWith(context, { ...project, 'docs/a.md': `\uFEFF${windows}` });
  chmodSync(folder.resolve('docs/a.md'), 0o640);
  symlinkSync('docs/a.md', folder.resolve('link.md'));
  const run = folder.run('check', '--fix', 'link.md');
  assert.equal(run.code, 0, run.stderr);
  const bytes = readFileSync(folder.resolve('docs/a.md'));
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8').slice(1);
  assert.ok(text.startsWith(windows.trimEnd()), text);
  assert.match(text, /## Errors\r\n\r\nWhat can go wrong\.\r\n$/);
  assert.doesNotMatch(text, /[^\r]\n/);
  assert.equal(statSync(folder.resolve('docs/a.md')).mode & 0o777, 0o640);
  assert.ok(lstatSync(folder.resolve('link.md')).isSymbolicLink());
  assert.deepEqual(readdirSync(folder.resolve('docs')), ['a.md']);
});

test('Standard input with --fix: the text to standard output, the report to standard error', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': complete });
  const run = folder.runWith({ input: lacksErrors }, 'check', '--fix', '--stdin-filepath', 'a.md');
  assert.equal(run.code, 0);
  assert.match(run.stdout, /^# Handbook\n[\s\S]*## Errors\n\nWhat can go wrong\.\n$/);
  assert.match(run.stderr, /^Repaired 1 file\. No problems/);
  assert.equal(folder.read('a.md'), complete);
});

test('Standard input with --fix and nothing to repair comes out as it went in', (context) => {
  const folder = folderWith(context, project);
  for (const input of [complete, notes, '', '\uFEFFno heading', 'two\r\nlines']) {
    assert.equal(folder.runWith({ input }, 'fix', '--stdin-filepath', 'x.md').stdout, input);
  }
});
