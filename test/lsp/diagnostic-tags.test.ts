import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticTag, type InitializeParams } from 'vscode-languageserver';
import type { Finding } from '#engine/finding.ts';
import { LineIndex } from '#engine/text.ts';
import { readClientSupport } from '../../server/src/lsp/client-support.ts';
import { resourcesBelow } from '../../server/src/lsp/resources.ts';
import { toDiagnostics } from '../../server/src/lsp/to-diagnostics.ts';

const finding: Finding = {
  rule: 'openapi/deprecated',
  severity: 'hint',
  message: '`GET /parcels` is deprecated',
  span: { start: 0, end: 3 },
  related: [],
  fixes: [],
  tags: ['deprecated'],
};

const tagsFor = (publishDiagnostics: { readonly tagSupport?: { valueSet: DiagnosticTag[] } }): unknown => {
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics } },
  };
  const [diagnostic] = toDiagnostics([finding], {
    lines: new LineIndex('get: {}'),
    locate: () => undefined,
    resources: resourcesBelow(undefined),
    client: readClientSupport(params),
  });
  return diagnostic?.tags;
};

test('a client that knows tags strikes deprecated things through', () => {
  assert.deepEqual(tagsFor({ tagSupport: { valueSet: [DiagnosticTag.Deprecated] } }), [DiagnosticTag.Deprecated]);
});

test('a client that does not know tags gets none', () => {
  assert.equal(tagsFor({}), undefined);
});
