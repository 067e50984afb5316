import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { folderWith } from '../cli/support.ts';
import { startClient } from '../lsp/client.ts';
import { incomplete, rulesOf, smallContract, smallProject } from '../lsp/documents.ts';
import { aliasBomb } from './documents.ts';

/** A guard against hangs, not a promise. */
const timeout = 120_000;

/** What is wrong with a project, and what is said of it, where. The rest of the project holds. */
const cases: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly rule: string;
  readonly message: RegExp;
}[] = [
  {
    name: 'a contract that does not parse',
    files: { 'contracts/broken.yaml': 'id: broken\nsections: [a, {b\n' },
    path: 'contracts/broken.yaml',
    rule: 'contract/syntax',
    message: /A `{` is not closed/,
  },
  {
    name: 'a contract that extends itself in the end',
    files: { 'contracts/a.yaml': 'id: a\nextends: b\n', 'contracts/b.yaml': 'id: b\nextends: a\n' },
    path: 'contracts/b.yaml',
    rule: 'contract/cyclic-extends',
    message: /`a` → `b` → `a`/,
  },
  {
    name: 'a contract that is an alias bomb',
    files: { 'contracts/bomb.yaml': `id: bomb\n${aliasBomb()}` },
    path: 'contracts/bomb.yaml',
    rule: 'contract/syntax',
    message: /with its aliases written out, is too large or too deep/,
  },
  {
    name: 'a configuration that is an alias bomb',
    files: { 'docwright.yaml': `${smallProject['docwright.yaml']}${aliasBomb()}` },
    path: 'docwright.yaml',
    rule: 'configuration/syntax',
    message: /with its aliases written out, is too large or too deep/,
  },
  {
    name: 'contracts that lead out of the project',
    files: { 'docwright.yaml': 'contract: small\ncontracts: [contracts/*.yaml, ../../**]\ndocs: ["**/*.md"]\n' },
    path: 'docwright.yaml',
    rule: 'configuration/invalid-value',
    message: /`\.\.\/\.\.\/\*\*` is outside this file's folder/,
  },
];

for (const { name, files, path, rule, message } of cases) {
  test(`The command line says what is wrong, and the rest holds: ${name}`, (context) => {
    const folder = folderWith(context, { ...smallProject, ...files, 'a.md': incomplete });
    const { code, stdout, stderr } = folder.run('check', '--format', 'json');
    assert.equal(stderr, '');
    assert.equal(code, 1);
    const report: Report = JSON.parse(stdout);
    const found = report.files.find((file) => file.path === path)?.findings ?? [];
    assert.ok(
      found.some((finding) => finding.rule === rule && message.test(finding.message)),
      stdout,
    );
    assert.deepEqual(rulesIn(report, 'a.md'), ['structure/missing-section']);
  });

  test(`The language server says what is wrong, and the rest holds: ${name}`, { timeout }, async (context) => {
    const client = await startClient(context, { files: { ...smallProject, ...files } });
    const uri = await client.open('a.md', incomplete);
    assert.deepEqual(rulesOf(await client.pull(uri)), ['structure/missing-section']);
    const own = files[path] ?? '';
    const found = await client.pull(await client.open(path, own));
    const said = found.map((one) => `${one.code}: ${one.message}`);
    assert.ok(
      found.some((one) => one.code === rule && message.test(String(one.message))) &&
        !said.includes(`${rule}: This key stands twice`),
      said.join('\n'),
    );
    assert.deepEqual(client.logged, []);
  });
}

test('A pattern that would backtrack for ever does not', (context) => {
  const pattern = `${smallContract}  - id: long\n    title: Long\n    pattern: '(a+)+$'\n    presence: optional\n`;
  const headings = `## ${'a'.repeat(50_000)}!\n\nText.\n`;
  const folder = folderWith(context, {
    ...smallProject,
    'contracts/small.yaml': pattern,
    'a.md': `${incomplete}\n${headings}`,
  });
  const { code, stdout, stderr } = folder.run('check', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  assert.ok(rulesIn(JSON.parse(stdout), 'a.md')?.includes('structure/missing-section'));
});

test('A folder with the name of a document is a folder', (context) => {
  const folder = folderWith(context, { ...smallProject, 'x.md/inner.md': incomplete, 'a.md': incomplete });
  const { code, stdout, stderr } = folder.run('check', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  const report: Report = JSON.parse(stdout);
  for (const path of ['a.md', 'x.md/inner.md']) assert.deepEqual(rulesIn(report, path), ['structure/missing-section']);
});

test('A folder with the name of the configuration or of a contract is none', (context) => {
  const folder = folderWith(context, { ...smallProject, 'a.md': incomplete, 'inner/b.md': incomplete });
  mkdirSync(folder.resolve('inner/docwright.yaml'));
  mkdirSync(folder.resolve('contracts/folder.yaml'));
  const { code, stdout, stderr } = folder.run('check', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  const report: Report = JSON.parse(stdout);
  for (const path of ['a.md', 'inner/b.md']) assert.deepEqual(rulesIn(report, path), ['structure/missing-section']);
});

test('Links that lead out of the workspace are not followed', { timeout }, async (context) => {
  const outside = folderOutside(context);
  const folder = folderWith(context, { ...smallProject, 'a.md': incomplete });
  symlinkSync(join(outside, 'secret.md'), folder.resolve('link.md'));
  symlinkSync(outside, folder.resolve('linked'));
  symlinkSync(join(outside, 'secret.yaml'), folder.resolve('contracts/secret.yaml'));
  symlinkSync(folder.path, folder.resolve('circle'));
  const { code, stdout, stderr } = folder.run('check', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  const report: Report = JSON.parse(stdout);
  assert.deepEqual(
    report.files.map(({ path }) => path),
    ['a.md', 'contracts/small.yaml', 'docwright.yaml'],
  );

  const unknown = 'contract: secret\ncontracts: [contracts/*.yaml]\ndocs: ["**/*.md"]\n';
  const client = await startClient(context, { files: { ...smallProject, 'docwright.yaml': unknown } });
  symlinkSync(join(outside, 'secret.yaml'), join(client.folder, 'contracts/secret.yaml'));
  const uri = await client.open('a.md', incomplete);
  await client.pull(uri);
  const configuration = await client.open('docwright.yaml', unknown);
  assert.ok(rulesOf(await client.pull(configuration)).includes('configuration/unknown-contract'));
});

interface Report {
  readonly files: readonly { readonly path: string; readonly findings: readonly Found[] }[];
}

interface Found {
  readonly rule: string;
  readonly message: string;
}

function rulesIn(report: Report, path: string): string[] | undefined {
  return report.files.find((file) => file.path === path)?.findings.map(({ rule }) => rule);
}

/** A folder beside the workspace with what must not be read. */
function folderOutside(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'docwright-outside-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'secret.md'), incomplete);
  writeFileSync(
    join(folder, 'secret.yaml'),
    'id: secret\ntitle: Secret\nsections:\n  - id: secret\n    title: Secret\n',
  );
  return folder;
}
