import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '#engine/check.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { type LoadedProject, type LoadOptions, loadProject } from '#workspace/load-project.ts';
import { SharedReads } from '#workspace/shared-reads.ts';
import { assertMarks, readFiles } from '../support/marks.ts';
import { type MemoryFile, MemoryFileSystem } from '../support/memory-file-system.ts';

const root = 'file:///project/';

/** A contract to which a key can be added. */
const closed = 'id: own\nroot: Own\nclosed: true\nsections: [{ id: overview, title: Overview }]\n';

test('Without a configuration the defaults hold in the workspace', async () => {
  const loaded = await loadProject(new MemoryFileSystem({}), 'file:///project/docs/a.md', { root });
  assert.equal(loaded.project.configuration.uri, undefined);
  assert.equal(loaded.project.configuration.folder, root);
  assert.deepEqual([...loaded.project.contracts.keys()], ['api-docs', 'api-reference', 'endpoint']);
  assert.equal(loaded.pathOf('file:///project/docs/a.md'), 'docs/a.md');
  assert.equal(loaded.pathOf('file:///elsewhere/a.md'), undefined);
  assert.deepEqual(loaded.files, []);
});

test('The nearest configuration holds', async () => {
  const files = {
    'file:///project/docwright.yaml': 'profile: draft',
    'file:///project/a/docwright.yml': 'profile: release',
  };
  assert.equal((await load(files, 'a/b/c.md')).project.configuration.profile, 'release');
  assert.equal((await load(files, 'a/b/c.md')).pathOf('file:///project/a/b/c.md'), 'b/c.md');
  assert.equal((await load(files, 'b/c.md')).project.configuration.profile, 'draft');
  assert.equal((await load(files, 'b/c.md')).project.configuration.folder, root);
});

test('Nothing above the workspace is read', async () => {
  const fileSystem = new MemoryFileSystem({ 'file:///docwright.yaml': 'profile: draft' });
  const loaded = await loadProject(fileSystem, 'file:///project/a/b.md', { root });
  assert.equal(loaded.project.configuration.profile, 'review');
  assert.ok(fileSystem.read.every((uri) => uri.startsWith(root)));
});

test('Without a workspace, the search goes on to the top', async () => {
  const fileSystem = new MemoryFileSystem({ 'file:///docwright.yaml': 'profile: draft' });
  assert.equal((await loadProject(fileSystem, 'file:///project/a/b.md')).project.configuration.profile, 'draft');
  assert.equal((await loadProject(fileSystem, 'untitled:Untitled-1')).project.configuration.profile, 'review');
});

test('The configuration that is asked for holds, wherever the document is', async () => {
  const files = { 'file:///project/ci.yaml': 'profile: release', 'file:///project/a/docwright.yaml': 'profile: draft' };
  const loaded = await load(files, 'a/b.md', { configuration: 'file:///project/ci.yaml', contract: 'endpoint' });
  assert.equal(loaded.project.configuration.profile, 'release');
  assert.equal(loaded.project.contractOverride, 'endpoint');
  const missing = await load({}, 'a.md', { configuration: 'file:///project/ci.yaml' });
  assert.deepEqual(messages(missing), ['file:///project/ci.yaml: There is no such file']);
});

test('What is extended holds where the file says nothing itself', async () => {
  const loaded = await check(
    `
    //- a/docwright.yaml
    extends: ../docwright.yaml
    rules: { structure/empty-section: off }
    //- docwright.yaml
    profile: release
    rules: { structure/missing-section: warning }
    `,
    'a/b.md',
  );
  const { configuration } = loaded.project;
  assert.equal(configuration.profile, 'release');
  assert.deepEqual(Object.keys(configuration.rules).sort(), ['structure/empty-section', 'structure/missing-section']);
  assert.equal(configuration.uri, 'file:///project/a/docwright.yaml');
  assert.equal(configuration.origins.profile?.uri, 'file:///project/docwright.yaml');
});

test('Circles, missing bases and bases outside the workspace are found, and the rest holds', async () => {
  const loaded = await check(`
    //- docwright.yaml
    extends: [one.yaml, none.yaml, ../secret.yaml, '/etc/passwd']
                        ^^^^^^^^^ configuration/unknown-base: There is no file \`none.yaml\`
                                   ^^^^^^^^^^^^^^ configuration/invalid-value: \`../secret.yaml\` is outside the workspace; it is not read
                                                   ^^^^^^^^^^^^^ configuration/invalid-value: \`/etc/passwd\` is outside the workspace; it is not read
    profile: draft
    //- one.yaml
    extends: two.yaml
    //- two.yaml
    extends: docwright.yaml
             ^^^^^^^^^^^^^^ configuration/cyclic-extends: This file extends itself in the end
    docs: [a]
    `);
  assert.equal(loaded.project.configuration.profile, 'draft');
  assert.deepEqual(loaded.project.configuration.docs, ['a']);
});

test('A base that is reached twice is read once', async () => {
  const files: Record<string, string> = { 'file:///project/docwright.yaml': 'extends: [f0.yaml]' };
  for (let index = 0; index < 40; index++)
    files[`file:///project/f${index}.yaml`] = `extends: [f${index + 1}.yaml, f${index + 2}.yaml]`;
  files['file:///project/f40.yaml'] = 'profile: draft';
  files['file:///project/f41.yaml'] = 'docs: [a]';
  const fileSystem = new MemoryFileSystem(files);
  const loaded = await loadProject(fileSystem, root, { root });
  assert.equal(loaded.project.configuration.profile, 'draft');
  assert.ok(fileSystem.read.length <= 50);
});

test('Contracts are loaded by globs and extend built-in ones', async () => {
  const loaded = await check(`
    //- docwright.yaml
    contract: own
    contracts: [contracts/*.yaml, ./more/one.yaml, nothing/*.yaml]
                                                   ^^^^^^^^^^^^^^ configuration/no-such-file: No file matches \`nothing/*.yaml\`
    //- contracts/own.yaml
    id: own
    extends: api-docs
    sections: [{ id: support, remove: true }]
    //- contracts/broken.yaml
    id: broken
    sectons: []
    ^^^^^^^ contract/unknown-key: Unknown key \`sectons\`; did you mean \`sections\`?
    //- more/one.yaml
    { id: one, extends: own, sections: [{ id: extra, title: Extra, in: nowhere }] }
                                                                       ^^^^^^^ contract/invalid-value: No section \`nowhere\`
    `);
  assert.deepEqual([...loaded.project.contracts.keys()].sort(), [
    'api-docs',
    'api-reference',
    'broken',
    'endpoint',
    'one',
    'own',
  ]);
  assert.equal(loaded.project.contracts.get('own')?.uri, 'file:///project/contracts/own.yaml');
  assert.equal(loaded.textOf('file:///project/contracts/own.yaml')?.startsWith('id: own'), true);
  assert.equal(loaded.textOf('docwright:/contracts/endpoint.yaml')?.includes('id: endpoint'), true);
  assert.deepEqual(loaded.files.map(({ kind }) => kind).sort(), ['configuration', 'contract', 'contract', 'contract']);
});

test('Contracts of a base are those of its own folder, and may be extended under their own id', async () => {
  const loaded = await check(
    `
    //- docwright.yaml
    contracts: contracts/*.yaml
    //- contracts/house.yaml
    { id: house, title: House, sections: [{ id: a, title: A }, { id: b, title: B }] }
    //- team/docwright.yaml
    extends: ../docwright.yaml
    contract: house
    contracts: contracts/*.yaml
    //- team/contracts/house.yaml
    { id: house, extends: house, sections: [{ id: a, presence: optional }] }
    `,
    'team/a.md',
  );
  const house = loaded.project.contracts.get('house');
  assert.equal(house?.title, 'House');
  assert.deepEqual(
    house?.sections.map(({ presence }) => presence),
    ['optional', 'required'],
  );
});

test('Contracts outside the folder are not read', async () => {
  const secret = 'file:///secret.yaml';
  const fileSystem = new MemoryFileSystem({
    'file:///project/docwright.yaml':
      "contracts: ['../secret.yaml', '/secret.yaml', 'file:///secret.yaml', 'a/../../secret.yaml']",
    [secret]: 'id: secret',
  });
  const loaded = await loadProject(fileSystem, root, { root });
  assert.equal(loaded.findings.get('file:///project/docwright.yaml')?.length, 4);
  assert.ok(!fileSystem.read.includes(secret));
});

test('A contract that nobody declares is found', async () => {
  await check(`
    //- docwright.yaml
    contract: endpiont
              ^^^^^^^^ configuration/unknown-contract: No contract \`endpiont\`; did you mean \`endpoint\`?
    `);
});

test('Files that are no text or can not be read are found, and everything else goes on', async () => {
  const loaded = await load({
    'file:///project/docwright.yaml': 'contracts: ["*.contract.yaml"]',
    'file:///project/a.contract.yaml': new Uint8Array([0x69, 0x64, 0xff]),
    'file:///project/b.contract.yaml': new Error('EACCES: permission denied'),
    'file:///project/c.contract.yaml': 'id: c',
  });
  assert.deepEqual(messages(loaded), [
    'file:///project/a.contract.yaml: The file is not UTF-8 text',
    "file:///project/b.contract.yaml: The file can't be read: EACCES: permission denied",
  ]);
  assert.ok(loaded.project.contracts.has('c'));
  const unreadable = await load({ 'file:///project/docwright.yaml': new Error('EIO') });
  assert.deepEqual(messages(unreadable), ["file:///project/docwright.yaml: The file can't be read: EIO"]);
  assert.equal(unreadable.project.configuration.uri, 'file:///project/docwright.yaml');
});

test('Changes that may make another project of it are known', async () => {
  const loaded = await load(
    {
      'file:///project/docwright.yaml': 'extends: base.yaml\ncontracts: contracts/*.yaml',
      'file:///project/contracts/own.yaml': 'id: own',
    },
    'docs/a.md',
  );
  const counts = [
    'docwright.yaml',
    'docs/docwright.yaml',
    'docs/docwright.yml',
    'base.yaml',
    'contracts/own.yaml',
    'contracts/new.yaml',
  ];
  for (const path of counts) assert.ok(loaded.isMadeFrom(root + path), path);
  for (const path of ['docs/a.md', 'other/docwright.yaml', 'contracts/own.md'])
    assert.ok(!loaded.isMadeFrom(root + path), path);
});

test('A file without a finding has an empty list, so that old findings go', async () => {
  const loaded = await load({ 'file:///project/docwright.yaml': 'profile: draft' });
  assert.deepEqual([...loaded.findings], [['file:///project/docwright.yaml', []]]);
});

test('A contract that is named by the configuration and is not there is reported once, and not in documents', async () => {
  const loaded = await check(`
    //- docwright.yaml
    contract: nope
              ^^^^ configuration/unknown-contract: No contract \`nope\`; known are \`api-docs\`, \`api-reference\`, \`endpoint\`
    `);
  const { selection, findings } = checkIn(loaded, '# API Documentation\n');
  assert.deepEqual(findings, []);
  assert.equal(selection.contract, undefined);
  assert.equal(selection.reason, 'There is no contract `nope`.');
  const named = checkIn(loaded, '---\ndocwright: nope\n---\n');
  assert.deepEqual(
    named.findings.map(({ rule }) => rule),
    ['contract/unknown-contract'],
  );
});

const incomplete = {
  'that does not parse': { 'own.yaml': `${closed}root: [\n` },
  'with a key that stands twice': { 'own.yaml': `${closed}sections: []\n` },
  'whose base is not there': { 'own.yaml': `${closed}extends: none\n` },
  'that extends itself': { 'own.yaml': `${closed}extends: own\n` },
  'that extends itself by way of another': {
    'own.yaml': `${closed}extends: other\n`,
    'other.yaml': 'id: other\nextends: own\n',
  },
  'whose base does not parse': { 'own.yaml': `${closed}extends: other\n`, 'other.yaml': 'id: other\nroot: [\n' },
};
for (const [name, contracts] of Object.entries(incomplete)) {
  test(`A contract ${name} judges no document`, async () => {
    const loaded = await loadContracts(contracts);
    const findings = [...loaded.findings].flatMap(([uri, findings]) => (uri.includes('/contracts/') ? findings : []));
    assert.ok(findings.length > 0);
    const result = checkIn(loaded, '# Own\n\n## Else\n');
    assert.deepEqual(result.findings, []);
    assert.equal(result.selection.contract?.id, 'own');
    assert.match(result.selection.reason, /^The contract `own`, or one that it extends, has errors, .*\.$/);
  });
}

test('A contract beside one that does not parse judges documents', async () => {
  const loaded = await loadContracts({ 'own.yaml': closed, 'other.yaml': 'id: other\nroot: [\n' });
  const result = checkIn(loaded, '# Own\n\n## Else\n\nWords.\n');
  assert.deepEqual(
    result.findings.map(({ rule }) => rule),
    ['structure/missing-section', 'structure/unexpected-section'],
  );
});

function loadContracts(contracts: Readonly<Record<string, string>>): Promise<LoadedProject> {
  const files = Object.entries(contracts).map(([name, text]) => [`${root}contracts/${name}`, text]);
  return load({ [`${root}docwright.yaml`]: 'contracts: contracts/*.yaml', ...Object.fromEntries(files) });
}

function checkIn({ project }: LoadedProject, text: string): CheckResult {
  return checkMarkdown(project, parseMarkdown(`${root}a.md`, text), 'a.md');
}

function load(
  files: Readonly<Record<string, MemoryFile>>,
  path = '',
  options: LoadOptions = {},
): Promise<LoadedProject> {
  return loadProject(new MemoryFileSystem(files), root + path, { root, ...options });
}

/** Loads the project of the files, whose marks are the findings. */
async function check(source: string, path = ''): Promise<LoadedProject> {
  const files = readFiles(source);
  const loaded = await load(Object.fromEntries(files.map((file) => [root + file.path, file.text])), path);
  for (const file of files) assertMarks(file, loaded.findings.get(root + file.path) ?? []);
  return loaded;
}

function messages(loaded: LoadedProject): string[] {
  return [...loaded.findings].flatMap(([uri, findings]) => findings.map(({ message }) => `${uri}: ${message}`)).sort();
}

const baseline = '{ "version": 1, "files": { "a.md": [{ "rule": "a/b", "fingerprint": "0", "text": "c" }] } }';

test('The baseline is that which the configuration names, below its folder', async () => {
  const files = {
    'file:///project/docwright.yaml': 'suppressions: ci/known.json',
    'file:///project/ci/known.json': baseline,
  };
  const loaded = await loadProject(new MemoryFileSystem(files), `${root}docs/a.md`, { root });
  assert.equal(loaded.baselineUri, 'file:///project/ci/known.json');
  assert.deepEqual([...(loaded.project.baseline?.files.keys() ?? [])], ['a.md']);
  assert.ok(loaded.isMadeFrom('file:///project/ci/known.json'));
  const updating = await loadProject(new MemoryFileSystem(files), `${root}a.md`, { root, isUpdatingBaseline: true });
  assert.equal(updating.project.baseline, undefined);
  assert.equal(updating.baselineUri, loaded.baselineUri);
});

test('A baseline outside of the folder is not read, by its path or by a link', async () => {
  for (const path of ['../known.json', '/known.json', 'file:///known.json']) {
    const files = { 'file:///project/docwright.yaml': `suppressions: ${path}`, 'file:///known.json': baseline };
    const fileSystem = new MemoryFileSystem(files);
    const loaded = await loadProject(fileSystem, `${root}a.md`, { root });
    assert.equal(loaded.project.baseline, undefined);
    assert.ok(!fileSystem.read.includes('file:///known.json'));
  }
  const files = {
    'file:///project/docwright.yaml': 'suppressions: known.json',
    'file:///project/known.json': baseline,
  };
  const fileSystem = Object.assign(new MemoryFileSystem(files), { isBelow: async () => false });
  const loaded = await loadProject(fileSystem, `${root}a.md`, { root });
  assert.equal(loaded.project.baseline, undefined);
  assert.ok(!fileSystem.read.includes('file:///project/known.json'));
  assert.deepEqual(
    loaded.findings.get('file:///project/known.json')?.map(({ rule }) => rule),
    ['baseline/unreadable'],
  );
});

test('Folders with the same baseline read it once', async () => {
  const files = {
    'file:///project/docwright.yaml': 'suppressions: known.json',
    'file:///project/known.json': baseline,
  };
  const fileSystem = new MemoryFileSystem(files);
  const shared = new SharedReads();
  for (const path of ['a.md', 'b/c.md']) await loadProject(fileSystem, root + path, { root, shared });
  assert.equal(fileSystem.read.filter((uri) => uri.endsWith('known.json')).length, 1);
});

test('Folders without a configuration of their own look once for one above them', async () => {
  const fileSystem = new MemoryFileSystem({});
  const shared = new SharedReads();
  for (const path of ['a/x.md', 'b/y.md']) await loadProject(fileSystem, root + path, { root, shared });
  assert.equal(fileSystem.read.filter((uri) => uri === `${root}docwright.yaml`).length, 1);
});
