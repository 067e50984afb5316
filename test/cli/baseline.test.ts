import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacksErrors, lacksOverview, project } from './documents.ts';
import { type Folder, folderWith } from './support.ts';

const spec = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths: { /pets: { $ref: paths/pets.yaml } }
`;
const path = 'get:\n  sumary: Lists pets\n  responses: { default: { description: Pets } }\n';
const files = {
  ...project,
  'docwright.yaml': `${project['docwright.yaml']}suppressions: .docwright-baseline.json\n`,
  'docs/a.md': lacksOverview,
  'docs/b.md': lacksErrors,
  'api/openapi.yaml': spec,
  'api/paths/pets.yaml': path,
};

/** The rules of each file with findings. */
function found(folder: Folder, ...args: string[]): Record<string, string[]> {
  const { stdout, stderr } = folder.run('check', '--format', 'json', ...args);
  assert.equal(stderr, '');
  const report: { files: { path: string; findings: { rule: string }[] }[] } = JSON.parse(stdout);
  const withFindings = report.files.filter(({ findings }) => findings.length > 0);
  return Object.fromEntries(withFindings.map((file) => [file.path, file.findings.map(({ rule }) => rule)]));
}

test('--update-baseline writes all findings; from then on only new ones are reported', (context) => {
  const folder = folderWith(context, files);
  assert.deepEqual(found(folder)['docwright.yaml'], ['configuration/no-such-file']);
  assert.equal(folder.run('check').code, 1);
  const run = folder.run('check', '--update-baseline');
  assert.equal(run.code, 0, run.stdout);
  assert.equal(run.stdout, 'No problems in 2 Markdown files (2 API documents) and 1 OpenAPI document.\n');
  const written = folder.read('.docwright-baseline.json');
  assert.deepEqual(Object.keys(JSON.parse(written).files), [
    'api/openapi.yaml',
    'api/paths/pets.yaml',
    'docs/a.md',
    'docs/b.md',
  ]);
  assert.deepEqual(found(folder), {});
  assert.deepEqual(found(folder, '--jobs', '2'), {});
  folder.write('docs/b.md', lacksErrors.replace('## Overview\n', '## Overview\n\n## Overview\n'));
  assert.deepEqual(Object.keys(found(folder)), ['docs/b.md']);
});

test('--jobs writes the same baseline', (context) => {
  const folder = folderWith(context, files);
  folder.run('check', '--update-baseline');
  const written = folder.read('.docwright-baseline.json');
  folder.run('check', '--update-baseline', '--jobs', '2');
  assert.equal(folder.read('.docwright-baseline.json'), written);
});

test('What was mended is told, and taken out; what was not checked stays', (context) => {
  const folder = folderWith(context, files);
  folder.run('check', '--update-baseline');
  folder.write('api/paths/pets.yaml', path.replace('sumary', 'summary'));
  assert.deepEqual(found(folder), { 'api/paths/pets.yaml': ['baseline/unmatched-entry'] });
  folder.run('check', '--update-baseline', 'docs');
  assert.deepEqual(found(folder), { 'api/paths/pets.yaml': ['baseline/unmatched-entry'] });
  folder.run('check', '--update-baseline', 'api');
  assert.deepEqual(found(folder), {});
  assert.doesNotMatch(folder.read('.docwright-baseline.json'), /sumary/);
});

test('A file that is gone is told in the baseline, and taken out', (context) => {
  const folder = folderWith(context, { ...files, 'docs/c.md': lacksOverview });
  folder.run('check', '--update-baseline');
  folder.remove('docs/c.md');
  assert.deepEqual(found(folder), { '.docwright-baseline.json': ['baseline/no-such-file'] });
  folder.run('check', '--update-baseline', 'docs/a.md');
  assert.deepEqual(found(folder), {});
});

test('--baseline goes before what docwright.yaml names, and has paths from its own folder', (context) => {
  const folder = folderWith(context, { ...files, 'ci/note.txt': '' });
  assert.equal(folder.run('check', '--baseline', 'ci/known.json', '--update-baseline').code, 0);
  assert.ok(Object.keys(JSON.parse(folder.read('ci/known.json')).files).includes('../docs/a.md'));
  assert.deepEqual(found(folder, '--baseline', 'ci/known.json'), {});
  assert.ok(Object.keys(found(folder)).length > 3);
});

test('A baseline that is not there, or not named, is wrong use', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  const missing = folder.run('check', '--baseline', 'known.json');
  assert.equal(missing.code, 2);
  assert.equal(missing.stderr, 'docwright: known.json: no such file; --update-baseline writes it\n');
  const unnamed = folder.run('check', '--update-baseline');
  assert.equal(unnamed.code, 2);
  assert.match(unnamed.stderr, /name the file by --baseline, or by `suppressions` in docwright\.yaml/);
  const input = folder.run('check', '--update-baseline', '--stdin-filepath', 'a.md');
  assert.equal(input.code, 2);
  const unwritable = folder.run('check', '--update-baseline', '--baseline', 'nowhere/known.json');
  assert.equal(unwritable.code, 2);
  assert.match(unwritable.stderr, /known\.json: could not be written/);
});

test('A broken baseline is reported in its own file, and what can be read of it counts', (context) => {
  const folder = folderWith(context, files);
  folder.run('check', '--update-baseline');
  const text = folder.read('.docwright-baseline.json');
  folder.write('.docwright-baseline.json', text.replace('"rule"', '"role"'));
  const report = found(folder);
  assert.deepEqual(report['.docwright-baseline.json'], ['baseline/invalid']);
  assert.ok(!('docs/a.md' in report));
});

test('What a comment suppresses is neither reported nor repaired', (context) => {
  const comment = '<!-- docwright-ignore-file structure/missing-section until 2999-12-31: to come -->\n';
  const folder = folderWith(context, { ...project, 'a.md': comment + lacksOverview });
  assert.deepEqual(found(folder), {});
  assert.equal(folder.run('fix').code, 0);
  assert.equal(folder.read('a.md'), comment + lacksOverview);
  folder.write('a.md', comment.replace('2999', '1999') + lacksOverview);
  assert.deepEqual(found(folder)['a.md'], ['suppression/expired', 'structure/missing-section'].sort().reverse());
});
