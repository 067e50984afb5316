import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacksErrors, notes, project } from './documents.ts';
import { folderWith } from './support.ts';

test('explain says which contract applies and why, where settings come from, and which sections are there', (context) => {
  const folder = folderWith(context, { ...project, 'docs/a.md': lacksErrors });
  const { code, stdout } = folder.run('explain', 'docs/a.md');
  assert.equal(code, 0);
  assert.match(stdout, /^docs\/a\.md\n/);
  assert.match(stdout, /^ {2}contract {7}handbook \(Handbook\)$/m);
  assert.match(stdout, /^ {2}why {12}\S/m);
  assert.match(stdout, /^ {2}configuration {2}docwright\.yaml$/m);
  assert.match(stdout, /^ {2}contracts {2}docwright\.yaml:1 {2}contracts: \[contracts\/\*\.yaml\]$/m);
  assert.match(stdout, /^ {2}Overview {2}line 3 {2}there$/m);
  assert.match(stdout, /^ {2}Errors {12}missing, recommended$/m);
});

test('explain says why no contract applies', (context) => {
  const { code, stdout } = folderWith(context, { 'notes.md': notes }).run('explain', 'notes.md');
  assert.equal(code, 0);
  assert.match(stdout, /^ {2}contract {7}none$/m);
  assert.match(stdout, /^ {2}configuration {2}none: the defaults hold$/m);
});

test('explain of a contract says where each setting of each section comes from', (context) => {
  const folder = folderWith(context, {
    ...project,
    'contracts/guide.yaml': 'id: guide\nextends: handbook\nsections:\n  - id: errors\n    presence: required\n',
  });
  const { code, stdout } = folder.run('explain', 'guide');
  assert.equal(code, 0);
  assert.match(stdout, /^ {2}extends {2}handbook$/m);
  assert.match(stdout, /^Errors \(errors, required\)$/m);
  assert.match(stdout, /^ {2}title +contracts\/handbook\.yaml:10 +title: Errors$/m);
  assert.match(stdout, /^ {2}presence +contracts\/guide\.yaml:5 +presence: required$/m);
});

test('explain names the contract that was meant', (context) => {
  const run = folderWith(context, project).run('explain', 'handbok');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, 'docwright: handbok: no such file or folder; did you mean `handbook`?\n');
});

test('explain says which OpenAPI version a file is checked as, why, and what is checked with it', (context) => {
  const folder = folderWith(context, {
    'openapi.yaml':
      "openapi: 3.1.0\ninfo: { title: Parcels, version: 1.0.0 }\npaths:\n  /parcels: { $ref: 'parcels.yaml' }\n",
    'parcels.yaml': 'get:\n  responses: { 200: { description: The parcels. } }\n',
    'other.json': '{ "name": "parcels" }\n',
  });
  const root = folder.run('explain', 'openapi.yaml').stdout;
  assert.match(root, /^ {2}openapi {8}3\.1\.0$/m);
  assert.match(root, /^ {2}why {12}It says `openapi: 3\.1\.0` at its root\.$/m);
  assert.match(root, /^ {2}operations {5}1$/m);
  assert.match(root, /^Files\n {2}openapi\.yaml\n {2}parcels\.yaml\n/m);
  const fragment = folder.run('explain', 'parcels.yaml').stdout;
  assert.match(fragment, /^ {2}why {12}`openapi\.yaml` refers to it, and says `openapi: 3\.1\.0`\.$/m);
  const other = folder.run('explain', 'other.json');
  assert.equal(other.code, 0);
  assert.match(other.stdout, /^ {2}openapi {8}none$/m);
  assert.match(
    other.stdout,
    /^ {2}why {12}It has no `"openapi"` or `"swagger"` at its root, and no OpenAPI document refers to it\.$/m,
  );
});

const described =
  'openapi: 3.1.0\ninfo: { title: Parcels, version: 1.0.0 }\npaths:\n  /parcels: { get: { responses: { 200: { description: OK } } } }\n';
const about = (path: string) => `# Parcels\n\n## GET ${path}\n\nLists.\n`;

test('explain says which description a document is about, and why, and the other way round', (context) => {
  const folder = folderWith(context, {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'openapi.yaml': described,
    'docs/parcels.md': about('/parcels'),
    'docs/own.md': `---\nspec: ../other/openapi.yaml\n---\n\n${about('/parcels')}`,
    'docs/none.md': `---\nspec: none\n---\n\n${about('/parcels')}`,
    'docs/gone.md': `---\nspec: gone.yaml\n---\n\n${about('/parcels')}`,
    'docs/letters.md': about('/letters/of/all/kinds'),
  });
  const document = folder.run('explain', 'docs/parcels.md').stdout;
  assert.match(document, /^ {2}spec {11}openapi\.yaml\n {2}why {12}It is the only description near the document\.$/m);
  const reasons = ['none', 'gone', 'letters'].map((name) => folder.run('explain', `docs/${name}.md`).stdout);
  assert.match(
    reasons[0] ?? '',
    /^ {2}spec {11}none\n {2}why {12}The front matter says that it is about no OpenAPI description\.$/m,
  );
  assert.match(
    reasons[1] ?? '',
    /^ {2}why {12}The front matter names it\. `docs\/gone\.yaml` can't be read, or is no OpenAPI description\.$/m,
  );
  assert.match(
    reasons[2] ?? '',
    /^ {2}why {12}`openapi\.yaml` is the only OpenAPI description near it, and has hardly any of its endpoints\.$/m,
  );
  assert.match(folder.run('explain', 'openapi.yaml').stdout, /^ {2}documents {6}docs\/parcels\.md$/m);
});

test('explain says why a document between several descriptions is about none', (context) => {
  const folder = folderWith(context, { 'a.yaml': described, 'b.yaml': described, 'parcels.md': about('/parcels') });
  assert.match(
    folder.run('explain', 'parcels.md').stdout,
    /^ {2}why {12}Several descriptions are near it, `a\.yaml` and `b\.yaml`: `spec` in its front matter, or `apis` in `docwright\.yaml`, says which it is about\.$/m,
  );
  assert.match(folder.run('explain', 'a.yaml').stdout, /^ {2}documents {6}none$/m);
});
