import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Folder, folderWith } from './support.ts';

const spec = (path: string): string => `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  ${path}:
    get:
      responses:
        '200': { description: The parcels }
`;
const document = '---\ndocwright: endpoint\nspec: one.yaml\n---\n\n# Parcels\n\n## GET /parcels\n\nLists parcels.\n';

test('--spec says which description documents are about, before all else', (context) => {
  const folder = folderWith(context, { 'one.yaml': spec('/parcels'), 'two.yaml': spec('/parcel'), 'a.md': document });
  assert.deepEqual(driftOf(folder, 'a.md'), []);
  assert.deepEqual(driftOf(folder, 'a.md', '--spec', 'one.yaml'), []);
  assert.deepEqual(driftOf(folder, 'a.md', '--spec', 'two.yaml'), ['drift/unknown-endpoint']);
  assert.deepEqual(driftOf(folder, 'a.md', '--spec', 'two.yaml', '--jobs', '2'), ['drift/unknown-endpoint']);
});

test('--spec may stand outside of the folder that is checked', (context) => {
  const folder = folderWith(context, { 'specs/two.yaml': spec('/parcel'), 'docs/a.md': document });
  const run = folder.runWith({ workingDirectory: 'docs' }, 'check', '--spec', '../specs/two.yaml');
  assert.match(run.stdout, /drift\/unknown-endpoint/);
});

test('--spec names a description that is there, or nothing is right', (context) => {
  const folder = folderWith(context, { 'a.md': document, 'b.md': document, 'notes.yaml': 'a: 1\n' });
  const missing = folder.run('check', '--spec', 'three.yaml');
  assert.deepEqual([missing.code, missing.stderr], [2, 'docwright: three.yaml: no such file\n']);
  for (const more of [[], ['--jobs', '2']]) {
    const other = folder.run('check', '--spec', 'notes.yaml', 'a.md', 'b.md', ...more);
    assert.deepEqual([other.code, other.stderr], [2, 'docwright: notes.yaml: not an OpenAPI description\n']);
  }
});

test('--spec holds for standard input, too', (context) => {
  const folder = folderWith(context, { 'one.yaml': spec('/parcels'), 'two.yaml': spec('/parcel') });
  const run = folder.runWith({ input: document }, 'check', '--stdin-filepath', 'a.md', '--spec', 'two.yaml');
  assert.match(run.stdout, /drift\/unknown-endpoint/);
});

function driftOf(folder: Folder, ...args: readonly string[]): readonly string[] {
  const report: { readonly files: readonly { readonly findings: readonly { readonly rule: string }[] }[] } = JSON.parse(
    folder.run('check', '--format', 'json', ...args).stdout,
  );
  return report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)).filter((rule) => /^drift/.test(rule));
}
