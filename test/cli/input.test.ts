import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, lacksOverview, project } from './documents.ts';
import { folderWith } from './support.ts';

test('Standard input is checked as the file that it is said to be', (context) => {
  const folder = folderWith(context, {
    'deep/docwright.yaml': project['docwright.yaml'],
    'deep/contracts/handbook.yaml': project['contracts/handbook.yaml'],
  });
  const run = folder.runWith({ input: lacksOverview }, 'check', '--stdin-filepath', 'deep/new.md');
  assert.equal(run.code, 1);
  assert.match(run.stdout, /^deep\/new\.md \(handbook\)\n/);
  const elsewhere = folder.runWith({ input: lacksOverview }, 'check', '--stdin-filepath', 'new.md');
  assert.equal(elsewhere.code, 0, 'no docwright.yaml applies to it');
});

test('Standard input in JSON', (context) => {
  const folder = folderWith(context, project);
  const run = folder.runWith({ input: complete }, 'check', '--format', 'json', '--stdin-filepath', './x/../a.md');
  const report: { files: { path: string; contract: string | null }[] } = JSON.parse(run.stdout);
  assert.deepEqual(report.files.find(({ path }) => path === 'a.md')?.contract, 'handbook');
});

test('Standard input and paths do not go together', (context) => {
  const run = folderWith(context, { 'a.md': complete }).runWith(
    { input: '' },
    'check',
    'a.md',
    '--stdin-filepath',
    'b.md',
  );
  assert.equal(run.code, 2);
  assert.match(run.stderr, /leave out the paths/);
});
