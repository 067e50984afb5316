import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, occurrencesAt, readDocs, symbolAt } from '../support/docs.ts';

const errors = `
//- docs/errors.md
# Errors 🚨

## GET /errors

### Error Codes

| Code | Message |
| ---- | ------- |
| \`user_not_found\` | There is no such user |
| \`conflict\` | Somebody was faster |
`;

const users = `
//- docs/users.md
# Users

## GET /users/{id}

Fails with \`user_not_found\` 🙈 when nobody has the id; see [the list](errors.md#error-codes).

| Parameter | Description |
| --------- | ----------- |
| id | The id of the user |

\`\`\`json
{ "code": "user_not_found" }
\`\`\`

Two people at once make a conflict, told by \`conflict\`.

## PUT /users/:id

\`\`\`sh
curl https://api.example.com/users/42
\`\`\`
`;

test('A code is found in the rows and the uses of all documents', () => {
  const source = errors + users.replace('`user_not_found` 🙈', '`user_<|>not_found` 🙈');
  assert.deepEqual(occurrencesAt(source), [
    'docs/errors.md:9= | `«user_not_found»` | There is no such user |',
    'docs/users.md:5: Fails with `«user_not_found»` 🙈 when nobody has the id; see [the list](errors.md#error-codes).',
    'docs/users.md:12: { "code": "«user_not_found»" }',
  ]);
});

test('A code that is an ordinary word is found only behind marks', () => {
  const source = errors.replace('`conflict`', '`con<|>flict`') + users;
  assert.deepEqual(occurrencesAt(source), [
    'docs/errors.md:10= | `«conflict»` | Somebody was faster |',
    'docs/users.md:15: Two people at once make a conflict, told by `«conflict»`.',
  ]);
});

test('A path is found with any method, any spelling of parameters, and in calls', () => {
  assert.deepEqual(occurrencesAt(users.replace('GET /users/{id}', 'GET /us<|>ers/{id}')), [
    'docs/users.md:3= ## GET «/users/{id}»',
    'docs/users.md:17= ## PUT «/users/:id»',
    'docs/users.md:20: curl «https://api.example.com/users/42»',
  ]);
});

test('A parameter is found in its paths and in the tables of their sections', () => {
  assert.deepEqual(occurrencesAt(users.replace('GET /users/{id}', 'GET /users/{<|>id}')), [
    'docs/users.md:3= ## GET /users/{«id»}',
    'docs/users.md:9: | «id» | The id of the user |',
    'docs/users.md:17= ## PUT /users/:«id»',
  ]);
});

test('A heading is found in the links to it, by any way of making anchors', () => {
  const source = `${errors.replace('### Error Codes', '### Error <|>Codes')}
//- docs/guide.md
See [codes](./errors.md#error-codes), [again](errors.md#Error-Codes), [encoded](errors.md#error%2Dcodes), [other](errors.md#errors-).

//- README.md
See [all](docs/errors.md#error-codes) and [the file](docs/errors.md).

[one]: docs/errors.md#error-codes
`;
  assert.deepEqual(occurrencesAt(source), [
    'docs/errors.md:5= ### «Error Codes»',
    'docs/guide.md:1: See [codes](«./errors.md#error-codes»), [again](errors.md#Error-Codes), [encoded](errors.md#error%2Dcodes), [other](errors.md#errors-).',
    'docs/guide.md:1: See [codes](./errors.md#error-codes), [again](«errors.md#Error-Codes»), [encoded](errors.md#error%2Dcodes), [other](errors.md#errors-).',
    'docs/guide.md:1: See [codes](./errors.md#error-codes), [again](errors.md#Error-Codes), [encoded](«errors.md#error%2Dcodes»), [other](errors.md#errors-).',
    'README.md:1: See [all](«docs/errors.md#error-codes») and [the file](docs/errors.md).',
    'README.md:3: [one]: «docs/errors.md#error-codes»',
  ]);
});

test('A link leads to what it names', () => {
  const link = (destination: string): string => {
    const { symbol } =
      symbolAt(
        readDocs(
          `${errors}\n//- docs/a%20b.md\n# A\n\n<a id="x"></a>\n\n//- docs/guide.md\nSee [it](${destination}).\n`,
        ),
      ) ?? assert.fail();
    return nameOf(symbol);
  };
  assert.equal(link('<|>errors.md'), 'document file:///docs/errors.md');
  assert.equal(link('errors<|>'), 'document file:///docs/errors.md');
  assert.equal(link('./errors.md#err<|>ors-'), 'heading file:///docs/errors.md 0');
  assert.equal(link('errors.md#gone<|>'), 'document file:///docs/errors.md');
  assert.equal(link('a%20b.md#x<|>'), 'anchor file:///docs/a%20b.md x');
});

test('In CRLF, and below a byte order mark, places are the same characters', () => {
  const source = (errors + users.replace('`user_not_found` 🙈', '`user_<|>not_found` 🙈')).replaceAll('\n', '\r\n');
  assert.deepEqual(occurrencesAt(source), [
    'docs/errors.md:9= | `«user_not_found»` | There is no such user |',
    'docs/users.md:5: Fails with `«user_not_found»` 🙈 when nobody has the id; see [the list](errors.md#error-codes).',
    'docs/users.md:12: { "code": "«user_not_found»" }',
  ]);
});

test('Plain prose names nothing, and so does an unknown word between marks', () => {
  assert.equal(symbolAt(readDocs(`${errors}\n//- a.md\nSome <|>words.\n`)), undefined);
  assert.equal(symbolAt(readDocs(`${errors}\n//- a.md\n## GET /a\n\nSome \`wo<|>rds\`.\n`)), undefined);
  assert.equal(symbolAt(readDocs('//- a.md\n<|>')), undefined);
});
