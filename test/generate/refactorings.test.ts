import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoundApi } from '#engine/drift/bound-api.ts';
import { generateRefactorings } from '#engine/generate/refactorings.ts';
import { applyEdits, parseMarkdown } from '#engine/index.ts';
import { bindToApi } from '../support/bound.ts';
import { apiOf, synced } from './support.ts';

const api = apiOf(`openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      summary: Lists them.
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        '200': { description: All }
        '404': { description: None }
    delete:
      summary: Removes them.
      responses: { '204': { description: Gone } }
`);

/** What is offered at `<|>`, by title, and the text after it. */
function offered(marked: string, bound = true): Map<string, string> {
  const at = marked.indexOf('<|>');
  assert.ok(at !== -1);
  const text = marked.replace('<|>', '');
  const file = parseMarkdown('file:///api/docs.md', text);
  const neighbour: BoundApi | undefined = bound ? bindToApi(api).api(file) : undefined;
  const found = generateRefactorings(file, { start: at, end: at }, neighbour);
  assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
  return new Map(found.map(({ title, edits }) => [title, applyEdits(text, edits() ?? [])]));
}

const page = `# Parcels

## GET <|>/parcels

Lists them.

Sample response:

\`\`\`http
HTTP/1.1 200 OK
\`\`\`
`;

test('What a section lacks is inserted, parameters behind its words, all else at its end', () => {
  const all = offered(page);
  assert.deepEqual(
    [...all.keys()],
    [
      'Insert the parameters of `GET /parcels`',
      'Insert the example requests of `GET /parcels`',
      'Insert the responses of `GET /parcels`',
      'Insert the section `DELETE /parcels`',
    ],
  );
  const text = page.replace('<|>', '');
  const table =
    '| Parameter | In | Type | Required | Description |\n| --- | --- | --- | --- | --- |\n| `limit` | query | integer | optional | |\n';
  assert.equal(all.get('Insert the parameters of `GET /parcels`'), text.replace('\nSample', `\n${table}\nSample`));
  const responses = all.get('Insert the responses of `GET /parcels`') ?? '';
  assert.ok(responses.startsWith(text.trimEnd()) && /\n\n\| Status \| Description \|\n/.test(responses));
  assert.match(
    all.get('Insert the section `DELETE /parcels`') ?? '',
    /\n```\n\n## DELETE \/parcels\n\nRemoves them\.\n/,
  );
  for (const after of all.values()) assert.equal(synced(after, api), after);
  const windows = offered(page.replaceAll('\n', '\r\n')).get('Insert the parameters of `GET /parcels`');
  assert.equal(windows, all.get('Insert the parameters of `GET /parcels`')?.replaceAll('\n', '\r\n'));
});

test('The document is synced from outside of its endpoints, where something has changed', () => {
  const stale = `# Parcels<|>\n\n## GET /parcels\n\n| Parameter | Type |\n| --- | --- |\n| \`limit\` | string |\n`;
  const after = offered(stale).get('Sync the document from the spec');
  assert.equal(after, stale.replace('<|>', '').replace('string', 'integer'));
  assert.ok(!offered(stale.replace('string', 'integer')).has('Sync the document from the spec'));
  assert.deepEqual([...offered(stale, false).keys()], []);
});

test('The error catalogue is inserted where the heading asks for it, and no table is there', () => {
  const text = '# Parcels\n\n## Error <|>Codes\n\nWords.\n\n## GET /parcels\n\nLists them.\n';
  const after = offered(text).get('Insert the error codes of the spec') ?? '';
  assert.match(
    after,
    /Words\.\n\nClient-side errors \(.*\):\n\n\| Code \| Message \| Description \|\n.*\n\| `404` \| Not Found \| None\. \|\n\n## GET/,
  );
  const full = text.replace('Words.', '| Code | Message |\n| --- | --- |\n| `404` | No |');
  assert.ok(!offered(full).has('Insert the error codes of the spec'));
});
