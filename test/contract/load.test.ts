import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '#engine/contract/load.ts';
import { applyEdits } from '#engine/fix.ts';
import { assertFindings } from '../support/project-files.ts';

const problemsOf = (uri: string, text: string) => loadContract({ uri, text }).problems;

test('A contract with every key has no problem', () => {
  assertFindings(everything, problemsOf);
});

test('Every key of a section is read', () => {
  const section = loadContract({ uri: 'file:///a.yaml', text: everything }).contract?.sections[0];
  assert.deepEqual(section?.settings.aliases, ['Introduction']);
  assert.deepEqual(section?.settings.when, { frontMatter: { draft: true }, spec: 'declares oauth2' });
  assert.deepEqual(section?.settings.foreach, { of: 'operations' });
  assert.equal(section?.settings.presence, 'recommended');
  assert.equal(section?.settings.isTitleExact, true);
  assert.equal(section?.settings.isRepeatable, true);
  assert.equal(section?.settings.isOrdered, false);
  assert.equal(section?.settings.severity, 'info');
  assert.deepEqual(
    section?.settings.content?.map(({ kind }) => kind),
    ['prose', 'terms', 'list', 'table', 'code', 'link', 'image', 'sections', 'any', 'all'],
  );
  const table = section?.settings.content?.[3];
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.columns.map(({ name, isUnique, isNonEmpty, isOptional }) => ({ name, isUnique, isNonEmpty, isOptional })),
    [
      { name: 'Code', isUnique: true, isNonEmpty: true, isOptional: false },
      { name: 'Note', isUnique: false, isNonEmpty: false, isOptional: false },
    ],
  );
  assert.deepEqual(table.groupBy?.groups, [
    { name: 'Client', aliases: ['4xx'] },
    { name: 'Server', aliases: [] },
  ]);
});

test('Unknown keys are found at the key, with the key that was meant', () => {
  assertFindings(
    `
    id: x
    titel: X
    ^^^^^ contract/unknown-key: Unknown key \`titel\`; did you mean \`title\`?
    sections:
      - id: a
        title: A
        guidence: Say something
        ^^^^^^^^ contract/unknown-key: Unknown key \`guidence\`; did you mean \`guidance\`?
        content:
          - tabel: {}
            ^^^^^ contract/unknown-key: Unknown key \`tabel\`; did you mean \`table\`?
          - prose: { words: 3 }
                     ^^^^^ contract/unknown-key: Unknown key \`words\`
        zzzzzz: 1
        ^^^^^^ contract/unknown-key: Unknown key \`zzzzzz\`
    `,
    problemsOf,
  );
});

test('Wrong values are found at the value, in words', () => {
  assertFindings(
    `
    id: a b
        ^^^ contract/invalid-value: \`id\` may have letters, digits, \`.\`, \`_\` and \`-\` only
    title: ''
           ^^ contract/invalid-value: \`title\` must not be empty
    closed: maybe
            ^^^^^ contract/invalid-value: \`closed\` must be \`true\` or \`false\`, not \`maybe\`
    root: [A]
          ^^^ contract/invalid-value: \`root\` must be text or a mapping, not a list
    sections:
      - id: a
        title: 404
               ^^^ contract/invalid-value: \`title\` must be text: \`404\` needs quotes
        presence: requierd
                  ^^^^^^^^ contract/invalid-value: \`presence\` can't be \`requierd\`; did you mean \`required\`?
        nesting: sideways
                 ^^^^^^^^ contract/invalid-value: \`nesting\` can't be \`sideways\`; it is one of \`nested\`, \`flat\`, \`either\`, \`anywhere\`
        aliases:
          - [B]
            ^^^ contract/invalid-value: An item of \`aliases\` must be text, not a list
        content:
          - list: { minimumItems: -1 }
                                  ^^ contract/invalid-value: \`minimumItems\` must be at least 0
          - terms: []
                   ^^ contract/invalid-value: \`terms\` must not be empty
      - title: B
        ^^^^^ contract/invalid-value: \`id\` is missing
      - 12
        ^^ contract/invalid-value: An item of \`sections\` must be a mapping, not \`12\`
    `,
    problemsOf,
  );
});

test('A requirement asks for one thing', () => {
  assertFindings(
    `
    id: x
    sections:
      - id: a
        title: A
        content:
          - table: {}
            code: {}
            ^^^^ contract/invalid-value: \`table\` and \`code\` can't stand in one item; put \`code\` in an item of its own
          - says: something
            ^^^^ contract/invalid-value: This item asks for nothing; it needs one of \`prose\`, \`terms\`, \`list\`, \`table\`, \`code\`, \`link\`, \`image\`, \`sections\`, \`any\`, \`all\`
          - any:
              - says: nothing
                ^^^^ contract/invalid-value: This item asks for nothing; it needs one of \`prose\`, \`terms\`, \`list\`, \`table\`, \`code\`, \`link\`, \`image\`, \`sections\`, \`any\`, \`all\`
    `,
    problemsOf,
  );
});

test('Patterns that RE2 does not know are found', () => {
  assertFindings(
    `
    id: x
    sections:
      - id: a
        title: A
        pattern: '(?=a)b'
                 ^^^^^^^^ contract/invalid-pattern: Not a pattern that RE2 knows: invalid or unsupported Perl syntax: \`(?=\`
        content:
          - link: { pattern: 'a{2000}' }
                             ^^^^^^^^^ contract/invalid-pattern: Not a pattern that RE2 knows: invalid repeat count: \`{2000}\`
          - table:
              columns:
                - { name: Code, pattern: '[z-a]' }
                                         ^^^^^^^ contract/invalid-pattern: Not a pattern that RE2 knows: invalid character class range: \`z-a\`
    `,
    problemsOf,
  );
});

test('Ids stand once, and titles that may meet are told apart', () => {
  assertFindings(
    `
    id: x
    sections:
      - id: a
        title: A
        sections:
          - id: b
            title: Notes
      - id: b
            ^ contract/duplicate-id: Another section has the id \`b\` too
        title: C
      - id: d
        title: D
        aliases: [E, a]
                     ^ contract/shared-alias: \`a\` is a title of the section \`a\` already
        nesting: either
        sections:
          - id: e
            title: e
                   ^ contract/shared-alias: \`e\` is a title of the section \`d\` already
          - id: f
            title: Notes
    `,
    problemsOf,
  );
});

test('A text that is no YAML is one problem, and what can be read of it counts', () => {
  const { contract, problems } = loadContract({ uri: 'file:///a.yaml', text: 'id: x\ntitle: "X\n' });
  assert.deepEqual(
    problems.map(({ rule }) => rule),
    ['contract/syntax'],
  );
  assert.equal(contract?.id, 'x');
});

test('A key that stands twice is a problem at the second', () => {
  assertFindings(
    `
    id: x
    title: A
    title: B
    ^^^^^ contract/syntax: This key stands twice
    `,
    problemsOf,
  );
});

test('Hostile and empty files are problems, never failures', () => {
  const texts: Readonly<Record<string, RegExp>> = {
    '': /^The file is empty/,
    '# nothing\n': /^The file is empty/,
    '- a\n': /must be a mapping, not a list/,
    [`id: x\nsections: ${'['.repeat(50_000)}`]: /nested too deeply|Not valid YAML/,
    [`id: x\ndescription: ${'a'.repeat(300_001)}`]: /larger than 300,000 characters/,
    [bomb()]: /too large or too deep/,
  };
  for (const [text, message] of Object.entries(texts)) {
    const { problems } = loadContract({ uri: 'file:///a.yaml', text });
    assert.match(problems.map((problem) => problem.message).join('\n'), message);
  }
});

test('A file with a great many wrong keys is read, and says so often enough', () => {
  const keys = Array.from({ length: 15_000 }, (_, index) => `wrong${index}: 1`).join('\n');
  const { contract, problems } = loadContract({
    uri: 'file:///a.yaml',
    text: `id: x\n${keys}\n${'k'.repeat(1_000)}: 1\n`,
  });
  assert.equal(contract?.id, 'x');
  assert.equal(problems.length, 500);
  assert.ok(problems.every(({ message }) => message.length < 200));
});

test('Every beginning of a contract is read without a failure', () => {
  for (let end = 0; end <= everything.length; end += 7)
    loadContract({ uri: 'file:///a.yaml', text: everything.slice(0, end) });
});

test('A byte order mark and line breaks of Windows leave places as they are', () => {
  const text = '\uFEFFid: x\r\ntitel: X\r\n';
  const [problem] = loadContract({ uri: 'file:///a.yaml', text }).problems;
  assert.equal(problem && text.slice(problem.span.start, problem.span.end), 'titel');
});

test('A fix writes what was meant', () => {
  const text = 'id: x\nsections:\n  - id: a\n    title: 404\n    presence: optionl\n    ordred: true\n';
  const { problems } = loadContract({ uri: 'file:///a.yaml', text });
  const edits = problems.flatMap((problem) => problem.fixes[0]?.edits ?? []);
  const expected = "id: x\nsections:\n  - id: a\n    title: '404'\n    presence: optional\n    ordered: true\n";
  assert.equal(applyEdits(text, edits), expected);
});

/** Each name stands for ten of the one before it. */
function bomb(): string {
  const lines = ['id: x', 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

const everything = `
id: everything
title: Everything
description: All keys
extends: [api-docs]
root: { title: Docs, aliases: [Documentation] }
closed: true
ordered: false
sections:
  - id: first
    title: Overview
    aliases: [Introduction]
    addAliases: [Start]
    pattern: '(?i)^intro'
    method: GET
    exactTitle: true
    presence: recommended
    when: { frontMatter: { draft: true }, spec: declares oauth2 }
    repeat: true
    nesting: anywhere
    ordered: false
    foreach: operations
    severity: info
    guidance: Say it
    scaffold: |
      \${1:TODO: write.}
    spec: [info.description]
    after: overview
    content:
      - prose: { minimumWords: 10, after: code }
        says: a few words
        severity: hint
        skeleton: 'TODO: write.'
      - terms: [purpose, use case*, 404]
      - list: { ordered: true, minimumItems: 2, minimum: 1 }
      - table:
          columns:
            - { name: Code, aliases: [Id], type: code, enum: [a, 1], pattern: '^[a-z]+$', optional: false, nonEmpty: true, unique: true }
            - Note
          minimumRows: 1
          groupBy: [{ name: Client, aliases: [4xx] }, Server]
          rowsFrom: errors
      - code: { languages: [Python, bash], minimum: 2, minimumLanguages: 2, role: request }
      - link: { minimum: 2, pattern: '^https:' }
      - image:
      - sections: { minimum: 2 }
      - any:
          - prose:
          - list:
      - all:
          - prose:
          - list:
    addContent:
      - link:
    sections:
      - id: second
        title: Second
        in: first
      - id: third
        title: Third
        before: second
      - id: overview
        remove: true
`;
