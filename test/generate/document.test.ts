import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { textOf } from '#engine/generate/block.ts';
import { generateDocument } from '#engine/generate/document.ts';
import { generateDocuments } from '#engine/generate/split.ts';
import { parseMarkdown } from '#engine/index.ts';
import { compareOperations } from './read-back.ts';
import { apiOf, contractNamed, findingsIn, generated } from './support.ts';

const parcels = readFileSync('test/example/openapi.yaml', 'utf8');

for (const contract of ['api-docs', 'api-reference']) {
  test(`The example is written as ${contract} wants it, and read as it is described`, () => {
    const api = apiOf(parcels);
    for (const isMarked of [false, true]) {
      const text = generated(api, { contract, isMarked });
      assert.deepEqual(findingsIn(text, api, contract), []);
      assert.deepEqual(compareOperations(api, parseMarkdown('file:///a.md', text)), []);
      assert.equal(generated(apiOf(parcels), { contract, isMarked }), text);
    }
  });
}

test('The smallest description makes a whole document', () => {
  for (const text of [
    "openapi: 3.1.0\ninfo: { title: a, version: '1' }\npaths:\n  /a:\n    get: {}\n",
    "swagger: '2.0'\ninfo: { title: '', version: '1' }\npaths:\n  /:\n    delete:\n      responses: { default: { description: '' } }\n",
    "openapi: 3.0.3\ninfo: { title: Empty, version: '1' }\npaths: {}\n",
  ]) {
    const api = apiOf(text);
    const document = generated(api);
    assert.deepEqual(findingsIn(document, api, 'api-docs'), []);
    assert.deepEqual(compareOperations(api, parseMarkdown('file:///a.md', document)), []);
  }
});

test('Descriptions keep the outline, the tables, and their code', () => {
  const api = apiOf(`openapi: 3.1.0
info:
  title: Parcels
  version: '1'
  description: |
    # Welcome

    Read <b>this</b> first: [the guide](/guide), [the site](https://example.com/a_(b)).<br>
    <script>alert(1)</script>

    Setext
    ------

    \`\`\`
    # no heading
paths:
  /parcels/{id}:
    get:
      summary: Read | see
      description: |
        ## Errors

        Never \`<id>\` or <id>, TODO: say more.

        | Name | Type | Required |
        | --- | --- | --- |
        | \`ghost\` | string | yes |
      parameters:
        - name: id
          in: path
          required: true
          description: "One | or \`a|b\`\\nnext line"
          schema: { type: string, enum: [a, 'b|c', ''] }
      responses:
        '200': { description: "It | is\\n\\nthere" }
`);
  const text = generated(api);
  const file = parseMarkdown('file:///a.md', text);
  assert.deepEqual(compareOperations(api, file), []);
  assert.deepEqual(findingsIn(text, api, 'api-docs'), []);
  const titles = file.headings.map(({ text: title }) => title);
  assert.ok(!titles.includes('Welcome') && !titles.includes('Setext') && !titles.includes('no heading'));
  assert.match(text, /^\*\*Welcome\*\*$/m);
  assert.match(text, /Read \*\*this\*\* first: the guide, \[the site\]\(https:\/\/example\.com\/a_%28b%29\)\./);
  assert.doesNotMatch(text, /<script|alert|ghost|<br>/);
  assert.match(
    text,
    /^\| `id` \| path \| string \| required \| `a`, `b\\\|c`, `""` \| One \\\| or `a\\\|b` next line \|$/m,
  );
  assert.match(text, /^\| `200` OK \| It \\\| is \|$/m);
});

test('Every block says what of the description it comes from', () => {
  const api = apiOf(parcels);
  const blocks = generateDocument(api, contractNamed('api-docs'));
  const textAt = (place: NonNullable<(typeof blocks)[number]['place']>): string => {
    const { uri, span } = api.locate(place);
    return api.spec.files.get(uri)?.text().slice(span.start, span.end) ?? '';
  };
  const table = blocks.find(({ markdown }) => markdown.startsWith('| Parameter |') && markdown.includes('`cursor`'));
  assert.ok(table?.lines);
  const lines = table.markdown.split('\n');
  assert.equal(table.lines.length, lines.length);
  for (const [index, place] of table.lines.entries()) {
    const name = /^\| `(\w+)`/.exec(lines[index] ?? '')?.[1];
    if (name !== undefined) assert.ok(place && textAt(place).includes(name), name);
  }
  const heading = blocks.find(({ markdown }) => /^#+ GET \/parcels$/.test(markdown));
  assert.equal(heading?.place && textAt(heading.place), 'get');
  const operations = blocks.filter(({ region }) => region !== undefined);
  assert.ok(operations.length > 20 && operations.every(({ place }) => place !== undefined));
});

test('Blocks of an operation are the same objects as long as it is', () => {
  const api = apiOf(parcels);
  const [one, two] = [1, 2].map(() =>
    generateDocument(api, contractNamed('api-docs')).filter(({ region }) => region?.includes('/')),
  );
  assert.ok(one && two && one.length > 0 && one.every((block, index) => block === two[index]));
});

test('Documents are split by tags and by operations', () => {
  const api = apiOf(
    parcels.replace('tags: [Parcels]', 'tags: [Return parcels]').replace('operationId: cancelParcel', 'x-id: a'),
  );
  const byTag = generateDocuments(api, contractNamed('api-reference'), { split: 'tag', spec: '../openapi.yaml' });
  assert.deepEqual(byTag.map(({ name }) => name).sort(), ['parcels.md', 'return-parcels.md']);
  for (const { blocks } of byTag)
    assert.match(textOf(blocks), /^---\ndocwright: api-reference\nspec: \.\.\/openapi\.yaml\n---\n\n# /);
  const byOperation = generateDocuments(api, contractNamed('endpoint'), { split: 'operation' });
  assert.equal(byOperation.length, api.operations.length);
  assert.ok(byOperation.some(({ name }) => name === 'delete-parcels-parcel-id.md'));
  for (const { blocks } of byOperation) {
    const own = findingsIn(textOf(blocks), api, 'endpoint').filter(
      (one) => !one.includes('drift/undocumented-endpoint'),
    );
    assert.deepEqual(own, []);
  }
});

test('Nobody is shown how to send a password without encryption, and no key of a description is published', () => {
  const api = apiOf(`openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: 'http://parcels.example.org/v1' }]
paths:
  /login:
    get:
      parameters:
        - { name: password, in: query, required: true, schema: { type: string } }
      responses:
        '200':
          description: Signed in.
          content:
            application/json:
              schema: { type: object, properties: { token: { type: string } } }
              example: { token: ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'} }
`);
  const text = generated(api);
  assert.deepEqual(findingsIn(text, api, 'api-docs'), []);
  assert.match(text, /^curl "\$BASE_URL\/v1\/login\?password=string"$/m);
  assert.match(text, /fetch\(`\$\{process\.env\.BASE_URL\}\/v1\/login\?password=string`\)/);
  assert.match(text, /f"\{os\.environ\['BASE_URL'\]\}\/v1\/login"/);
  assert.match(text, /"token": "example-token"/);
});
