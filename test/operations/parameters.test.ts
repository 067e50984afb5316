import { describeParameters, type OperationDocument, testOperations } from '../support/operations.ts';

const fence = '```';

const tables: readonly OperationDocument[] = [
  [
    'name, type, required, default, description',
    '## GET /users\n\n### Query parameters\n\n| Name | Type | Required | Default | Description |\n| - | - | - | - | - |\n| `limit` | integer | No | 10 | How many users. |\n| `after` | string | Yes | | The cursor. |\n',
    'table query limit: integer optional = 10 – How many users.',
    'table query after: string required – The cursor.',
  ],
  [
    'the path',
    '## GET /users/{user_id}\n\n| Parameter | Description |\n| --- | --- |\n| `user_id` | The user. |\n| `fields` | Which fields. |\n',
    'table path user_id – The user.',
    'table - fields – Which fields.',
  ],
  [
    'a parameter that only the path names',
    '## GET /users/{id}?limit={n}&sort=\n\nText.\n',
    'path path id required',
    'path query limit',
    'path query sort',
  ],
  [
    'a column of places',
    '## POST /users/{id}\n\n| Field | In | Type |\n| - | - | - |\n| id | path | string |\n| X-Trace | header | string |\n| name | body | string |\n| q | query | string |\n',
    'table path id: string',
    'table header X-Trace: string',
    'table body name: string',
    'table query q: string',
  ],
  [
    'a column of types that are places',
    '## GET /a\n\n| Name | Type | Data type |\n| - | - | - |\n| q | Query | string |\n',
    'table query q: string',
  ],
  [
    'values that are types',
    '## GET /a\n\n### Parameters\n\n| Name | Value | Description |\n| - | - | - |\n| `q`  | string | The words. |\n',
    'table - q: string – The words.',
  ],
  [
    'allowed values',
    '## GET /a\n\n### Parameters\n\n| Name | Type | Allowed values | Description |\n| - | - | - | - |\n| sort | enum | `asc`, `desc` | |\n| by | enum | name, age | |\n| to | enum | | Valid values are `x`, `"y"` or `z`. Defaults to `x`. |\n',
    'table - sort: enum {asc|desc}',
    'table - by: enum {name|age}',
    'table - to: enum = x {x|y|z} – Valid values are x, "y" or z. Defaults to x.',
  ],
  [
    'signs and words at the name',
    '## POST /a\n\n### Body parameters\n\n| Name | Type |\n| - | - |\n| **a**\\* | string |\n| b? | string |\n| c (required) | string |\n| `d` *(optional)* | string |\n| e<br>required | string |\n| `f`, `g` | string |\n',
    'table body a: string required',
    'table body b: string optional',
    'table body c: string required',
    'table body d: string optional',
    'table body e: string required',
    'table body f: string',
    'table body g: string',
  ],
  [
    'stars that lead to a note',
    '## POST /a\n\n### Parameters\n\n| Field | Type |\n| - | - |\n| rate\\* | integer |\n| burst? \\*\\* | integer |\n\n\\* For voice channels.\n\n\\*\\* Not always.\n',
    'table - rate: integer',
    'table - burst: integer optional',
  ],
  [
    'a heading for the required ones',
    '## POST /a\n\n### Required parameters\n\nName | Type | Description\n---- | ---- | ----\n**name** | _string_ | The name\n\n### Optional parameters\n\nName | Type | Description | Default\n---- | ---- | ---- | ----\n**metadata.labels** | [_labels_](#labels) | Labels | `{}`\n',
    'table - name: string required – The name',
    'table - metadata.labels: labels optional = {} – Labels',
  ],
  [
    'nested rows',
    '## POST /a\n\n### Request body\n\n| Field | Type |\n| - | - |\n| `user` | object |\n| ↳ `id` | string |\n| ↳ `name` | string |\n| `tags[]` | string |\n',
    'table body user: object',
    '  table body id: string',
    '  table body name: string',
    'table body tags[]: string',
  ],
  [
    'fields of the response',
    '## GET /a\n\n### Response\n\n| Field | Type |\n| - | - |\n| id | string |\n\n### Response headers\n\n| Header | Description |\n| - | - |\n| ETag | The version. |\n',
    '< table - id: string',
    '< table header ETag – The version.',
  ],
  [
    'a heading that only MDX knows',
    '## Get\n<Route method="GET">/a</Route>\n\n<Anchor id="x" />\n###### Query String Params\n\n| Field | Type |\n| - | - |\n| q? | string |\n\n<Anchor id="y" />\n###### Response Body\n\n| Field | Type |\n| - | - |\n| id | string |\n\n<Anchor id="z" />\n###### Thing Object\n\n| Field | Type |\n| - | - |\n| no | string |\n',
    'table query q: string optional',
    '< table body id: string',
  ],
  [
    'labels in bold',
    '## GET /a\n\n**Headers**\n\n| Name | Description |\n| - | - |\n| X-A | One. |\n\nThe request body takes these fields:\n\n| Name | Type |\n| - | - |\n| b | string |\n',
    'table header X-A – One.',
    'table body b: string',
  ],
  [
    'German',
    '## GET /a\n\n### Parameter\n\n| Name | Typ | Pflicht | Standardwert | Beschreibung |\n| - | - | - | - | - |\n| suche | string | ja | | Der Text. |\n| seite | integer | nein | 1 | Die Seite. |\n',
    'table - suche: string required – Der Text.',
    'table - seite: integer optional = 1 – Die Seite.',
  ],
  [
    'French',
    '## GET /a\n\n| Paramètre | Type | Obligatoire | Description |\n| - | - | - | - |\n| nom | string | oui | Le nom. |\n',
    'table - nom: string required – Le nom.',
  ],
  [
    'Spanish and Portuguese',
    '## GET /a\n\n| Parámetro | Tipo | Requerido | Descripción |\n| - | - | - | - |\n| nombre | string | sí | El nombre. |\n\n## GET /b\n\n| Parâmetro | Tipo | Obrigatório | Descrição |\n| - | - | - | - |\n| nome | string | não | O nome. |\n',
    'table - nombre: string required – El nombre.',
    'table - nome: string optional – O nome.',
  ],
  [
    'Chinese and Japanese',
    '## GET /a\n\n### 请求参数\n\n| 参数名 | 类型 | 必填 | 说明 |\n| - | - | - | - |\n| page | int | 是 | 页码 |\n\n## GET /b\n\n| パラメータ | 型 | 必須 | 説明 |\n| - | - | - | - |\n| page | int | 任意 | ページ |\n',
    'table - page: int required – 页码',
    'table - page: int optional – ページ',
  ],
  [
    'other tables',
    '## GET /a\n\n### Permissions\n\n| Type | Permissions |\n| - | - |\n| Delegated | Files.Read |\n\n### Parameters\n\nText.\n\n#### Quantization\n\n| Kind | Good |\n| - | - |\n| q4_0 | yes |\n',
  ],
  [
    'half a table',
    '## GET /a\n\n### Parameters\n\n| Name | Type |\n| - | - |\n| a\n| b | str',
    'table - a',
    'table - b: str',
  ],
  ['a table of nothing', '## GET /a\n\n### Parameters\n\n| Name | Type |\n| - | - |\n'],
];

const htmlTables: readonly OperationDocument[] = [
  [
    'headings, rows and blank lines',
    '## GET /a/{id}\n\n#### Query parameters\n\n<table>\n<thead><tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr></thead>\n<tbody>\n<tr>\n<td><code>limit</code></td>\n<td>integer</td>\n<td>Yes</td>\n<td><p>How many.</p></td>\n</tr>\n\n<tr><td>id</td><td>string</td><td>No</td><td>Which.</td></tr>\n</tbody>\n</table>\n',
    'path path id required',
    'html-table query limit: integer required – How many.',
    'html-table query id: string optional – Which.',
  ],
  [
    'half a table',
    '## GET /a\n\n<table><tr><th>Parameter</th><th>Type</th></tr>\n<tr><td>a</td><td>str',
    'html-table - a: str',
  ],
];

const lists: readonly OperationDocument[] = [
  [
    'names in code',
    `## Generate\n\n${fence}\nPOST /api/generate\n${fence}\n\n### Parameters\n\n- \`model\`: (required) the model\n- \`prompt\`: the prompt\n\nAdvanced parameters (optional):\n\n- \`keep_alive\`: how long (default: \`5m\`)\n- \`format\` (deprecated): can be anything\n`,
    'list - model required – (required) the model',
    'list - prompt – the prompt',
    'list - keep_alive optional = 5m – how long (default: 5m)',
    'list - format optional – can be anything',
  ],
  [
    'names in bold with notes',
    '## GET /a\n\n**Query parameters**:\n\n- **limit** (integer, optional, default 10) – how many\n- **sort** (string, one of `a`) - the order\n- **all** – show all\n',
    'list query limit: integer optional = 10 – how many',
    'list query sort: string {a} – the order',
    'list query all – show all',
  ],
  [
    'types at the name',
    '## GET /a\n\nURL query parameters:\n\n- `query=<string>`: The words.\n- `time=<rfc3339 | unix_timestamp>`: When. Optional.\n- `match[]=<selector>`: Which.\n- `height (integer)`: How high. Required.\n',
    'list query query: string – The words.',
    'list query time: rfc3339 | unix_timestamp optional – When. Optional.',
    'list query match[]: selector – Which.',
    'list query height: integer required – How high. Required.',
  ],
  [
    'API Blueprint',
    '## Get [GET /a/{id}]\n\n+ Parameters\n\n    + id: `1` (number, required) - the id\n',
    'list path id: number required – the id',
  ],
  [
    'plain names',
    '## GET /a\n\n### Parameters\n\n- user_id: string, required\n- name - the name\n- pageSize: integer. How many.\n',
    'list - user_id: string required – required',
    'list - name – the name',
    'list - pageSize: integer – How many.',
  ],
  [
    'nested lists',
    '## POST /a\n\n**JSON parameters**:\n\n- **Healthcheck** - A test.\n    - **Interval** - In nanoseconds.\n-   **filters** – Which.\n  -   `exited=<int>`; -- by code\n  -   `status=`(`a`|`b`)\n',
    'list body Healthcheck – A test.',
    '  list body Interval – In nanoseconds.',
    'list body filters – Which.',
    '  list body exited: int – by code',
    '  list body status – (a|b)',
  ],
  [
    'fields of a parameter',
    '## POST /a\n\n### Parameters\n\n- `messages`: what was said\n\nThe `message` object has the following fields:\n\n- `role`: who said it, either `a` or `b`\n',
    'list - messages – what was said',
    '  list - role {a|b} – who said it, either a or b',
  ],
  [
    'fields of the response',
    '## GET /a\n\n### Response\n\nThe response has these fields:\n\n- `id`: which\n',
    '< list - id – which',
  ],
  ['several paragraphs', '## GET /a\n\n### Parameters\n\n- `id`\n\n  Which one.\n', 'list - id – Which one.'],
  [
    'what the path names',
    '## GET /a/{id}\n\nShows one.\n\n- `id`: which\n- `deep`: all of it\n',
    'list path id – which',
    'list - deep – all of it',
  ],
  [
    'fields of other things',
    '## GET /a\n\nKey properties of a server:\n\n- `name`: which\n\nThe `data` of the query result consists of:\n\n- `id`: which\n\nProgress events have the form:\n\n- `no`: none\n\nThe response is empty if any of these parameters are given:\n\n- `q`: words\n',
    'list - q – words',
    '< list - id – which',
  ],
  ['words behind the label', '## GET /a\n\nParameters: all are optional.\n\n* `id`: which\n', 'list - id – which'],
  [
    'other lists',
    '## GET /a\n\n- `id`: not announced\n\n### Parameters\n\nSteps:\n\n- Go there: and look\n- Note: this\n\nThe syntax of filters:\n\n- `a`: b\n',
  ],
];

const definitions: readonly OperationDocument[] = [
  [
    'terms and definitions',
    '## GET /a\n\n### Query parameters\n\nlimit\n: How many. Optional.\n\n`sort` (string)\n: The order.\n  In two lines.\n',
    'definition-list query limit optional – How many. Optional.',
    'definition-list query sort: string – The order. In two lines.',
  ],
  [
    'HTML',
    '## GET /a\n\n### Parameters\n\n<dl>\n<dt><code>limit</code></dt>\n<dd>How many. Defaults to 10.</dd>\n<dt>sort</dt>\n<dd>The order.</dd>\n</dl>\n',
    'definition-list - limit = 10 – How many. Defaults to 10.',
    'definition-list - sort – The order.',
  ],
];

const components: readonly OperationDocument[] = [
  [
    'fields of MDX',
    '## GET /a/{id}\n\n<ParamField path="id" type="string" required>\n  The id.\n</ParamField>\n\n<ParamField query="limit" type="integer" default="10" />\n\n<ResponseField name="user" type="object">\n  The user.\n\n  <ResponseField name="name" type="string">\n    Its name.\n  </ResponseField>\n</ResponseField>\n',
    'component path id: string required – The id.',
    'component query limit: integer = 10',
    '< component - user: object – The user.',
    '<   component - name: string – Its name.',
  ],
  [
    'properties',
    '## GET /a\n\n<Properties>\n  <Property name="limit" type="integer">\n    How many.\n  </Property>\n</Properties>\n',
    'component - limit: integer – How many.',
  ],
  [
    'shortcodes',
    '## GET /a\n\n{% swagger-parameter in="query" name="limit" type="Integer" required="false" %}\nHow many.\n{% endswagger-parameter %}\n',
    'component query limit: Integer optional – How many.',
  ],
];

const sentences: readonly OperationDocument[] = [
  [
    'names before what they are',
    '## GET /a\n\nIt supports the `$expand`, `$select`, and `$top` [OData query parameters](x.md) to customize the response. It also takes the `X-Reason` header.\n',
    'prose query $expand – It supports the $expand, $select, and $top OData query parameters to customize the response.',
    'prose query $select – It supports the $expand, $select, and $top OData query parameters to customize the response.',
    'prose query $top – It supports the $expand, $select, and $top OData query parameters to customize the response.',
    'prose header X-Reason – It also takes the X-Reason header.',
  ],
  [
    'what is answered, denied or documented already',
    '## GET /a\n\nThe response has the `ETag` header. It does not take the `x` header. The query parameter `q` may be empty.\n\n### Query parameters\n\n- `q`: the words\n',
    'list query q – the words',
    '< prose header ETag – The response has the ETag header.',
  ],
];

testOperations('Parameters in tables', tables, describeParameters);
testOperations('Parameters in tables of HTML', htmlTables, describeParameters);
testOperations('Parameters in lists', lists, describeParameters);
testOperations('Parameters in definition lists', definitions, describeParameters);
testOperations('Parameters in components', components, describeParameters);
testOperations('Parameters in sentences', sentences, describeParameters);
