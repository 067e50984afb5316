import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { Diagnostic, DocumentDiagnosticReport, Range } from 'vscode-languageserver';
import { withEdits } from '#shared/diagnostic-edits.ts';
import { type DiagnosticChanges, diagnosticChangesRequest } from '#shared/protocol.ts';
import { changesBetween } from '../../server/src/lsp/diagnostic-changes.ts';
import { movedDiagnostic } from '../bench/changed-diagnostics.mjs';
import { type Client, startClient } from './client.ts';
import { incomplete, smallProject } from './documents.ts';

const uri = 'file:///api.yaml';

function diagnosticAt(line: number, message = 'A', related: readonly [uri: string, line: number][] = []): Diagnostic {
  return {
    range: rangeAt(line),
    severity: 2,
    code: 'openapi/unused-component',
    message,
    ...(related.length > 0 && {
      relatedInformation: related.map(([of, at]) => ({ location: { uri: of, range: rangeAt(at) }, message: 'Here' })),
    }),
  };
}

function rangeAt(line: number): Range {
  return { start: { line, character: 2 }, end: { line: line + 1, character: 0 } };
}

/** What a client makes of an answer. */
function applied(
  before: readonly Diagnostic[],
  { moved, edits }: Pick<DiagnosticChanges<Diagnostic>, 'moved' | 'edits'>,
  document = uri,
): readonly Diagnostic[] {
  return withEdits(moved ? before.map((one) => movedDiagnostic(document, one, moved)) : before, edits);
}

test('What only moves is not sent, wherever its related places are', () => {
  const elsewhere = 'file:///other.yaml';
  const before = [
    diagnosticAt(1, 'A', [
      [uri, 20],
      [elsewhere, 50],
    ]),
    diagnosticAt(9, 'B', [[uri, 1]]),
    diagnosticAt(30, 'C'),
  ];
  const after = [
    diagnosticAt(1, 'A', [
      [uri, 22],
      [elsewhere, 50],
    ]),
    diagnosticAt(11, 'B', [[uri, 1]]),
    diagnosticAt(32, 'C'),
  ];
  assert.deepEqual(changesBetween(uri, before, after), { moved: { line: 9, by: 2 }, edits: [] });
});

test('What comes, goes or says something else is sent, and nothing besides', () => {
  const before = ['A', 'B', 'C', 'D', 'E'].map((message, index) => diagnosticAt(index * 10, message));
  const [a, b, c, d, e] = before;
  assert.ok(a && b && c && d && e);
  const graver: Diagnostic = { ...d, severity: 1 };
  const after = [a, c, diagnosticAt(25, 'New'), graver, e];
  assert.deepEqual(changesBetween(uri, before, after), {
    edits: [
      { start: 1, deleteCount: 1, items: [] },
      { start: 3, deleteCount: 1, items: [diagnosticAt(25, 'New'), graver] },
    ],
  });
  assert.deepEqual(changesBetween(uri, before, before), { edits: [] });
  assert.deepEqual(changesBetween(uri, [], [a]), { edits: [{ start: 0, deleteCount: 0, items: [a] }] });
});

test('Where too much is different nothing is said of changes', () => {
  const list = (from: number) =>
    Array.from({ length: 200 }, (_, index) => diagnosticAt(index, `Message ${from + index}`));
  assert.equal(changesBetween(uri, list(0), list(1000)), undefined);
});

test('Whatever changes, a client that applies it has the new list', () => {
  const place = fc.nat({ max: 40 });
  const related = fc.array(fc.tuple(fc.constantFrom(uri, 'file:///other.yaml'), place), { maxLength: 2 });
  const diagnostic = fc.tuple(place, fc.constantFrom('A', 'B', 'C'), related).map((one) => diagnosticAt(...one));
  const list = fc.array(diagnostic, { maxLength: 12 });
  const edit = fc.record({
    line: place,
    by: fc.integer({ min: -3, max: 3 }),
    dropped: fc.subarray(Array.from({ length: 12 }, (_, index) => index)),
    added: list,
  });
  fc.assert(
    fc.property(list, edit, (before, { line, by, dropped, added }) => {
      const kept = before.filter((_, index) => !dropped.includes(index));
      const after = [...kept.map((one) => movedDiagnostic(uri, one, { line, by })), ...added].sort(byLine);
      const changes = changesBetween(uri, before.sort(byLine), after);
      assert.deepEqual(changes && applied(before, changes), after);
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1), numRuns: 2_000 },
  );
});

function byLine(one: Diagnostic, other: Diagnostic): number {
  return one.range.start.line - other.range.start.line;
}

function askForChanges(
  client: Client,
  of: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport | DiagnosticChanges<Diagnostic>> {
  return client.connection.sendRequest(diagnosticChangesRequest, {
    uri: of,
    ...(previousResultId !== undefined && { previousResultId }),
  });
}

const spec = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get: { operationId: list, responses: { '200': { description: All } } }
  /letters:
    get: { operationId: list, responses: { '200': { description: All } } }
components:
  schemas:
    Parcel: { type: object }
    Letter: { type: object }
`;

test('A client gets all first, then what changes, and all again where it has something else', async (context) => {
  const client = await startClient(context, { files: { ...smallProject } });
  const opened = await client.open('api.yaml', spec);
  const first = await askForChanges(client, opened);
  assert.equal(first.kind, 'full');
  assert.ok(first.items.length > 2);
  assert.deepEqual(await askForChanges(client, opened, first.resultId), {
    kind: 'unchanged',
    resultId: first.resultId,
  });

  const place = { line: 3, character: 0 };
  await client.change(opened, { range: { start: place, end: place }, text: '# A comment\n' });
  const second = await askForChanges(client, opened, first.resultId);
  assert.equal(second.kind, 'changes');
  assert.equal(second.moved?.by, 1);
  assert.deepEqual(second.edits, []);

  await client.change(opened, { range: { start: place, end: { line: 4, character: 0 } }, text: '' });
  const unknown = await askForChanges(client, opened, 'of a server before this one');
  assert.equal(unknown.kind, 'full');
  assert.deepEqual(unknown.items, first.items);
  assert.notEqual(unknown.resultId, first.resultId);
});

test('Changes make the same list as asking for all of it, in documents and in descriptions', async (context) => {
  const client = await startClient(context, { files: { ...smallProject } });
  for (const [name, text] of [
    ['a.md', incomplete],
    ['api.yaml', spec],
  ] as const) {
    const opened = await client.open(name, text);
    let known: readonly Diagnostic[] = [];
    let resultId: string | undefined;
    const lines = text.split('\n');
    for (let line = 0; line < lines.length; line++) {
      const start = { line, character: 0 };
      for (const change of [
        { range: { start, end: start }, text: 'x\n' },
        { range: { start, end: { line: line + 1, character: 0 } }, text: '' },
        { range: { start, end: { line, character: lines[line]?.length ?? 0 } }, text: '' },
        { range: { start, end: start }, text: lines[line] ?? '' },
      ]) {
        await client.change(opened, change);
        const answer = await askForChanges(client, opened, resultId);
        if (answer.kind === 'full') known = answer.items;
        else if (answer.kind === 'changes') known = applied(known, answer, opened);
        resultId = answer.resultId;
        assert.deepEqual(known, await client.pull(opened), `${name}, line ${line}: ${JSON.stringify(change.text)}`);
      }
    }
  }
});

/** Long enough to have edits rehearsed in it. */
function longSpec(): string {
  const pathItem = (index: number) => `  /parcels/${index}:
    get: { operationId: list, responses: { '200': { $ref: '#/components/responses/R${index}' } } }
`;
  const response = (index: number) => `    R${index}: { description: '${'All of them. '.repeat(5)}' }
    Unused${index}: { description: Nobody }
`;
  const each = Array.from({ length: 250 }, (_, index) => index);
  return `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
${each.map(pathItem).join('')}components:
  responses:
${each.map(response).join('')}`;
}

test('What is rehearsed between the keystrokes changes no answer', async (context) => {
  const client = await startClient(context, { files: { ...smallProject } });
  const text = longSpec();
  assert.ok(text.length > 50_000);
  const opened = await client.open('api.yaml', text);
  const first = await askForChanges(client, opened);
  assert.equal(first.kind, 'full');
  let known: readonly Diagnostic[] = first.items;
  let { resultId } = first;
  let now = text;
  for (const [line, inserted] of [
    [10, '# A comment\n'],
    [600, '    Another: { description: Nobody }\n'],
    [40, 'x'],
  ] as const) {
    // A rehearsal begins half a second after the last keystroke.
    await setTimeout(1_000);
    const place = { line, character: 0 };
    await client.change(opened, { range: { start: place, end: place }, text: inserted });
    const answer = await askForChanges(client, opened, resultId);
    assert.equal(answer.kind, 'changes');
    known = applied(known, answer, opened);
    resultId = answer.resultId;
    const lines = now.split('\n');
    lines[line] = inserted + lines[line];
    now = lines.join('\n');
    const fresh = await startClient(context, { files: { ...smallProject } });
    const expected = await fresh.pull(await fresh.open('api.yaml', now));
    assert.deepEqual(withoutFolder(known, client), withoutFolder(expected, fresh));
  }
});

function withoutFolder(diagnostics: readonly Diagnostic[], client: Client): unknown {
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(client.uri(''), ''));
}
