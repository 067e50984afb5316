import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '#engine/generate/block.ts';
import { operationSection } from '#engine/generate/operation-blocks.ts';
import { ClosedDrift } from '#workspace/apis/closed-drift.ts';
import { apiOf } from '../generate/support.ts';
import { folder, workspaceOf } from '../support/bound-workspace.ts';

const nouns = ['parcels', 'depots', 'routes', 'stamps', 'vans', 'letters', 'scales', 'drivers'];
const schemas = ['Parcel', 'Depot', 'Size'];

/** Eight resources with three operations each, whose schemas refer to each other. */
const spec = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
paths:
${nouns.map(pathsOf).join('')}components:
  schemas:
    Parcel:
      type: object
      description: What is sent.
      required: [id]
      properties:
        id: { type: integer, description: Its number. }
        size: { $ref: '#/components/schemas/Size' }
    Depot:
      type: object
      properties:
        name: { type: string, description: What people call it. }
        newest: { $ref: '#/components/schemas/Parcel' }
    Size:
      type: string
      enum: [small, large]
  responses:
    Problem: { description: Something is wrong. }
`;

function pathsOf(noun: string, index: number): string {
  const schema = `{ $ref: '#/components/schemas/${schemas[index % 2]}' }`;
  return `  /${noun}:
    get:
      summary: List ${noun}
      parameters:
        - { name: limit, in: query, description: At most so many., schema: { type: integer } }
      responses:
        '200':
          description: All ${noun}.
          content: { application/json: { schema: { type: array, items: ${schema} } } }
    post:
      summary: Add ${noun}
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses:
        '201': { description: Added ${noun}. }
        '400': { $ref: '#/components/responses/Problem' }
  /${noun}/{id}:
    delete:
      summary: Remove ${noun}
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Gone. } }
`;
}

const api = apiOf(spec);
const texts: Readonly<Record<string, string>> = {
  'openapi.yaml': spec,
  ...Object.fromEntries(
    api.operations.map((operation, index) => [
      `docs/${index}.md`,
      `${index % 2 ? '---\nspec: ../openapi.yaml\n---\n\n' : ''}# API Reference\n\n${textOf(operationSection(operation, api, 2))}\n`,
    ]),
  ),
};

/** Each is made where it can be, and taken back where it has been made. */
const edits: readonly (readonly [piece: string, text: string])[] = [
  ['  /parcels:', '  /parcel-list:'],
  ['  /parcels/{id}:', '  /parcels/{parcel}:'],
  ['  /depots/{id}:', '  /depot/{id}:'],
  ['  /routes:', '  /parcels/routes:'],
  ['  /vans:', '  /v1/vans:'],
  ['summary: List stamps', 'summary: All stamps'],
  ['description: All vans.', 'description: Each van with its driver.'],
  ['description: What is sent.', 'description: What somebody has sent.'],
  ['description: Its number.', 'description: Its number, of seven digits.'],
  ['description: Something is wrong.', 'description: What was sent is wrong.'],
  ['enum: [small, large]', 'enum: [small, large, huge]'],
  ['required: [id]', 'required: [id, size]'],
  ['        name: { type: string', '        title: { type: string'],
  ['    Size:\n', '    Sizes:\n'],
  ["newest: { $ref: '#/components/schemas/Parcel' }", "newest: { $ref: '#/components/schemas/Other' }"],
  ['components:\n  schemas:\n', 'components:\n  schemas:\n    Other:\n      type: integer\n'],
  ["'204': { description: Gone. }", "'202': { description: Gone. }"],
  ['  /drivers:', '  /added-by-author:\n    get: { responses: { default: { description: All. } } }\n  /drivers:'],
  ['https://api.example.com/v1', 'https://api.example.com/v1/shop'],
  ['title: Shop', 'title: Shop of all'],
];

/** What is said of documents that nobody has open, with all places that it shows. */
async function closedDrift(contents: Readonly<Record<string, string>>) {
  const workspace = await workspaceOf(contents);
  await workspace.docs.index();
  const closed = new ClosedDrift(workspace.apis);
  const said = async () => {
    const all = workspace.docs.known() ?? [];
    await workspace.apis.prepareAll(all);
    const outdated = closed.outdated(all, new Set([`${folder}openapi.yaml`]));
    for (const document of outdated) closed.check(document);
    const found = all.map(({ facts: { uri } }) => [
      uri,
      closed.findingsIn(uri)?.map(({ rule, message, span, related }) => ({ rule, message, span, related })),
    ]);
    return { checked: outdated.length, found: Object.fromEntries(found) };
  };
  return { ...workspace, said };
}

test('After any edits of a description that many documents were written from, each says what it says in a new workspace', async () => {
  const some = fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(some, async (chosen) => {
      let now = spec;
      const workspace = await closedDrift(texts);
      assert.equal((await workspace.said()).checked, api.operations.length);
      for (const index of chosen) {
        const [one = '', other = ''] = edits[index] ?? [];
        const [piece, text] = now.includes(other) ? [other, one] : [one, other];
        if (!now.includes(piece)) continue;
        now = now.replace(piece, () => text);
        workspace.changeSpec('openapi.yaml', piece, text);
        const scratch = await closedDrift({ ...texts, 'openapi.yaml': now });
        assert.deepEqual((await workspace.said()).found, (await scratch.said()).found);
        const uri = `${folder}openapi.yaml`;
        assert.deepEqual(workspace.apis.undocumentedOf(uri), scratch.apis.undocumentedOf(uri));
      }
    }),
    { numRuns: 25 },
  );
});

test('Of the documents only those are checked again that an edit of their description may make false', async () => {
  const { said, changeSpec } = await closedDrift(texts);
  await said();
  const checkedAfter = async (piece: string, text: string): Promise<number> => {
    changeSpec('openapi.yaml', piece, text);
    return (await said()).checked;
  };
  const edited = [
    ['title: Shop', 'title: Shop of all'],
    ['summary: List stamps', 'summary: All stamps'],
    ['description: All vans.', 'description: Each of them.'],
    ['components:\n', '  /stands:\n    get: { responses: {} }\ncomponents:\n'],
    ['  /vans/{id}:', '  /cars/{id}:'],
  ] as const;
  const counts: number[] = [];
  for (const [piece, text] of edited) counts.push(await checkedAfter(piece, text));
  // The operations of a path stand in one part of the text.
  assert.deepEqual(counts, [0, 2, 2, 1, 1]);
});
