import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import { checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';

/** One requirement of each kind, as a contract writes it. */
const requirements = [
  'prose: { minimumWords: 30 }',
  'terms: [latency, throughput]',
  'list: { minimumItems: 3 }',
  'list: { ordered: true, minimum: 2 }',
  'table: { columns: [{ name: Code, nonEmpty: true }, { name: Status, type: integer }, { name: Kind, enum: [client, server] }], minimumRows: 2 }',
  'table: { columns: [{ name: Code }], groupBy: [client side, server side] }',
  'code: { languages: [json] }',
  'code: { minimum: 3, minimumLanguages: 2 }',
  'code: { role: request }',
  'code: { role: response }',
  'link: { minimum: 2 }',
  'image:',
  'any: [{ table: { minimumRows: 1 } }, { list: }]',
  'all: [{ table: { minimumRows: 1 } }, { terms: [required] }]',
];

for (const requirement of requirements) {
  test(`The skeleton of a requirement meets it: ${requirement}`, () => {
    const contract = `id: one\ntitle: One\nsections:\n  - id: part\n    title: Part\n    content:\n      - ${requirement}\n`;
    const loaded = loadContract({ uri: 'file:///one.yaml', text: contract });
    assert.deepEqual(loaded.problems, []);
    const { contracts } = composeContracts(loaded.contract ? [loaded.contract] : [], new Map());
    const project = { configuration: defaultConfiguration('file:///'), contracts, contractOverride: 'one' };
    const text = '# Title\n\n## Part\n\nWords.\n';
    const rulesIn = (source: string): string[] =>
      checkMarkdown(project, parseMarkdown('file:///a.md', source), 'a.md').findings.map((finding) => finding.rule);
    assert.deepEqual(rulesIn(text), ['structure/unmet-requirement']);
    const fixed = fixMarkdown(project, 'file:///a.md', text, 'a.md');
    assert.deepEqual(
      rulesIn(fixed).filter((rule) => rule !== 'structure/leftover-guidance'),
      [],
      fixed,
    );
    assert.ok(rulesIn(fixed).includes('structure/leftover-guidance'), fixed);
  });
}
