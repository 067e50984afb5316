import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Configuration, defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { mayHaveContract, selectContract } from '#engine/selection.ts';

test('A document without a sign of an API is left in peace', () => {
  for (const text of [
    '',
    '\u{feff}',
    '# Notes\n\nSome words.\n',
    '# Readme\n\n## API Reference\n\nSee the site.\n',
    '## PUT vs PATCH\n',
  ]) {
    assert.equal(contractOf(text), undefined, text);
  }
});

test('The root heading of a contract makes an API document', () => {
  assert.equal(contractOf('# API Documentation\n'), 'api-docs');
  assert.equal(contractOf('# Parcels\n\n## API Documentation\n\n### Overview\n'), 'api-docs');
  assert.equal(contractOf('# A library\n\n## API Documentation\n\nIt is on the site.\n'), undefined);
});

test('Endpoint headings make an API document, of the kind that it looks like', () => {
  assert.equal(contractOf('# Parcels\n\n## GET /parcels\n\n## POST /parcels\n'), 'api-reference');
  assert.equal(contractOf('# GET /parcels/{id}\n\n## Parameters\n'), 'endpoint');
  const whole =
    '# Parcels\n\n## Overview\n\n## Authentication\n\n## Errors\n\n## Support\n\n## Endpoints\n\n### GET /parcels\n';
  assert.equal(contractOf(whole), 'api-docs');
});

test('Half of the titles of the whole contract make an API document without an endpoint', () => {
  const titles = [
    'Overview',
    'API Purpose',
    'Core Functionalities',
    'Architecture Overview',
    'API Authentication',
    'Token Management',
  ];
  const more = ['Error Messages', 'Error Code List', 'Troubleshooting Guide', 'Support and Resources'];
  const print = (list: readonly string[]): string => list.map((title) => `## ${title}\n\nWords.\n`).join('\n');
  assert.equal(contractOf(print(titles)), undefined);
  assert.equal(contractOf(print([...titles, ...more])), 'api-docs');
});

test('The front matter names the contract, or says that there is none', () => {
  assert.equal(contractOf('---\ndocwright: endpoint\n---\n# Words\n'), 'endpoint');
  assert.equal(contractOf('---\ndocwright: none\n---\n# API Documentation\n'), undefined);
  assert.equal(contractOf('---\ndocwright: false\n---\n## GET /parcels\n'), undefined);
});

test('A contract that does not exist is reported where it is named', () => {
  const text = '---\ntitle: x\ndocwright: api-doc\n---\n# Words\n';
  const [finding, ...others] = checkMarkdown(project({}), parseMarkdown('file:///a.md', text), 'a.md').findings;
  assert.equal(others.length, 0);
  assert.equal(finding?.rule, 'contract/unknown-contract');
  assert.equal(finding?.message, 'No contract `api-doc`; did you mean `api-docs`?');
  assert.equal(text.slice(finding?.span.start, finding?.span.end), 'api-doc');
});

test('The configuration lists the API documents, names their contract and ignores files', () => {
  const listed = { docs: ['docs/**/*.md'], contract: 'endpoint' };
  assert.equal(contractOf('# Words\n', listed, 'docs/a.md'), 'endpoint');
  assert.equal(contractOf('# API Documentation\n', listed, 'readme.md'), undefined);
  assert.equal(contractOf('# Words\n', { docs: ['docs'] }, 'docs/deep/a.md'), 'api-docs');
  const ignoring = { ...listed, ignore: ['docs/old/**'] };
  assert.equal(contractOf('---\ndocwright: api-docs\n---\n', ignoring, 'docs/old/a.md'), undefined);
  assert.equal(contractOf('# Words\n', { contract: 'endpoint' }), undefined);
  assert.equal(contractOf('## GET /parcels\n\n## GET /labels\n', { contract: 'api-docs' }), 'api-docs');
});

test('The lines that may be headings tell that no contract applies', () => {
  for (const text of [
    '',
    '\u{feff}---\ntitle: API Documentation\n---\n',
    '# Notes\n\nSome words on GET /users.\n\n## `users`\n',
    '# Overview\n\n## Support\n',
    "# What's new: `api_docs/get`?\n\n## Targets, or: the budget (API Documentation of 2024)\n",
    'Notes\n=====\n\nWords.\n\n---\n\nMore\r\n---\r\n',
    '```yaml\n---\n```\n\n    # API Documentation\n',
    '---\ndocwright: none\n---\n# Words\n',
    '[site]: /\n\n# Notes\n',
  ]) {
    assert.equal(mayHaveContract(project({}), 'file:///a.md', text, 'a.md'), false, text);
  }
});

test('Where a heading may be one that makes an API document, the whole text tells', () => {
  for (const text of [
    '# 1. API  **Documentation** #\n',
    'API Documentation\r---',
    '# A*P*I Documentation\n',
    '# 2.1 A` P `I "Documentation":\n',
    '# API :rocket: Documentation\n',
    'API\nDocumentation\n===\n',
    'Words <!-- -->\n# API Doc&#117;mentation\n',
    '```\n## API Documentation\n```\n\n# API Documentation\n',
    '# [API Documentation][site]\n\n[site]: /\n',
    'API Documentation #\n===\n',
    '### Get a user: `GET /users/{id}`\n',
    '---\ndocwright: nothing\n---\n',
  ]) {
    assert.equal(mayHaveContract(project({}), 'file:///a.md', text, 'a.md'), true, text);
  }
});

test("What no heading may be isn't one, whatever stands around it", () => {
  const pieces = fc.constantFrom(
    ...[
      '# ',
      '## ',
      '#',
      ' ',
      '    ',
      '\t',
      '\n',
      '\n\n',
      '\r',
      '\r\n',
      '\n===\n',
      '\n---\n',
      ' ---\n',
      '- ',
      '> ',
      '1. ',
    ],
    ...[
      'API Documentation',
      'API',
      'Documentation',
      'GET /users',
      'GET',
      '`/users`',
      '**',
      '`',
      '[',
      ']',
      '[a]',
      '[a]: /\n',
      '](/)',
    ],
    ...[
      '\n```\n',
      '<div>\n',
      '</div>\n',
      '<!-- ',
      '-->',
      '&amp;',
      '\\',
      '\u{2028}',
      '\u{0000}',
      '\u{feff}',
      ' ##',
      ' {#id}',
      ': ',
      'words',
      ':ok:',
      '"',
    ],
    ...[
      '---\ntitle: x\n---\n',
      '---\ndocwright: endpoint\n---\n',
      '## Overview\n',
      '## API Purpose\n',
      '# Core Functionalities\n',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''));
  const settings = fc.constantFrom<Partial<Configuration>>(
    {},
    { contract: 'endpoint' },
    { docs: ['a.md'] },
    { ignore: ['a.md'] },
  );
  fc.assert(
    fc.property(texts, settings, (text, configuration) => {
      const own = project(configuration);
      if (mayHaveContract(own, 'file:///a.md', text, 'a.md')) return;
      const { contract, unknown } = selectContract(own, parseMarkdown('file:///a.md', text), 'a.md');
      assert.equal(contract ?? unknown, undefined);
    }),
    { numRuns: 2000 },
  );
});

test('Every answer has a reason of one sentence', () => {
  for (const text of ['', '# API Documentation\n', '## GET /a\n', '---\ndocwright: nothing\n---\n']) {
    const { reason } = selectContract(project({}), parseMarkdown('file:///a.md', text), 'a.md');
    assert.match(reason, /^[A-Z`].*\.$/);
  }
});

function contractOf(text: string, settings: Partial<Configuration> = {}, path = 'a.md'): string | undefined {
  return selectContract(project(settings), parseMarkdown(`file:///${path}`, text), path).contract?.id;
}

function project(settings: Partial<Configuration>) {
  return { configuration: { ...defaultConfiguration('file:///'), ...settings }, contracts: builtinContracts() };
}
