import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';

const both = 'all: [{ list: }, { terms: [required] }]';
const closing = 'prose: { minimumWords: 4, after: code }';
const code = '```\nGET /\n```';

const unmet: readonly (readonly [requirement: string, body: string, says: string])[] = [
  [both, 'Words.', 'a list and a mention of *required*'],
  [both, '- one', 'a list and a mention of *required*'],
  [both, 'It is required.', 'a list and a mention of *required*'],
  [closing, `One two three four five.\n\n${code}`, 'a text of at least 4 words below the code'],
  [closing, `${code}\n\nOne two three four.\n\n${code}\n\nOne.`, 'a text of at least 4 words below the code'],
  [closing, `One two three four.\n\n### Below\n\n${code}`, 'a text of at least 4 words below the code'],
  [closing, 'One two three.', 'a text of at least 4 words below the code'],
  ['code: { languages: [json] }', code, 'a code block in json'],
  ['code: { minimumLanguages: 2 }', `${code}\n\n${code}`, 'code blocks in at least 2 languages'],
];

for (const [requirement, body, says] of unmet) {
  test(`One finding says that there is no ${says}: ${JSON.stringify(body)}`, () => {
    assert.deepEqual(messages(requirement, body), [`\`Part\` must contain ${says}`]);
  });
}

const met: readonly (readonly [requirement: string, body: string])[] = [
  [both, '- one, required'],
  [closing, `${code}\n\nOne two three four.`],
  [closing, `${code}\n\nOne.\n\n### Below\n\nTwo three four.`],
  [closing, `### One\n\n${code}\n\nOne two.\n\n### Two\n\nOne.\n\n${code}\n\nThree four.`],
  [closing, 'One two three four.'],
  ['code:', code],
  ['code:', 'An example:\n\n    GET /'],
  ['code: { languages: [json] }', '```\n{ "a": 1 }\n```'],
  ['code: { minimumLanguages: 2 }', '```\n{ "a": 1 }\n```\n\n```bash\ncurl a.b\n```'],
];

for (const [requirement, body] of met) {
  test(`${requirement} is met: ${JSON.stringify(body)}`, () => {
    assert.deepEqual(messages(requirement, body), []);
  });
}

function messages(requirement: string, body: string): string[] {
  const text = `id: one\nsections:\n  - id: part\n    title: Part\n    content:\n      - ${requirement}\n`;
  const { contract, problems } = loadContract({ uri: 'file:///one.yaml', text });
  assert.deepEqual(problems, []);
  const { contracts } = composeContracts(contract ? [contract] : [], new Map());
  const project = { configuration: defaultConfiguration('file:///'), contracts, contractOverride: 'one' };
  const file = parseMarkdown('file:///a.md', `# Title\n\n## Part\n\n${body}\n`);
  const { findings } = checkMarkdown(project, file, 'a.md');
  return findings.filter(({ rule }) => rule.startsWith('structure/')).map(({ message }) => message);
}
