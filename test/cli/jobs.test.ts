import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, lacksErrors, lacksOverview, notes, project } from './documents.ts';
import { folderWith } from './support.ts';

const paths = `paths:
  /parcels:
    get:
      responses:
        '200': { description: Parcels. }
`;

test('Several threads say what one says, in the same order', (context) => {
  const folder = folderWith(context, {
    ...project,
    'a.md': lacksOverview,
    'b.md': `${lacksErrors}\n[a](a.md#nowhere) and [z](missing.md)\n`,
    'binary.md': Buffer.from([35, 32, 0, 10]),
    'c.md': complete,
    'deep/d.md': `${lacksOverview}\n${'Words. '.repeat(2000)}\n`,
    'deep/latin.md': Buffer.from([35, 32, 0xe9, 10]),
    'notes.md': notes,
    'one.yaml': `openapi: 3.1.0\ninfo: { title: One }\n${paths}`,
    'two.yaml': `openapi: 3.1.0\ninfo: { version: '2' }\n${paths}`,
  });
  const one = folder.run('check', '--format', 'json', '--jobs', '1');
  assert.match(one.stderr, /binary\.md.*\n.*latin\.md/);
  assert.ok(JSON.parse(one.stdout).summary.error > 2);
  for (const jobs of ['2', '3', '8']) assert.deepEqual(folder.run('check', '--format', 'json', '--jobs', jobs), one);
});

test('Threads that get nothing to do are no harm', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  assert.deepEqual(folder.run('check', 'a.md', '--jobs', '4'), folder.run('check', 'a.md', '--jobs', '1'));
});
