import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith } from './support.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses: { '200': { description: The parcels } }
    post:
      responses: { '201': { description: The new parcel } }
`;
const rules = 'rules: { "openapi/*": off, "security/*": off, "endpoints/*": off, "structure/*": off }\n';
const files = {
  'docwright.yaml': `suppressions: .docwright-baseline.json\napis: [{ spec: openapi.yaml, docs: ["*.md"] }]\n${rules}`,
  'openapi.yaml': spec,
  'parcels.md': '# Parcels\n\n## GET /parcels\n\nLists them.\n',
};

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly start: { readonly line: number };
    }[];
  }[];
}

function found(stdout: string): string[] {
  const { files: reports }: Report = JSON.parse(stdout);
  return reports
    .filter(({ path }) => path !== 'docwright.yaml')
    .flatMap(({ path, findings }) =>
      findings.map(({ rule, severity, start }) => `${path}:${start.line}: ${severity} ${rule}`),
    );
}

test('What no document names is a hint in the description, too, whichever of the files are checked', (context) => {
  const folder = folderWith(context, files);
  const hint = 'openapi.yaml:7: hint drift/undocumented-endpoint';
  const check = (...args: string[]): string[] => found(folder.run('check', '--format', 'json', ...args).stdout);
  assert.deepEqual(check(), [hint, 'parcels.md:1: warning drift/undocumented-endpoint']);
  assert.deepEqual(check('--jobs', '2'), check());
  assert.deepEqual(check('openapi.yaml'), [hint]);
  folder.run('check', '--update-baseline');
  assert.deepEqual(check(), []);
});

test('A project that says nothing of its descriptions has its documents not read for one', (context) => {
  const folder = folderWith(context, { ...files, 'docwright.yaml': rules });
  assert.deepEqual(found(folder.run('check', '--format', 'json', 'openapi.yaml').stdout), []);
});
