import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folder, workspaceOf } from '../support/bound-workspace.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      summary: List parcels.
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } }
  /parcels/{id}:
    delete:
      responses: { '204': { description: Gone } }
  /depots:
    get:
      responses: { '200': { description: OK } }
components:
  schemas:
    Parcel: { type: object, required: [id], properties: { id: { type: integer } } }
`;
const texts = {
  'openapi.yaml': spec,
  'parcels.md': `# API Reference

## GET /parcels

List parcels.

| Parameter | In | Type |
| --- | --- | --- |
| \`limit\` | query | integer |

Response \`200\`:

\`\`\`json
{ "id": 1 }
\`\`\`
`,
  'parcel.md': '# API Reference\n\n## DELETE /parcels/{id}\n\nRemoves one.\n\nResponse `204`: gone.\n',
  'depots.md': '---\nspec: openapi.yaml\n---\n\n# API Reference\n\n## GET /depots\n\nReads all.\n',
};
const documents = ['parcels.md', 'parcel.md', 'depots.md'];

/** Each is made where it can be, and taken back where it has been made. */
const edits = [
  ['openapi.yaml', '  /parcels:', '  /parcel:'],
  ['openapi.yaml', '  /depots:', '  /depot-list:'],
  ['openapi.yaml', 'summary: List parcels.', 'summary: Find what has been sent.'],
  ['openapi.yaml', 'name: limit', 'name: most'],
  ['openapi.yaml', 'schema: { type: integer }', 'schema: { type: string }'],
  ['openapi.yaml', 'id: { type: integer }', 'id: { type: string }'],
  ['openapi.yaml', 'required: [id]', 'required: [id, size]'],
  ['openapi.yaml', "'204'", "'202'"],
  [
    'openapi.yaml',
    'components:\n',
    '  /stamps:\n    get: { responses: { default: { description: All } } }\ncomponents:\n',
  ],
  ['openapi.yaml', 'title: Parcels', 'title: All parcels'],
  ['parcels.md', '## GET /parcels', '## GET /parcel'],
  ['parcels.md', '`limit` | query | integer', '`limit` | query | string'],
  ['parcel.md', '/parcels/{id}', '/depots/{id}'],
  ['parcel.md', '`204`', '`202`'],
  ['depots.md', '## GET /depots\n', '## GET /depots\n\n## POST /depots\n'],
] as const;

test('After any edits a workspace says of each document, and of the description, what a new one says', async () => {
  const some = fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(some, async (chosen) => {
      const now: Record<string, string> = { ...texts };
      const workspace = await workspaceOf(texts);
      const kept = new Map(
        await Promise.all(documents.map(async (path) => [path, await workspace.check(path)] as const)),
      );
      for (const index of chosen) {
        const [path = '', one = '', other = ''] = edits[index] ?? [];
        const before = now[path] ?? '';
        const [piece, text] = before.includes(other) ? [other, one] : [one, other];
        if (!before.includes(piece)) continue;
        now[path] = before.replace(piece, () => text);
        if (path === 'openapi.yaml') workspace.changeSpec(path, piece, text);
        else kept.set(path, await workspace.check(path, now[path]));
        for (const document of documents)
          if (!kept.get(document)?.isCurrent()) kept.set(document, await workspace.check(document, now[document]));
        const scratch = await workspaceOf(now);
        for (const document of documents)
          assert.deepEqual(kept.get(document)?.found, (await scratch.check(document)).found, document);
        const uri = `${folder}openapi.yaml`;
        assert.deepEqual(workspace.apis.undocumentedOf(uri), scratch.apis.undocumentedOf(uri));
      }
    }),
    { numRuns: 60 },
  );
});
