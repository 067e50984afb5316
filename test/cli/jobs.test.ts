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

test('What two descriptions say of one place of a file is in the same order, whichever thread has which', (context) => {
  const operation = `{ get: { responses: { '200': { description: All is well. } } } }`;
  const names = ['/one', '/two', '/three', '/four', '/five', '/six'];
  const head = (title: string) => `openapi: 3.0.0\ninfo: { title: ${title}, version: '1' }\npaths:\n`;
  const references = names.slice(0, 4).map((name) => `  ${name}: { $ref: 'child.yaml#/paths/~1${name.slice(1)}' }\n`);
  const folder = folderWith(context, {
    'child.yaml': head('Child') + names.map((name) => `  ${name}: ${operation}\n`).join(''),
    'parent.yaml': `${head('Parent')}${references.join('')}${'# The larger one of both comes first.\n'.repeat(20)}`,
  });
  const one = folder.run('check', '--format', 'json', '--jobs', '1');
  assert.match(one.stdout, /4 of 4 operations[\s\S]*6 of 6 operations/);
  assert.deepEqual(folder.run('check', '--format', 'json', '--jobs', '2'), one);
});

test('Threads that get nothing to do are no harm', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  assert.deepEqual(folder.run('check', 'a.md', '--jobs', '4'), folder.run('check', 'a.md', '--jobs', '1'));
});
