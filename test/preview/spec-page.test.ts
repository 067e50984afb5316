import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { openSpecPage, patchSpecPage, sendBlocks, specPage, stateOfSpec } from '#engine/preview/index.ts';
import { applySpecPatch, EditedSpec, htmlOfSpec, pageOfSpec, shownOf, wholePage } from './spec-support.ts';

const api = `openapi: 3.1.0
info: { title: Shop, version: '1', description: Sells *things*. }
servers:
  - url: https://shop.example/v1
    description: Production
tags:
  - name: Orders
    description: What was bought.
security:
  - key: []
paths:
  /orders:
    get:
      tags: [Orders]
      summary: List orders
      responses:
        '200':
          description: All of them.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Order' } }
    post:
      tags: [Orders]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses:
        '201': { description: Made. }
      callbacks:
        onPaid:
          '{$request.body#/url}':
            post:
              summary: Somebody has paid.
              responses: { '204': { description: Thanks. } }
  /status:
    get:
      responses: { default: { description: How it is. } }
webhooks:
  orderSent:
    post:
      summary: An order was sent.
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses: { '200': { description: Understood. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string, minLength: 3, pattern: '^o' }
        state: { enum: [open, paid], default: open }
        parent: { $ref: '#/components/schemas/Order' }
        lines:
          type: array
          maxItems: 9
          items: { type: object, properties: { count: { type: integer, minimum: 1, examples: [2] } } }
`;

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('A page has a section for all that a description says, operations below their tags', () => {
  assert.deepEqual(
    pageOfSpec(api).sections.map(({ id, level }) => `${level} ${id}`),
    [
      ...[
        '1 info',
        '2 servers',
        '2 security',
        '2 tag/Orders',
        '3 GET/orders',
        '3 POST/orders',
        '2 tag/',
        '3 GET/status',
      ],
      ...['2 webhooks', '3 webhook/orderSent/POST', '2 schemas', '3 schema/Order'],
    ],
  );
});

test('A page begins with its first sections, and the others come when they are asked for', () => {
  const sent = openSpecPage(pageOfSpec(api));
  const { blocks, places, sections } = stateOfSpec(sent, 1);
  assert.deepEqual([blocks.length, places.length, sections?.length], [6, 12, 12]);
  const { added } = sendBlocks(sent, ['schema/Order', 'nothing']);
  assert.deepEqual(
    added.map(({ id }) => id),
    ['schema/Order'],
  );
});

test('A schema is a tree with limits, allowed values and examples; a named one in it is a link, and is opened later', () => {
  const page = pageOfSpec(api);
  const html = page.block('schema/Order')?.html ?? '';
  assert.match(words(html), /id string required at least 3 characters · matches \^o/);
  assert.match(words(html), /One of open paid · Default open/);
  assert.match(words(html), /each item has 1 property count integer ≥ 1 · Example 2/);
  assert.match(html, /<a href="#schema%2FOrder">Order<\/a>/);
  assert.match(html, /<details data-schema="Order"><summary>Order: 4 properties<\/summary><\/details>/);
  assert.match(words(page.block('rows/Order')?.html ?? ''), /id string required/);
  assert.equal(page.block('rows/Nobody'), undefined);
});

test('Limits at both ends are a range', () => {
  const size = (limits: string) => {
    const schema = `    Size: { type: string, ${limits} }\n`;
    return words(pageOfSpec(api.replace('  schemas:\n', `  schemas:\n${schema}`)).block('schema/Size')?.html ?? '');
  };
  assert.match(size('minLength: 2, maxLength: 8'), /2 to 8 characters/);
  assert.match(size('minLength: 1, maxLength: 1'), /exactly 1 character /);
  assert.match(size('minLength: 8, maxLength: 2'), /at least 8 characters · at most 2 characters/);
  assert.match(size('minimum: -1.5, maximum: 0, exclusiveMaximum: true'), /-1\.5 to 0 · not the maximum itself/);
  assert.match(size('minItems: 1, maxItems: 3, maxProperties: 1'), /1 to 3 items · at most 1 property/);
});

test('The variables of servers stand below them, each once', () => {
  const variables = '{ region: { default: eu, enum: [eu, us], description: Where } }';
  const servers = ['de', 'fr'].map(
    (name) => `  - { url: 'https://{region}.${name}.example', variables: ${variables} }\n`,
  );
  const described = api.replace('tags:\n', `${servers.join('')}tags:\n`);
  const html = words(pageOfSpec(described).block('servers')?.html ?? '');
  assert.match(
    html,
    /https:\/\/\{region\}\.de .*Variable Default Allowed values Description region eu eu , us Where $/,
  );
});

test('An operation has its request, responses and callbacks, a webhook what it sends', () => {
  const page = pageOfSpec(api);
  assert.match(
    words(page.block('GET/orders')?.html ?? ''),
    /List orders\. .*Example request.*curl.*200 OK.*Example response/,
  );
  assert.match(
    words(page.block('POST/orders')?.html ?? ''),
    /Request body required .*Callbacks onPaid: POST \/\{\$request|Callbacks onPaid: POST/,
  );
  const webhook = words(page.block('webhook/orderSent/POST')?.html ?? '');
  assert.match(webhook, /An order was sent\..*Example payload/);
  assert.doesNotMatch(webhook, /curl/);
});

test('What the values of a parameter may be stands beneath its words', () => {
  const parameters = [
    '{ name: sort, in: query, description: What comes first., schema: { type: string, enum: [up, down], default: up } }',
    '{ name: kinds, in: query, schema: { type: array, maxItems: 1, items: { type: string, enum: [a, b] } } }',
    "{ name: old, in: header, deprecated: true, required: true, schema: { type: string, minLength: 1, pattern: '^a|b' } }",
  ].map((one) => `        - ${one}\n`);
  const page = pageOfSpec(
    `openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths:\n  /a:\n    get:\n      parameters:\n${parameters.join('')}      responses: {}\n`,
  );
  const html = page.block('GET/a')?.html ?? '';
  assert.match(
    words(html),
    /Parameter In Type Required Description sort query string optional What comes first\. One of up down · Default up/,
  );
  assert.match(words(html), /kinds query array of strings optional at most 1 item · Each one of a b/);
  assert.match(words(html), /old deprecated header string required at least 1 character · matches \^a\|b/);
  assert.match(html, /<tr data-line="2"><td><code>sort/);
});

test('Nothing is said twice: a summary that begins the description, a phrase that is the response', () => {
  const page = pageOfSpec(
    `openapi: 3.1.0\ninfo: { title: A, version: '1', summary: All of it, description: All of it. And more. }\npaths:\n  /a:\n    get:\n      responses:\n        '200': { description: OK }\n        2XX: { description: Fine. }\n        default: { description: Else. }\n`,
  );
  assert.equal(words(page.block('info')?.html ?? '').match(/All of it/g)?.length, 1);
  const html = words(page.block('GET/a')?.html ?? '');
  assert.match(html, /Responses 200 OK 2XX Success Fine\. default Any other status Else\./);
});

test('What is asked for of all calls is said of those of readers only', () => {
  const page = pageOfSpec(
    `openapi: 3.1.0\ninfo: { title: A, version: '1' }\nsecurity: [{ key: [] }]\npaths: { /a: { get: { responses: {} } } }\nwebhooks: { sent: { post: { responses: {} } }, signed: { post: { security: [{ key: [] }], responses: {} } } }\ncomponents: { securitySchemes: { key: { type: apiKey, in: header, name: K } } }\n`,
  );
  const isAsked = (id: string): boolean => /Authentication/.test(page.block(id)?.html ?? '');
  assert.deepEqual(
    [isAsked('GET/a'), isAsked('webhook/sent/POST'), isAsked('webhook/signed/POST')],
    [true, false, true],
  );
});

test('Lines in a section count from the key of what it shows', () => {
  const page = pageOfSpec(api);
  const lines = api.split('\n');
  const place = page.places().find(({ id }) => id === 'schema/Order');
  assert.equal(lines[place?.startLine ?? -1], '    Order:');
  const line = /data-line="(\d+)"><div class="schema-row"><code class="schema-name">state/.exec(
    page.block('schema/Order')?.html ?? '',
  )?.[1];
  assert.match(lines[(place?.startLine ?? 0) + Number(line)] ?? '', /state:/);
});

test('Every version has its servers, security, operations and schemas', () => {
  const old = `swagger: '2.0'
info: { title: Old, version: '1' }
host: old.example
basePath: /v1
schemes: [https]
securityDefinitions: { basic: { type: basic } }
paths:
  /a:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters: [{ name: size, in: formData, type: integer, required: true }]
      responses: { 200: { description: Done., schema: { $ref: '#/definitions/A' } } }
definitions: { A: { type: object, properties: { b: { type: string } } } }
`;
  const html = words(htmlOfSpec(old));
  assert.match(html, /https:\/\/old\.example\/v1.*Authorization: Basic.*POST \/a .*size integer required.*b string/);
  const newest = words(
    htmlOfSpec(api.replace('3.1.0', '3.2.0').replace('  /status:\n    get:', '  /status:\n    query:')),
  );
  assert.match(newest, /QUERY \/status/);
  assert.match(words(htmlOfSpec(api.replace('3.1.0', '3.0.3'))), /GET \/orders/);
});

test('What another file says stands on the page, with its lines in that file', () => {
  const root = `openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths:\n  /a: { $ref: 'paths.yaml#/a' }\n`;
  const page = pageOfSpec(root, {
    'paths.yaml': `a:\n  get:\n    summary: From elsewhere\n    responses: { 200: { description: Done } }\n`,
  });
  assert.deepEqual(page.files, ['file:///openapi.yaml', 'file:///paths.yaml']);
  const place = page.places().find(({ id }) => id === 'GET/a');
  assert.deepEqual([place?.file, place?.startLine], [1, 1]);
  assert.match(words(page.block('GET/a')?.html ?? ''), /From elsewhere/);
});

test('What a description says runs nowhere', () => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))';
  const quoted = JSON.stringify(evil);
  const html = htmlOfSpec(`openapi: 3.1.0
info: { title: ${quoted}, version: ${quoted}, description: ${quoted}, license: { name: ${quoted}, url: 'javascript:alert(4)' } }
servers: [{ url: ${quoted}, description: ${quoted} }]
tags: [{ name: ${quoted}, description: ${quoted} }]
paths:
  ${JSON.stringify(`/${evil}`)}:
    get:
      tags: [${quoted}]
      summary: ${quoted}
      description: ${quoted}
      parameters: [{ name: ${quoted}, in: query, description: ${quoted}, schema: { type: string, pattern: ${quoted} } }]
      responses: { default: { description: ${quoted}, content: { ${quoted}: { schema: { $ref: '#/components/schemas/A' }, example: ${quoted} } } } }
webhooks: { ${quoted}: { post: { summary: ${quoted} } } }
components: { schemas: { A: { title: ${quoted}, properties: { ${quoted}: { enum: [${quoted}], default: ${quoted}, pattern: ${quoted} } } }, ${quoted}: { type: object } } }
`);
  const withoutText = html.match(/<[^>]*>/g)?.join('') ?? '';
  assert.doesNotMatch(withoutText, /<(?:script|img)|\son\w+=|href="javascript/i);
});

test('A change in one operation sends that operation alone', () => {
  const edited = new EditedSpec(api);
  assert.ok(edited.api);
  const sent = wholePage(specPage(edited.api));
  const start = api.indexOf('List orders');
  edited.change({ span: { start, end: start + 4 }, text: 'Show' });
  const { patch } = patchSpecPage(sent, specPage(edited.api, sent.page), 2);
  assert.deepEqual(
    patch.added.map(({ id }) => id),
    ['GET/orders'],
  );
  assert.equal(patch.sections, undefined);
  assert.equal(patch.outdated, undefined);
});

test('A schema that changes changes the sections that show it', () => {
  const edited = new EditedSpec(api);
  assert.ok(edited.api);
  let sent = wholePage(specPage(edited.api));
  sent = sendBlocks(sent, ['rows/Order']).sent;
  const start = api.indexOf('minLength: 3');
  edited.change({ span: { start, end: start + 12 }, text: 'minLength: 4' });
  const { patch } = patchSpecPage(sent, specPage(edited.api, sent.page), 2);
  const changed = [...patch.added.map(({ id }) => id), ...(patch.outdated ?? [])];
  assert.ok(
    ['POST/orders', 'schema/Order', 'rows/Order'].every((id) => changed.includes(id)),
    changed.join(),
  );
  assert.ok(!changed.includes('GET/status'));
});

test('Schemas that lose their names, and stay what they are, lose them where others refer to them', () => {
  const text = `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /a:
    get: { responses: { '200': { description: Fine, content: { a/b: { schema: { $ref: '#/components/schemas/A' } } } } } }
components:
  schemas:
    A:
      type: object
`;
  const edited = new EditedSpec(text);
  assert.ok(edited.api);
  const sent = wholePage(specPage(edited.api));
  assert.match(sent.blocks.get('GET/a')?.html ?? '', />A<\/a>/);
  const at = text.indexOf('    A:');
  edited.change({ span: { start: at, end: at }, text: "    $ref: '#/components/nothing'\n" });
  const { patch } = patchSpecPage(sent, specPage(edited.api, sent.page), 2);
  assert.doesNotMatch(patch.added.find(({ id }) => id === 'GET/a')?.html ?? '>A</a>', />A<\/a>/);
});

const example = readFileSync('test/example/openapi.yaml', 'utf8');
const insertions = fc.constantFrom(
  ...[
    'x',
    '\n',
    '    ',
    'deprecated: true\n',
    "'",
    ': ',
    '#',
    '    zzz:\n      type: string\n',
    'Order',
    '- ',
    '{',
    '$ref: ',
  ],
);
const edits = fc.array(fc.record({ at: fc.nat(10_000), length: fc.nat(30), text: insertions }), { maxLength: 12 });

test('Patches make of a page what rendering it anew would', () => {
  fc.assert(
    fc.property(fc.constantFrom(api, example), edits, (text, changes) => {
      const edited = new EditedSpec(text);
      assert.ok(edited.api);
      let sent = wholePage(specPage(edited.api));
      let shown = shownOf(stateOfSpec(sent, 0));
      for (const [version, { at, length, text: inserted }] of changes.entries()) {
        const start = at % (edited.file.length + 1);
        edited.change({ span: { start, end: Math.min(edited.file.length, start + length) }, text: inserted });
        const answer = patchSpecPage(sent, specPage(edited.api, sent.page), version);
        sent = answer.sent;
        shown = applySpecPatch(shown, answer.patch);
        const now = new EditedSpec(edited.file.text());
        // Where the text declares no version any more, the page stays as it was.
        if (!now.api) continue;
        const anew = stateOfSpec(wholePage(specPage(now.api)), version);
        assert.deepEqual(shown.places, anew.places);
        const blocks = new Map(anew.blocks.map((block) => [block.id, block.html]));
        for (const { id } of shown.places) {
          const block = shown.blocks.get(id);
          if (block) assert.equal(block.html, blocks.get(id));
          const section = anew.sections?.find((one) => one.id === id);
          const known = shown.sections.get(id);
          assert.deepEqual(
            [known?.title, known?.level, known?.method],
            [section?.title, section?.level, section?.method],
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});
