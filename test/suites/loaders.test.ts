import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { LabelledCase, LoadedSuite, Loader } from './case.ts';
import { loadByFolder } from './loaders/by-folder.ts';
import { loadGoOpenApiValidate } from './loaders/go-openapi-validate.ts';
import { loadJsonSchemaTestSuite } from './loaders/json-schema-test-suite.ts';
import { loadRedoclyEndToEnd } from './loaders/redocly-e2e.ts';
import { loadRedoclyRuleCases } from './loaders/redocly-rule-cases.ts';
import { loadSpectralHarness } from './loaders/spectral-harness.ts';
import { loadSpectralRuleCases } from './loaders/spectral-rule-cases.ts';
import { loadTelescope } from './loaders/telescope.ts';

test('Folders label a document; other versions and other folders are left out', () => {
  const { cases, skipped } = load(loadByFolder, {
    '3.1/pass/a.yaml': 'openapi: 3.1.0\n',
    '3.1/pass/part.yaml': 'type: object\n',
    '3.1/fail/deep/b.json': '{}',
    '3.0/malicious/c.yaml': 'openapi: 3.0.0\n',
    '3.3/pass/d.yaml': 'openapi: 3.3.0\n',
  });
  assert.deepEqual(cases.map(summary), [
    '3.1/fail/deep/b.json: document is invalid',
    '3.1/pass/a.yaml: document is valid',
  ]);
  assert.ok(cases.every(({ files }) => files.has('3.1/pass/part.yaml')));
  assert.deepEqual(skipped.map(({ what, count }) => `${what} ${count}`).sort(), [
    '3.0/malicious 1',
    '3.1/pass 1',
    '3.3 1',
  ]);
});

test('A list says which documents are valid, and names say which examples are', () => {
  const { cases, skipped } = load(loadGoOpenApiValidate, {
    'validation/expected_messages.yaml': [
      'good.yaml: { expectedValid: true, expectedLoadError: false }',
      'bad.yaml: { expectedValid: false }',
      'unread.yaml: { expectedValid: true, expectedLoadError: true }',
      'gone.yaml: { expectedValid: true }',
    ].join('\n'),
    'validation/good.yaml': 'swagger: "2.0"\n',
    'validation/bad.yaml': 'swagger: "2.0"\n',
    'validation/unread.yaml': 'swagger\n',
    'validation/default/valid-default-value.json': '{}',
    'validation/example/invalid-example.json': '{}',
    'bugs/1/good.yaml': 'swagger: "2.0"\n',
  });
  assert.deepEqual(cases.map(summary), [
    'validation/bad.yaml: document is invalid',
    'validation/default/valid-default-value.json: oas2-valid-schema-example is silent',
    'validation/example/invalid-example.json: oas2-valid-schema-example reports',
    'validation/good.yaml: document is valid',
    'validation/unread.yaml: document is invalid',
  ]);
  assert.deepEqual(
    skipped.map(({ count }) => count),
    [1],
  );
});

test('Spectral’s cases have a rule, a document and errors with paths', () => {
  const { cases, skipped } = load(loadSpectralRuleCases, {
    'oas/some-rule.cases.json': JSON.stringify({
      cases: [
        { caseIndex: 0, rule: 'some-rule', document: { swagger: '2.0' }, errors: [] },
        {
          caseIndex: 2,
          rule: 'some-rule',
          documentText: 'openapi: 3.0.0\n',
          errors: [{ path: ['paths', '/a', 'get', 0] }, { message: 'Somewhere.' }],
          mocks: { 'https://example.org/a.json': { type: 'string' } },
        },
        { caseIndex: 3, rule: 'some-rule', errors: [] },
      ],
    }),
    'asyncapi/other.cases.json': JSON.stringify({ cases: [{}, {}] }),
  });
  assert.deepEqual(cases.map(summary), [
    'oas/some-rule.cases.json#0: some-rule is silent',
    'oas/some-rule.cases.json#2: some-rule reports at /paths/~1a/get/0',
  ]);
  assert.deepEqual(cases.map(rootText), ['{\n  "swagger": "2.0"\n}', 'openapi: 3.0.0\n']);
  assert.equal(cases[1]?.files.get('https://example.org/a.json'), '{\n  "type": "string"\n}');
  assert.deepEqual(
    skipped.map(({ what, count }) => [what, count]),
    [
      ['asyncapi/other.cases.json', 2],
      ['oas/some-rule.cases.json', 1],
    ],
  );
});

test('Redocly’s cases have rules that are on, and problems as data, as a number or as they are printed', () => {
  const document = 'openapi: 3.0.0\n';
  const printed = [
    '[',
    '  {',
    '    "location": [',
    '      {',
    '        "pointer": "#/paths/~1a",',
    '        "source": Source {',
    '          "body": "openapi: 3.0.0',
    '"pointer": "#/no",',
    '",',
    '      },',
    '    ],',
    '    "ruleId": "one",',
    '  },',
    ']',
  ].join('\n');
  const { cases, skipped } = load(loadRedoclyRuleCases, {
    'oas3/one.cases.json': JSON.stringify({
      cases: [
        {
          caseIndex: 0,
          documentPath: '/x/foobar.yaml',
          document,
          config: { rules: { one: { severity: 'error', names: ['a'] }, two: 'warn', three: 'off' } },
          expected: [{ ruleId: 'one', location: [{ pointer: '#/info' }] }],
        },
        { caseIndex: 1, document, config: { rules: { one: 'error' } }, expected: [2] },
        { caseIndex: 2, document, config: { rules: { one: 'error' } }, expected: [[]] },
        { caseIndex: 3, document, config: { rules: { one: 'error' } }, expectedText: printed },
        { caseIndex: 4, document, config: { rules: { one: 'error' } }, expected: [{ location: '#/' }] },
        { caseIndex: 5, document, config: { rules: { one: 'error' } }, expected: [0] },
        { caseIndex: 6, document: 'asyncapi: 3.0.0\n', config: { rules: { one: 'error' } }, expected: [] },
      ],
    }),
  });
  assert.deepEqual(cases.map(summary), [
    'oas3/one.cases.json#0: one {"names":["a"]} reports at /info, two is silent',
    'oas3/one.cases.json#1: one reports',
    'oas3/one.cases.json#2: one is silent',
    'oas3/one.cases.json#3: one reports at /paths/~1a',
    'oas3/one.cases.json#4: one reports at ',
    'oas3/one.cases.json#5: one is silent',
  ]);
  assert.deepEqual(cases.map(({ root }) => root).slice(0, 2), ['x/foobar.yaml', 'openapi.yaml']);
  assert.deepEqual(
    skipped.map(({ what }) => what),
    ['oas3/one.cases.json#6'],
  );
});

test('Redocly’s runs have a configuration and a snapshot; with a set of rules, only what is reported counts', () => {
  const snapshot = [
    '[1] parts/a.yaml:1:7 at #/name',
    '',
    'Path parameter `a` is not used.',
    '',
    'Error was generated by the one rule.',
    '',
    '[2] openapi.yaml:1:1 at #/',
    '',
    'Warning was generated by the from-the-set rule.',
  ].join('\n');
  const config = (lines: string) => `apis:\n  main:\n    root: ./openapi.yaml\n${lines}`;
  const { cases, skipped } = load(loadRedoclyEndToEnd, {
    'lint/case/redocly.yaml': config('extends: [recommended]\nrules:\n  one: error\n  two: warn\n  rule/own: {}\n'),
    'lint/case/openapi.yaml': 'openapi: 3.1.0\n',
    'lint/case/parts/a.yaml': 'name: a\n',
    'lint/case/snapshot.txt': snapshot,
    'lint/ignored/redocly.yaml': config('rules:\n  one: error\n'),
    'lint/ignored/openapi.yaml': 'openapi: 3.1.0\n',
    'lint/ignored/snapshot.txt': '',
    'lint/ignored/.redocly.lint-ignore.yaml': '',
    'lint/both/redocly.yaml': 'apis:\n  a:\n    root: ./a.yaml\n  b:\n    root: ./b.yaml\nrules:\n  one: error\n',
    'lint/both/a.yaml': 'openapi: 3.1.0\n',
    'lint/both/b.yaml': 'openapi: 3.1.0\n',
    'lint/both/snapshot.txt': '[1] b.yaml:1:1 at #/info\n\nError was generated by the one rule.\n',
    'lint/set/redocly.yaml': config('extends: [recommended]\n'),
    'lint/set/openapi.yaml': 'openapi: 3.1.0\n',
    'lint/set/snapshot.txt': 'Woohoo! Your API description is valid.\n',
    'bundle/other/redocly.yaml': '',
  });
  assert.deepEqual(cases.map(summary), [
    'lint/both/#a: one is silent',
    'lint/both/#b: one reports at /info',
    'lint/case/: one reports at /name, two is silent, from-the-set reports at ',
    'lint/set/: document is valid',
  ]);
  assert.equal(cases[2] && rootText(cases[2]), 'openapi: 3.1.0\n');
  assert.deepEqual(
    skipped.map(({ what }) => what),
    ['lint/ignored/'],
  );
});

test('Spectral’s scenarios have a document, a ruleset and a table', () => {
  const scenario = (ruleset: string, output: string, document = 'openapi: 3.0.0\n') =>
    `====test====\nSome.\n====document====\n${document}====asset:ruleset====\n${ruleset}\n====command====\n{bin}\n====stdout====\n${output}\n`;
  const quiet = "No results with a severity of 'error' found!";
  const { cases, skipped } = load(loadSpectralHarness, {
    'scenarios/a.scenario': scenario(
      "module.exports = {\n  'extends': [[oas, 'off']],\n  rules: {\n    'one': 'error',\n    'two': true\n  }\n}",
      '{document}\n  10:16  error  one  Message.  components\n',
    ),
    'scenarios/b.scenario': scenario('extends: [[spectral:oas, off]]\nrules:\n  one: error\n', quiet),
    'scenarios/c.scenario': scenario('module.exports = oas;', quiet),
    'scenarios/d.scenario': scenario('module.exports = oas;', quiet, 'asyncapi: 2.0.0\n'),
    'scenarios/e.scenario': scenario('module.exports = { rules: {} };', quiet),
    'scenarios/f.scenario': scenario('module.exports = oas;', '{document}\n 106:11  warning  one  Message.  paths'),
  });
  assert.deepEqual(cases.map(summary), [
    'scenarios/a.scenario: one reports, two is silent',
    'scenarios/b.scenario: one is silent',
    'scenarios/c.scenario: document is valid',
    'scenarios/f.scenario: one reports',
  ]);
  assert.deepEqual(
    skipped.map(({ what }) => what),
    ['scenarios/d.scenario', 'scenarios/e.scenario'],
  );
});

test('Telescope’s golden files list what must be reported', () => {
  const { cases } = load(loadTelescope, {
    'golden/testdata/a/specs/api.yaml': 'openapi: 3.1.0\n',
    'golden/testdata/a/expected/diagnostics.json': '[{ "code": "one" }, { "code": "one" }]',
    'golden/testdata/b/specs/api.yaml': 'openapi: 3.1.0\n',
    'golden/testdata/b/expected/diagnostics.json': '[]',
  });
  assert.deepEqual(cases.map(summary), ['golden/testdata/a: one reports']);
});

/** Writes the files into a folder, loads it, and removes it. */
test('A value that fits a schema or not becomes an example of a response', () => {
  const { cases, skipped } = load(loadJsonSchemaTestSuite, {
    'tests/draft4/type.json': JSON.stringify([
      {
        schema: { type: 'integer' },
        tests: [
          { description: 'an integer', data: 1, valid: true },
          { description: 'text', data: 'one', valid: false },
        ],
      },
    ]),
    'tests/draft4/refRemote.json': JSON.stringify([
      { schema: { $ref: 'http://example.com/' }, tests: [{ description: 'any', data: 1, valid: true }] },
    ]),
    'tests/draft7/type.json': JSON.stringify([{ schema: {}, tests: [{ description: 'any', data: 1, valid: true }] }]),
  });
  assert.deepEqual(cases.map(summary), [
    'draft4/type.json#0.0: no-invalid-media-type-examples is silent',
    'draft4/type.json#0.1: no-invalid-media-type-examples reports',
  ]);
  assert.match(cases[1]?.files.get('document.json') ?? '', /"example": "one"/);
  assert.match(cases[1]?.files.get('schema.json') ?? '', /"type": "integer"/);
  assert.deepEqual(
    skipped.map(({ what, count }) => `${what} ${count}`),
    ['draft4/refRemote.json 1'],
  );
});

function load(loader: Loader, files: Readonly<Record<string, string>>): LoadedSuite {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return loader('suite', folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summary({ id, expectations }: LabelledCase): string {
  const all = expectations.map((expectation) => {
    if (expectation.kind === 'document') return `document is ${expectation.isValid ? 'valid' : 'invalid'}`;
    const { rule, options, isFlagged, places = [] } = expectation;
    const withOptions = Object.keys(options).length > 0 ? ` ${JSON.stringify(options)}` : '';
    const at = places.length > 0 ? ` at ${places.map(({ pointer }) => pointer).join(' and ')}` : '';
    return `${rule}${withOptions} ${isFlagged ? 'reports' : 'is silent'}${at}`;
  });
  return `${id}: ${all.join(', ')}`;
}

function rootText({ files, root }: LabelledCase): string | undefined {
  return files.get(root);
}
