import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedApi } from '#engine/drift/asked-api.ts';
import { summaryIn } from '#engine/drift/documented-summary.ts';
import { pairsOf } from '#engine/drift/pairs.ts';
import { parseMarkdown } from '#engine/index.ts';
import { bindTo } from '../support/bound.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses: { '200': { description: The parcels } }
`;

/** The summaries that a page about parcels has. */
function summaries(body: string): string[] {
  const file = parseMarkdown('file:///api.md', `# Parcels\n\n${body}\n`);
  const pairs = pairsOf(file, new AskedApi(bindTo(spec).api(file)));
  assert.ok(pairs.length > 0);
  return pairs.flatMap((pair) => summaryIn(file, pair)?.text ?? []);
}

test('The first sentence below the heading is the summary', () => {
  assert.deepEqual(summaries('## GET /parcels\n\nLists parcels. All of them.'), ['Lists parcels.']);
  assert.deepEqual(summaries('## Parcels of mine\n\nLists parcels.\n\n```http\nGET /parcels\n```'), ['Lists parcels.']);
});

test('What stands behind a list or a table says something else', () => {
  assert.deepEqual(summaries('## GET /parcels\n\n* Description: all parcels\n\nReturn value:\n\n```json\n[]\n```'), []);
  assert.deepEqual(summaries('## GET /parcels\n\n| Since | 1.0 |\n| - | - |\n| By | us |\n\nReturn value:'), []);
});

test('A section of several endpoints, and one of remarks, say nothing of one of them', () => {
  assert.deepEqual(summaries('## Storage\n\nManages parcels.\n\nThis includes:\n\n* `GET /parcels`'), []);
  assert.deepEqual(summaries('## Remarks\n\nSome of them are elsewhere.\n\n```http\nGET /parcels\n```'), []);
});
