import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { baselineEntryOf } from '#engine/spec/spec-findings.ts';
import {
  type Baseline,
  type BaselineEntry,
  baselineText,
  pathInBaseline,
  readBaseline,
} from '#engine/suppression/baseline.ts';
import { entryOf } from '#engine/suppression/suppress-markdown.ts';
import { findingsOfSpec, linesOf, linesOfSpec, projectWith } from './support.ts';

const uri = 'file:///.docwright-baseline.json';
const docs = projectWith({}, { contracts: builtinContracts(), contractOverride: 'api-reference' });

function baselineOf(files: Readonly<Record<string, readonly BaselineEntry[]>>): Baseline {
  const { baseline, problems } = readBaseline(uri, baselineText(new Map(Object.entries(files))));
  assert.deepEqual(problems, []);
  return baseline;
}

function knownIn(text: string): Baseline {
  const file = parseMarkdown('file:///api.md', text);
  const { findings } = checkMarkdown(docs, file, 'api.md');
  assert.ok(findings.length > 1);
  return baselineOf({ 'api.md': findings.map((finding) => entryOf(file, finding)) });
}

const page = '# Pets\n\n## GET /pets\n\nLists pets.\n\n## Notes\n\n## Later\n';

test('What a baseline knows is not reported, wherever its lines move to', () => {
  const baseline = knownIn(page);
  assert.deepEqual(linesOf({ ...docs, baseline }, page), []);
  const moved = page.replace('# Pets\n', '# Pets\n\n***\n\n***\n').replaceAll('\n', '\r\n');
  assert.deepEqual(linesOf({ ...docs, baseline }, moved), []);
});

test('What is new is reported, also of a rule that the baseline knows', () => {
  const found = linesOf({ ...docs, baseline: knownIn(page) }, `${page}\n## Other\n`);
  assert.deepEqual(found, ['11 structure/empty-section']);
});

test('The same finding once more is new', () => {
  const twice = `${page}\n## Notes\n`;
  const found = linesOf({ ...docs, baseline: knownIn(page) }, twice).filter((line) => line.includes('empty-section'));
  assert.deepEqual(found, ['11 structure/empty-section']);
  assert.deepEqual(linesOf({ ...docs, baseline: knownIn(twice) }, twice), []);
});

test('What was mended is said to be known in vain', () => {
  const mended = page.replace('## Notes\n', '## Notes\n\nNone.\n');
  assert.deepEqual(linesOf({ ...docs, baseline: knownIn(page) }, mended), ['1 baseline/unmatched-entry']);
});

const spec = `openapi: 3.0.0
info: { title: A, version: '1' }
paths:
  /a/:
    get: { responses: { default: { description: A } } }
    post: { responses: { default: { description: A } } }
  /b/:
    get: { responses: { default: { description: A } } }
`;

test('Findings in a spec are known by the keys that lead to them', () => {
  // It names one place of many.
  const project = projectWith({ 'openapi/contract': { severity: 'off', options: {} } });
  const known = (text: string) =>
    baselineOf(
      Object.fromEntries(
        [...findingsOfSpec(project, { 'a.yaml': text })].map(([file, findings]) => [
          pathInBaseline({ uri }, file),
          findings.flatMap((finding) => baselineEntryOf(finding) ?? []),
        ]),
      ),
    );
  const baseline = known(spec);
  assert.ok((baseline.files.get('a.yaml')?.entries.length ?? 0) > 3);
  assert.deepEqual(linesOfSpec({ ...project, baseline }, { 'a.yaml': spec }), []);
  const order = spec.replace(/( {2}\/a\/[\s\S]*)( {2}\/b\/[\s\S]*)$/, '$2$1');
  assert.notEqual(order, spec);
  assert.deepEqual(linesOfSpec({ ...project, baseline }, { 'a.yaml': `# All of it\n${order}` }), []);
  const more = `${spec}    post: { responses: { default: { description: A } } }\n`;
  const added = linesOfSpec({ ...project, baseline }, { 'a.yaml': more });
  assert.ok(added.length > 0 && added.every((line) => line.startsWith('a.yaml:9 ')), added.join());
  const fewer = spec.replace(/ {4}post.*\n/, '');
  assert.deepEqual(linesOfSpec({ ...project, baseline }, { 'a.yaml': fewer }), ['a.yaml:1 baseline/unmatched-entry']);
});

test('Comments come first: what they suppress is not looked for in the baseline', () => {
  const text = page.replace('## Notes', '<!-- docwright-ignore structure/empty-section -->\n## Notes');
  assert.deepEqual(linesOf({ ...docs, baseline: knownIn(text) }, text), []);
  assert.deepEqual(linesOf({ ...docs, baseline: knownIn(page) }, text), ['1 baseline/unmatched-entry']);
});

test('A baseline is written in an order of its own, with what is the same once', () => {
  const entry = (rule: string, text: string, count = 1) => ({ rule, fingerprint: '0a', text, count });
  const files = new Map([
    ['b.md', [entry('a/b', 'z'), entry('a/a', 'say "x"'), entry('a/b', 'z')]],
    ['a.md', [entry('a/b', 'y', 2)]],
    ['c.md', []],
  ]);
  const text = `{
  "version": 1,
  "files": {
    "a.md": [
      { "rule": "a/b", "fingerprint": "0a", "text": "y", "count": 2 }
    ],
    "b.md": [
      { "rule": "a/a", "fingerprint": "0a", "text": "say \\"x\\"" },
      { "rule": "a/b", "fingerprint": "0a", "text": "z", "count": 2 }
    ]
  }
}
`;
  assert.equal(baselineText(files), text);
  assert.equal(baselineText(new Map()), '{\n  "version": 1,\n  "files": {}\n}\n');
  const { baseline, problems } = readBaseline(uri, text);
  assert.deepEqual(problems, []);
  assert.equal(baselineText(new Map([...baseline.files].map(([path, { entries }]) => [path, entries]))), text);
});

test('Of a broken baseline what can be read counts', () => {
  const read = (text: string) => {
    const { baseline, problems } = readBaseline(uri, text);
    const count = [...baseline.files.values()].flatMap(({ entries }) => entries).length;
    return [count, problems.map(({ rule }) => rule)];
  };
  const invalid = 'baseline/invalid';
  assert.deepEqual(read('{ "version": 1, "files": {} }'), [0, []]);
  assert.deepEqual(read('[]'), [0, [invalid]]);
  assert.deepEqual(read('{ "version": 2, "files": { "a": [{ "rule": "a/b", "fingerprint": "0" }] } }'), [0, [invalid]]);
  assert.deepEqual(read('{ "files": { "a": [{ "rule": "a/b", "fingerprint": "0" }, { "rule": "a/b" }] } }'), [
    1,
    [invalid],
  ]);
  assert.deepEqual(read('{ "files": { "a": 1, "b": [{ "rule": "a/b", "fingerprint": "0" }] } }'), [1, [invalid]]);
  for (let end = 0; end < 40; end++) readBaseline(uri, '{ "files": { "a": [{ "rule": "a/b", "fi'.slice(0, end));
});

test('Paths count from the folder of the baseline, however a URI is written', () => {
  const baseline = { uri: 'file:///c%3A/a/ci/baseline.json' };
  assert.equal(pathInBaseline(baseline, 'file:///c:/a/ci/b.md'), 'b.md');
  assert.equal(pathInBaseline(baseline, 'file:///c%3A/a/ci/b/c%20d.md'), 'b/c d.md');
  assert.equal(pathInBaseline(baseline, 'file:///c:/a/docs/b.md'), '../docs/b.md');
  assert.equal(pathInBaseline(baseline, 'file:///c:/a/100%.md'), '../100%.md');
});
