import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';

const files: Readonly<Record<string, readonly string[]>> = {
  'file:///docs/': ['api.md', 'Auth.md', 'a b.png'],
  'file:///docs/api/': ['shot.png'],
  'file:///': ['README.md'],
};

interface Options {
  readonly uri?: string;
  readonly links?: Project['configuration']['links'];
}

/** What one family of rules says of a page about an endpoint; spans as the text that they cover. */
function messagesOf(family: string, body: string, { uri = 'file:///docs/api.md', links }: Options = {}): string[] {
  const configuration = defaultConfiguration('file:///');
  const project: Project = {
    configuration: { ...configuration, ...(links && { links }) },
    contracts: builtinContracts(),
    contractOverride: 'api-reference',
  };
  const text = `# Parcels\n\n${body}\n`;
  const { findings, failures } = checkMarkdown(project, parseMarkdown(uri, text), undefined, {
    ...noNeighbours,
    namesIn: (folder) => (folder === 'file:///secret/' ? undefined : new Set(files[folder])),
  });
  assert.deepEqual(failures, []);
  return findings
    .filter(({ rule }) => rule.startsWith(`${family}/`))
    .map(({ rule, message, span }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`);
}

const table = (...rows: string[]): string => `| Code | Status | Meaning |\n| - | - | - |\n${rows.join('\n')}`;
const catalogue = `## Errors\n\n${table('| `a_b` | 400 | One thing. |', '| `c_d` | 404 | Another thing. |')}`;

const errors: readonly [name: string, body: string, found: readonly string[]][] = [
  ['a clean catalogue', catalogue, []],
  ['statuses that stand twice', `## Errors\n\n${table('| 400 | 400 | No body. |', '| 400 | 400 | No name. |')}`, []],
  [
    'a code twice below two categories',
    `## Errors\n\n### Client errors\n\n${table('| `a_b` | 400 | One. |')}\n\n### Validation errors\n\n${table('| `a_b` | 400 | Two. |')}`,
    ['errors/duplicate-code a_b: `a_b` is defined twice'],
  ],
  [
    'a code twice below two flows',
    `## Errors\n\n### Token request errors\n\n${table('| `a_b` | 400 | One. |')}\n\n### Device flow errors\n\n${table('| `a_b` | 400 | Two. |')}`,
    [],
  ],
  [
    'a code twice, told apart by a column',
    '## Errors\n\n| Code | Field | Meaning |\n| - | - | - |\n| `a_b` | name | One. |\n| `a_b` | age | Two. |',
    [],
  ],
  [
    'a code that an endpoint lists and the catalogue does not',
    `## GET /parcels\n\n### Errors\n\n${table('| `a_b` | 400 | One. |', '| `x_y` | 400 | Two. |')}\n\n${catalogue}`,
    ['errors/undefined-code x_y: `x_y` is not in the catalogue'],
  ],
  ['the code of a currency', `${catalogue}\n\n\`\`\`json\n{ "code": "EUR", "message": "x" }\n\`\`\``, []],
  ['a field that is called an error field', `${catalogue}\n\nThe \`last_try\` error field is empty.`, []],
  [
    'another status at an endpoint',
    `## GET /parcels\n\n### Errors\n\n${table('| `a_b` | 409 | One. |')}\n\n${catalogue}`,
    ['errors/wrong-status a_b: `a_b` is 400 in the catalogue'],
  ],
  [
    'another status in the body',
    `${catalogue}\n\n\`\`\`json\n{\n  "status": 409,\n  "code": "a_b",\n  "message": "x"\n}\n\`\`\``,
    ['errors/wrong-status 409: `a_b` is 400 in the catalogue'],
  ],
  [
    'a group row',
    `## Errors\n\n${table('| **Server errors** | | |', '| `a_b` | 404 | One. |', '| `c_d` | 500 | Two. |')}`,
    ['errors/wrong-category 404: 404 is a client error, and stands among the server errors'],
  ],
  [
    'both categories in one heading',
    `## Client and server errors, 4xx and 5xx\n\n${table('| 500 | 500 | One. |')}`,
    [],
  ],
  [
    'a row that ends too early',
    '## Errors\n\n| Code | Status | Meaning |\n| - | - | - |\n| `a_b` | 400 | One. |\n| `c_d` |',
    ['errors/table-columns c_d: `c_d` has an empty cell in the column *Meaning*'],
  ],
];

for (const [name, body, found] of errors)
  test(`Errors: ${name}`, () => assert.deepEqual(messagesOf('errors', body), found));

const links: readonly [name: string, body: string, found: readonly string[], options?: Options][] = [
  ['anchors of headings', '## A & B\n\n## A & B\n\n[a](#a--b) [b](#a--b-1) [c](#A-B) [d](#top) [e](#)', []],
  ['anchors of its own', '<a name="x"></a>\n\n## B {#own}\n\n[a](#x) [b](#own)', []],
  ['an anchor in code', 'Write `[a](#nowhere)`.\n\n```\n[a](#nowhere)\n```', []],
  [
    'a definition',
    '[a]\n\n[a]: #parcles',
    ['links/broken-anchor parcles: No heading or anchor `parcles` in this document; did you mean `parcels`?'],
  ],
  ['a document that includes others', '{% include "more.md" %}\n\n[a](#nowhere)', []],
  ['a piece of a page', '[a](#nowhere) [b](nothing.md)', [], { uri: 'file:///docs/_header.md' }],
  [
    'files that are there',
    '[a](Auth.md#x) [b](./api.md?x) ![c](a%20b.png) ![d](<a b.png>) [e](../README.md) ![f](shot.png)',
    [],
  ],
  ['another case', '[a](auth.md)', ['links/broken-link auth.md: No file `auth.md`; did you mean `Auth.md`?']],
  ['what is not a file', '[a](guide/start) [b](page.html) [c](https://a.b/c.md) [d](mailto:a@b.md) [e]({{x}}.md)', []],
  ['a folder of which nothing is known', '[a](../secret/x.md) [b](../../../../x.md)', []],
  ['site-absolute without a root', '[a](/x.md)', []],
  [
    'site-absolute with a root',
    '[a](/x.md) [b](/Auth.md)',
    ['links/broken-link /x.md: No file `/x.md`'],
    { links: { root: 'docs', skip: [] } },
  ],
  ['what is skipped', '[a](gone/x.md)', [], { links: { root: undefined, skip: ['gone/**'] } }],
  ['a script of data', '<script type="application/ld+json">{}</script>', []],
  [
    'HTML that runs',
    '<img src=x onerror="a()">\n\n<a href="javascript:b()">b</a>',
    [
      'links/unsafe-html onerror: The handler `onerror` stands in the document',
      'links/unsafe-html javascript:: A link with `javascript:` runs code',
    ],
  ],
  ['HTML in code, and words that look like it', '`<script>` and <b title="once=1">x</b> and 1 < 2', []],
];

for (const [name, body, found, options] of links)
  test(`Links: ${name}`, () => assert.deepEqual(messagesOf('links', body, options), found));

const examples: readonly [name: string, body: string, found: readonly string[]][] = [
  [
    'a block in a list, with CRLF and emoji',
    '- 🦜:\r\n\r\n  ```json\r\n  { "🦜": 1, }\r\n  ```\r\n',
    ['examples/invalid-json ,: A comma stands before `}`'],
  ],
  ['commas in JSON with comments', '```jsonc\n{ "a": 1, }\n```', []],
  [
    'a request without a language',
    '```\nGET /parcels HTTP/1.1\nHost: example.com\n```',
    ['examples/missing-language ```: The language of this block is missing: `http`'],
  ],
  ['output', '```\nlisten on 8080\n```', []],
  ['headers alone', '```\nContent-Type: text/plain\nAccept: a/b\n```', []],
];

for (const [name, body, found] of examples)
  test(`Examples: ${name}`, () => assert.deepEqual(messagesOf('examples', body), found));

test('A heading without words is called so', () => {
  const found = messagesOf('structure', '## GET /a\n\nReads it.\n\n## \n');
  assert.ok(found.some((line) => line.endsWith(': Nothing stands below a heading without words')));
});
