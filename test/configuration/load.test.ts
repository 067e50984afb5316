import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownContract } from '#engine/configuration/check-configuration.ts';
import type { KnownRule } from '#engine/configuration/declared.ts';
import { loadConfiguration } from '#engine/configuration/load.ts';
import { mergeConfigurations } from '#engine/configuration/merge.ts';
import { assertMarks, readFile } from '../support/marks.ts';
import { assertFindings } from '../support/project-files.ts';

const rules: readonly KnownRule[] = [
  { id: 'structure/missing-section', summary: 'A section is missing.', severity: 'error' },
  { id: 'structure/unexpected-section', summary: 'A heading is unknown.', severity: 'off' },
  {
    id: 'drift/unknown-endpoint',
    summary: 'An endpoint is unknown.',
    severity: 'error',
    options: { servers: { type: 'array', items: { type: 'string' } } },
  },
];
const problemsOf = (uri: string, text: string) => loadConfiguration({ uri, text }, rules).problems;
const load = (text: string) => loadConfiguration({ uri: 'file:///project/docwright.yaml', text }, rules).configuration;

test('Every key is read', () => {
  const text = `
    extends: [../common.yaml]
    contract: api-docs
    contracts: [contracts/*.yaml]
    docs: docs/**/*.md
    ignore: [docs/archive/**]
    apis:
      - spec: openapi.yaml
        docs: docs/api/**/*.md
        servers: [https://api.example.com/v1]
    errors: { catalogues: [docs/errors.md], pattern: '[a-z]+(_[a-z]+)+' }
    links: { root: docs, skip: ['/assets/**'] }
    rules:
      structure/unexpected-section: warning
      structure/missing-section: info
      drift/unknown-endpoint: { severity: off, servers: [a, b] }
    profile: draft
    suppressions: .docwright-baseline.json
    `;
  assertFindings(text, problemsOf);
  const { settings, extends: bases } = load(text);
  assert.deepEqual(
    bases.map(({ path }) => path),
    ['../common.yaml'],
  );
  assert.deepEqual(settings, {
    contract: 'api-docs',
    contracts: ['contracts/*.yaml'],
    docs: ['docs/**/*.md'],
    ignore: ['docs/archive/**'],
    apis: [{ spec: 'openapi.yaml', docs: ['docs/api/**/*.md'], servers: ['https://api.example.com/v1'] }],
    errors: { catalogues: ['docs/errors.md'], pattern: '[a-z]+(_[a-z]+)+' },
    links: { root: 'docs', skip: ['/assets/**'] },
    rules: {
      'structure/unexpected-section': { severity: 'warning', options: {} },
      'structure/missing-section': { severity: 'info', options: {} },
      'drift/unknown-endpoint': { severity: 'off', options: { servers: ['a', 'b'] } },
    },
    profile: 'draft',
    suppressions: '.docwright-baseline.json',
  });
});

test('A rule is turned off by off or false, and on by true', () => {
  const settingsOf = (value: string, rule = 'missing-section') =>
    load(`rules: { structure/${rule}: ${value} }`).settings.rules?.[`structure/${rule}`];
  assert.deepEqual(settingsOf('off'), { severity: 'off', options: {} });
  assert.deepEqual(settingsOf('false'), { severity: 'off', options: {} });
  assert.deepEqual(settingsOf('true'), { severity: undefined, isOn: true, options: {} });
  assert.deepEqual(settingsOf('true', 'unexpected-section'), { severity: 'warning', isOn: true, options: {} });
});

test('An empty file says nothing, and is no problem', () => {
  for (const text of ['', '# later\n', '---\n']) {
    assert.deepEqual(loadConfiguration({ uri: 'file:///a', text }).problems, []);
    assert.deepEqual(load(text).settings, {});
  }
});

test('Unknown keys, rules and values are found where they stand', () => {
  assertFindings(
    `
    contarct: api-docs
    ^^^^^^^^ configuration/unknown-key: Unknown key \`contarct\`; did you mean \`contract\`?
    docs: { a: b }
          ^^^^^^^^ configuration/invalid-value: \`docs\` must be text or a list, not a mapping
    profile: relaese
             ^^^^^^^ configuration/invalid-value: \`profile\` can't be \`relaese\`; did you mean \`release\`?
    apis:
      - docs: a.md
        ^^^^ configuration/invalid-value: \`spec\` is missing
    errors: { patern: a }
              ^^^^^^ configuration/unknown-key: Unknown key \`patern\`; did you mean \`pattern\`?
    rules:
      structure/mising-section: error
      ^^^^^^^^^^^^^^^^^^^^^^^^ configuration/unknown-rule: No rule \`structure/mising-section\`; did you mean \`structure/missing-section\`?
      structure/missing-section: warn
                                 ^^^^ configuration/invalid-value: \`structure/missing-section\` can't be \`warn\`; it is one of \`error\`, \`warning\`, \`info\`, \`hint\`, \`off\`
      structure/unexpected-section: { severity: eror }
                                                ^^^^ configuration/invalid-value: \`severity\` can't be \`eror\`; did you mean \`error\`?
      structure/*: off
      nothing/*: off
      ^^^^^^^^^ configuration/unknown-rule: No rule \`nothing/*\`
    `,
    problemsOf,
  );
});

test('A key that no rule has is found in its object, wherever the rule stands', () => {
  assertFindings(
    `
    rules:
      structure/missing-section: { severty: error }
                                   ^^^^^^^ configuration/unknown-key: Unknown key \`severty\`; did you mean \`severity\`?
      structure/*:
        severity: off
        order: [get]
        ^^^^^ configuration/unknown-key: Unknown key \`order\`
    `,
    problemsOf,
  );
});

test('A misspelt key is recognised though the right one stands there too; then there is nothing to change it to', () => {
  const source = `
    rules: {}
    ruls: {}
    ^^^^ configuration/unknown-key: Unknown key \`ruls\`; did you mean \`rules\`?
    profil: draft
    ^^^^^^ configuration/unknown-key: Unknown key \`profil\`; did you mean \`profile\`?
    `;
  assertFindings(source, problemsOf);
  const fixes = problemsOf('file:///a', readFile(source).text).map((finding) =>
    finding.fixes.map(({ title }) => title),
  );
  assert.deepEqual(fixes, [[], ['Change to `profile`']]);
});

test('Broken patterns and YAML are found', () => {
  assertFindings(
    `
    errors: { pattern: '(?!a)b' }
                       ^^^^^^^^ configuration/invalid-pattern: Not a pattern that RE2 knows: invalid or unsupported Perl syntax: \`(?!\`
    contract: a
    contract: b
    ^^^^^^^^ configuration/syntax: This key stands twice
    `,
    problemsOf,
  );
  const { problems, configuration } = loadConfiguration({ uri: 'file:///a', text: 'contract: api-docs\ndocs: [a\n' });
  assert.deepEqual([...new Set(problems.map(({ rule }) => rule))], ['configuration/syntax']);
  assert.equal(configuration.settings.contract, 'api-docs');
});

test('Paths that leave the folder are found', () => {
  assertFindings(
    `
    contracts: [../other/*.yaml, contracts/*.yaml]
                ^^^^^^^^^^^^^^^ configuration/invalid-value: \`../other/*.yaml\` is outside this file's folder; paths count from there and stay below it
    docs: a/../../b.md
          ^^^^^^^^^^^^ configuration/invalid-value: \`a/../../b.md\` is outside this file's folder; paths count from there and stay below it
    suppressions: /etc/passwd
                  ^^^^^^^^^^^ configuration/invalid-value: \`/etc/passwd\` is outside this file's folder; paths count from there and stay below it
    apis: [{ spec: 'C:\\api.yaml' }]
                   ^^^^^^^^^^^^^ configuration/invalid-value: \`C:\\api.yaml\` is outside this file's folder; paths count from there and stay below it
    `,
    problemsOf,
  );
});

test('A contract that nobody declares is found', () => {
  const file = readFile(`
    contract: api-doc
              ^^^^^^^ configuration/unknown-contract: No contract \`api-doc\`; did you mean \`api-docs\`?
    `);
  const finding = unknownContract(load(file.text), ['api-docs', 'endpoint']);
  assertMarks(file, finding ? [finding] : []);
  assert.equal(unknownContract(load('contract: endpoint'), ['endpoint']), undefined);
  assert.equal(unknownContract(load(''), []), undefined);
});

test('Later files win, rules are merged one by one, and contracts add up', () => {
  const base = load('{ docs: [a], profile: draft, contracts: [a], rules: { x/a: error, x/b: error } }');
  const own = load('{ docs: [b], contracts: [b], rules: { x/b: off } }');
  const merged = mergeConfigurations('file:///project/', 'file:///project/docwright.yaml', [base, own]);
  assert.deepEqual(merged.docs, ['b']);
  assert.deepEqual(merged.contracts, ['a', 'b']);
  assert.equal(merged.profile, 'draft');
  assert.equal(merged.rules['x/a']?.severity, 'error');
  assert.equal(merged.rules['x/b']?.severity, 'off');
  assert.deepEqual(mergeConfigurations('file:///', undefined, []).ignore, []);
});

test('Keys such as __proto__ are keys like others', () => {
  const { problems, configuration } = loadConfiguration({
    uri: 'file:///a',
    text: '__proto__: { a: 1 }\nconstructor: 1\n',
  });
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['Unknown key `__proto__`', 'Unknown key `constructor`'],
  );
  assert.deepEqual(configuration.settings, {});
});
