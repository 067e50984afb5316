import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeConfiguration } from '#engine/configuration/complete.ts';
import type { KnownRule } from '#engine/configuration/declared.ts';
import { hoverConfiguration } from '#engine/configuration/hover.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { readCursor } from '../support/marks.ts';

const rules: readonly KnownRule[] = [
  { id: 'structure/missing-section', summary: 'A section is missing.', severity: 'error' },
  { id: 'structure/empty-section', summary: 'A section is empty.', severity: 'warning' },
];

test('Top-level keys that are not there yet', () => {
  assert.deepEqual(configuration('contract: api-docs\n<|>\nprofile: draft\n'), [
    'extends',
    'contracts',
    'docs',
    'ignore',
    'apis',
    'errors',
    'links',
    'rules',
    'suppressions',
  ]);
  assert.ok(configuration('<|>').includes('contract'));
});

test('A key is written with its colon, which is not doubled', () => {
  assert.equal(write('configuration', 'contr<|>', 'contract'), 'contract: ');
  assert.equal(write('configuration', 'contr<|>: api-docs', 'contract'), 'contract: api-docs');
  assert.equal(write('configuration', 'rul<|>', 'rules'), 'rules:');
});

test('Values of a closed set, with what they mean', () => {
  assert.deepEqual(configuration('profile: <|>'), ['draft', 'review', 'release']);
  assert.equal(write('configuration', 'profile: rel<|>ease', 'draft'), 'profile: draft');
  const items = ask('configuration', 'profile: <|>');
  assert.match(items[0]?.documentation ?? '', /unfinished/);
});

test('Contracts that the project knows', () => {
  assert.deepEqual(configuration('contract: <|>'), ['api-docs', 'api-reference', 'endpoint']);
  assert.deepEqual(contract('id: x\nextends: <|>'), ['api-docs', 'api-reference', 'endpoint']);
  assert.deepEqual(contract('id: x\nextends: [api-docs, <|>]'), ['api-docs', 'api-reference', 'endpoint']);
  assert.deepEqual(contract('id: x\nextends:\n  - <|>'), ['api-docs', 'api-reference', 'endpoint']);
});

test('Rules that are not set yet, and their severities', () => {
  assert.deepEqual(configuration('rules:\n  structure/empty-section: off\n  <|>'), ['structure/missing-section']);
  assert.equal(
    write('configuration', 'rules:\n  structure/m<|>', 'structure/missing-section'),
    'rules:\n  structure/missing-section: ',
  );
  assert.deepEqual(configuration('rules:\n  structure/empty-section: <|>'), [
    'error',
    'warning',
    'info',
    'hint',
    'off',
    'true',
    'false',
  ]);
  assert.deepEqual(configuration('rules: { structure/empty-section: { <|> } }'), ['severity']);
});

test('Keys inside of lists of mappings', () => {
  assert.deepEqual(configuration('apis:\n  - <|>'), ['spec', 'docs', 'servers']);
  assert.deepEqual(configuration('apis:\n  - spec: a\n    <|>'), ['docs', 'servers']);
  assert.deepEqual(configuration('apis:\n- spec: a\n  docs: b\n- spec: c\n  <|>\n  servers: d\n'), ['docs']);
  assert.deepEqual(configuration('apis: [{ spec: a, <|> }]'), ['docs', 'servers']);
});

test('Keys of sections and requirements', () => {
  const section = contract('id: x\nsections:\n  - id: a\n    title: A\n    pre<|>\n');
  assert.ok(section.includes('presence') && section.includes('content') && !section.includes('title'));
  assert.deepEqual(contract('sections:\n  - id: a\n    presence: <|>'), [
    'required',
    'recommended',
    'optional',
    'forbidden',
  ]);
  assert.deepEqual(contract('sections:\n  - id: a\n    repeat: <|>'), ['true', 'false']);
  const requirement = contract('sections:\n  - id: a\n    content:\n      - <|>');
  assert.ok(requirement.includes('table') && requirement.includes('says'));
  assert.deepEqual(contract('sections:\n  - id: a\n    content:\n      - table:\n        <|>'), [
    'says',
    'severity',
    'skeleton',
  ]);
  assert.deepEqual(contract('sections:\n  - id: a\n    content:\n      - code: { role: <|> }'), [
    'request',
    'response',
  ]);
  assert.deepEqual(contract('sections:\n  - id: a\n    content:\n      - code: { minimum: 1, <|>'), [
    'languages',
    'minimumLanguages',
    'role',
  ]);
  assert.ok(
    contract('sections:\n  - id: a\n    content:\n      - table:\n          columns:\n            - <|>').includes(
      'unique',
    ),
  );
});

test('Sections of the contract that is extended, and of the file itself', () => {
  const words = contract('id: x\nextends: endpoint\nsections:\n  - id: own\n    title: Own\n    after: <|>');
  assert.deepEqual(words, ['own', 'endpoint']);
  assert.ok(contract('id: x\nextends: api-docs\nsections:\n  - id: <|>').includes('token-management'));
  assert.ok(contract('id: x\nsections:\n  - id: a\n    when:\n      spec: <|>').includes('declares oauth2'));
});

test('Nothing in comments, text blocks, unknown places and right behind a colon', () => {
  assert.deepEqual(configuration('# con<|>'), []);
  assert.deepEqual(configuration('profile: draft # <|>'), []);
  assert.deepEqual(configuration('profile:<|>'), []);
  assert.deepEqual(configuration('nothing:\n  <|>'), []);
  assert.deepEqual(contract('sections:\n  - id: a\n    guidance: |\n      pre<|>'), []);
  assert.deepEqual(contract('sections:\n  - id: a\n    guidance: >-\n      one\n\n      two: <|>'), []);
  assert.deepEqual(contract('title: <|>'), []);
});

test('Line breaks of Windows make no difference', () => {
  assert.deepEqual(configuration('apis:\r\n  - spec: a\r\n    <|>\r\n'), ['docs', 'servers']);
});

test('No place in a text, and no beginning of it, is too much', () => {
  const text =
    'id: x\nextends: [api-docs]\nsections:\n  - id: "a"\n    content: [{ table: { columns: [a, { name: b }] } }]\n  - - ?\n: |\n x\n';
  for (let offset = 0; offset <= text.length; offset++) {
    for (const kind of ['contract', 'configuration'] as const) {
      const question = { kind, offset, contracts: builtinContracts(), rules };
      for (const part of [text, text.slice(0, offset)]) {
        for (const { span } of completeConfiguration({ ...question, text: part })) {
          assert.ok(span.start <= offset && offset <= span.end && !part.slice(span.start, span.end).includes('\n'));
        }
        hoverConfiguration({ ...question, text: part });
      }
    }
  }
});

function ask(kind: 'contract' | 'configuration', source: string) {
  return completeConfiguration({ kind, ...readCursor(source), contracts: builtinContracts(), rules });
}

function configuration(source: string): string[] {
  return ask('configuration', source).map(({ label }) => label);
}

function contract(source: string): string[] {
  return ask('contract', source).map(({ label }) => label);
}

/** The text after a completion was accepted. */
function write(kind: 'contract' | 'configuration', source: string, label: string): string {
  const { text } = readCursor(source);
  const item = ask(kind, source).find((item) => item.label === label);
  assert.ok(item, label);
  return text.slice(0, item.span.start) + item.insertText + text.slice(item.span.end);
}
