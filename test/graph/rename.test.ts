import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemAt, renamedAt } from '../support/docs.ts';

test('A code is renamed in its row, in prose, in examples and in other documents', () => {
  const source = `
//- errors.md
## GET /errors

### Error Codes

| Code | Message |
| :--- | ------: |
| \`user_<|>gone\` | 🙈 |
| \`other\` | No |

//- a.md
## GET /users

Fails with \`user_gone\`, not with user_gone_again. | \`user_gone\`
`;
  assert.deepEqual(renamedAt(source, 'user_missing'), {
    'errors.md':
      '## GET /errors\n\n### Error Codes\n\n| Code | Message |\n| :--- | ------: |\n| `user_missing` | 🙈 |\n| `other` | No |\n\n',
    'a.md': '## GET /users\n\nFails with `user_missing`, not with user_gone_again. | `user_missing`\n',
  });
  assert.equal(problemAt(source, 'other'), 'The catalogue has a code `other` already.');
  assert.equal(problemAt(source, 'two words'), 'An error code is one word.');
});

test('Renaming a heading mends the links to it, in every file and form', () => {
  const source = `
//- docs/errors.md
# API Errors

## What can <|>go wrong

See [above](#what-can-go-wrong).

//- docs/sub/guide.md
See [it](../errors.md#what-can-go-wrong "A title") 🎉 and [it](<../errors.md#what-can-go-wrong>).

<a href="../errors.md#what-can-go-wrong">it</a>

[it]: ../errors.md#what-can-go-wrong

//- other.md
[Another](sub/errors.md#what-can-go-wrong), [code](docs/errors.md#api-errors)
`;
  assert.deepEqual(renamedAt(source, 'When it fails: `4xx`'), {
    'docs/errors.md': '# API Errors\n\n## When it fails: `4xx`\n\nSee [above](#when-it-fails-4xx).\n\n',
    'docs/sub/guide.md':
      'See [it](../errors.md#when-it-fails-4xx "A title") 🎉 and [it](<../errors.md#when-it-fails-4xx>).\n\n<a href="../errors.md#when-it-fails-4xx">it</a>\n\n[it]: ../errors.md#when-it-fails-4xx\n\n',
  });
});

test('Links to headings of the same words follow when the first gets others', () => {
  const source = `
//- a.md
# A

## <|>Errors

## Errors

[first](#errors), [second](#errors-1)
`;
  assert.deepEqual(renamedAt(source, 'Failures'), {
    'a.md': '# A\n\n## Failures\n\n## Errors\n\n[first](#failures), [second](#errors)\n',
  });
});

test('A setext heading, one with a link in it, and one with CRLF keep what is around their words', () => {
  assert.deepEqual(renamedAt('//- a.md\r\nErr<|>ors\r\n======\r\n\r\n[to](#errors)\r\n', 'Failures'), {
    'a.md': 'Failures\r\n======\r\n\r\n[to](#failures)\r\n',
  });
  assert.deepEqual(
    renamedAt(
      '//- a.md\n## The [guide](b.md) of <|>errors {#own} ##\n\n[to](#the-guide-of-errors)\n\n//- b.md\n',
      'Errors',
    ),
    {
      'a.md': '## Errors {#own} ##\n\n[to](#errors)\n\n',
    },
  );
});

test('A path is renamed with every method and in calls; values and spellings of parameters stay', () => {
  const source = `
//- a.md
## GET /us<|>ers/{id}/posts

## DELETE /users/:id/posts

See [above](#get-usersidposts).

\`\`\`sh
curl -X DELETE "https://api.example.com/users/42/posts?all=true"
\`\`\`

## GET /users

//- b.md
## \`GET\` \`/users/<id>/posts\`
`;
  assert.deepEqual(renamedAt(source, '/people/{id}/articles'), {
    'a.md': `## GET /people/{id}/articles

## DELETE /people/:id/articles

See [above](#get-peopleidarticles).

\`\`\`sh
curl -X DELETE "https://api.example.com/people/42/articles?all=true"
\`\`\`

## GET /users

`,
    'b.md': '## `GET` `/people/<id>/articles`\n',
  });
  assert.equal(problemAt(source, 'people'), 'A path begins with `/` and has no spaces and no query.');
});

test('A path may get more segments, and fewer', () => {
  assert.deepEqual(renamedAt('//- a.md\n## GET /v1/us<|>ers/:id\n', '/users/{id}'), { 'a.md': '## GET /users/:id\n' });
  assert.deepEqual(renamedAt('//- a.md\n## GET /us<|>ers/:id\n', '/v1/users/{id}/{part}'), {
    'a.md': '## GET /v1/users/:id/:part\n',
  });
  assert.deepEqual(renamedAt('//- a.md\n## GET /us<|>ers\n', '/users/{id}'), { 'a.md': '## GET /users/{id}\n' });
  assert.deepEqual(renamedAt('//- a.md\n## GET /us<|>ers/{id}\n', '/users'), { 'a.md': '## GET /users\n' });
});

test('A parameter is renamed in the paths and in the tables below them', () => {
  const source = `
//- a.md
## GET /users/{i<|>d}

| Name | Type |
| ---- | ---- |
| id | string |
| \`id\` | string |
| idx | string, not \`idx\` |

## DELETE /users/:id

## GET /posts/{id}
`;
  assert.deepEqual(renamedAt(source, 'user_id'), {
    'a.md': `## GET /users/{user_id}

| Name | Type |
| ---- | ---- |
| user_id | string |
| \`user_id\` | string |
| idx | string, not \`idx\` |

## DELETE /users/:user_id

## GET /posts/{id}
`,
  });
});

test('An anchor that a document gives itself is renamed with its links', () => {
  assert.deepEqual(renamedAt('//- a.md\n## Errors {#o<|>ld}\n\n[to](#old)\n\n//- b.md\n[to](a.md#old)\n', 'new'), {
    'a.md': '## Errors {#new}\n\n[to](#new)\n\n',
    'b.md': '[to](a.md#new)\n',
  });
});

test('A parameter may have hyphens, dots and signs of patterns in its name', () => {
  for (const name of ['user-id', 'user.id', 'a$b', 'user_id*']) {
    const source = `//- a.md\n## GET /users/{<|>${name}}\n\n| \`${name}\` | x |\n`;
    const renamed = renamedAt(source, 'id')['a.md'];
    assert.match(renamed ?? '', /^## GET \/users\/\{id\*?\}\n/, name);
  }
});
