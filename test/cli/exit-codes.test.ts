import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, lacksErrors, lacksOverview, notes, project } from './documents.ts';
import { folderWith } from './support.ts';

test('Exit with 0 where nothing is wrong, and say how much was checked', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': complete, 'notes.md': notes });
  const run = folder.run('check');
  assert.deepEqual(run, {
    code: 0,
    stdout: 'No problems in 2 Markdown files (1 API document).\n',
    stderr: '',
  });
});

test('Exit with 1 for an error', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  assert.equal(folder.run('check').code, 1);
});

test('A warning fails the run only where --fail-on says so', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksErrors });
  assert.equal(folder.run('check').code, 0);
  assert.equal(folder.run('check', '--fail-on', 'error').code, 0);
  assert.equal(folder.run('check', '--fail-on', 'warning').code, 1);
  assert.equal(folder.run('check', '--fail-on', 'info').code, 1);
});

test('Exit with 2 where something can not be read, and report the rest', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  const run = folder.run('check', 'a.md', 'nowhere.md');
  assert.equal(run.code, 2);
  assert.match(run.stdout, /structure\/missing-section/);
  assert.equal(run.stderr, 'docwright: nowhere.md: no such file or folder\n');
});

test('Refuse an unknown option, and name the one that was meant', (context) => {
  const folder = folderWith(context, {});
  const run = folder.run('check', '--formt', 'json');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, "docwright: unknown option '--formt'\n(Did you mean --format?)\n");
});

test('Refuse what is not built', (context) => {
  const folder = folderWith(context, { 'a.md': complete });
  for (const option of ['--shard', '--watch']) {
    const run = folder.run('check', option, '1');
    assert.equal(run.code, 2, option);
    assert.match(run.stderr, new RegExp(`unknown option '${option}'`));
  }
  const run = folder.run('check', '--format', 'sarif');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /It is one of stylish, json\./);
});

test('Name the format and the severity that were meant', (context) => {
  const folder = folderWith(context, {});
  assert.match(folder.run('check', '--format', 'jsn').stderr, /Did you mean json\?/);
  assert.match(folder.run('check', '--fail-on', 'warnings').stderr, /Did you mean warning\?/);
});

test('Refuse an unknown command, and name the one that was meant', (context) => {
  const folder = folderWith(context, { 'a.md': complete });
  const run = folder.run('chekc');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /unknown command 'chekc'\n\(Did you mean check\?\)/);
  assert.match(folder.run('a.md').stderr, /docwright check a\.md/);
});

test('Print help and version', (context) => {
  const folder = folderWith(context, {});
  const help = folder.run('--help');
  assert.equal(help.code, 0);
  for (const word of ['check', 'fix', 'init', 'explain', 'rules', 'lsp', 'Examples:'])
    assert.ok(help.stdout.includes(word), word);
  assert.equal(folder.run('check', '--help').code, 0);
  const version = folder.run('--version');
  assert.equal(version.code, 0);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
});

test('rules lists those of a family by its name', (context) => {
  const folder = folderWith(context, {});
  const { code, stdout } = folder.run('rules', 'front-matter');
  assert.equal(code, 0);
  for (const line of stdout.trimEnd().split('\n').slice(0, -2)) assert.match(line, /^front-matter\//);
  assert.equal(folder.run('rules', 'front').code, 2);
});
