import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocumentEdit } from 'vscode-languageserver/node';
import { modern, startClient } from './client.ts';
import { applyWorkspaceEdit, complete, rulesOf, smallProject } from './documents.ts';

const misspelt = complete.replace('Overview', 'Overveiw');
const rule = 'structure/retitled-section';

test('A comment for one place, and one for the file, make a finding of a document go', async (context) => {
  const client = await startClient(context, { files: smallProject });
  for (const [title, expected] of [
    [`Ignore \`${rule}\` here`, misspelt.replace('## Over', `<!-- docwright-ignore ${rule} -->\n## Over`)],
    [`Ignore \`${rule}\` in this file`, `<!-- docwright-ignore-file ${rule} -->\n${misspelt}`],
  ] as const) {
    const uri = await client.open('a.md', misspelt);
    const diagnostics = await client.pull(uri);
    const [first] = diagnostics;
    assert.ok(first);
    const action = (await client.actions(uri, first.range, { diagnostics })).find((one) => one.title === title);
    assert.equal(action?.kind, 'quickfix');
    assert.deepEqual(action.diagnostics, [first]);
    const text = applyWorkspaceEdit(misspelt, uri, action.edit);
    assert.equal(text, expected);
    await client.change(uri, { text });
    assert.deepEqual(await client.pull(uri), []);
    await client.close(uri);
  }
});

test('Of what is said of a document as a whole only the comment for the file is offered', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const text = 'Parcels and where they are.\n';
  const uri = await client.open('a.md', text);
  const [first] = await client.pull(uri);
  assert.ok(first);
  const actions = (await client.actions(uri, first.range)).filter(({ title }) => title.startsWith('Ignore'));
  assert.deepEqual(
    actions.map(({ title }) => title),
    ['Ignore `structure/missing-section` in this file'],
  );
  await client.change(uri, { text: applyWorkspaceEdit(text, uri, actions[0]?.edit) });
  assert.deepEqual(await client.pull(uri), []);
});

test('An editor that has snippets is left at the reason', async (context) => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
  const capabilities = { ...modern, workspace: { ...modern.workspace, workspaceEdit } };
  const client = await startClient(context, { files: smallProject, capabilities });
  const uri = await client.open('a.md', misspelt);
  const [first] = await client.pull(uri);
  assert.ok(first);
  const action = (await client.actions(uri, first.range)).find(({ title }) => title.endsWith('here'));
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(TextDocumentEdit.is(change));
  const start = { line: first.range.start.line, character: 0 };
  const value = `<!-- docwright-ignore ${rule}: \${1:reason} -->\n`;
  assert.deepEqual(change.edits, [{ range: { start, end: start }, snippet: { kind: 'snippet', value } }]);
});

const spec = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0, contact: { name: A }, license: { name: MIT }, description: Pets. }
servers: [{ url: https://pets.example }]
paths:
  /pets/:
    get:
      responses:
        default: { description: Pets }
`;

test('In a spec the comment has the indentation of the line below it', async (context) => {
  const client = await startClient(context, { files: { 'docwright.yaml': '' } });
  const uri = await client.open('openapi.yaml', spec, 'yaml');
  const found = (await client.pull(uri)).find(({ code }) => code === 'openapi/path-trailing-slash');
  assert.ok(found);
  const action = (await client.actions(uri, found.range)).find(
    ({ title }) => title === 'Ignore `openapi/path-trailing-slash` here',
  );
  const text = applyWorkspaceEdit(spec, uri, action?.edit);
  assert.equal(text, spec.replace('  /pets/', '  # docwright-ignore-next-line openapi/path-trailing-slash\n  /pets/'));
  await client.change(uri, { text });
  const rules = rulesOf(await client.pull(uri));
  assert.ok(!rules.some((one) => one === 'openapi/path-trailing-slash' || one.startsWith('suppression/')));
  await client.change(uri, { text: text.replace('/pets/', '/pets') });
  assert.ok(rulesOf(await client.pull(uri)).includes('suppression/unused'));
});

test('A baseline counts while it is typed, and when it changes on the disk', async (context) => {
  const files = {
    ...smallProject,
    'docwright.yaml': `${smallProject['docwright.yaml']}suppressions: baseline.json\n`,
    'baseline.json': '{ "version": 1, "files": {} }\n',
    'a.md': misspelt,
  };
  const client = await startClient(context, { files });
  const uri = await client.open('a.md', misspelt);
  assert.deepEqual(rulesOf(await client.pull(uri)), [rule]);

  let refreshed = client.refreshes.next();
  const entry = '{ "rule": "a/b", "fingerprint": "0", "text": "c" }';
  client.write('baseline.json', `{ "version": 1, "files": { "a.md": [${entry}] } }\n`);
  await client.changedOnDisk('baseline.json');
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(uri)), ['baseline/unmatched-entry', rule]);

  refreshed = client.refreshes.next();
  const baseline = await client.open('baseline.json', '{ "version": 1, "files": { "a.md": 1 } }\n', 'json');
  await refreshed;
  assert.deepEqual(rulesOf(await client.pull(baseline)), ['baseline/invalid']);
  assert.deepEqual(rulesOf(await client.pull(uri)), [rule]);
});
