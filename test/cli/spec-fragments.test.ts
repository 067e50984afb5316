import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dedent } from '../support/marks.ts';
import { folderWith } from './support.ts';

const operation = dedent(`
  get:
    sumary: List pets
    responses:
      default:
        description: Pets
`);

const files = {
  'docwright.yaml': 'rules: { openapi/contract: off }\n',
  'api/openapi.yaml': dedent(`
    openapi: 3.1.0
    info: { title: 3, version: 1.0.0 }
    paths:
      /pets:
        $ref: paths/pets.yaml
      /dogs:
        $ref: paths/dogs.yaml
  `),
  'api/paths/pets.yaml': operation,
  'api/paths/dogs.yaml': operation,
  'compose.yaml': 'services: {}\n',
};

test('A file that a description refers to can be named alone: only its own problems are reported', (context) => {
  const folder = folderWith(context, files);
  const run = folder.run('check', 'api/paths/pets.yaml');
  assert.equal(run.stderr, '');
  assert.equal(run.code, 1);
  assert.match(run.stdout, /^api\/paths\/pets\.yaml\n/);
  assert.match(run.stdout, /`sumary`/);
  assert.doesNotMatch(run.stdout, /openapi\.yaml|dogs\.yaml/);
});

test('A file that no description refers to is still named as one that was not checked', (context) => {
  const run = folderWith(context, files).run('check', 'api/paths/pets.yaml', 'compose.yaml');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /^docwright: compose\.yaml: not checked/m);
  assert.doesNotMatch(run.stderr, /pets\.yaml/);
});

test('Standard input can be a file that a description refers to', (context) => {
  const folder = folderWith(context, files);
  const good = operation.replace('sumary', 'summary');
  const bad = folder.runWith({ input: operation }, 'check', '--stdin-filepath', 'api/paths/pets.yaml');
  assert.match(bad.stdout, /^api\/paths\/pets\.yaml\n.*`sumary`/s);
  const run = folder.runWith({ input: good }, 'check', '--stdin-filepath', 'api/paths/pets.yaml');
  assert.doesNotMatch(run.stdout, /sumary/);
});

test('Only files that were named are repaired', (context) => {
  const repeated = operation.replace(
    'sumary: List pets',
    'parameters:\n    - { name: a, in: query, schema: { enum: [1, 1] } }',
  );
  const folder = folderWith(context, { ...files, 'api/paths/pets.yaml': repeated, 'api/paths/dogs.yaml': repeated });
  folder.run('check', '--fix', 'api/paths/pets.yaml');
  assert.match(folder.read('api/paths/pets.yaml'), /enum: \[1\]/);
  assert.equal(folder.read('api/paths/dogs.yaml'), repeated);
});

test('A description at the top of a repository is found, as one below it is', (context) => {
  const folder = folderWith(context, {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\n',
  });
  const run = folder.run('check', '--format', 'json');
  assert.equal(run.stderr, '');
  assert.deepEqual(
    JSON.parse(run.stdout).files.map((file: { path: string }) => file.path),
    ['openapi.yaml'],
  );
});
