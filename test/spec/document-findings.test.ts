import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

type Files = Readonly<Record<string, string>>;

/** A text of a file that becomes another one: `[before, after]`, in the root where no other file is named. */
type Change = readonly [before: string, after: string, uri?: string];

const root = 'file:///root';

/**
 * Makes the changes one after the other, and takes them back: what is found each time is what is found from scratch. Gives what each change brings, by
 * one rule.
 */
function foundAfter(rule: string, texts: Files, changes: readonly Change[]): readonly (readonly string[])[] {
  const files = new Map(Object.entries(texts).map(([uri, text]) => [uri, parseSpecFile(uri, 'yaml', text)]));
  let result: SpecResult | undefined;
  const check = (): readonly string[] => {
    result = checkIn(files, result);
    const fresh = new Map([...files].map(([uri, file]) => [uri, parseSpecFile(uri, 'yaml', file.text())]));
    assert.deepEqual(plainFindings(result), plainFindings(checkIn(fresh, undefined)));
    return plainFindings(result).flatMap((line) => (line.includes(`"openapi/${rule}"`) ? messageOf(line) : []));
  };
  check();
  const undone: (() => void)[] = [];
  const found = changes.map(([before, after, uri = root]) => {
    const start = textOf(files, uri).indexOf(before);
    assert.notEqual(start, -1, before);
    replace(files, uri, { start, before, after });
    undone.unshift(() => replace(files, uri, { start, before: after, after: before }));
    return check();
  });
  for (const undo of undone) {
    undo();
    check();
  }
  return found;
}

function checkIn(files: ReadonlyMap<string, SpecFile>, before: SpecResult | undefined): SpecResult | undefined {
  const file = files.get(root);
  assert.ok(file);
  return checkFile(file, (uri) => files.get(uri), before);
}

function textOf(files: ReadonlyMap<string, SpecFile>, uri: string): string {
  return files.get(uri)?.text() ?? '';
}

function replace(
  files: Map<string, SpecFile>,
  uri: string,
  { start, before, after }: { readonly start: number; readonly before: string; readonly after: string },
): void {
  const file = files.get(uri);
  assert.ok(file);
  files.set(uri, updateSpecFile(file, [{ span: { start, end: start + before.length }, text: after }]));
}

function messageOf(line: string): string {
  const [, , , , , message] = JSON.parse(line) as readonly unknown[];
  return String(message);
}

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
`;

const parcels = `${head}paths:
  /parcels/{id}:
    parameters:
      - $ref: '#/components/parameters/id'
    get:
      operationId: getParcel
      tags: [parcels]
      responses:
        '200': { description: The parcel. }
  /{kind}/lost:
    post:
      operationId: lose
      parameters:
        - { name: kind, in: path, required: true, schema: { type: string } }
      responses:
        '201': { description: It is lost. }
        '401': { $ref: '#/components/responses/Refused' }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { $ref: '#/components/schemas/Id' } }
  responses:
    Refused: { description: Nobody knows you. }
  schemas:
    Id: { type: integer }
    Parcel: { type: object, properties: { id: { $ref: '#/components/schemas/Id' } } }
`;

test('Paths meet or not by what their parameters are at the moment, wherever these are written', () => {
  const message = 'One URL can match both `/{kind}/lost` and `/parcels/{id}`';
  assert.deepEqual(
    foundAfter('ambiguous-paths', { [root]: parcels }, [
      ['Id: { type: integer }', 'Id: { type: string }'],
      ['/{kind}/lost', '/{kind}/lost/now'],
      ['/{kind}/lost/now', '/{kind}/lost'],
      ['{ name: id, in: path', '{ name: number, in: path'],
      ['name: number, in', 'name: id, in'],
      ['Id: { type: string }', 'Id: { enum: [1, 2] }'],
      ['enum: [1, 2]', 'enum: [lost]'],
      ['type: string', 'type: boolean'],
      ['/{kind}/lost', '/{kind}/true'],
      ['/{kind}/true', '/{kind}/lost/'],
    ]),
    [[message], [], [message], [message], [message], [], [message], [], [], []],
  );
});

test('A path that is renamed is compared, and so are those that come and go', () => {
  const same = '`/parcels/{number}` is the same path as `/parcels/{id}`';
  assert.deepEqual(
    foundAfter('identical-paths', { [root]: parcels }, [
      ['/{kind}/lost', '/parcels/{number}'],
      ['It is lost', 'It is gone'],
      ['paths:\n', 'paths:\n  /parcels/{first}: {}\n'],
      ['  /parcels/{first}: {}\n', ''],
      ['/parcels/{number}', '/parcels/{number}/'],
    ]),
    [
      [same],
      [same],
      [
        '`/parcels/{id}` is the same path as `/parcels/{first}`',
        '`/parcels/{number}` is the same path as `/parcels/{first}`',
      ],
      [same],
      [],
    ],
  );
  assert.deepEqual(
    foundAfter('path-trailing-slash', { [root]: parcels }, [
      ['/{kind}/lost', '/{kind}/lost/'],
      ['It is lost', 'It is gone'],
      ['/{kind}/lost/', '/{kind}/gone/'],
    ]),
    [
      ['`/{kind}/lost/` ends with a slash'],
      ['`/{kind}/lost/` ends with a slash'],
      ['`/{kind}/gone/` ends with a slash'],
    ],
  );
});

test('Security of the document comes and goes, and so does that of its operations', () => {
  const none = ['Neither the document nor any operation has `security`'];
  const lacking = ['Neither `POST /{kind}/lost` nor the document has `security`'];
  assert.deepEqual(
    foundAfter('security-present', { [root]: parcels }, [
      ['paths:\n', 'security: []\npaths:\n'],
      ['security: []\n', ''],
      ['operationId: getParcel', 'security: []'],
      ['The parcel.', 'A parcel.'],
      ['/{kind}/lost:', "/{kind}/lost:\n    $ref: '#/components/pathItems/Lost'"],
      ['operationId: lose', 'security: []'],
    ]),
    [[], none, lacking, lacking, lacking, []],
  );
});

test('A security requirement is looked up as soon as it is there', () => {
  const message = 'No security scheme `key` in components';
  assert.deepEqual(
    foundAfter('security-defined', { [root]: parcels }, [
      ['operationId: getParcel', 'security: [{ key: [] }]'],
      ['operationId: lose', 'security: [{ key: [] }]'],
      ['components:\n', 'components:\n  securitySchemes: { key: { type: http, scheme: basic } }\n'],
    ]),
    [[message], [message, message], []],
  );
});

test('Security of the document counts for paths in a file of their own', () => {
  const texts = {
    [root]: `${head}paths: { $ref: 'paths.yaml' }\n`,
    'file:///paths.yaml': `/parcels:
  get: { responses: { '200': { description: All. } } }
/letters:
  get: { responses: { '200': { description: All. } } }
`,
  };
  assert.deepEqual(
    foundAfter('security-present', texts, [
      ['paths:', 'security: []\npaths:'],
      ['security: []\n', ''],
      ['get: {', 'get: { security: [],', 'file:///paths.yaml'],
    ]).map((messages) => messages.length),
    [0, 1, 1],
  );
});

test('Security of operations in a path item that several paths share counts as soon as it is there', () => {
  const shared = `${head}paths:
  /parcels: { $ref: '#/components/pathItems/Parcels' }
  /letters: { $ref: '#/components/pathItems/Letters' }
components:
  pathItems:
    Parcels: { get: { responses: { '200': { description: All. } } } }
    Letters: { get: { responses: { '200': { description: All. } } } }
`;
  assert.deepEqual(
    foundAfter('security-present', { [root]: shared }, [
      ['Parcels: { get: {', 'Parcels: { get: { security: [],'],
      ['/letters: { $ref', '/letters: { summary: Letters, $ref'],
      ["'#/components/pathItems/Letters'", "'#/components/pathItems/Parcels'"],
    ]),
    [
      ['Neither `GET /letters` nor the document has `security`'],
      ['Neither `GET /letters` nor the document has `security`'],
      [],
    ],
  );
});

test('An operation is asked for errors only as long as no webhook is what it stands for', () => {
  const item = `    Parcel:
      post:
        responses:
          '201': { description: It is there. }
`;
  const texts = {
    [root]: `${head}paths: {}\nwebhooks:\n  sent: { summary: Sent }\ncomponents:\n  pathItems:\n${item}`,
  };
  assert.deepEqual(
    foundAfter('error-response', texts, [
      ['{ summary: Sent }', "{ $ref: '#/components/pathItems/Parcel' }"],
      ['It is there.', 'It is there!'],
      ["  sent: { $ref: '#/components/pathItems/Parcel' }\n", '  sent: { summary: Sent }\n'],
      ["'201'", "'404'"],
    ]),
    [[], [], ['`POST Parcel` has no response for errors of the caller'], []],
  );
});

test('An operationId is compared with those of other files as they are', () => {
  const texts = {
    [root]: `${head}paths:
  /parcels: { $ref: 'parcels.yaml' }
  /letters:
    get: { operationId: list, responses: { '200': { description: All. } } }
`,
    'file:///parcels.yaml': "get: { operationId: listParcels, responses: { '200': { description: All. } } }\n",
  };
  const message = '`list` is the operationId of `GET /letters` already';
  assert.deepEqual(
    foundAfter('operation-id-unique', texts, [
      ['operationId: listParcels', 'operationId: list', 'file:///parcels.yaml'],
      ['All.', 'All parcels.', 'file:///parcels.yaml'],
      ['All.', 'All letters.'],
      ['operationId: list,', 'operationId: listLetters,'],
    ]),
    [[message], [message], [message], []],
  );
});

test('Components and tags are looked up by the names that they have at the moment', () => {
  assert.deepEqual(
    foundAfter('unused-component', { [root]: parcels }, [
      ['Parcel: { type', 'Letter: { type'],
      ["schemas/Id' }", "schemas/Letter' }"],
      ["schemas/Letter' }", "schemas/Id' }"],
      ["'401': { $ref: '#/components/responses/Refused' }", "'401': { description: No. }"],
    ]),
    [
      ['The schema `Letter` is used nowhere'],
      [],
      ['The schema `Letter` is used nowhere'],
      ['The response `Refused` is used nowhere', 'The schema `Letter` is used nowhere'],
    ],
  );
  assert.deepEqual(
    foundAfter('component-name', { [root]: parcels }, [
      ['Parcel: { type', 'Par cel: { type'],
      ['{ type: integer }', '{ type: string }'],
      ['    Id: { type: string }\n', ''],
    ]),
    Array.from({ length: 3 }, () => ["The name of a schema can't have ` `"]),
  );
  assert.deepEqual(
    foundAfter('tags-defined', { [root]: parcels }, [
      ['paths:\n', 'tags: [{ name: parcels }]\npaths:\n'],
      ['tags: [parcels]', 'tags: [parcel]'],
      ['name: parcels }', 'name: parcel }'],
      ['tags: [{ name: parcel }]\n', ''],
    ]),
    [[], ['The tag `parcel` is not declared; did you mean `parcels`?'], [], ['The tag `parcel` is not declared']],
  );
});

test('A component is used by the name that the document gives itself, and where it stands', () => {
  const named = `openapi: 3.2.0
$self: https://parcels.test/api
info: { title: Parcels, version: 1.0.0 }
paths: {}
webhooks:
    Sent: { post: { requestBody: { content: { text/json: { schema: { $ref: 'https://parcels.test/api#/components/schemas/Parcel' } } } } } }
components:
  schemas:
    Parcel: { type: object }
`;
  assert.deepEqual(
    foundAfter('unused-component', { [root]: named }, [
      ['parcels.test/api\n', 'letters.test/api\n'],
      ['letters.test/api\n', 'parcels.test/api\n'],
    ]),
    [['The schema `Parcel` is used nowhere'], []],
  );
  const moved = `${head}paths: {}
webhooks:
    Sent: { post: { responses: { '200': { description: Thanks. } } } }
`;
  assert.deepEqual(
    foundAfter('unused-component', { [root]: moved }, [['webhooks:\n', 'components:\n  pathItems:\n']]),
    [['The path item `Sent` is used nowhere']],
  );
});

test('A circle of schemas is found when a name closes it', () => {
  const schemas = `${head}paths: {}
components:
  schemas:
    Parcel: { type: object, required: [inside], properties: { inside: { $ref: '#inner' } } }
    Letter: { type: object, title: inner }
`;
  assert.deepEqual(
    foundAfter('circular-ref-without-end', { [root]: schemas }, [
      ['Parcel: { type', 'Parcel: { $anchor: inner, type'],
      ['title: inner', 'title: outer'],
      ['$anchor: inner', '$anchor: outer'],
    ]),
    [
      ['`Parcel` has no end: `inside` is required, and needs another `Parcel`'],
      ['`Parcel` has no end: `inside` is required, and needs another `Parcel`'],
      [],
    ],
  );
});

test('What a contract misses is counted as operations change', () => {
  const counted = (found: readonly (readonly string[])[]) =>
    found.map((messages) => messages.filter((message) => /error response|server errors/.test(message)));
  assert.deepEqual(
    counted(
      foundAfter('contract', { [root]: parcels }, [
        ['description: Nobody knows you.', 'description: No., content: { text/plain: {} }'],
        ["'200'", 'default'],
        ["'201'", "'500'"],
      ]),
    ),
    [
      ['Error Messages: 2 of 2 operations have no response for server errors (`5XX` or `default`)'],
      ['Error Messages: `POST /{kind}/lost` has no response for server errors (`5XX` or `default`)'],
      [],
    ],
  );
});

test('The shell of a document is checked with all that is in it', () => {
  assert.deepEqual(
    foundAfter('schema', { [root]: parcels }, [
      ['version: 1.0.0', 'versoin: 1.0.0'],
      ['It is lost.', 'It is gone.'],
      ['versoin', 'version'],
      ['/parcels/{id}', 'parcels/{id}'],
      ['  responses:\n    Ref', '  response:\n    Ref'],
    ]).map((messages) => messages.length),
    [1, 1, 0, 1, 2],
  );
});
