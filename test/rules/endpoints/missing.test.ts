import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';

function found(body: string, contract = 'api-reference'): string[] {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: contract,
  };
  const { findings } = checkMarkdown(project, parseMarkdown('file:///api.md', `# API\n\n${body}`), 'api.md');
  return findings
    .filter(({ rule }) => /^endpoints\/missing|^structure\/(?:unmet|empty)/.test(rule))
    .map(({ rule, message }) => `${rule}: ${/`[^`]*`/.exec(message)?.[0]}`);
}

const request = (name: string): string => `Request:\n\n\`\`\`http\n${name} HTTP/1.1\n\`\`\`\n\n`;
const response = 'Response:\n\n```json\n{ "a": 1 }\n```\n\n';
const table = '| Name | Type |\n| --- | --- |\n| a | string |\n\n';
const whole = (name: string, less: readonly string[] = []): string =>
  [`## ${name}\n\n`, 'Does what it says.\n\n', table, request(name), response]
    .filter((piece) => !less.some((one) => piece.startsWith(one)))
    .join('');

test('An endpoint that lacks what the others have is told, and which of them', () => {
  const two = whole('POST /as') + whole('POST /bs');
  assert.deepEqual(found(two + whole('POST /cs')), []);
  assert.deepEqual(found(two + whole('POST /cs', ['Request'])), ['endpoints/missing-request-example: `POST /cs`']);
  assert.deepEqual(found(two + whole('POST /cs', ['Response'])), ['endpoints/missing-response-example: `POST /cs`']);
  assert.deepEqual(found(two + whole('POST /cs', ['|', 'Request'])).sort(), [
    'endpoints/missing-parameters: `POST /cs`',
    'endpoints/missing-request-example: `POST /cs`',
  ]);
  assert.deepEqual(found(two + whole('POST /cs', ['Does'])), ['endpoints/missing-description: `POST /cs`']);
});

test('What the contract tells is not told twice', () => {
  const two = whole('POST /as') + whole('POST /bs');
  assert.deepEqual(found(`${two}## POST /cs\n`), ['structure/empty-section: `POST /cs`']);
  assert.deepEqual(found(`${two}## POST /cs\n\n${request('POST /cs')}`), [
    'endpoints/missing-response-example: `POST /cs`',
    'structure/unmet-requirement: `POST /cs`',
  ]);
  assert.deepEqual(
    found(`${two}## POST /cs\n\nDoes what it says.\n`).filter((one) => one.startsWith('structure')),
    ['structure/unmet-requirement: `POST /cs`'],
  );
  assert.deepEqual(
    found(`${two}## POST /cs\n\nDoes what it says.\n`).filter((one) => /example/.test(one)),
    [],
  );
});

test('What a document shows nowhere, or as seldom as not, is its way', () => {
  assert.deepEqual(
    found(['POST /as', 'POST /bs', 'POST /cs'].map((name) => whole(name, ['Request', 'Resp'])).join('')),
    [],
  );
  const half = whole('POST /as') + whole('POST /bs') + whole('POST /cs', ['Request']) + whole('POST /ds', ['Request']);
  assert.deepEqual(found(half), []);
  assert.deepEqual(found(whole('POST /as') + whole('POST /bs') + whole('GET /cs', ['Request'])), []);
});

test('Words say that there is nothing to show, or where else to look', () => {
  const two = whole('POST /as') + whole('POST /bs');
  for (const words of [
    'Answers with `204 No Content`.',
    'The response has no body.',
    'See [above](#post-as).',
    'Streams the file.',
    'Same response as `POST /as`.',
    '### Response\n\nReturns a 200 OK if it was there.',
  ])
    assert.deepEqual(found(`${two}${whole('POST /cs', ['Response'])}${words}\n`), [], words);
  const noBody = `${two}## POST /cs\n\nStarts it. No parameters.\n\n${response}`;
  assert.deepEqual(
    found(noBody).filter((one) => one.includes('parameters')),
    [],
  );
});

test('A toggle or an action needs no parameters', () => {
  const two = whole('POST /as') + whole('POST /bs');
  for (const name of ['POST /as/{id}/stop', 'POST /logout', 'GET /health', 'PUT /stars'])
    assert.deepEqual(
      found(`${two}## ${name}\n\nDoes it.\n\n${response}`).filter((one) => one.includes('parameters')),
      [],
      name,
    );
});

test('What stands elsewhere counts: below captions of the same level, a heading above, a table of endpoints, the whole page', () => {
  const flat = (name: string): string =>
    `## ${name}\n\nDoes it.\n\n## Request\n\n\`\`\`http\n${name} HTTP/1.1\n\`\`\`\n\n## Response\n\n\`\`\`json\n{}\n\`\`\`\n\n`;
  assert.deepEqual(
    found(flat('GET /as') + flat('GET /bs') + flat('GET /cs')).filter((one) => /missing/.test(one)),
    [],
  );
  const shared =
    '## Get a thing\n\nReads.\n\n### HTTP request\n\n```http\nGET /as/{id}\n```\n\nThe `id`.\n\n## Get another\n\nReads.\n\n### HTTP request\n\n```http\nGET /bs/{id}\n```\n\n## Response\n\nA thing:\n\n```json\n{}\n```\n';
  assert.deepEqual(found(shared), []);
  const listed = `| Endpoint | What |\n| --- | --- |\n| \`POST /cs\` | Makes one |\n\n${whole('POST /as')}${whole('POST /cs', ['Does'])}`;
  assert.deepEqual(found(listed), []);
  assert.deepEqual(
    found('## POST /as\n\n```http\nPOST /as HTTP/1.1\n```\n\n## Notes\n\nIt makes one.\n', 'endpoint').filter((one) =>
      /missing/.test(one),
    ),
    [],
  );
});

test('A heading with words, and several methods below one, need no sentence', () => {
  const two = whole('POST /as') + whole('POST /bs');
  assert.deepEqual(found(`${two}## Make a thing - POST /cs\n\n${table}${request('POST /cs')}${response}`), []);
});

test('What is filled in from elsewhere is not judged', () => {
  const two = whole('POST /as') + whole('POST /bs');
  for (const include of [
    '{{< include "c.md" >}}',
    '{% include c %}',
    '<Example id="c" />',
    '<%= example :c %>',
    '<!-- include c.md -->',
  ])
    assert.deepEqual(found(`${two}## POST /cs\n\nMakes one.\n\n${table}${include}\n`), [], include);
});

test('A GET whose request is shown says what comes back', () => {
  const shown = `## GET /as\n\nThe things.\n\n${request('GET /as')}`;
  assert.deepEqual(found(shown), ['endpoints/missing-response-example: `GET /as`']);
  assert.deepEqual(found(`${shown}It returns a list.\n`), []);
});

test('A parameter of a query is named somewhere', () => {
  assert.deepEqual(found(`## GET /as?b={b}&limit=10\n\nThe things, at most \`limit\`.\n\n${response}`), [
    'endpoints/missing-parameters: `b`',
  ]);
});
