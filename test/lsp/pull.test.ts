import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { startClient } from './client.ts';
import { complete, incomplete, rulesOf, smallProject, summaries } from './documents.ts';

test('A document is checked as it is in the editor, whatever is on the disk', async (context) => {
  const client = await startClient(context, { files: { ...smallProject, 'a.md': complete } });
  const uri = await client.open('a.md', incomplete);
  assert.deepEqual(summaries(incomplete, await client.pull(uri)), ['structure/missing-section: Overview']);
  const end = incomplete.split('\n').length - 1;
  const range = { start: { line: end, character: 0 }, end: { line: end, character: 0 } };
  await client.change(uri, { range, text: '\n## Errors\n\nEvery error has a code.\n' });
  assert.deepEqual(await client.pull(uri), []);
});

test('A document that is no API document has no findings', async (context) => {
  const client = await startClient(context);
  const uri = await client.open('notes.md', '# Notes\n\n## TODO\n');
  assert.deepEqual(await client.pull(uri), []);
});

test('A diagnostic leads to the page of its rule and to the line of the contract', async (context) => {
  const client = await startClient(context);
  const uri = await client.open('api.md', '---\ndocwright: api-docs\n---\n\n# API Documentation\n');
  const first = (await client.pull(uri)).find(({ code }) => code === 'structure/missing-section');
  assert.equal(first?.source, 'docwright');
  assert.ok(existsSync(fileURLToPath(first.codeDescription?.href ?? '')), 'the page is there');
  const location = first.relatedInformation?.[0]?.location;
  assert.match(location?.uri ?? '', /^file:.*\/server\/contracts\/api-docs\.yaml$/);
  const contract = readFileSync(fileURLToPath(location?.uri ?? ''), 'utf8').split('\n');
  const { start, end } = location?.range ?? assert.fail('there is no range');
  assert.equal(contract[start.line]?.slice(start.character, end.character), 'Overview');
});

test('A client that shows our files itself gets the URIs that it asked for', async (context) => {
  const client = await startClient(context, { initializationOptions: { resources: 'docwright:/' } });
  const uri = await client.open('api.md', '---\ndocwright: api-docs\n---\n\n# API Documentation\n');
  const first = (await client.pull(uri)).find(({ code }) => code === 'structure/missing-section');
  assert.equal(first?.codeDescription?.href, 'docwright:/docs/rules/structure/missing-section.md');
  assert.equal(first.relatedInformation?.[0]?.location.uri, 'docwright:/contracts/api-docs.yaml');
});

test('A client that links rules to their pages itself is sent no links', async (context) => {
  const client = await startClient(context, { initializationOptions: { linksRules: true } });
  const uri = await client.open('api.md', '---\ndocwright: api-docs\n---\n\n# API Documentation\n');
  const first = (await client.pull(uri)).find(({ code }) => code === 'structure/missing-section');
  assert.ok(first);
  assert.equal(first.codeDescription, undefined);
});

test('A contract of the project is what related information leads to', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', incomplete);
  const [first] = await client.pull(uri);
  const location = first?.relatedInformation?.[0]?.location;
  assert.ok(location);
  assert.equal(fileURLToPath(location.uri), fileURLToPath(client.uri('contracts/small.yaml')));
  assert.equal(location.range.start.line, 7);
});

test('The same answer is said to be unchanged', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', incomplete);
  const ask = (previousResultId?: string) =>
    client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  const first = await ask();
  assert.equal(first.kind, 'full');
  assert.ok(first.resultId);
  assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });

  await client.change(uri, { text: `${incomplete}\nMore of it.\n` });
  assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });

  await client.change(uri, { text: complete });
  const second = await ask(first.resultId);
  assert.equal(second.kind, 'full');
  assert.notEqual(second.resultId, first.resultId);
});

test('Columns count UTF-16 code units, and CRLF is one line break', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const text = '# Parcels\r\n\r\nAll of 📦📦.\r\n\r\n## 📦 Overveiw\r\n\r\nText.\r\n\r\n## Errors\r\n\r\nText.\r\n';
  const uri = await client.open('a.md', text.replace('📦 ', ''));
  assert.deepEqual(
    (await client.pull(uri)).map(({ code, range }) => [code, range]),
    [['structure/retitled-section', { start: { line: 4, character: 3 }, end: { line: 4, character: 11 } }]],
  );

  const endpoint = '# Parcels 📦\r\n\r\n## Overview\r\n\r\nText. 📦📦 TODO: more.\r\n\r\n## Errors\r\n\r\nText.\r\n';
  await client.change(uri, { text: endpoint });
  const diagnostics = await client.pull(uri);
  assert.deepEqual(rulesOf(diagnostics), ['structure/leftover-guidance']);
  assert.equal(diagnostics[0]?.range.start.line, 4);
  assert.equal(diagnostics[0]?.range.start.character, 'Text. 📦📦 '.length);

  // An edit behind an emoji: the server's text is still the editor's.
  const range = { start: { line: 4, character: 11 }, end: { line: 4, character: 15 } };
  await client.change(uri, { range, text: 'DONE' });
  assert.deepEqual(await client.pull(uri), []);
});

test('Of more than 1,000 findings the gravest are sent, and one says how many were left out', async (context) => {
  const configuration = `${smallProject['docwright.yaml']}rules:\n  structure/unexpected-section: info\n`;
  const client = await startClient(context, { files: { ...smallProject, 'docwright.yaml': configuration } });
  const headings = Array.from({ length: 1005 }, (_, index) => `## Topic ${index}\n\nText.\n`).join('\n');
  const text = `# Parcels\n\n${headings}\n## Overview\n\nText.\n`;
  const uri = await client.open('a.md', text);
  const [rest, ...shown] = await client.pull(uri);
  assert.equal(shown.length, 1000);
  assert.equal(shown[0]?.code, 'structure/missing-section');
  assert.ok(
    shown.every(({ severity = 0 }, index) => severity >= (shown[index - 1]?.severity ?? 0)),
    'the gravest first',
  );
  assert.equal(rest?.message, '6 more findings are not shown.');
  assert.equal(rest.severity, 3);
});

test('A request that was cancelled is not answered', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', incomplete);
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token);
  source.cancel();
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestCancelled);
    return true;
  });
  assert.deepEqual(rulesOf(await client.pull(uri)), ['structure/missing-section'], 'the next one is answered');
});

test('A document that is too large to be checked while it is typed is not, and the status says so', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const uri = await client.open('a.md', incomplete + 'Some prose that says little.\n'.repeat(200_000));
  assert.deepEqual(await client.pull(uri), []);
  const status = await client.statuses.some((one) => one.uri === uri);
  assert.match(status.reason, /more than 5 million characters/);
  await client.change(uri, { text: incomplete });
  assert.deepEqual(rulesOf(await client.pull(uri)), ['structure/missing-section']);
});
