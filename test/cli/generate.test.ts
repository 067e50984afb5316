import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { folderWith } from './support.ts';

const spec = readFileSync('test/example/openapi.yaml', 'utf8');

test('generate writes a document to standard output, which check accepts', (context) => {
  const folder = folderWith(context, { 'openapi.yaml': spec });
  const run = folder.run('generate', 'openapi.yaml');
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /^---\ndocwright: api-docs\n---\n\n# Parcel API\n\n## Overview\n/);
  folder.write('docs/api.md', run.stdout);
  const checked = folder.run('check', '--fail-on', 'warning', 'docs');
  assert.equal(checked.code, 0, checked.stdout);
});

test('generate writes files, leaves those that are there, and says so', (context) => {
  const folder = folderWith(context, { 'openapi.yaml': spec });
  assert.equal(folder.run('generate', 'openapi.yaml', '--out', 'docs/api.md', '--mark').stdout, 'Wrote docs/api.md.\n');
  const text = folder.read('docs/api.md');
  assert.match(text, /^spec: \.\.\/openapi\.yaml$/m);
  assert.match(text, /^<!-- docwright-generated: GET \/parcels parameters -->$/m);
  const again = folder.run('generate', 'openapi.yaml', '--out', 'docs/api.md', '--mark');
  assert.deepEqual([again.code, again.stdout], [0, 'docs/api.md is up to date.\n']);
  folder.write('docs/api.md', 'Mine.\n');
  const refused = folder.run('generate', 'openapi.yaml', '--out', 'docs/api.md');
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /^docwright: docs\/api\.md: is there already and left as it is; --force writes over it/);
  assert.equal(folder.read('docs/api.md'), 'Mine.\n');
  assert.equal(folder.run('generate', 'openapi.yaml', '--out', 'docs/api.md', '--mark', '--force').code, 0);
  assert.equal(folder.read('docs/api.md'), text);
});

test('generate splits by operations and by tags, and check accepts all of it', (context) => {
  for (const [split, count] of [
    ['operation', 5],
    ['tag', 1],
  ] as const) {
    const folder = folderWith(context, { 'openapi.yaml': spec });
    const run = folder.run('generate', 'openapi.yaml', '--split', split, '--out', 'reference');
    assert.equal(run.code, 0, run.stderr);
    assert.equal(run.stdout.match(/^Wrote reference\//gm)?.length, count);
    const checked = folder.run('check', '--fail-on', 'warning', 'reference');
    assert.equal(checked.code, 0, checked.stdout);
    assert.match(folder.run('generate', '--sync', 'reference').stdout, /up to date already\.$/m);
  }
});

test('generate --sync follows the spec, each document its own, and a second time changes nothing', (context) => {
  const folder = folderWith(context, { 'openapi.yaml': spec });
  folder.run('generate', 'openapi.yaml', '--out', 'docs/marked.md', '--mark');
  folder.run('generate', 'openapi.yaml', '--out', 'docs/plain.md');
  folder.write('docs/plain.md', folder.read('docs/plain.md').replace('How many parcels a page holds.', 'My words.'));
  folder.write('docs/notes.md', '# Notes\n\nNothing of an API.\n');
  folder.write('openapi.yaml', spec.replace('default: 20', 'default: 25'));
  const run = folder.run('generate', '--sync', 'docs');
  assert.equal(run.code, 0, run.stderr);
  assert.equal(run.stdout, 'Updated docs/marked.md: 1 place.\nUpdated docs/plain.md: 1 place.\n');
  assert.match(
    folder.read('docs/plain.md'),
    /\| `limit` \| query \| integer \| optional \| `25` \| {1,2}\| My words\. \|/,
  );
  assert.equal(folder.run('generate', '--sync', 'docs').stdout, '2 documents up to date already.\n');
  const named = folder.run('generate', '--sync', 'docs/notes.md');
  assert.equal(named.code, 2);
  assert.match(named.stderr, /docs\/notes\.md: no OpenAPI document is known that it is about/);
});

test('generate refuses what it can not do in words', (context) => {
  const folder = folderWith(context, { 'openapi.yaml': spec, 'old/openapi.yaml': spec, 'other.yaml': 'a: 1\n' });
  for (const [args, message] of [
    [
      [],
      /^docwright: which OpenAPI document\? docwright generate SPEC; there are `old\/openapi\.yaml` and `openapi\.yaml`$/m,
    ],
    [['nope.yaml'], /^docwright: nope\.yaml: no such file or folder/],
    [['other.yaml'], /^docwright: other\.yaml: no OpenAPI document/],
    [['openapi.yaml', '--split', 'tag'], /^docwright: --split writes several files/],
    [['openapi.yaml', '--split', 'tags'], /Did you mean tag\?/],
    [['openapi.yaml', '--contract', 'api-doc'], /there is no contract api-doc; did you mean `?api-docs`?\?/],
  ] as const) {
    const run = folder.run('generate', ...args);
    assert.equal(run.code, 2, args.join(' '));
    assert.match(run.stderr, message);
    assert.equal(run.stdout, '');
  }
});

test('generate takes the only description that is there, and --sync the documents of the folder', (context) => {
  const folder = folderWith(context, { 'api/openapi.yaml': spec, 'other.yaml': 'a: 1\n' });
  assert.equal(folder.run('generate', '--out', 'docs/api.md').stdout, 'Wrote docs/api.md.\n');
  assert.match(folder.read('docs/api.md'), /^spec: \.\.\/api\/openapi\.yaml$/m);
  assert.equal(folder.run('generate', '--sync').stdout, '1 document up to date already.\n');
  const empty = folderWith(context, {}).run('generate');
  assert.equal(empty.code, 2);
  assert.equal(empty.stderr, 'docwright: which OpenAPI document? docwright generate SPEC; none is here\n');
});

test('fix says what takes over the spec where it leaves drift', (context) => {
  const folder = folderWith(context, { 'openapi.yaml': spec });
  folder.run('generate', '--out', 'api.md');
  assert.doesNotMatch(folder.run('fix', 'api.md').stdout, /--sync/);
  folder.write('openapi.yaml', spec.replace('type: integer', 'type: number'));
  const { stdout } = folder.run('fix', 'api.md');
  assert.match(
    stdout,
    /left in 1 file\. \d (?:is|are) drift: docwright generate --sync takes over what the spec says\.\n$/,
  );
  folder.run('generate', '--sync');
  assert.doesNotMatch(folder.run('fix', 'api.md').stdout, /--sync/);
});
