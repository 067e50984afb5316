import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { lacksErrors, lacksOverview, project } from './documents.ts';
import { canRunUnprivileged, folderWith } from './support.ts';

const cases: readonly { readonly name: string; readonly content: Buffer; readonly says: string }[] = [
  {
    name: 'invalid UTF-8',
    content: Buffer.from([0x23, 0x20, 0xc3, 0xa9, 0xff, 0x41]),
    says: 'not valid UTF-8 at byte 4',
  },
  {
    name: 'invalid UTF-8 behind a replacement character of its own',
    content: Buffer.concat([Buffer.from('a\uFFFDé'), Buffer.from([0xc3])]),
    says: 'not valid UTF-8 at byte 6',
  },
  { name: 'a binary file', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), says: 'binary, not text' },
  { name: 'UTF-16', content: Buffer.from('\uFEFF# Hi', 'utf16le'), says: 'UTF-16, and Docwright reads UTF-8' },
  {
    name: 'a huge file',
    content: Buffer.alloc(50 * 1024 * 1024, 'a\n'),
    says: 'too large to check: 50 MB, and the limit is 10 MB',
  },
];

for (const { name, content, says } of cases) {
  test(`Say which file is not checked, and check the rest: ${name}`, (context) => {
    const folder = folderWith(context, { ...project, 'bad.md': content, 'good.md': lacksOverview });
    const run = folder.run('check');
    assert.equal(run.code, 2);
    assert.equal(run.stderr, `docwright: bad.md: ${says}\n`);
    assert.match(run.stdout, /^good\.md/);
  });

  test(`The same on standard input: ${name}`, (context) => {
    const folder = folderWith(context, project);
    const run = folder.runWith({ input: content }, 'check', '--stdin-filepath', 'bad.md');
    assert.equal(run.code, 2);
    assert.equal(run.stderr, `docwright: bad.md: ${says}\n`);
  });
}

test('An empty file is checked like any other', (context) => {
  const folder = folderWith(context, { ...project, 'empty.md': '' });
  assert.equal(folder.run('check').code, 0);
  assert.equal(folder.run('check', '--contract', 'handbook').code, 1);
});

test('Say which file and which folder may not be read', { skip: !canRunUnprivileged() }, (context) => {
  const folder = folderWith(context, { ...project, 'locked.md': '', 'closed/a.md': '', 'good.md': lacksOverview });
  chmodSync(folder.path, 0o755);
  chmodSync(folder.resolve('locked.md'), 0);
  chmodSync(folder.resolve('closed'), 0);
  const run = folder.runWith({ isUnprivileged: true }, 'check');
  chmodSync(folder.resolve('closed'), 0o700);
  assert.equal(run.code, 2);
  assert.match(run.stdout, /^good\.md/);
  assert.deepEqual(run.stderr.trimEnd().split('\n').sort(), [
    'docwright: closed: no permission',
    'docwright: locked.md: no permission',
  ]);
});

test('A repair that can not be written loses nothing and is said', { skip: !canRunUnprivileged() }, (context) => {
  const folder = folderWith(context, { ...project, 'docs/a.md': lacksErrors });
  chmodSync(folder.path, 0o755);
  chmodSync(folder.resolve('docs'), 0o555);
  const run = folder.runWith({ isUnprivileged: true }, 'check', '--fix');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, 'docwright: docs/a.md: could not be written: no permission\n');
  assert.match(run.stdout, /structure\/missing-section/);
  assert.equal(folder.read('docs/a.md'), lacksErrors);
});
