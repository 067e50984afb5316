import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';

const rules = ['structure/unmet-requirement', 'endpoints/missing-description', 'structure/empty-section'];

/** What is said of descriptions that endpoints lack, on a page about a resource. */
function lacking(text: string): string[] {
  return messagesOf(text, rules);
}

function missing(text: string): string[] {
  return messagesOf(text, ['structure/missing-section']);
}

function messagesOf(text: string, wanted: readonly string[]): string[] {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: 'api-reference',
  };
  const { findings } = checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md');
  return findings.filter(({ rule }) => wanted.includes(rule)).map(({ message }) => message);
}

const call = (method: string, path: string) =>
  `### ${method} ${path}\n\n\`\`\`http\n${method} ${path} HTTP/1.1\n\`\`\`\n`;
const alert = { get: call('GET', '/alerts'), add: call('POST', '/alerts') };
const both = [
  '`GET /alerts` must say what the endpoint does, in a sentence',
  '`POST /alerts` must say what the endpoint does, in a sentence',
];

test('the text below a heading that has one endpoint below it is about this endpoint', () => {
  const text = `# Alerts

## Retrieve all alerts

Returns the alerts of your account, the latest first.

${alert.get}
## Request an alert

Has an alert sent to your address.

${alert.add}`;
  assert.deepEqual(lacking(text), []);
  assert.deepEqual(lacking(text.replace('Returns the alerts of your account, the latest first.', '')), [both[0]]);
});

test('a caption may stand between, at the level of what it belongs to', () => {
  const text = `# Alerts

## Retrieve all alerts

Returns the alerts of your account, the latest first.

## URI Parameters

| Name | Description |
| --- | --- |
| \`limit\` | How many |

${alert.get}`;
  assert.deepEqual(lacking(text), []);
});

test('the text above several endpoints says of none what it does', () => {
  const text = `# Alerts

## Alerts of an account

An alert tells you what happens to your account.

${alert.get}
${alert.add}`;
  assert.deepEqual(lacking(text), both);
});

test('the text of an endpoint says nothing of one below it', () => {
  const text = `# Alerts

## GET /alerts

Returns the alerts of your account, the latest first.

${alert.add}`;
  assert.deepEqual(lacking(text), ['Nothing says what `POST /alerts` does']);
});

test('where no heading names an endpoint, a line, a table of one row or a block of code below it does', () => {
  const text = `# Annotations

## Find all annotations

\`GET /annotations\`

- \`from\`: a time

## Make one

| Method | Path |
| --- | --- |
| POST | /annotations |

## Delete an annotation

\`\`\`http
DELETE /annotations/{id} HTTP/1.1
\`\`\`

## Notes
`;
  assert.deepEqual(lacking(text), ['Nothing stands below `Notes`']);
  assert.deepEqual(missing(text), []);
  assert.deepEqual(missing('# Annotations\n\n## Notes\n\nNone.\n'), ['The section `GET /resources/{id}` is missing']);
});
