import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, contract, lacksErrors, lacksOverview, project } from './documents.ts';
import { type Folder, folderWith } from './support.ts';

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly contract: string | null;
    readonly findings: readonly { readonly severity: string; readonly rule: string }[];
  }[];
}

/** The severities of each file with findings. */
function verdicts(folder: Folder, ...args: string[]): Record<string, string[]> {
  const report: Report = JSON.parse(folder.run('check', '--format', 'json', ...args).stdout);
  const withFindings = report.files.filter(({ findings }) => findings.length > 0);
  return Object.fromEntries(withFindings.map(({ path, findings }) => [path, findings.map(({ severity }) => severity)]));
}

test('In a monorepo the nearest docwright.yaml of each file applies', (context) => {
  const folder = folderWith(context, {
    'docwright.yaml': 'contracts: [contracts/*.yaml]\n',
    'contracts/handbook.yaml': contract,
    'a.md': lacksErrors,
    'packages/one/docwright.yaml': 'extends: ../../docwright.yaml\nrules:\n  structure/missing-section: error\n',
    'packages/one/docs/a.md': lacksErrors,
    'packages/two/docwright.yaml': 'contracts: [own.yaml]\n',
    'packages/two/own.yaml': contract.replace('recommended', 'optional'),
    'packages/two/a.md': lacksErrors,
  });
  const expected = { 'a.md': ['warning'], 'packages/one/docs/a.md': ['error'] };
  assert.deepEqual(verdicts(folder), expected);
  assert.deepEqual(verdicts(folder, 'packages'), { 'packages/one/docs/a.md': ['error'] });
});

test('--config takes one file for all', (context) => {
  const folder = folderWith(context, {
    ...project,
    'a.md': lacksErrors,
    'strict/docwright.yaml': 'extends: ../docwright.yaml\nrules:\n  structure/missing-section: error\n',
  });
  assert.deepEqual(verdicts(folder, 'a.md'), { 'a.md': ['warning'] });
  assert.deepEqual(verdicts(folder, '--config', 'strict/docwright.yaml', 'a.md'), { 'a.md': ['error'] });
  const run = folder.run('check', '--config', 'nowhere.yaml', 'a.md');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, 'docwright: nowhere.yaml: no such file or folder\n');
});

test('--contract applies to every Markdown file; one that does not exist is refused', (context) => {
  const folder = folderWith(context, { ...project, 'notes.md': '# Notes\n\nWords.\n' });
  assert.deepEqual(verdicts(folder), {});
  assert.ok(verdicts(folder, '--contract', 'handbook')['notes.md']?.includes('error'));
  const run = folder.run('check', '--contract', 'handbok');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /handbok.*did you mean `handbook`/);
});

test('Problems of docwright.yaml and of contracts are reported with the files, at the key', (context) => {
  const folder = folderWith(context, {
    'docwright.yaml': 'contracts: [contracts/*.yaml]\nprofil: draft\n',
    'contracts/handbook.yaml': `${contract}closd: true\n`,
    'a.md': lacksOverview,
  });
  const run = folder.run('check', 'a.md');
  assert.equal(run.code, 1);
  assert.match(run.stdout, /^docwright\.yaml\n +2:1 /m);
  assert.match(run.stdout, /did you mean `profile`/);
  assert.match(run.stdout, /^contracts\/handbook\.yaml\n +\d+:1 /m);
  assert.match(run.stdout, /^a\.md \(handbook\)$/m);
});

test('A docwright.yaml that does not parse leaves the documents their check', (context) => {
  const folder = folderWith(context, { 'docwright.yaml': 'contract: [\n', 'a.md': complete });
  const run = folder.run('check');
  assert.equal(run.code, 1);
  assert.match(run.stdout, /^docwright\.yaml\n/);
});

test('A contract file can be named by itself', (context) => {
  const folder = folderWith(context, { ...project, 'contracts/handbook.yaml': `${contract}closd: true\n` });
  const run = folder.run('check', 'contracts/handbook.yaml');
  assert.equal(run.code, 1);
  assert.equal(run.stderr, '');
  assert.match(run.stdout, /^contracts\/handbook\.yaml\n/m);
});

test('Every key that there may be passes, with the names that rules have here and elsewhere', (context) => {
  const folder = folderWith(context, {
    ...project,
    'docwright.yaml': `contract: api-docs
contracts: [contracts/*.yaml]
docs: [docs/**/*.md]
ignore: [docs/archive/**]
apis:
  - spec: openapi.yaml
    docs: docs/api/**/*.md
    servers: [https://api.example.com/v1]
errors: { catalogues: [docs/errors.md], pattern: '[a-z]+(_[a-z]+)+' }
links: { root: docs, skip: ['/assets/**'] }
rules:
  structure/unexpected-section: warning
  openapi/operation-tags: off
  openapi/path-order: { severity: info, order: [get, post, put, delete] }
  no-ambiguous-paths: error
  drift/unknown-endpoint: error
profile: draft
suppressions: .docwright-baseline.json
`,
    '.docwright-baseline.json': '{ "version": 1, "files": {} }\n',
  });
  const run = folder.run('check', 'docwright.yaml');
  assert.equal(run.code, 0, run.stdout);
  assert.equal(run.stderr, '');
  assert.match(run.stdout, /^No problems in /m);
});

test('A contract that docwright.yaml names and that is not there is one error, at the key', (context) => {
  const folder = folderWith(context, { 'docwright.yaml': 'contract: nope\n', 'a.md': '# API Documentation\n' });
  const report = verdicts(folder);
  assert.deepEqual(report, { 'docwright.yaml': ['error'] });
  assert.match(folder.run('explain', 'a.md').stdout, /There is no contract `nope`\./);
  assert.equal(folder.run('check', '--contract', 'nope').code, 2);
});

test('A contract that does not parse is one error, in its own file', (context) => {
  const folder = folderWith(context, {
    ...project,
    'contracts/handbook.yaml': `closed: true\n${contract}  - {\n`,
    'a.md': `${lacksOverview}\n## Else\n`,
  });
  assert.deepEqual(Object.keys(verdicts(folder)), ['contracts/handbook.yaml']);
  assert.match(folder.run('explain', 'a.md').stdout, /The contract `handbook`, or one that it extends, has errors/);
});

test('A configuration that is not there is named as it was written', (context) => {
  const folder = folderWith(context, { 'docwright.yaml': 'extends: shared/base.yaml\n', 'a.md': complete });
  const run = folder.run('check');
  assert.match(run.stdout, / There is no file `shared\/base\.yaml` /);
  assert.ok(!run.stdout.includes('file:'));
});
