import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits, checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import { checkSpec } from '#engine/spec/check-spec.ts';
import { mergeFindings } from '#engine/spec/merge-findings.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { findingsIn } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { suppressInMarkdown } from '#engine/suppression/insert-in-markdown.ts';
import { suppressInSpec } from '#engine/suppression/insert-in-spec.ts';
import { isAboutSuppression } from '#engine/suppression/names.ts';
import { dedent } from '../support/marks.ts';
import { findingsOfSpec, linesOf, linesOfSpec, projectWith } from './support.ts';

const docs = projectWith({}, { contracts: builtinContracts(), contractOverride: 'api-reference' });

const page = (comment: string) => `# Pets\n\n## GET /pets\n\nLists pets.\n\n${comment}\n## Notes\n`;

test('A rule goes by its id, by its family, and by other names in specs', () => {
  const rule = 'structure/empty-section';
  assert.ok(linesOf(docs, page('')).some((line) => line.endsWith(rule)));
  for (const name of [rule, 'structure/*']) {
    const found = linesOf(docs, page(`<!-- docwright-ignore ${name}: why -->`));
    assert.ok(!found.some((line) => line.endsWith(rule) || line.includes('suppression/')), found.join());
  }
  const spec = (comment: string) =>
    `openapi: 3.0.0\ninfo: { title: A, version: '1' }\npaths:\n  ${comment}\n  /a/: {}\n`;
  const project = projectWith({
    'openapi/*': { severity: 'off', options: {} },
    'openapi/path-trailing-slash': { severity: 'warning', options: {} },
  });
  assert.deepEqual(linesOfSpec(project, { 'a.yaml': spec('#') }), ['a.yaml:5 openapi/path-trailing-slash']);
  for (const name of ['openapi/path-trailing-slash', 'path-keys-no-trailing-slash', 'openapi/*']) {
    assert.deepEqual(linesOfSpec(project, { 'a.yaml': spec(`# docwright-ignore ${name}`) }), []);
  }
});

test('Of a rule that is off, or planned, nobody knows whether there would be something to suppress', () => {
  const project = {
    ...docs,
    configuration: projectWith({ 'structure/*': { severity: 'off', options: {} } }).configuration,
  };
  assert.deepEqual(linesOf(project, page('<!-- docwright-ignore structure/empty-section -->')), []);
  const found = linesOf(docs, page('<!-- docwright-ignore drift/unknown-endpoint -->'));
  assert.ok(!found.some((line) => line.includes('suppression/')), found.join());
});

test('The rules about suppressions have settings as others do', () => {
  const comment = '<!-- docwright-ignore structure/duplicate-section -->';
  assert.ok(linesOf(docs, page(comment)).includes('7 suppression/unused'));
  const off = projectWith({ 'suppression/unused': { severity: 'off', options: {} } }).configuration;
  assert.ok(!linesOf({ ...docs, configuration: off }, page(comment)).includes('7 suppression/unused'));
});

test('A comment ends on the day behind the last one', () => {
  const text = page('<!-- docwright-ignore structure/empty-section until 2026-11-24: why -->');
  const rules = (today: string | undefined) =>
    linesOf({ ...docs, today }, text).filter((line) => /empty-section|suppression/.test(line));
  assert.deepEqual(rules('2026-11-24'), []);
  assert.deepEqual(rules(undefined), []);
  assert.deepEqual(rules('2026-11-25'), ['7 suppression/expired', '8 structure/empty-section']);
});

test('A file that no contract applies to is left in peace, with its comments', () => {
  const project = projectWith({}, { contracts: builtinContracts() });
  assert.deepEqual(linesOf(project, '<!-- docwright-ignore structure/emptysection -->\n# Readme\n'), []);
});

test('The contract that front matter names wrongly is suppressed there', () => {
  const project = projectWith({}, { contracts: builtinContracts() });
  const text = '---\n# docwright-ignore contract/unknown-contract: to come\ndocwright: webhook\n---\n# A\n';
  assert.deepEqual(linesOf(project, text), []);
  assert.deepEqual(linesOf(project, text.replace(/#.*\n/, '')), ['2 contract/unknown-contract']);
});

test('The fix of an unused comment takes it out, wherever it stands', () => {
  const unused = 'docwright-ignore structure/duplicate-section: why';
  const both = 'docwright-ignore structure/duplicate-section, structure/empty-section';
  const text = page(`<!-- ${unused} -->\n- a <!-- ${unused} -->\n- <!-- ${unused} -->\n  b\n`);
  const fixed = fixMarkdown(docs, 'file:///api.md', text, 'api.md', { rule: 'suppression/unused' });
  assert.equal(fixed, page('- a\n- b\n'));
  const one = fixMarkdown(docs, 'file:///api.md', page(`<!-- ${both} -->`), 'api.md', { rule: 'suppression/unused' });
  assert.equal(one, page('<!-- docwright-ignore structure/empty-section -->'));
});

test('A comment in a file that two descriptions share is unused only where neither needs it', () => {
  const shared = dedent(`
    /a/{id}:
      # docwright-ignore openapi/path-parameters: why
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      get: { responses: { default: { description: A } } }
  `);
  const rules = {
    'openapi/*': { severity: 'off', options: {} },
    'openapi/path-parameters': { severity: 'error', options: {} },
  } as const;
  const unused = ['shared.yaml:2 suppression/unused'];
  const root = (path: string) =>
    `openapi: 3.0.0\ninfo: { title: A, version: '1' }\npaths:\n  ${path}: { $ref: 'shared.yaml#/~1a~1{id}' }\n`;
  const found = (path: string) => {
    const files = { 'a.yaml': root(path), 'shared.yaml': shared };
    assert.deepEqual(linesOfSpec(projectWith(rules), files), path === '/a/{id}' ? unused : []);
    return findingsOfSpec(projectWith(rules), files);
  };
  assert.equal(mergeFindings([found('/a/{id}'), found('/a/{id}')]).get('file:///shared.yaml')?.length, 1);
  assert.equal(mergeFindings([found('/a/{id}'), found('/b')]).get('file:///shared.yaml')?.length, 0);
  assert.equal(mergeFindings([found('/b'), found('/a/{id}')]).get('file:///shared.yaml')?.length, 0);
});

test('In a broken spec nobody knows what would be found, and so no comment is unused', () => {
  const spec = (summary: string) =>
    dedent(`
    openapi: 3.0.0
    info: { title: A, version: '1' }
    paths:
      # docwright-ignore openapi/path-trailing-slash: why
      /a:
        summary: ${summary}
  `);
  const rules = (text: string) => linesOfSpec(projectWith(), { 'a.yaml': text }).join();
  assert.match(rules(spec('A')), /4 suppression\/unused/);
  assert.match(rules(spec('"A')), /openapi\/syntax/);
  assert.doesNotMatch(rules(spec('"A')), /suppression/);
});

const messy = readFileSync('test/example/docs/api.md', 'utf8');

test('The comment that is offered for a finding in a document makes it go, and brings no other', () => {
  const project = projectWith({}, { contracts: builtinContracts() });
  const check = (text: string) => checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md').findings;
  const found = check(messy);
  assert.ok(found.length > 3);
  const rulesIn = (findings: readonly Finding[]) => findings.map(({ rule, message }) => `${rule}: ${message}`).sort();
  for (const { rule, span } of found) {
    for (const reach of ['here', 'file'] as const) {
      const comment = suppressInMarkdown(parseMarkdown('file:///api.md', messy), { rule, at: span.start }, reach);
      assert.ok(comment, `${rule} ${reach}`);
      const after = check(applyEdits(messy, [{ uri: '', span: comment.span, text: comment.text }]));
      const isMeant = (one: Finding) => one.rule === rule && (reach === 'file' || one.span.start === span.start);
      assert.deepEqual(rulesIn(after), rulesIn(found.filter((one) => !isMeant(one))), `${rule} ${reach}`);
    }
  }
});

const pickup = readFileSync('test/example/specs/pickup-points.yaml', 'utf8');

test('The comment that is offered for a finding in a spec makes it go, and brings no other', () => {
  const project = projectWith({ 'security/*': { severity: 'warning', options: {} } });
  const file = parseSpecFile('file:///pickup.yaml', 'yaml', pickup);
  const check = (of: typeof file) => {
    const spec = buildSpec(of, () => undefined);
    return spec ? findingsIn(checkSpec(project, spec), of.uri) : [];
  };
  const found = check(file);
  assert.ok(found.length > 10);
  for (const { rule, span, message } of found) {
    for (const reach of ['here', 'file'] as const) {
      const comment = suppressInSpec(file, { rule, at: span.start }, reach);
      assert.ok(comment, `${rule} ${reach}`);
      const after = check(updateSpecFile(file, [comment]));
      const isLeft = (one: Finding) => one.rule === rule && one.message === message;
      assert.ok(after.filter(isLeft).length < found.filter(isLeft).length, `${rule} ${reach}`);
      assert.deepEqual(
        after.filter((one) => isAboutSuppression(one.rule)),
        [],
        `${rule} ${reach}`,
      );
      assert.ok(after.length < found.length, `${rule} ${reach}`);
    }
  }
});
