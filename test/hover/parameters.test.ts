import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from './support.ts';

const document = (path: string, example: string): string => `# API Documentation

## GET ${path}

| Parameter | In | Type | Required | Description |
| --------- | -- | ---- | -------- | ----------- |
| \`id\` | path | string | yes | The parcel 📦 |
| \`limit\` | query | integer | no | How many. Default: 20. |

### Response

| Field | Type | Description |
| ----- | ---- | ----------- |
| \`weight\` | number | In grams |

${example}

## GET /others/{other}

See \`weight\`.
`;

const shown = (path: string, example = ''): string | undefined => {
  const hover = hoverAt(document(path, example));
  return hover && `${hover.about}: ${hover.markdown.split('\n\n---')[0]}`;
};

test('A parameter in its path says what its row says', () => {
  assert.equal(shown('/parcels/{<|>id}'), 'id: **`id`** · path · string · required\n\nThe parcel 📦');
  assert.equal(shown('/parcels/:i<|>d'), 'id: **`id`** · path · string · required\n\nThe parcel 📦');
});

test('A name in the section of its endpoint is explained: between marks, in a query, as a key of JSON', () => {
  assert.match(shown('/parcels/{id}', 'Use `lim<|>it`.') ?? '', /^limit: \*\*`limit`\*\* · query · integer · optional/);
  assert.match(
    shown('/parcels/{id}', '```http\nGET /parcels/1?lim<|>it=2\n```') ?? '',
    /^limit: \*\*`limit`\*\* · query · integer/,
  );
  assert.equal(
    shown('/parcels/{id}', '```json\n{ "wei<|>ght": 20 }\n```'),
    'weight: **`weight`** · number\n\nIn grams',
  );
});

test('Nothing is said of it in its own row, in prose, as a value, and in the section of another endpoint', () => {
  assert.doesNotMatch(hoverAt(document('/a', '').replace('| `limit`', '| `lim<|>it`'))?.markdown ?? '', /\*\*`limit`/);
  assert.doesNotMatch(shown('/parcels/{id}', 'The wei<|>ght.') ?? '', /\*\*`weight`/);
  assert.doesNotMatch(shown('/parcels/{id}', '```json\n{ "a": "wei<|>ght" }\n```') ?? '', /\*\*`weight`/);
  assert.doesNotMatch(hoverAt(document('/a', '').replace('See `weight', 'See `wei<|>ght'))?.markdown ?? '', /grams/);
});
