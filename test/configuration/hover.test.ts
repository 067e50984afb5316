import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownRule } from '#engine/configuration/declared.ts';
import { hoverConfiguration } from '#engine/configuration/hover.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { readCursor } from '../support/marks.ts';

const rules: readonly KnownRule[] = [
  { id: 'structure/missing-section', summary: 'A section is missing.', severity: 'error' },
];

test('A key says what it is for, and which values it takes', () => {
  const hover = ask('configuration', 'contract: api-docs\npro<|>file: draft\n');
  assert.match(hover?.markdown ?? '', /^\*\*profile\*\*\n\nHow strict/);
  assert.match(hover?.markdown ?? '', /- `draft`: What only an unfinished/);
  assert.deepEqual(hover?.span, { start: 19, end: 26 });
});

test('Keys of nested values, too', () => {
  assert.match(
    markdown('contract', 'sections:\n  - id: a\n    content:\n      - code: { ro<|>le: request }'),
    /request, or a response/,
  );
  assert.match(markdown('contract', 'sections: [{ id: a, sections: [{ exact<|>Title: true }] }]'), /alias is reported/);
  assert.match(markdown('configuration', 'apis:\n  - sp<|>ec: a.yaml'), /OpenAPI/);
});

test('Contracts, sections, rules and values of a closed set', () => {
  assert.match(markdown('configuration', 'contract: api-<|>docs'), /^\*\*api-docs\*\* \(API documentation\)/);
  assert.match(markdown('contract', 'extends: [end<|>point]'), /^\*\*endpoint\*\* \(Endpoint page\)/);
  assert.match(
    markdown('contract', 'id: x\nextends: api-docs\nsections: [{ id: tok<|>en-management }]'),
    /\(Token Management\)/,
  );
  assert.match(markdown('configuration', 'rules: { structure/mis<|>sing-section: off }'), /A section is missing\./);
  assert.match(markdown('contract', 'sections: [{ id: a, nesting: eit<|>her }]'), /whichever the document uses/);
});

test('Nothing on unknown keys, free values and between them', () => {
  assert.equal(ask('configuration', 'no<|>thing: 1'), undefined);
  assert.equal(ask('configuration', 'suppressions: a<|>.json'), undefined);
  assert.equal(ask('configuration', 'profile: draft\n\n<|>\n'), undefined);
  assert.equal(ask('configuration', '<|>'), undefined);
});

function ask(kind: 'contract' | 'configuration', source: string) {
  return hoverConfiguration({ kind, ...readCursor(source), contracts: builtinContracts(), rules });
}

function markdown(kind: 'contract' | 'configuration', source: string): string {
  return ask(kind, source)?.markdown ?? '';
}
