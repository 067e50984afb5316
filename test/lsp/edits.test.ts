import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionResolveRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import { chooseContractRequest, insertSectionRequest, missingSectionsRequest } from '#shared/protocol.ts';
import { modern, startClient } from './client.ts';
import { applyProtocolEdits, applyWorkspaceEdit, complete, incomplete, rulesOf, smallProject } from './documents.ts';

const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** Two titles with a letter wrong. */
const misspelt = complete.replace('Overview', 'Overveiw').replace('## Errors', '## Erors');

test('A finding is offered its fix, which makes it go', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const text = complete.replace('Overview', 'Overveiw');
  const uri = await client.open('a.md', text);
  const diagnostics = await client.pull(uri);
  const [first] = diagnostics;
  assert.ok(first);
  const [action, ...others] = await client.actions(uri, first.range, { diagnostics });
  assert.deepEqual(
    others.map(({ title }) => title),
    ['Ignore `structure/retitled-section` here', 'Ignore `structure/retitled-section` in this file'],
  );
  assert.equal(action?.kind, 'quickfix');
  assert.equal(action.isPreferred, true);
  assert.deepEqual(action.diagnostics, [first]);
  const fixed = applyWorkspaceEdit(text, uri, action.edit);
  assert.equal(fixed, complete);
  await client.change(uri, { text: fixed });
  assert.deepEqual(await client.pull(uri), []);
});

test('Where nothing is found, nothing is offered', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', misspelt);
  const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } };
  assert.deepEqual(await client.actions(uri, range), []);
  assert.deepEqual(await client.actions(uri, whole, { only: ['refactor'] }), []);
});

test('All findings of a rule are fixed at once; how is worked out when it is asked for', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', misspelt);
  const [first] = await client.pull(uri);
  assert.ok(first);
  const all = (await client.actions(uri, first.range)).find(
    ({ title }) => title === 'Fix all of structure/retitled-section',
  );
  assert.ok(all && !all.edit);
  const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, all);
  assert.equal(applyWorkspaceEdit(misspelt, uri, edit), complete);
});

test('A client that does not resolve actions gets whole ones, without versions where it knows none', async (context) => {
  const { codeAction: _, ...textDocument } = modern.textDocument ?? {};
  const client = await startClient(context, { files: smallProject, capabilities: { textDocument } });
  const uri = await client.open('a.md', misspelt);
  const [first] = await client.pull(uri);
  assert.ok(first);
  const all = (await client.actions(uri, first.range)).find(
    ({ title }) => title === 'Fix all of structure/retitled-section',
  );
  assert.equal(applyProtocolEdits(misspelt, all?.edit?.changes?.[uri] ?? []), complete);
});

test('Fix-all repairs the document, and is offered only to who asks for it', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', misspelt);
  const offered = await client.actions(uri, whole);
  assert.ok(offered.length > 0 && offered.every(({ kind }) => kind === 'quickfix'));
  for (const only of ['source.fixAll.docwright', 'source.fixAll', 'source']) {
    const [action, ...others] = await client.actions(uri, whole, { only: [only] });
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.docwright');
    assert.equal(applyWorkspaceEdit(misspelt, uri, action.edit), complete);
  }
  await client.change(uri, { text: complete });
  assert.deepEqual(await client.actions(uri, whole, { only: ['source.fixAll'] }), []);
});

test('An edit is for the version that was analysed', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', complete);
  const version = await client.change(uri, { text: misspelt });
  const [action] = await client.actions(uri, whole, { only: ['source.fixAll'] });
  assert.equal(applyWorkspaceEdit(misspelt, uri, action?.edit, version), complete);
});

test('A missing section is listed and inserted', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', incomplete);
  const missing = await client.connection.sendRequest<readonly { section: string }[]>(missingSectionsRequest, { uri });
  assert.deepEqual(
    missing.map(({ section }) => section),
    ['errors'],
  );
  const insert = (section: string) =>
    client.connection.sendRequest<WorkspaceEdit | null>(insertSectionRequest, { uri, section });
  const fixed = applyWorkspaceEdit(incomplete, uri, await insert('errors'));
  assert.match(fixed, /\n\n## Errors\n\n/);
  assert.equal(await insert('overview'), null, 'it is there');
  assert.equal(await insert('nonsense'), null);
  await client.change(uri, { text: fixed });
  assert.ok(!rulesOf(await client.pull(uri)).includes('structure/missing-section'));
  assert.equal(await insert('errors'), null, 'it is there by now');
});

test('A contract is chosen in the front matter', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const choose = async (text: string, contract = 'api-docs') => {
    const uri = await client.open('a.md', text);
    const params = { uri, contract };
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(chooseContractRequest, params);
    await client.close(uri);
    return applyWorkspaceEdit(text, uri, edit);
  };
  assert.equal(await choose('# A\n'), '---\ndocwright: api-docs\n---\n\n# A\n');
  assert.equal(await choose('# A\r\n'), '---\r\ndocwright: api-docs\r\n---\r\n\r\n# A\r\n');
  assert.equal(await choose(''), '---\ndocwright: api-docs\n---\n\n');
  assert.equal(await choose('---\ntitle: A\n---\n# A\n'), '---\ndocwright: api-docs\ntitle: A\n---\n# A\n');
  assert.equal(await choose('---\ndocwright: small # why\n---\n'), '---\ndocwright: api-docs # why\n---\n');
  assert.equal(await choose('---\ndocwright:\n---\n'), '---\ndocwright: api-docs\n---\n');
  assert.equal(await choose('---\ndocwright: "small"\n---\n', 'none'), '---\ndocwright: none\n---\n');
});

test('The status says which contract applies and why, and follows what changes', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', complete);
  await client.pull(uri);
  const first = await client.statuses.some((status) => status.uri === uri);
  assert.equal(first.contract?.id, 'small');
  assert.equal(first.contract.title, 'Small');
  assert.match(first.configuration ?? '', /docwright\.yaml$/);
  assert.ok(first.reason.length > 0);
  assert.deepEqual(first.available.map(({ id }) => id).sort(), ['api-docs', 'api-reference', 'endpoint', 'small']);

  await client.change(uri, { text: `---\ndocwright: none\n---\n${complete}` });
  await client.pull(uri);
  const second = await client.statuses.some((status) => status.contract === undefined);
  assert.notEqual(second.reason, first.reason);
  const before = client.statuses.all.length;
  await client.change(uri, { text: `---\ndocwright: none\n---\n${complete}\nMore.\n` });
  await client.pull(uri);
  assert.equal(client.statuses.all.length, before, 'the same is not said again');
});

test('The status of a spec says its version and why, and is taken back when it is none any more', async (context) => {
  const client = await startClient(context);
  const uri = await client.open('compose.yaml', 'services: {}\n');
  assert.deepEqual(await client.pull(uri), []);
  assert.deepEqual(client.statuses.all, [], 'nothing is said of other files');
  const atStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await client.change(uri, { range: atStart, text: 'openapi: 3.1.0\n' });
  await client.pull(uri);
  const first = await client.statuses.some((status) => status.openapi !== undefined);
  assert.equal(first.openapi, '3.1.0');
  assert.equal(first.reason, 'It says `openapi: 3.1.0` at its root.');
  const none = client.statuses.next((status) => status.uri === uri);
  await client.change(uri, { range: { start: atStart.start, end: { line: 1, character: 0 } }, text: '' });
  assert.deepEqual(await client.pull(uri), []);
  assert.equal((await none).openapi, undefined);
});
