import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { type Folder, folderWith } from './support.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      tags: [a]
      responses:
        '200': { description: The parcels }
  /depots:
    get:
      tags: [a]
      responses:
        '200': { description: The depots }
`;
const page = (path: string): string => `# Pages\n\n## GET ${path}\n\nReads what there is, and \`GET /boxes\`.\n`;
const files = {
  'docwright.yaml': "contract: endpoint\ndocs: ['docs/*.md']\napis: [{ spec: openapi.yaml, docs: 'docs/*.md' }]\n",
  'openapi.yaml': spec,
  'docs/parcels.md': page('/parcels'),
  'docs/depots.md': page('/depots'),
  'docs/old.md': page('/olds'),
};

test('Only what changed is checked: committed, staged, neither, and new', (context) => {
  const folder = repositoryWith(context, files);
  assert.deepEqual(checked(folder), []);
  assert.equal(folder.run('check', '--changed-since', 'HEAD').stdout, 'Nothing to report since HEAD.\n');
  folder.write('docs/old.md', `${page('/olds')}\nMore.\n`);
  commit(folder);
  folder.write('docs/staged.md', '# Staged\n');
  git(folder, 'add', 'docs/staged.md');
  folder.write('docs/new.md', '# New\n');
  assert.deepEqual(checked(folder, 'HEAD~1'), ['docs/new.md', 'docs/old.md', 'docs/staged.md']);
  assert.deepEqual(checked(folder, 'HEAD'), ['docs/new.md', 'docs/staged.md']);
});

test('What others did on the branch meanwhile is not what changed', (context) => {
  const folder = repositoryWith(context, files);
  git(folder, 'checkout', '-q', '-b', 'own');
  folder.write('docs/own.md', '# Own\n');
  commit(folder);
  git(folder, 'checkout', '-q', 'main');
  folder.write('docs/theirs.md', '# Theirs\n');
  commit(folder);
  git(folder, 'checkout', '-q', 'own');
  assert.deepEqual(checked(folder, 'main'), ['docs/own.md']);
});

test('A description that changed is checked with the documents about it, and what it made false is new', (context) => {
  const folder = repositoryWith(context, files);
  folder.write('openapi.yaml', spec.replace('/depots:', '/depot:'));
  const run = folder.run('check', '--changed-since', 'main', '--fail-on', 'warning');
  assert.equal(run.code, 1);
  const lines = run.stdout.split('\n').filter((line) => /drift\//.test(line));
  const shown = lines.map((line) => line.trim().replaceAll(/ {2,}/g, '  '));
  assert.deepEqual(shown, [
    '3:8  error  `GET /depots` is not in `openapi.yaml`; did you mean `/depot`?  drift/unknown-endpoint  new since main',
    '3:8  error  `GET /olds` is not in `openapi.yaml`  drift/unknown-endpoint',
  ]);
  assert.match(run.stdout, /\. 1 is new since main\./);
  assert.deepEqual(checked(folder, 'main'), ['docs/depots.md', 'docs/old.md', 'docs/parcels.md', 'openapi.yaml']);
});

test('--only-new reports which lines of the documents the change made false, and nothing else', (context) => {
  const folder = repositoryWith(context, files);
  folder.write('openapi.yaml', spec.replace('/depots:', '/depot:'));
  commit(folder);
  const run = folder.run('check', '--changed-since', 'HEAD~1', '--only-new', '--format', 'json');
  assert.equal(run.code, 1);
  const report = JSON.parse(run.stdout);
  assert.deepEqual(
    report.files.map(({ path }: { path: string }) => path),
    ['docs/depots.md'],
  );
  const [finding, ...others] = report.files[0].findings;
  assert.deepEqual(
    [finding.rule, finding.isNew, finding.start, others],
    ['drift/unknown-endpoint', true, { line: 3, column: 8 }, []],
  );
  const before = folder.run('check', '--changed-since', 'HEAD', '--only-new');
  assert.deepEqual([before.code, before.stdout], [0, 'Nothing to report since HEAD.\n']);
});

test('A file of a description in several, and one that was moved, is known by what it was', (context) => {
  const split = spec.replace(/ {2}\/depots:[\s\S]*$/, '  /depots:\n    $ref: paths/depots.yaml\n');
  const depots = `get:\n  responses:\n    '200': { description: The depots }\n`;
  const folder = repositoryWith(context, { ...files, 'openapi.yaml': split, 'paths/depots.yaml': depots });
  folder.write('paths/depots.yaml', depots.replace('get:', 'put:'));
  assert.deepEqual(newOnes(folder), ['docs/depots.md drift/unknown-endpoint']);
  assert.deepEqual(checked(folder, 'HEAD').slice(0, 3), ['docs/depots.md', 'docs/old.md', 'docs/parcels.md']);

  const moved = repositoryWith(context, files);
  moved.write('docwright.yaml', files['docwright.yaml'].replace('openapi.yaml', 'api.yaml'));
  renameSync(moved.resolve('openapi.yaml'), moved.resolve('api.yaml'));
  git(moved, 'add', '-A');
  assert.deepEqual(newOnes(moved), []);
});

test('A document that changed tells what no document says any more', (context) => {
  const folder = repositoryWith(context, files);
  folder.remove('docs/depots.md');
  const [only, ...others] = reported(folder, 'HEAD').files.filter(({ findings }) => findings.length > 0);
  assert.deepEqual(others, []);
  assert.deepEqual(
    only?.findings.map(({ rule, message }) => `${rule}: ${message}`),
    ['drift/undocumented-endpoint: `GET /depots` of `openapi.yaml` is not documented'],
  );
});

test('Documents with links to one that changed are checked, and all of a project whose settings did', (context) => {
  const folder = repositoryWith(context, {
    ...files,
    'docs/parcels.md': `${page('/parcels')}\nSee [depots](depots.md#get-depots).\n`,
  });
  folder.write('docs/depots.md', `${page('/depots')}\nMore.\n`);
  assert.deepEqual(checked(folder, 'HEAD'), ['docs/depots.md', 'docs/parcels.md']);
  folder.write('docwright.yaml', `${files['docwright.yaml']}profile: draft\n`);
  assert.deepEqual(checked(folder, 'HEAD'), [
    'docs/depots.md',
    'docs/old.md',
    'docs/parcels.md',
    'docwright.yaml',
    'openapi.yaml',
  ]);
});

test('It works from a folder of the repository, and for the paths that are named', (context) => {
  const folder = repositoryWith(context, files);
  folder.write('docs/new.md', '# New\n');
  folder.write('docs/other.md', '# Other\n');
  const run = folder.runWith(
    { workingDirectory: 'docs' },
    'check',
    'new.md',
    'old.md',
    '--changed-since',
    'HEAD',
    '--format',
    'json',
  );
  assert.deepEqual(
    JSON.parse(run.stdout).files.map(({ path }: { path: string }) => path),
    ['new.md'],
  );
});

test('No repository, no such revision and contradicting options are wrong use', (context) => {
  const outside = folderWith(context, files);
  const complaint = (folder: Folder, ...args: readonly string[]): string => {
    const { code, stderr } = folder.run('check', ...args);
    assert.equal(code, 2);
    return stderr;
  };
  assert.equal(
    complaint(outside, '--changed-since', 'HEAD'),
    'docwright: --changed-since: this folder is in no Git repository\n',
  );
  const folder = repositoryWith(context, files);
  for (const revision of ['nowhere', '--output=x'])
    assert.equal(
      complaint(folder, `--changed-since=${revision}`),
      `docwright: --changed-since: this repository has no revision ${revision}\n`,
    );
  assert.equal(complaint(folder, '--only-new'), 'docwright: --only-new wants --changed-since\n');
  assert.match(complaint(folder, '--changed-since', 'HEAD', '--update-baseline'), /leave out --changed-since/);
  assert.match(complaint(folder, '--changed-since', 'HEAD', '--stdin-filepath', 'a.md'), /leave out --stdin-filepath/);
});

interface Reported {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly message: string; readonly isNew?: true }[];
  }[];
}

function reported(folder: Folder, revision: string): Reported {
  return JSON.parse(folder.run('check', '--changed-since', revision, '--format', 'json').stdout);
}

function checked(folder: Folder, revision = 'HEAD'): readonly string[] {
  return reported(folder, revision).files.map(({ path }) => path);
}

function newOnes(folder: Folder): readonly string[] {
  return reported(folder, 'HEAD').files.flatMap(({ path, findings }) =>
    findings.flatMap(({ rule, isNew }) => (isNew ? [`${path} ${rule}`] : [])),
  );
}

function repositoryWith(context: TestContext, texts: Readonly<Record<string, string>>): Folder {
  const folder = folderWith(context, texts);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder);
  return folder;
}

function commit(folder: Folder): void {
  git(folder, 'add', '-A');
  git(
    folder,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.com',
    '-c',
    'commit.gpgsign=false',
    'commit',
    '-q',
    '-m',
    'State',
  );
}

function git({ path }: Folder, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: path, stdio: 'ignore' });
}
