import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notes } from './documents.ts';
import { folderWith } from './support.ts';

const reference = '# API Documentation\n\n## Overview\n\nWords.\n';

test('init writes a configuration from what it finds, which check accepts', (context) => {
  const folder = folderWith(context, {
    'README.md': notes,
    'docs/api/users.md': reference,
    'docs/api/pets.md': reference,
    'openapi.yaml': '# ours\nopenapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n',
    'package.json': '{ "name": "x" }\n',
  });
  const run = folder.run('init');
  assert.equal(run.code, 0, run.stderr);
  assert.equal(
    run.stdout,
    'Wrote docwright.yaml: found 2 API documents and 1 OpenAPI document.\nNext: docwright check\n',
  );
  const text = folder.read('docwright.yaml');
  assert.match(text, /^contract: api-docs$/m);
  assert.match(text, /^docs:\n {2}- docs\/api\/\*\.md$/m);
  assert.match(text, /^apis:\n {2}- spec: openapi\.yaml\n {4}docs:\n {6}- docs\/api\/\*\.md$/m);
  const checked = folder.run('check', 'docwright.yaml');
  assert.equal(checked.code, 0, checked.stdout + checked.stderr);
});

test('init in an empty folder proposes in comments, and check accepts it', (context) => {
  const folder = folderWith(context, {});
  assert.equal(
    folder.run('init').stdout,
    'Wrote docwright.yaml: found no API document yet.\nNext: docwright init --document docs/api.md --force, for a document to fill in\n',
  );
  assert.match(folder.read('docwright.yaml'), /^# docs:$/m);
  assert.equal(folder.run('check').code, 0);
});

test('init with a description alone says how to write its document', (context) => {
  const folder = folderWith(context, { 'the api/openapi.yaml': 'openapi: 3.1.0\n' });
  assert.match(folder.run('init').stdout, /\nNext: docwright generate 'the api\/openapi\.yaml' --out docs\/api\.md\n$/);
});

test('init writes over nothing without --force', (context) => {
  const folder = folderWith(context, { 'docwright.yaml': 'profile: draft\n' });
  const run = folder.run('init');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, 'docwright: docwright.yaml: is there already and left as it is; --force writes over it\n');
  assert.equal(folder.read('docwright.yaml'), 'profile: draft\n');
  assert.equal(folder.run('init', '--force').code, 0);
  assert.notEqual(folder.read('docwright.yaml'), 'profile: draft\n');
});

test('init --document writes a document that lacks no section', (context) => {
  const folder = folderWith(context, {});
  const run = folder.run('init', '--contract', 'api-docs', '--document', 'docs/api.md');
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /^Wrote docs\/api\.md: /);
  assert.match(folder.read('docs/api.md'), /^---\ndocwright: api-docs\n---\n\n# API Documentation\n\n## Overview\n/);
  const report: { files: { path: string; contract: string; findings: { rule: string }[] }[] } = JSON.parse(
    folder.run('check', '--format', 'json').stdout,
  );
  const document = report.files.find(({ path }) => path === 'docs/api.md');
  assert.equal(document?.contract, 'api-docs');
  const rules = new Set(document?.findings.map(({ rule }) => rule));
  assert.deepEqual(rules, new Set(['structure/leftover-guidance']));
});

test('init refuses a contract that does not exist', (context) => {
  const run = folderWith(context, {}).run('init', '--contract', 'api-doc');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /no contract api-doc; did you mean `api-docs`/);
});

test('init changes no verdict: documents of another contract keep it', (context) => {
  const page = '# Users\n\nPeople.\n\n## GET /users\n\nLists people.\n';
  const folder = folderWith(context, { 'docs/users.md': page });
  const verdicts = () => {
    const report: { files: { path: string }[] } = JSON.parse(folder.run('check', '--format', 'json').stdout);
    return report.files.filter(({ path }) => path.endsWith('.md'));
  };
  const before = verdicts();
  folder.run('init');
  assert.match(folder.read('docwright.yaml'), /^contract: api-reference$/m);
  assert.deepEqual(verdicts(), before);
  folder.write('docs/api.md', reference);
  const both = verdicts().length;
  folder.run('init', '--force');
  assert.match(folder.read('docwright.yaml'), /^# Without it, .*: api-docs, api-reference\.\n# contract: api-docs$/m);
  assert.deepEqual(verdicts().slice(1), before);
  assert.equal(both, 2);
});
