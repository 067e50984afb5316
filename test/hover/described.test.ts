import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parcels } from '../support/parcels.ts';
import { boundHoverAt } from './support.ts';

const fence = '```';

/** A hover that says all of some texts, about one. */
function says(source: string, about: string, ...texts: readonly string[]): void {
  const hover = boundHoverAt(source, parcels);
  assert.ok(hover, 'a hover is expected');
  assert.equal(hover.about, about);
  for (const text of texts) assert.ok(hover.markdown.includes(text), `no “${text}” in:\n${hover.markdown}`);
}

test('an endpoint tells what its operation says', () => {
  says(
    '# API\n\n## GET /v1/par<|>cels\n\nText.\n',
    '/v1/parcels',
    '`GET /parcels` · `listParcels`',
    'List parcels',
    'All of them, the *newest* first.',
    '- `limit`: query, integer – How many',
    '- `state`: query, string',
    '- `200`: The parcels',
    '- `400`: Something is wrong',
    'Security: `apiKey`',
    '*openapi.yaml*',
  );
  says('# API\n\n## PO<|>ST /parcels\n\nText.\n', 'POST', '*deprecated*', 'Body, required: `application/json`: Parcel');
});

test('a parameter in a path, whatever it is called, is that of the description', () => {
  says(
    '# API\n\n## GET /parcels/:par<|>cel_id\n\nText.\n',
    'parcel_id',
    '`id`: path, string \\(uuid\\), required',
    'Which one',
  );
});

test('a call names the operation, with values for its parameters', () => {
  says(
    `# API\n\n## Call\n\n${fence}sh\ncurl https://api.example.com/v1/parc<|>els/42\n${fence}\n`,
    'https://api.example.com/v1/parcels/42',
    '`getParcel`',
  );
});

const table = (row: string) =>
  `# API\n\n## GET /parcels\n\nLists.\n\n### Query parameters\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n${row}\n`;

test('a row of a table of parameters tells type, constraints and values', () => {
  says(
    table('| `lim<|>it` | integer | no | Some |'),
    'limit',
    '`limit`: query, integer',
    'default `20`',
    'at most `100`',
  );
  says(table('| `state` | str<|>ing | no | Some |'), 'string', '`state`: query', 'One of: `sent`, `lost`, `found`');
  assert.equal(
    boundHoverAt(table('| `limit` | integer | no | So<|>me |'), parcels)?.markdown.includes('at most'),
    undefined,
  );
});

test('a field of a body is a property of its schema, however deep it is', () => {
  const fields = (row: string) =>
    `# API\n\n## POST /parcels\n\nSends.\n\n### Request body\n\n| Field | Type | Description |\n| --- | --- | --- |\n${row}\n`;
  says(
    fields('| `na<|>me` | string | Some |'),
    'name',
    '`name`: string, required',
    'What is *written* on it &lt;b>',
    'longest `80`',
  );
  says(fields('| `sender.ci<|>ty` | string | Some |'), 'sender.city', '`city`: string, required', 'Its city');
});

test('a status is the response of the operation', () => {
  says(
    '# API\n\n## GET /parcels\n\nLists.\n\n### Responses\n\n| Status | Meaning |\n| --- | --- |\n| 4<|>00 | No |\n',
    '400',
    '`400` of `GET /parcels`',
    'Something is wrong',
  );
});

test('a key in an example is a property: of the request, or of what is answered with the status', () => {
  const example = (body: string, heading: string) =>
    `# API\n\n## POST /parcels\n\nSends.\n\n### ${heading}\n\n${fence}json\n${body}\n${fence}\n`;
  says(example('{ "sender": { "ci<|>ty": "Oslo" } }', 'Request example'), 'city', 'Its city');
  says(example('{ "si<|>ze": "small" }', 'Response 201'), 'size', 'One of: `small`, `large`');
  says(example('{ "co<|>de": "parcel_wet" }', 'Response 400'), 'code', 'One of: `parcel_wet`, `parcel_lost`');
  says(
    `# API\n\n## POST /parcels\n\nSends.\n\n${fence}sh\ncurl -X POST https://api.example.com/v1/parcels -d '{ "na<|>me": "A" }'\n${fence}\n`,
    'name',
    'longest `80`',
  );
});

test('names of operations, schemes and codes between code marks', () => {
  says('# API\n\n## GET /parcels\n\nAs `getPar<|>cel` does.\n', 'getParcel', '`GET /parcels/{id}`');
  says('# API\n\n## GET /parcels\n\nWith `api<|>Key`.\n', 'apiKey', '`apiKey`: security scheme', 'Ask us');
  says('# API\n\n## GET /parcels\n\nFails with `parcel_w<|>et`.\n', 'parcel_wet', 'error code of `400`, `404`');
});

test('words of prose and what the description does not have tell nothing of it', () => {
  assert.equal(boundHoverAt('# API\n\n## GET /parcels\n\nThe li<|>mit is high.\n', parcels), undefined);
  assert.equal(boundHoverAt('# API\n\n## GET /letters\n\n`get<|>Letter`\n', parcels), undefined);
});
