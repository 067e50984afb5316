import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedBy } from '../../support/check-doc.ts';

const undocumented = (text: string) => markedBy('endpoints/undocumented-path-parameter', text);
const duplicates = (text: string) => markedBy('endpoints/duplicate-endpoint', text);
const unknown = (text: string) => markedBy('endpoints/unknown-method', text);

test('A parameter is named by its words, in a table, in a list, or in its marks', () => {
  for (const named of [
    'The user ID.',
    '- `user_id` (required): whose.',
    '| Name | Type |\n| --- | --- |\n| userId | string |',
    'Replace `{user_id}` by an id of yours.',
    'Replace `:user_id` by an id of yours.',
    '`user-ids` are those of users.',
    'Whose: **user_id**',
    '| Name | Type |\n| --- | --- |\n| _user_id_ | string |',
  ]) {
    for (const path of ['/users/{user_id}', '/users/:userId', '/users/<user-id>', '/users/[USER_ID]']) {
      assert.deepEqual(undocumented(`# API\n\n## GET ${path}\n\n${named}\n`), [], `${path}: ${named}`);
    }
  }
});

test('Paths, addresses and longer words name no parameter', () => {
  for (const other of [
    'See also `GET /users/{id}/keys`.',
    '```\ncurl https://api.test/users/id\n```',
    'An identifier, idle and valid.',
    'Search by `?id=`.',
  ]) {
    const expected = ['{id} | Nothing says what `{id}` of `GET /users/{id}` is'];
    assert.deepEqual(undocumented(`# API\n\n## GET /users/{id}\n\n${other}\n`), expected, other);
  }
});

test('A parameter is reported once, with its marks, wherever it stands', () => {
  const text = '# API\r\n\r\n## 😀 `DELETE` /a/:key/b/<rev>\r\n\r\nGone.\r\n\r\n## GET /c/:key\r\n\r\nThere.\r\n';
  assert.deepEqual(undocumented(text), [
    ':key | Nothing says what `{key}` of `DELETE /a/{key}/b/{rev}` is',
    '<rev> | Nothing says what `{rev}` of `DELETE /a/{key}/b/{rev}` is',
  ]);
});

test('Endpoints of a table, and values in place of parameters, are left alone', () => {
  assert.deepEqual(undocumented('# API\n\n| Method | Path |\n| --- | --- |\n| GET | /users/{id} |\n'), []);
  assert.deepEqual(undocumented('# API\n\n## GET /sites/JPN\n\nReads it.\n'), []);
});

test('An endpoint is a duplicate whatever its parameters are called', () => {
  const text = '# API\n\n## GET /users/{id}\n\nReads.\n\n## Read a user: GET /users/:user\n\nReads.\n';
  assert.deepEqual(duplicates(text), ['/users/:user | `GET /users/{user}` is documented above already']);
});

test('What differs in method, query or server, and a request line below its heading, is no duplicate', () => {
  for (const second of [
    '## PUT /users/{id}\n',
    '## GET /users/{id}?full=true\n',
    '```http\nGET /users/{id}\n```\n',
    '## Example\n\n```\ncurl https://api.test/users/7\n```\n',
  ]) {
    assert.deepEqual(duplicates(`# API\n\n## GET /users/{id}\n\nReads.\n\n${second}\nMore.\n`), [], second);
  }
  const servers = '# API\n\n## GET https://a.test/users\n\nReads.\n\n## GET https://b.test/users\n\nReads.\n';
  assert.deepEqual(duplicates(servers), []);
});

test('A misspelt method is one in capital letters before a path', () => {
  const of = (word: string) => unknown(`# API\n\n## ${word} /users\n\nReads.\n`);
  assert.deepEqual(of('`PSOT`'), ['PSOT | `PSOT` is no HTTP method; did you mean `POST`?']);
  assert.deepEqual(of('**DELTE**'), ['DELTE | `DELTE` is no HTTP method; did you mean `DELETE`?']);
  for (const word of ['GET', 'Gett', 'SUBSCRIBE', 'USERS', 'QUERY']) assert.deepEqual(of(word), [], word);
});

test('A step of a guide documents no endpoint, and a name that is made of another is explained with it', () => {
  const step = '```\nGET /users/:username\n```';
  assert.deepEqual(undocumented(`# API\n\n## Check\n\nFirst, ask who it is:\n\n${step}\n`), []);
  assert.deepEqual(undocumented(`# API\n\n## Check\n\n1. Stop it:\n\n   \`POST /apps/:guid/stop\`\n`), []);
  assert.equal(undocumented(`# API\n\n## Read a user\n\nReads it.\n\n${step}\n`).length, 1);
  const other = '```http\nGET /drives/{remoteItem-driveId}\n```';
  assert.deepEqual(undocumented(`# API\n\n## Get it\n\nUse what stands in **remoteItem**.\n\n${other}\n`), []);
  assert.equal(undocumented(`# API\n\n## Get it\n\nUse what stands there.\n\n${other}\n`).length, 1);
});

test('Two titles with one endpoint below each are two things that it does, and a list of changes documents none', () => {
  const titled = (title: string): string => `## ${title}\n\n<Route method="POST">/channels</Route>\n\nMakes it.\n\n`;
  assert.deepEqual(duplicates(`# API\n\n${titled('Create a DM')}${titled('Create a group DM')}`), []);
  assert.equal(duplicates(`# API\n\n${titled('Create a DM')}${titled('Create a DM')}`).length, 1);
  const changes = ['v1.2 API changes', 'v1.1 API changes'].map(
    (title) => `## ${title}\n\n* \`GET /info\` Now says more.\n`,
  );
  assert.deepEqual(duplicates(`# API\n\n${changes.join('\n')}`), []);
});
