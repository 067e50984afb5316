import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverSpec } from '#engine/spec/hover/hover.ts';
import { dedent } from '../../support/marks.ts';
import { cursorIn } from '../navigation/cursor.ts';

/** What is shown at the cursor, and the text that it is about. */
function hoverAt(source: string): { readonly about: string; readonly markdown: string } | undefined {
  const { spec, texts, uri, offset } = cursorIn(source);
  const file = spec.files.get(uri);
  assert.ok(file);
  const hover = hoverSpec(file, offset, spec);
  const text = Object.entries(texts).find(([path]) => uri.endsWith(path))?.[1] ?? '';
  return hover && { about: text.slice(hover.span.start, hover.span.end), markdown: hover.markdown };
}

function assertHover(source: string, about: string, markdown: string): void {
  assert.deepEqual(hoverAt(source), { about, markdown: dedent(markdown).trimEnd() });
}

const pets = `
  openapi: 3.1.0
  info: { title: Pets, version: 1.0.0 }
  tags:
    - name: pets
      description: All about *pets*
  security:
    - oauth: [read]
  paths:
    /pets/{id}:
      get:
        operationId: getPet
        summary: Get a pet
        tags: [pets]
        responses:
          '200':
            description: A pet
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/Pet'
                example:
                  kind: cat
            links:
              again:
                operationId: getPet
  components:
    securitySchemes:
      oauth:
        type: oauth2
        description: Ask us
        flows:
          clientCredentials:
            tokenUrl: https://example.com/token
            scopes: { read: Read pets }
    schemas:
      Pet:
        description: An animal that lives with people
        type: object
        required: [id]
        properties:
          id:
            type: string
            format: uuid
            description: Its id
          kind:
            $ref: '#/components/schemas/Kind'
      Kind:
        enum: [cat, dog]
      Lost:
        type: string
`;

/** The document with a cursor in the middle of a text, or of the last such one. */
function at(text: string, { last = false } = {}): string {
  const start = last ? pets.lastIndexOf(text) : pets.indexOf(text);
  assert.notEqual(start, -1);
  const middle = start + Math.ceil(text.length / 2);
  return `${pets.slice(0, middle)}<|>${pets.slice(middle)}`;
}

const petSummary = `
  object

  An animal that lives with people

  | property | type | |
  | --- | --- | --- |
  | \`id\` \\* | string \\(uuid\\) | Its id |
  | \`kind\` | Kind |  |
`;

test('a reference shows what it leads to', () => {
  assertHover(
    at("'#/components/schemas/Pet'"),
    "'#/components/schemas/Pet'",
    `\n\`Pet\`: schema\n${petSummary.replaceAll(/^ {2}/gm, '')}`,
  );
  assertHover(
    at("'#/components/schemas/Kind'"),
    "'#/components/schemas/Kind'",
    '`Kind`: schema\n\nenum\n\nOne of: `cat`, `dog`',
  );
});

test('a component says how often it is used', () => {
  assert.match(hoverAt(at('Pet:'))?.markdown ?? '', /^`Pet`: used once\n\nobject\n\nAn animal/);
  assert.equal(hoverAt(at('Lost:'))?.markdown, '`Lost`: not used\n\nstring');
  assert.match(hoverAt(at('oauth:', { last: true }))?.markdown ?? '', /^`oauth`: used once\n\n`oauth2`\n\nAsk us/);
});

test('names show what they are names of', () => {
  assertHover(at('pets]'), 'pets', '`pets`: tag\n\nAll about *pets*');
  assertHover(at('getPet', { last: true }), 'getPet', '`GET /pets/{id}`\n\nGet a pet');
  assertHover(at('read]'), 'read', '`read`: scope of `oauth`\n\nRead pets');
  assertHover(at('oauth:'), 'oauth', '`oauth`: security scheme\n\n`oauth2`\n\nAsk us\n\n- `read`: Read pets');
  assertHover(at('id]'), 'id', '`id`\n\nstring \\(uuid\\)\n\nIts id');
  assertHover(at('kind: cat'.slice(0, 4)), 'kind', 'enum\n\nOne of: `cat`, `dog`');
});

test('a keyword shows what the specification says of it', () => {
  assert.match(hoverAt(at('operationId'))?.markdown ?? '', /^\*\*operationId\*\*: string\n\nA name for the operation/);
  assert.match(hoverAt(at('get:'))?.markdown ?? '', /^Get a pet\n\n---\n\n\*\*get\*\*: Operation Object/);
  assert.match(hoverAt(at('openapi'))?.markdown ?? '', /^\*\*openapi\*\*: string, required/);
  assert.match(hoverAt('{"swagger": "2.0", "ho<|>st": "example.com"}')?.markdown ?? '', /^\*\*host\*\*/);
});

test('a status code shows its phrase and where it is defined', () => {
  assert.match(hoverAt(at("'200'"))?.markdown ?? '', /^\*\*200 OK\*\*\n\n[\s\S]*rfc9110/);
});

test('nothing is shown of media types, of plain text, and between words', () => {
  for (const text of ['application/json', 'A pet', '1.0.0', ' ']) assert.equal(hoverAt(at(text)), undefined, text);
});

test('references into other files are followed, from whichever file', () => {
  const files = (main: string, models: string) => `
    //- openapi.yaml
    openapi: 3.0.3
    info: { title: Pets, version: 1.0.0 }
    paths: {}
    components:
      schemas:
        Pet: { $ref: '${main}' }
    //- models/pet.yaml
    Pet:
      properties:
        owner: { $ref: '${models}' }
    Owner:
      type: integer
  `;
  assertHover(
    files('models/p<|>et.yaml#/Pet', '#/Owner'),
    "'models/pet.yaml#/Pet'",
    `
    \`Pet\`: schema in \`models/pet.yaml\`

    object

    | property | type | |
    | --- | --- | --- |
    | \`owner\` | Owner |  |
  `,
  );
  assertHover(files('models/pet.yaml#/Pet', '#/O<|>wner'), "'#/Owner'", '`Owner`: schema\n\ninteger');
});

test('a circle of references shows no more than its name', () => {
  const circle = `
    openapi: 3.0.3
    components:
      schemas:
        A: { $ref: '#/components/schemas/B' }
        B: { $ref: '#/compo<|>nents/schemas/A' }
  `;
  assert.match(hoverAt(circle)?.markdown ?? '', /^`A`: schema/);
});

test('what a document says can neither load an image, nor bring HTML, nor end what is around it', () => {
  const hostile = `
    openapi: 3.1.0
    paths:
      /:
        get:
          responses:
            '200': { $ref: '#/components/re<|>sponses/a\`b|c' }
    components:
      responses:
        a\`b|c:
          description: |
            <img src=x> ![x](https://example.com/x.png) [run](command:delete) [text](https://example.com)
            \`\`\`
            never closed
          content:
            'text/a\`|b':
              schema: { type: "<b>" }
  `;
  assertHover(
    hostile,
    "'#/components/responses/a`b|c'",
    `
    \`\`a\`b|c\`\`: response

    &lt;img src=x> \\!\\[x](https://example.com/x.png) \\[run](command:delete) [text](https://example.com)
    \`\`\`
    never closed
    \`\`\`

    - \`\`text/a\`|b\`\`: \\<b\\>
  `,
  );
});

test('a long description is cut', () => {
  const long = `
    openapi: 3.1.0
    components:
      schemas:
        A: { description: ${'word '.repeat(1000)} }
        B: { items: { $ref: '#/compo<|>nents/schemas/A' } }
  `;
  const { markdown = '' } = hoverAt(long) ?? {};
  assert.ok(markdown.length < 700 && markdown.endsWith(' …'), markdown);
});
