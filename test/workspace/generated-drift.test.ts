import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '#engine/finding.ts';
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
    Error:
      type: object
      properties:
        code: { type: string, enum: [gone, broken] }
    Depot:
      type: object
      properties:
        name: { type: string, description: What people call it. }
        newest: { $ref: '#/components/schemas/Parcel' }
    Size:
      type: string
      enum: [small, large]
  parameters:
    Depot: { name: depot, in: query, description: Where it is., schema: { type: string } }
  responses:
    Problem:
      description: Something is wrong.
      content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } }
`;

function pathsOf(noun: string, index: number): string {
  const schema = `{ $ref: '#/components/schemas/${schemas[index % 2]}' }`;
  return `  /${noun}:
    get:
      operationId: list-${noun}
      summary: List ${noun}
      parameters:
        - { $ref: '#/components/parameters/Depot' }
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
  ['    post:\n      summary: Add vans', '    put:\n      summary: Add vans'],
  ['    delete:\n      summary: Remove scales', '    options:\n      summary: Remove scales'],
  [pathsOf('letters', 5), ''],
  ['operationId: list-routes', 'operationId: allRoutes'],
  [
    '        - { name: limit',
    '        - { name: first, in: query, schema: { type: string } }\n        - { name: limit',
  ],
  ['name: depot, in: query', 'name: place, in: query'],
  ['in: query, description: Where it is.', 'in: header, description: Where it is.'],
  ['description: Where it is., schema: { type: string }', 'description: Where it is., schema: { type: boolean }'],
  ['description: Where it is.', 'description: Where it is now.'],
  [
    "'201': { description: Added scales. }",
    "'201': { description: Added scales. }\n        '418': { description: No. }",
  ],
  ['id: { type: integer, description', 'number: { type: integer, description'],
  ['id: { type: integer, description', 'id: { type: string, description'],
  ['enum: [gone, broken]', 'enum: [gone, lost]'],
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

/** Each is made in a document that somebody has open, or taken back. */
const documentEdits: readonly (readonly [path: string, piece: string, text: string])[] = [
  ['docs/3.md', '## GET /depots', '## GET /depot'],
  ['docs/3.md', '## GET /depots', '## PUT /depots'],
  ['docs/3.md', '## GET /depots', '## GET /vans'],
  ['docs/3.md', '| `limit` |', '| `most` |'],
  ['docs/3.md', '| `depot` | query | string |', '| `depot` | header | string |'],
  ['docs/3.md', '| `limit` | query | integer |', '| `limit` | query | string |'],
  ['docs/3.md', '| `limit` | query | integer | optional |', '| `limit` | query | integer | required |'],
  ['docs/3.md', '| `limit` | query | integer | optional | At most so many. |\n', ''],
  ['docs/3.md', '| `200` OK |', '| `202` Accepted |'],
  ['docs/3.md', '"id": 42', '"number": 42'],
  ['docs/3.md', 'List depots.', 'Find all depots.'],
  ['docs/8.md', '## DELETE /routes/{id}', '## DELETE /routes/{route}'],
  ['docs/8.md', '## DELETE /routes/{id}', '## DELETE /nothing/like/it'],
  ['docs/8.md', '| `204` No Content | Gone. |\n', '| `204` No Content | Gone. |\n| `418` | No. |\n'],
];

type Findings = readonly Pick<Finding, 'rule' | 'message' | 'span' | 'related'>[];

function shown(findings: Findings | undefined): Findings | undefined {
  return findings?.map(({ rule, message, span, related }) => ({ rule, message, span, related }));
}

/** What is said of documents, of which somebody has some open, with all places that it shows. */
async function driftIn(contents: Readonly<Record<string, string>>, opened: readonly string[] = []) {
  const workspace = await workspaceOf(contents);
  await workspace.docs.index();
  const closed = new ClosedDrift(workspace.apis);
  const kept = new Map<string, Awaited<ReturnType<typeof workspace.check>>>();
  const open = async (path: string, text = contents[path]) => kept.set(path, await workspace.check(path, text));
  for (const path of opened) await open(path);
  const now = new Map(opened.map((path) => [path, contents[path]]));
  const edit = async (path: string, text: string) => {
    now.set(path, text);
    await open(path, text);
  };
  const said = async () => {
    for (const path of opened) if (!kept.get(path)?.isCurrent()) await open(path, now.get(path));
    const all = workspace.docs.known() ?? [];
    await workspace.apis.prepareAll(all);
    const isOpen = new Set(opened.map((path) => folder + path));
    const specs = new Set([`${folder}openapi.yaml`]);
    const concerned = closed.concerned(specs);
    for (const document of concerned) closed.check(document);
    const outdated = closed.outdated(
      all.filter(({ facts }) => !isOpen.has(facts.uri)),
      specs,
    );
    const renewed = [...closed.renewed(outdated)].length;
    const found = all.map(({ facts: { uri } }) => [uri, shown(closed.findingsIn(uri))]);
    const inOpen = opened.map((path) => [path, shown(kept.get(path)?.findings)]);
    return {
      first: concerned.map(({ facts }) => facts.uri.slice(folder.length)).sort(),
      checked: concerned.length + outdated.length,
      renewed,
      found: Object.fromEntries([...found.sort(), ...inOpen]),
      undocumented: workspace.apis.undocumentedOf(`${folder}openapi.yaml`),
    };
  };
  return { ...workspace, edit, said };
}

/** The text with an edit made, or taken back where it has been made; undefined where it can't be. */
function edited(text: string, [one, other]: readonly [piece: string, text: string]) {
  const isMade = other !== '' && text.includes(other) && !(one.includes(other) && text.includes(one));
  const [piece, into] = isMade ? [other, one] : [one, other];
  return text.includes(piece) ? { piece, into, text: text.replace(piece, () => into) } : undefined;
}

test('After any edits of a description that many documents were written from, each says what it says in a new workspace', async () => {
  const some = fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(some, async (chosen) => {
      let now = spec;
      const workspace = await driftIn(texts);
      assert.equal((await workspace.said()).checked, api.operations.length);
      for (const index of chosen) {
        const change = edits[index] && edited(now, edits[index]);
        if (!change) continue;
        now = change.text;
        workspace.changeSpec('openapi.yaml', change.piece, change.into);
        const { found, undocumented } = await workspace.said();
        const scratch = await (await driftIn({ ...texts, 'openapi.yaml': now })).said();
        assert.deepEqual(found, scratch.found);
        assert.deepEqual(undocumented, scratch.undocumented);
      }
    }),
    { numRuns: 15 },
  );
});

test('After any edits of a description, and of documents that somebody has open, all say what they say in a new workspace', async () => {
  const opened = ['docs/3.md', 'docs/8.md'];
  const inSpec = fc.constantFrom(...edits).map((edit) => ['openapi.yaml', ...edit] as const);
  const steps = fc.array(fc.oneof(inSpec, fc.constantFrom(...documentEdits)), { minLength: 2, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(steps, async (chosen) => {
      const now: Record<string, string> = { ...texts };
      const workspace = await driftIn(texts, opened);
      await workspace.said();
      for (const [path, ...edit] of chosen) {
        const change = edited(now[path] ?? '', edit);
        if (!change) continue;
        now[path] = change.text;
        if (path === 'openapi.yaml') workspace.changeSpec(path, change.piece, change.into);
        else await workspace.edit(path, change.text);
        const { found, undocumented } = await workspace.said();
        const scratch = await (await driftIn(now, opened)).said();
        assert.deepEqual(found, scratch.found);
        assert.deepEqual(undocumented, scratch.undocumented);
      }
    }),
    { numRuns: 15 },
  );
});

test('First come the documents of the few operations that are others, before the rest is looked through', async () => {
  const { said, changeSpec } = await driftIn(texts);
  await said();
  const firstAfter = async (piece: string, text: string): Promise<readonly string[]> => {
    changeSpec('openapi.yaml', piece, text);
    return (await said()).first;
  };
  const put = ['    post:\n      summary: Add vans', '    put:\n      summary: Add vans'] as const;
  assert.deepEqual(await firstAfter('  /parcels/{id}:', '  /parcels/{parcel}:'), ['docs/2.md']);
  assert.deepEqual(await firstAfter('  /vans/{id}:', '  /cars/{id}:'), ['docs/14.md']);
  assert.deepEqual(await firstAfter('  /cars/{id}:', '  /vans/{id}:'), ['docs/14.md']);
  // The operations of a path stand in one part of the text.
  assert.deepEqual(await firstAfter(...put), ['docs/12.md', 'docs/13.md']);
  assert.deepEqual(await firstAfter('title: Shop', 'title: Shop of all'), []);
  assert.deepEqual(await firstAfter('enum: [small, large]', 'enum: [small, large, huge]'), []);
});

test('Of the documents only those are checked again that an edit of their description may make false', async () => {
  const { said, changeSpec } = await driftIn(texts);
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
