import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  CodeActionKind,
  CodeActionResolveRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  type SelectionRange,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  TextEdit,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { tokenKinds } from '#engine/tokens/item.ts';
import { dedent } from '../support/marks.ts';
import { modern, startClient } from './client.ts';
import { applyProtocolEdits, applyWorkspaceEdit } from './documents.ts';

const text = dedent(`
  ---
  docwright: api-docs
  ---

  # API Documentation

  ## Error Code List

  | Code | Status |
  | --- | --- |
  | \`not_found\` | 404 |
  | \`busy_😀\` | 503 |

  ### GET /parcels/{id}

  \`\`\`json
  {
    "id": 42
  }
  \`\`\`
`);
const lines = new LineIndex(text);
const whole = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
const placeOf = (words: string) => lines.positionAt(text.indexOf(words));

async function start(context: TestContext, source = text, capabilities = modern) {
  const client = await startClient(context, { capabilities });
  const uri = await client.open('a.md', source);
  return { client, uri, textDocument: { uri } };
}

/** Some words of another document, which has no contract. */
const other = '# Notes\n\n| Status |\n| --- |\n| 404 |\n';

/** The tokens of an answer as `line:character length kind`. */
function shown(data: readonly number[]): string[] {
  const tokens: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lineDelta = 0, delta = 0, length, kind = -1] = data.slice(at, at + 5);
    line += lineDelta;
    character = lineDelta === 0 ? character + delta : delta;
    tokens.push(`${line}:${character} ${length} ${tokenKinds[kind]}`);
  }
  return tokens;
}

const tokens = [
  '10:3 9 errorCode',
  '10:16 3 httpStatus',
  '11:14 3 httpStatus',
  '13:4 3 httpMethod',
  '13:8 9 endpointPath',
  '13:17 4 pathParameter',
];

test('Endpoints and codes are symbols, nested or flat as the client wants them', async (context) => {
  const nested = {
    ...modern,
    textDocument: { ...modern.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  };
  const { client, uri, textDocument } = await start(context, text, nested);
  const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['not_found', 'GET /parcels/{id}'],
  );
  const flat = await start(context);
  const answer = await flat.client.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument: flat.textDocument,
  });
  assert.deepEqual(
    answer?.map((symbol) => 'location' in symbol && symbol.location.uri),
    [flat.uri, flat.uri],
  );
  await client.close(uri);
});

test('Front matter and examples fold, and selections grow', async (context) => {
  const { client, textDocument } = await start(context);
  const foldings = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  assert.deepEqual(foldings, [
    { startLine: 0, endLine: 2 },
    { startLine: 16, endLine: 17 },
  ]);
  const positions = [placeOf('42')];
  const [selection] =
    (await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
  const texts: string[] = [];
  for (let at: SelectionRange | undefined = selection; at; at = at.parent) {
    texts.push(text.slice(lines.offsetAt(at.range.start), lines.offsetAt(at.range.end)));
  }
  assert.deepEqual(texts.slice(0, 3), ['42', '"id": 42', '{\n  "id": 42\n}']);
});

test('Semantic tokens are answered whole, in a range, and as what has changed', async (context) => {
  const { client, uri, textDocument } = await start(context);
  const full = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  assert.deepEqual(shown(full?.data ?? []), tokens);
  const range = { start: { line: 11, character: 0 }, end: { line: 12, character: 0 } };
  const part = await client.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
  assert.deepEqual(shown(part?.data ?? []), tokens.slice(2, 3));

  const at = placeOf('/parcels');
  await client.change(uri, { range: { start: at, end: at }, text: '/a' });
  const previousResultId = full?.resultId ?? assert.fail('a name for the answer is expected');
  const delta = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId,
  });
  assert.ok(delta && 'edits' in delta);
  const data = [...(full?.data ?? [])];
  for (const { start, deleteCount, data: fresh = [] } of delta.edits) data.splice(start, deleteCount, ...fresh);
  assert.deepEqual(shown(data), [...tokens.slice(0, 4), '13:8 11 endpointPath', '13:19 4 pathParameter']);
  assert.deepEqual(
    delta.edits.map((edit) => edit.data),
    [[11, 1, 0, 0, 11]],
  );

  const unknown = { textDocument, previousResultId: 'other' };
  const again = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, unknown);
  assert.ok(again && 'data' in again && again.data.length === tokens.length * 5);
});

test('Statuses without their phrase get it as a hint, but not in the line that was changed last', async (context) => {
  const { client, uri, textDocument } = await start(context);
  const ask = async () => {
    const hints = (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
    return hints.map(({ position, label, data }) => `${position.line}:${position.character} ${label} ${data.kind}`);
  };
  assert.deepEqual(await ask(), ['10:19 Not Found reasonPhrases', '11:17 Service Unavailable reasonPhrases']);
  const at = { line: 10, character: 19 };
  await client.change(uri, { range: { start: at, end: at }, text: ' ' });
  assert.deepEqual(await ask(), ['11:17 Service Unavailable reasonPhrases']);
  await client.change(uri, { range: { start: whole.start, end: whole.start }, text: '' });
  assert.deepEqual(await ask(), ['10:19 Not Found reasonPhrases', '11:17 Service Unavailable reasonPhrases']);
});

test('A table is aligned by a code action, asked for by its kind', async (context) => {
  const { client, uri } = await start(context);
  assert.ok(
    typeof client.initialized?.capabilities.codeActionProvider === 'object' &&
      client.initialized.capabilities.codeActionProvider.codeActionKinds?.includes(CodeActionKind.RefactorRewrite),
  );
  const at = placeOf('not_found');
  const range = { start: at, end: at };
  const all = await client.actions(uri, range, { only: [CodeActionKind.RefactorRewrite] });
  assert.deepEqual(
    all.map(({ title }) => title),
    ['Align the table', 'Add a row below', 'Move the column right'],
  );
  const [align, ...others] = await client.actions(uri, range, { only: ['refactor.rewrite.table.align'] });
  assert.ok(align && others.length === 0);
  const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, align);
  const aligned = [
    '| Code        | Status |',
    '| ----------- | ------ |',
    '| `not_found` | 404    |',
    '| `busy_😀`   | 503    |',
  ].join('\n');
  assert.ok(applyWorkspaceEdit(text, uri, resolved.edit).includes(`\n${aligned}\n`));
});

test('A document without a contract is left in peace', async (context) => {
  const { client, uri, textDocument } = await start(context, other);
  const { connection } = client;
  const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 2 } };
  assert.deepEqual(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
  assert.deepEqual(await connection.sendRequest(FoldingRangeRequest.type, { textDocument }), null);
  assert.deepEqual((await connection.sendRequest(SemanticTokensRequest.type, { textDocument }))?.data, []);
  assert.deepEqual(await connection.sendRequest(InlayHintRequest.type, { textDocument, range }), null);
  assert.deepEqual(await client.actions(uri, range), []);
});

test('Header fields are completed in an HTTP message, and explained', async (context) => {
  const source = `${text}\n\`\`\`http\nGET /parcels/42 HTTP/1.1\nAcc\n\`\`\`\n`;
  const { client, textDocument } = await start(context, source);
  const sourceLines = new LineIndex(source);
  const position = sourceLines.positionAt(source.indexOf('\nAcc') + 4);
  const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const accept = items.find(({ label }) => label === 'Accept')?.textEdit ?? assert.fail('Accept is expected');
  assert.ok(TextEdit.is(accept));
  assert.ok(applyProtocolEdits(source, [accept]).includes('\nAccept: \n'));
  const path = sourceLines.positionAt(source.indexOf('/parcels/42'));
  const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position: path });
  assert.match(JSON.stringify(hover?.contents), /Documented in line 14, \*GET \/parcels\/\{id\}\*\./);
});
