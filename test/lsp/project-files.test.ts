import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, modern, startClient } from './client.ts';
import { applyWorkspaceEdit, complete, incomplete, rulesOf, smallContract, smallProject } from './documents.ts';

/** The diagnostics that were sent for a file, once they are these. */
function published(client: Client, path: string, rules: readonly string[]) {
  const uri = client.uri(path);
  return client.published.some(
    (params) => params.uri === uri && JSON.stringify(rulesOf(params.diagnostics)) === JSON.stringify(rules),
  );
}

/** Diagnostics that are sent from now on, once they are these. */
function publishedNext(client: Client, path: string, rules: readonly string[]) {
  const uri = client.uri(path);
  return client.published.next(
    (params) => params.uri === uri && JSON.stringify(rulesOf(params.diagnostics)) === JSON.stringify(rules),
  );
}

/** A document that says itself that there should be the contract. */
const named = `---\ndocwright: small\n---\n\n${complete}`;

const misspelt = `${smallProject['docwright.yaml']}profil: draft\n`;

test('A problem in a configuration that no editor shows is sent for its file, and goes when it is mended', async (context) => {
  const client = await startClient(context, { files: { ...smallProject, 'docwright.yaml': misspelt } });
  await client.pull(await client.open('a.md', complete));
  const { diagnostics } = await published(client, 'docwright.yaml', ['configuration/unknown-key']);
  assert.deepEqual(diagnostics[0]?.range.start, { line: 3, character: 0 });

  const gone = publishedNext(client, 'docwright.yaml', []);
  client.write('docwright.yaml', misspelt.replace('profil:', 'profile:'));
  await client.changedOnDisk('docwright.yaml');
  await gone;
});

test('A configuration that is open is answered for as any document', async (context) => {
  const client = await startClient(context, { files: { ...smallProject, 'docwright.yaml': misspelt } });
  await client.pull(await client.open('a.md', complete));
  await published(client, 'docwright.yaml', ['configuration/unknown-key']);

  const cleared = publishedNext(client, 'docwright.yaml', []);
  const uri = await client.open('docwright.yaml', misspelt, 'docwright-configuration');
  await cleared;
  assert.deepEqual(rulesOf(await client.pull(uri)), ['configuration/unknown-key']);

  await client.change(uri, { text: misspelt.replace('profil:', 'profile:') });
  assert.deepEqual(await client.pull(uri), []);

  // What was typed was not saved.
  const again = publishedNext(client, 'docwright.yaml', ['configuration/unknown-key']);
  await client.close(uri);
  await again;
});

test('A configuration applies while it is typed, saved or not', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const document = await client.open('a.md', incomplete);
  assert.deepEqual(
    (await client.pull(document)).map(({ severity }) => severity),
    [1],
  );

  const configuration = await client.open('docwright.yaml', smallProject['docwright.yaml'] ?? '');
  const refreshed = client.refreshes.next();
  const rules = 'rules:\n  structure/missing-section: hint\n';
  await client.change(configuration, { text: `${smallProject['docwright.yaml']}${rules}` });
  await refreshed;
  assert.deepEqual(
    (await client.pull(document)).map(({ severity }) => severity),
    [4],
  );
});

test('A contract applies while it is typed, and when it is changed, made or removed on the disk', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const document = await client.open('a.md', named);
  assert.deepEqual(await client.pull(document), []);

  const contract = await client.open('contracts/small.yaml', smallContract);
  let refreshed = client.refreshes.next();
  await client.change(contract, { text: `${smallContract}  - id: support\n    title: Support\n` });
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(document)), ['structure/missing-section']);

  refreshed = client.refreshes.next();
  await client.close(contract);
  await refreshed;
  assert.deepEqual(await client.pull(document), []);

  refreshed = client.refreshes.next();
  client.remove('contracts/small.yaml');
  await client.changedOnDisk('contracts/small.yaml');
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(document)), ['contract/unknown-contract']);

  refreshed = client.refreshes.next();
  client.write('contracts/renamed.yaml', smallContract);
  await client.changedOnDisk('contracts/renamed.yaml');
  await refreshed;
  assert.deepEqual(await client.pull(document), []);
});

test('A configuration that is made applies to documents that had none', async (context) => {
  const client = await startClient(context);
  const document = await client.open('docs/a.md', incomplete);
  assert.deepEqual(await client.pull(document), []);
  const refreshed = client.refreshes.next();
  client.write('docwright.yaml', 'contract: small\ncontracts: [small.yaml]\ndocs: [docs]\n');
  client.write('small.yaml', smallContract);
  await client.changedOnDisk('docwright.yaml', 'small.yaml');
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(document)), ['structure/missing-section']);
});

test('A contract with a problem is answered for, and repaired by its fix', async (context) => {
  const broken = smallContract.replace('guidance:', 'guidence:');
  const client = await startClient(context, { files: { ...smallProject, 'contracts/small.yaml': broken } });
  await client.pull(await client.open('a.md', complete));
  await published(client, 'contracts/small.yaml', ['contract/unknown-key']);
  const contract = await client.open('contracts/small.yaml', broken);
  const [finding] = await client.pull(contract);
  assert.equal(finding?.code, 'contract/unknown-key');
  const [action] = await client.actions(contract, finding.range);
  assert.equal(applyWorkspaceEdit(broken, contract, action?.edit), smallContract);
});

test('YAML files that are none of ours have no findings', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('compose.yaml', 'services: [\n');
  assert.deepEqual(await client.pull(uri), []);
});

test('Every project has its own configuration, the nearest', async (context) => {
  const files = {
    ...smallProject,
    'nested/docwright.yaml':
      'contract: small\ndocs: ["*.md"]\nextends: ../docwright.yaml\nrules:\n  structure/missing-section: info\n',
  };
  const client = await startClient(context, { files });
  const outer = await client.open('a.md', incomplete);
  const inner = await client.open('nested/a.md', incomplete);
  assert.deepEqual(
    (await client.pull(outer)).map(({ severity }) => severity),
    [1],
  );
  assert.deepEqual(
    (await client.pull(inner)).map(({ severity }) => severity),
    [3],
  );
});

test('A folder that joins the workspace, or leaves it, has its documents checked again', async (context) => {
  const client = await startClient(context, { files: { ...smallProject, 'inner/a.md': incomplete } });
  const inner = { uri: client.uri('inner'), name: 'inner' };
  const document = await client.open('inner/a.md', incomplete);
  assert.equal((await client.pull(document)).length, 1);
  let refreshed = client.refreshes.next();
  // Nothing above a workspace folder is read.
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [inner], removed: [] },
  });
  await refreshed;
  assert.deepEqual(await client.pull(document), []);
  refreshed = client.refreshes.next();
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [inner] },
  });
  await refreshed;
  assert.equal((await client.pull(document)).length, 1);
});

test('A folder of contracts that is renamed or deleted as a whole is noticed', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const filters = client.initialized?.capabilities.workspace?.fileOperations?.didDelete?.filters;
  assert.equal(filters?.[0]?.pattern.matches, 'folder');
  const document = await client.open('a.md', named);
  assert.deepEqual(await client.pull(document), []);
  const refreshed = client.refreshes.next();
  client.remove('contracts');
  await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: client.uri('contracts') }] });
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(document)), ['contract/unknown-contract']);
});

test('The client is asked to watch the files that projects are made of', async (context) => {
  const client = await startClient(context);
  await client.watched.some((glob) => glob.includes('.{yaml,yml,json}'));
  await client.watched.some((glob) => glob.includes('.{md,mdx}'));
});

test('To a client that does not ask, a configuration and its documents are sent', async (context) => {
  const { diagnostic: _, ...textDocument } = modern.textDocument ?? {};
  const files = { ...smallProject, 'docwright.yaml': misspelt };
  const client = await startClient(context, { files, capabilities: { ...modern, textDocument } });
  await client.open('a.md', incomplete);
  await published(client, 'a.md', ['structure/missing-section']);
  await published(client, 'docwright.yaml', ['configuration/unknown-key']);
  const mended = publishedNext(client, 'docwright.yaml', []);
  const softened = publishedNext(client, 'a.md', []);
  const uri = await client.open('docwright.yaml', misspelt);
  await client.change(uri, { text: `${smallProject['docwright.yaml']}rules:\n  structure/missing-section: off\n` });
  await Promise.all([mended, softened]);
});
