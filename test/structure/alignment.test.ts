import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import { recogniseEndpoint } from '#engine/endpoints/recognise.ts';
import { applyEdits, checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';

const contract = `
id: shop
title: Shop
root: { title: Shop API }
sections:
  - id: overview
    title: Overview
    aliases: [Introduction]
  - id: support
    title: Support
  - id: endpoints
    title: Endpoints
    nesting: anywhere
    content: [{ prose: { minimumWords: 1 } }]
    sections:
      - { id: get, title: GET, method: GET }
      - { id: post, title: POST, method: POST, content: [{ prose: { minimumWords: 1 } }] }
      - { id: patch, title: PATCH, method: PATCH, presence: optional }
`;

const whole = `
# Shop API
## Overview
Words.
## Support
Words.
## Endpoints
Words.
## GET
Words.
## POST
Words.
`;

test('Numbering, emoji, remarks and anchors are no part of a title', () => {
  const titles = [
    '1. Overview',
    'II. Overview',
    '(1) Overview',
    'Section 1: Overview',
    ':rocket: Overview',
    '🚀 Overview',
    'Overview (v2)',
    'Overview {#top}',
    '**Overview:**',
  ];
  for (const title of titles) assert.deepEqual(check(whole.replace('Overview', title)), [], title);
});

test('A misspelt title is mended where it stands, and what is around it stays', () => {
  const cases = [
    ['## 1.2 Overviev', '## 1.2 Overview'],
    ['## 🎯 Overviev {#top}', '## 🎯 Overview {#top}'],
    ['## <a id="o"></a>Overviev', '## <a id="o"></a>Overview'],
    ['## **Overviev**:', '## **Overview**:'],
    ['## [Overviev](#o)', '## [Overview](#o)'],
  ] as const;
  for (const [before, after] of cases) {
    assert.equal(fix(whole.replace('## Overview', before)), whole.replace('## Overview', after));
  }
});

test('A short title is compared without its number', () => {
  assert.deepEqual(check(whole.replace('## GET', '## 14. GTE')), ['structure/retitled-section']);
  assert.deepEqual(check(whole.replace('## POST', '## 15. POxT')), ['structure/retitled-section']);
  assert.deepEqual(check(whole.replace('## GET', '## 14. Pets')), ['structure/missing-section']);
});

test('A heading that only holds endpoints needs no text of its own', () => {
  const text = whole
    .replace('## GET\nWords.', '## GET\n### GET /parcels\nWords.')
    .replace('## POST\nWords.', '## POST\n### POST /parcels\nWords.');
  assert.deepEqual(check(text), []);
});

test('Endpoints that are grouped by resource move with their section', () => {
  const groups = '## Endpoints\nWords.\n## Parcels\nWords.\n### GET /parcels\nWords.\n### POST /parcels\nWords.\n';
  const text = `\n# Shop API\n## Overview\nWords.\n${groups}## Support\nWords.\n`;
  assert.deepEqual(check(text), ['structure/misplaced-section']);
  assert.equal(squeeze(fix(text)), squeeze(`\n# Shop API\n## Overview\nWords.\n## Support\nWords.\n${groups}`));
});

test('A method that an API need not have stands anywhere among the others', () => {
  for (const heading of ['## GET', '## POST']) {
    assert.deepEqual(check(whole.replace(heading, `## PATCH\nWords.\n${heading}`)), []);
  }
  assert.deepEqual(check(`${whole}## PATCH\nWords.\n`), []);
});

test('An empty section is one finding, with all that should stand below it', () => {
  assert.deepEqual(check('# Shop API\n## Overview\nWords.\n## Support\nWords.\n## Endpoints\n'), [
    'structure/empty-section',
  ]);
});

test('A copied group whose heading is misspelt is one copy', () => {
  const nested =
    'id: auth\ntitle: Auth\nsections:\n  - { id: auth, title: Authentication, nesting: nested, sections: [{ id: methods, title: Methods }, { id: tokens, title: Token Management }] }\n';
  const group = '## Authentication\n\nWords.\n\n### Methods\n\nWords.\n\n### Token Management\n\nWords.\n';
  assert.deepEqual(check(`# API\n\n${group}`, nested), []);
  const copied = `# API\n\n${group.replace('Authentication', 'Authextication')}\n${group}`;
  assert.deepEqual(check(copied, nested), ['structure/duplicate-section']);
  const halved = `# API\n\n${group.replace('Authentication', 'Authextication')}\n${group.replace('### Methods\n\nWords.\n\n', '')}`;
  assert.deepEqual(check(halved, nested).sort(), ['structure/duplicate-section', 'structure/misplaced-section']);
});

test('A section that may repeat is known each time', () => {
  const versions =
    'id: changes\ntitle: Changes\nclosed: true\nsections:\n  - { id: version, title: Version, repeat: true, content: [{ list: }] }\n';
  assert.deepEqual(check('# Changes\n\n## Version\n\n- one\n\n## Version\n\n- two\n', versions), []);
  const oneBare = '# Changes\n\n## Version\n\n- one\n\n## Version\n\ntwo\n';
  assert.deepEqual(check(oneBare, versions), ['structure/unmet-requirement']);
  assert.deepEqual(check(oneBare.replace('- one', 'one'), versions), [
    'structure/unmet-requirement',
    'structure/unmet-requirement',
  ]);
});

test('The exact title is asked for where the contract says so, in its case', () => {
  const exact = contract.replace('aliases: [Introduction]', 'aliases: [Introduction]\n    exactTitle: true');
  assert.deepEqual(check(whole, exact), []);
  assert.deepEqual(check(whole.replace('Overview', 'Introduction'), exact), ['structure/retitled-section']);
  assert.deepEqual(check(whole.replace('Overview', 'overview'), exact), ['structure/retitled-section']);
  assert.deepEqual(check(whole.replace('Overview', '1. Overview'), exact), []);
});

test('A good table does not hide a bad one of its kind', () => {
  const tables =
    'id: codes\ntitle: Codes\nsections:\n  - id: codes\n    title: Codes\n    content: [{ table: { columns: [{ name: Code, pattern: "^[a-z_]+$" }, { name: Meaning }] } }]\n';
  const good = '| Code | Meaning |\n| - | - |\n| a_b | x |\n';
  assert.deepEqual(check(`# Codes\n\n${good}\n${good.replace('a_b', 'c_d')}`, tables), []);
  assert.deepEqual(check(`# Codes\n\n${good}\n${good.replace('a_b', 'A-B')}`, tables), ['structure/unmet-requirement']);
  assert.deepEqual(check(`# Codes\n\n${good}\n| Name | Use |\n| - | - |\n| q | x |\n`, tables), []);
});

test('A method in brackets names an endpoint', () => {
  assert.equal(recogniseEndpoint('[GET] /parcels')?.path, '/parcels');
});

function project(source: string) {
  const loaded = loadContract({ uri: 'file:///contract.yaml', text: source });
  assert.deepEqual(loaded.problems, []);
  const declared = loaded.contract;
  assert.ok(declared);
  const { contracts } = composeContracts([declared], new Map());
  return { configuration: defaultConfiguration('file:///'), contracts, contractOverride: declared.id };
}

function check(text: string, source = contract): string[] {
  const { findings } = checkMarkdown(project(source), parseMarkdown('file:///a.md', text), 'a.md');
  for (const { fixes } of findings) for (const { edits } of fixes) applyEdits(text, edits);
  return findings.map((finding) => finding.rule);
}

function fix(text: string): string {
  return fixMarkdown(project(contract), 'file:///a.md', text, 'a.md');
}

function squeeze(text: string): string {
  return text.replace(/\n+/g, '\n');
}
