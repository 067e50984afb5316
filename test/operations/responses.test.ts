import { describeResponses, type OperationDocument, testOperations } from '../support/operations.ts';

const fence = '```';

const documents: readonly OperationDocument[] = [
  [
    'headings',
    '## GET /a\n\n### Response 200 (application/json)\n\nText.\n\n### 404 Not Found\n\n### Status: 500\n\n### 3 things\n',
    'heading 200 (application/json) – (application/json)',
    'heading 404 Not Found',
    'heading 500',
  ],
  [
    'a table with a column of statuses',
    '## GET /a\n\n### Errors\n\n| Title | Code | HTTP Status | Description |\n| - | - | - | - |\n| `Unique` | 10016 | 422 | Taken. |\n| `Off` | 330002 | 403 | Not on. |\n',
    'table 422 – Taken.',
    'table 403 – Not on.',
  ],
  [
    'a table of codes, ranges and the default',
    '## GET /a\n\n| Code | Description |\n| - | - |\n| 204 | Saved. |\n| 404 | No such thing. |\n\n## GET /b\n\n| Status | Meaning | Content type |\n| - | - | - |\n| `200 OK` | All well. | `application/json` |\n| 4xx | Your mistake. | |\n| default | Any other. | |\n',
    'table 204 – Saved.',
    'table 404 – No such thing.',
    'table 200 OK (application/json) – All well.',
    'table 4XX – Your mistake.',
    'table default – Any other.',
  ],
  [
    'lists',
    '## GET /a\n\n**Status codes**:\n\n-   **200** – no error\n-   **400** – bad parameter\n-   **404 Not Found**: no such user\n- `5xx` our mistake\n',
    'list 200 – no error',
    'list 400 – bad parameter',
    'list 404 Not Found – no such user',
    'list 5XX – our mistake',
  ],
  ['lists of other things', '## GET /a\n\n- 100 apples\n- 2 pears\n'],
  [
    'status lines',
    `## GET /a\n\n${fence}http\nHTTP/1.1 200 OK\nDate: today\nContent-Type: application/json; charset=utf-8\n\n{}\n${fence}\n\n    HTTP/1.1 404 Not Found\n\n${fence}\n202 Accepted\nContent-Length: 0\n${fence}\n\n${fence}\n300 Things\n${fence}\n`,
    'code 200 OK (application/json)',
    'code 404 Not Found',
    'code 202 Accepted',
  ],
  [
    'bold labels',
    '## GET /a\n\n**200 OK**\n\n* **Code:** 401 UNAUTHORIZED <br />\n\n**Response 204**: nothing\n\nStatus: `409`\n',
    'label 200 OK',
    'list 401 UNAUTHORIZED',
    'label 204 – nothing',
    'label 409',
  ],
  [
    'sentences',
    '## GET /a\n\nReturns `204` unless all is `true`. Responds with 404 if not there. Returns `201` if it is new, or a `200` if not. A `400 Bad Request` follows. Returns 100 items.\n',
    'prose 204 – Returns 204 unless all is true.',
    'prose 404 – Responds with 404 if not there.',
    'prose 201 – Returns 201 if it is new, or a 200 if not.',
    'prose 200 – Returns 201 if it is new, or a 200 if not.',
    'prose 400 Bad Request – A 400 Bad Request follows.',
  ],
  [
    'elements',
    '## GET /a\n\n{% swagger-response status="200: OK" description="" %}\nText.\n{% endswagger-response %}\n\n<Response status="404">\nText.\n</Response>\n',
    'component 200 OK',
    'component 404',
  ],
  ['half a list', '## GET /a\n\nStatus codes:\n\n- 20\n- 404', 'list 404'],
  [
    'what stands outside of the section',
    '# Errors\n\n- **500**: ours\n\n# API\n\n## GET /a\n\nText.\n\n## Limits\n\nReturns 429.\n',
  ],
];

testOperations('Responses', documents, describeResponses);
