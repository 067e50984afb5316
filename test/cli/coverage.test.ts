import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Folder, folderWith } from './support.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: sort, in: query, schema: { type: string } }
      responses:
        '200': { description: The parcels }
    post:
      responses:
        '201': { description: The new parcel }
`;
const parcels = `# Parcels

### GET /parcels

| Parameter | Description |
| --- | --- |
| \`limit\` | How many |

Answers with \`200 OK\`:

\`\`\`http
HTTP/1.1 200 OK
\`\`\`
`;
/** In a repository, so that documents look for descriptions up to there. */
const files = { '.git': '', 'openapi.yaml': spec, 'docs/parcels.md': parcels };

test('coverage prints a table of operations, with what is missing', (context) => {
  const folder = folderWith(context, files);
  const expected = `openapi.yaml (1 document)
  Operation      Parameters  Responses  Documented in      Missing
  GET /parcels   1/2         1/1        docs/parcels.md:3  sort
  POST /parcels  –           0/1        –                  all of it
1 of 2 operations (50%), 1 of 2 parameters (50%), 1 of 2 responses (50%) — 50%
`;
  const run = folder.run('coverage');
  assert.deepEqual(run, { code: 0, stdout: expected, stderr: '' });
  // A document leads to its description.
  assert.equal(folder.run('coverage', 'docs').stdout, expected);
  assert.equal(folder.run('coverage', 'openapi.yaml').stdout, expected);
});

test('coverage prints JSON for programs', (context) => {
  const folder = folderWith(context, files);
  const none = { covered: 0, all: 0, missing: [] };
  const half = { covered: 1, all: 2 };
  const counts = { operations: half, parameters: half, responses: half, codes: { covered: 0, all: 0 } };
  assert.deepEqual(JSON.parse(folder.run('coverage', '--format', 'json').stdout), {
    version: 1,
    apis: [
      {
        path: 'openapi.yaml',
        documents: ['docs/parcels.md'],
        operations: [
          {
            operation: 'GET /parcels',
            line: 5,
            documented: [{ path: 'docs/parcels.md', line: 3 }],
            parameters: { covered: 1, all: 2, missing: ['sort'] },
            responses: { covered: 1, all: 1, missing: [] },
          },
          {
            operation: 'POST /parcels',
            line: 11,
            documented: [],
            parameters: none,
            responses: { covered: 0, all: 1, missing: ['201'] },
          },
        ],
        codes: none,
        counts,
        percent: 50,
      },
    ],
    counts,
    percent: 50,
  });
});

test('--threshold fails where less is covered', (context) => {
  const folder = folderWith(context, files);
  assert.equal(folder.run('coverage', '--threshold', '50').code, 0);
  const run = folder.run('coverage', '--threshold', '50.1');
  assert.deepEqual([run.code, run.stderr], [1, 'docwright: 50% is covered, and 50.1% is asked for\n']);
  const wrong = folder.run('coverage', '--threshold', 'all');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /It is a number from 0 to 100\./);
});

test('--ratchet keeps what was reached', (context) => {
  const folder = folderWith(context, files);
  const ratchet = (): ReturnType<Folder['run']> => folder.run('coverage', '--ratchet', 'coverage.json');
  const figures = (): Record<string, { covered: number; all: number }> =>
    JSON.parse(folder.read('coverage.json')).apis['openapi.yaml'];
  assert.equal(ratchet().code, 0);
  assert.deepEqual(figures().parameters, { covered: 1, all: 2 });
  const before = folder.read('coverage.json');
  assert.equal(ratchet().code, 0);
  assert.equal(folder.read('coverage.json'), before);

  folder.write('docs/parcels.md', parcels.replace('| `limit`', '| `sort` | By what |\n| `limit`'));
  assert.equal(ratchet().code, 0);
  assert.deepEqual(figures().parameters, { covered: 2, all: 2 });

  const best = folder.read('coverage.json');
  folder.write('docs/parcels.md', parcels);
  const worse = ratchet();
  assert.equal(worse.code, 1);
  assert.equal(worse.stderr, 'docwright: openapi.yaml: 1 of 2 parameters (50%) are covered; it was 2 of 2 (100%)\n');
  assert.equal(folder.read('coverage.json'), best);
});

test('--ratchet forgets descriptions that are gone, and keeps those that are not counted', (context) => {
  const folder = folderWith(context, { ...files, 'other/openapi.yaml': spec, 'gone/openapi.yaml': spec });
  const apis = (): readonly string[] => Object.keys(JSON.parse(folder.read('coverage.json')).apis);
  folder.run('coverage', '--ratchet', 'coverage.json');
  assert.deepEqual(apis(), ['gone/openapi.yaml', 'openapi.yaml', 'other/openapi.yaml']);
  folder.remove('gone/openapi.yaml');
  assert.equal(folder.run('coverage', 'openapi.yaml', '--ratchet', 'coverage.json').code, 0);
  assert.deepEqual(apis(), ['openapi.yaml', 'other/openapi.yaml']);
});

test('a ratchet that is none, and files without a description, are wrong use', (context) => {
  const folder = folderWith(context, { ...files, 'notes.md': '# Notes\n', 'coverage.json': '[' });
  const run = folder.run('coverage', '--ratchet', 'coverage.json');
  assert.deepEqual([run.code, run.stderr], [2, 'docwright: coverage.json: no figures of docwright coverage\n']);
  assert.equal(folder.read('coverage.json'), '[');
  const none = folder.run('coverage', 'notes.md');
  assert.equal(none.code, 2);
  assert.equal(none.stderr, 'docwright: notes.md: neither an OpenAPI description nor a document about one\n');
});

test('several descriptions are added up', (context) => {
  const folder = folderWith(context, {
    '.git': '',
    'a/openapi.yaml': spec,
    'a/parcels.md': parcels,
    'b/openapi.yaml': spec,
  });
  const { code, stdout } = folder.run('coverage');
  assert.equal(code, 0);
  assert.match(
    stdout,
    /\n\nTogether: 1 of 4 operations \(25%\), 1 of 4 parameters \(25%\), 1 of 4 responses \(25%\) — 25%\n$/,
  );
});

test('--spec takes every document for one about it', (context) => {
  const folder = folderWith(context, { 'specs/one.yaml': spec, 'specs/two.yaml': spec, 'parcels.md': parcels });
  assert.match(
    folder.run('coverage', 'parcels.md', '--spec', 'specs/two.yaml').stdout,
    /^specs\/two\.yaml \(1 document\)/,
  );
});
