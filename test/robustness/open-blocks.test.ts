import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeConfigurations } from '#engine/configuration/merge.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';

const project: Project = {
  configuration: mergeConfigurations('file:///', undefined, []),
  contracts: builtinContracts(),
  contractOverride: 'api-docs',
};
const uri = 'file:///a.md';

/** What a document may end with, and what has to stand before the first section that is inserted there. */
const ends: readonly { readonly name: string; readonly text: string; readonly before: string }[] = [
  { name: 'an open fence', text: '# A\n\n```json\n{\n', before: '# A\n\n```json\n{\n```\n\n' },
  {
    name: 'an open fence of another mark, without a line break',
    text: '# A\n\n~~~~\n~~~',
    before: '# A\n\n~~~~\n~~~\n~~~~\n\n',
  },
  { name: 'an open comment', text: '# A\n\n<!-- note\n', before: '# A\n\n<!-- note\n-->\n\n' },
  { name: 'an open element', text: '# A\n\n<pre>\ntext\n', before: '# A\n\n<pre>\ntext\n</pre>\n\n' },
  { name: 'a closed fence', text: '# A\n\n```\ncode\n```\n', before: '# A\n\n```\ncode\n```\n\n' },
  {
    name: 'a closed fence and a definition',
    text: '# A\n\n```\ncode\n```\n\n[a]: /b\n',
    before: '# A\n\n```\ncode\n```\n\n[a]: /b\n\n',
  },
  { name: 'a fence that a list closes', text: '# A\n\n- ```\n  code\n', before: '# A\n\n- ```\n  code\n\n' },
  { name: 'a closed comment', text: '# A\n\n<!-- note -->\n', before: '# A\n\n<!-- note -->\n\n' },
  { name: 'front matter, without a line break', text: '---\ntitle: A\n---', before: '---\ntitle: A\n---\n\n' },
];

for (const { name, text, before } of ends) {
  test(`What is inserted behind it is seen: ${name}`, () => {
    const fixed = fixMarkdown(project, uri, text, undefined);
    assert.equal(fixed.slice(0, fixed.indexOf('## ')), before);
    const { findings } = checkMarkdown(project, parseMarkdown(uri, fixed), undefined);
    assert.deepEqual(
      findings.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe)),
      [],
    );
    assert.equal(fixMarkdown(project, uri, fixed, undefined), fixed);
  });
}

test('A second heading of the same words that leads elsewhere is no copy', () => {
  const text = '# A\n\n## [Overview](one.md)\n\n## [Overview](two.md)\n';
  const { findings } = checkMarkdown(project, parseMarkdown(uri, text), undefined);
  const [duplicate] = findings.filter(({ rule }) => rule === 'structure/duplicate-section');
  assert.deepEqual(duplicate?.fixes, []);
  const fixed = fixMarkdown(project, uri, text, undefined);
  for (const target of ['one.md', 'two.md']) assert.ok(fixed.includes(target), target);
});
