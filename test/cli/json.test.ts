import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacksOverview, notes, project } from './documents.ts';
import { type Folder, folderWith } from './support.ts';

test('The JSON report, to the letter', (context) => {
  const folder = folderWith(context, { ...project, 'docs/a.md': lacksOverview, 'notes.md': notes });
  const run = folder.run('check', '--format', 'json');
  const finding = {
    rule: 'structure/missing-section',
    severity: 'error',
    message: 'The section `Overview` is missing; it belongs before `Errors`',
    start: { line: 1, column: 3 },
    end: { line: 1, column: 11 },
    related: [
      {
        path: 'contracts/handbook.yaml',
        message: 'The contract `handbook` asks for it here',
        start: { line: 7, column: 12 },
        end: { line: 7, column: 20 },
      },
    ],
    fixable: true,
  };
  const report = {
    version: 1,
    files: [
      { path: 'contracts/handbook.yaml', contract: null, findings: [] },
      { path: 'docs/a.md', contract: 'handbook', findings: [finding] },
      { path: 'docwright.yaml', contract: null, findings: [] },
      { path: 'notes.md', contract: null, findings: [] },
    ],
    summary: { error: 1, warning: 0, info: 0, hint: 0, files: 4 },
  };
  assert.equal(run.stdout, `${JSON.stringify(report, undefined, 2)}\n`);
  assert.equal(run.stderr, '');
});

test('Columns count UTF-16 code units, also with CRLF, a byte order mark and emoji', (context) => {
  const text = '\uFEFF# Handbook\r\n\r\n## 😀 Overveiw\r\n\r\nWords.\r\n\r\n## Errors\r\n\r\nWords.\r\n';
  const folder = folderWith(context, { ...project, 'a.md': text });
  const [finding] = findingsOf(folder, 'a.md');
  assert.equal(finding?.rule, 'structure/retitled-section');
  assert.deepEqual(
    [finding.start, finding.end],
    [
      { line: 3, column: 7 },
      { line: 3, column: 15 },
    ],
  );
});

test('Related places in a built-in contract have its address', (context) => {
  const folder = folderWith(context, { 'a.md': '# API Documentation\n' });
  const missing = findingsOf(folder, 'a.md').find(({ rule }) => rule === 'structure/missing-section');
  assert.equal(missing?.related[0]?.path, 'docwright:/contracts/api-docs.yaml');
});

interface ReportedFinding {
  readonly rule: string;
  readonly start: object;
  readonly end: object;
  readonly related: readonly { readonly path: string }[];
}

function findingsOf(folder: Folder, name: string): readonly ReportedFinding[] {
  const report: {
    readonly files: readonly { readonly path: string; readonly findings: readonly ReportedFinding[] }[];
  } = JSON.parse(folder.run('check', '--format', 'json').stdout);
  return report.files.find(({ path }) => path === name)?.findings ?? [];
}
