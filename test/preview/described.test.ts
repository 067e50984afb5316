import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '#engine/index.ts';
import { renderPage } from '#engine/preview/index.ts';
import { bindTo } from '../support/bound.ts';

const description = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: 'https://parcels.example.com/v1' }]
security: [{ token: [] }]
paths:
  /parcels/{id}:
    put:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: mode, in: query, required: true, schema: { enum: [fast, slow] } }
        - { name: trace, in: header, schema: { type: string }, description: "Is <logged>.\\n\\nAlways." }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Parcel' }
      responses: { '200': { description: Done } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  schemas:
    Parcel:
      type: object
      properties:
        id: { type: string, readOnly: true }
        weight: { type: integer, examples: [1200] }
        insured: { type: boolean }
        when: { type: string, format: date }
        parts: { type: array, items: { $ref: '#/components/schemas/Parcel' } }
`;

const page = (text: string, spec = description) => {
  const file = parseMarkdown('file:///docs/a.md', text);
  return renderPage(file, bindTo(spec).api(file)).blocks.map(({ html }) => html);
};
const words = (html: string | undefined) =>
  (html ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(quot|#x27|lt|gt);/g, (_, name) => ({ quot: '"', '#x27': "'", lt: '<', gt: '>' })[String(name)] ?? '');

test('An endpoint that the document says little of has the parameters and the call of its description', () => {
  const [card] = page('## PUT /parcels/{id}\n\nChanges it.\n');
  assert.match(card ?? '', /Parameters, from openapi\.yaml<\/p><div class="table table-fields"><table>/);
  assert.match(
    card ?? '',
    /<td><code>mode<\/code><\/td><td>query<\/td><td>string<\/td><td class="is-required">yes<\/td><td class="is-words"><\/td>/,
  );
  assert.match(
    card ?? '',
    /<td><code>trace<\/code><\/td><td>header<\/td><td>string<\/td><td>no<\/td><td class="is-words">Is &lt;logged&gt;\.<\/td>/,
  );
  const call = words(card);
  assert.match(call, /Request, from openapi\.yaml/);
  assert.match(
    call,
    /curl -X PUT 'https:\/\/parcels\.example\.com\/v1\/parcels\/\{id\}\?mode=fast' \\\s+-H 'Authorization: Bearer <token>' \\\s+-H 'Content-Type: application\/json' \\\s+-d '\{\s+"weight": 1200,\s+"insured": true,\s+"when": "2026-01-31",\s+"parts": \[/,
  );
});

test('What the document says itself goes before the description', () => {
  const table = '| Name | In | Required |\n| - | - | - |\n| mode | query | yes |\n';
  const [card] = page(`## PUT /parcels/{id}\n\n${table}\n\`\`\`bash\ncurl https://x.example/parcels/1\n\`\`\`\n`);
  assert.ok(!card?.includes('endpoint-card'));
});

test('An endpoint that the description has not is made from the document', () => {
  assert.match(page('## GET /pallets\n\nText.\n')[0] ?? '', /Request, made from this description/);
});

test('A card is made anew when the description says something else, and only then', () => {
  const file = parseMarkdown('file:///docs/a.md', '## PUT /parcels/{id}\n');
  const api = bindTo(description).api(file);
  const [before] = renderPage(file, api).blocks;
  assert.equal(renderPage(file, api).blocks[0], before);
  const other = bindTo(description.replace('fast, slow', 'slow, fast')).api(file);
  assert.match(renderPage(file, other).blocks[0]?.html ?? '', /mode=slow/);
  assert.match(renderPage(file, undefined).blocks[0]?.html ?? '', /made from this description/);
});

test('Examples that would be huge, and schemas that turn in circles, cost nothing', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x]',
    ...'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${new Array(8).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
  ];
  const spec = `${description.replace(/ {12}schema: .*Parcel' \}/, '            example: *i\n')}x-bomb:\n${bomb.map((line) => `  ${line}`).join('\n')}\n`;
  const moved = spec
    .replace('paths:', 'x-paths:')
    .concat(spec.slice(spec.indexOf('paths:'), spec.indexOf('components:')));
  assert.match(words(page('## PUT /parcels/{id}\n', moved)[0]), /curl/);
  const wide = Array.from(
    { length: 40 },
    (_, index) => `        p${index}: { $ref: '#/components/schemas/Parcel' }`,
  ).join('\n');
  const [card] = page('## PUT /parcels/{id}\n', description.replace(/ {8}id: .*/, wide));
  assert.ok((card ?? '').length < 500_000);
});
