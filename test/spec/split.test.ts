import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Project } from '#engine/project.ts';
import { rules } from '#engine/rules/registry.ts';
import { checkSpecTexts, type SpecTexts } from '../support/specs.ts';

/**
 * All rules are on: what is off unless configured must not differ either. But for two: whether a reference may stand somewhere, and whether something is
 * a component, are what differs.
 */
const aboutSplitting: ReadonlySet<string> = new Set(['openapi/strict-refs', 'openapi/component-description']);

const all: Project['configuration']['rules'] = Object.fromEntries(
  [...rules]
    .filter(([id, { about, severity }]) => about === 'specs' && severity === 'off' && !aboutSplitting.has(id))
    .map(([id]) => [id, { severity: 'warning', options: {} }]),
);

/**
 * Whether what is missing is missed at the same text: not where the key of what lacks it stands in another file, as that of an operation, or where a
 * reference is pointed at.
 */
type Places = 'same' | 'elsewhere';

function findingsOf(texts: SpecTexts, places: Places): string[] {
  const found = checkSpecTexts(texts, all);
  return Object.entries(found).flatMap(([path, findings]) =>
    findings.map(({ rule, severity, message, span }) => {
      const text = texts[path]?.slice(span.start, span.end).replace(/^["']|["']$/g, '') ?? '';
      const said = `${severity} ${rule}: ${message}`;
      return places === 'same' ? `${said} | ${text}` : said;
    }),
  );
}

function alike(name: string, split: SpecTexts, whole: string, places: Places = 'same'): void {
  test(name, () => {
    const some = findingsOf(split, places);
    const others = findingsOf({ 'openapi.yaml': whole }, places);
    assert.ok(others.length > 10);
    assert.deepEqual({ split: without(some, others), bundled: without(others, some) }, { split: [], bundled: [] });
  });
}

/** What stands in a list more often than in another one. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0, license: { name: MIT, url: 'https://example.com' } }
tags: [{ name: parcels }]
security: [{ key: [] }]
`;

const security = `
  securitySchemes:
    key: { type: apiKey, in: query, name: key }
    unused: { type: http, scheme: basic }
`;

const list = `
tags: [parcels, lost]
operationId: list parcels
parameters:
  - { name: limit, in: query, schema: { type: integer, default: ten } }
  - { name: limit, in: query, schema: { type: integer } }
sumary: x
responses:
  '200': { description: The parcels., content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
`;

const parcel = `
type: object
required: [wieght]
properties:
  weight: { type: integer, enum: [1, 1, two], example: heavy }
  inside: { type: array }
`;

const bundled = `${head}paths:
  /parcels/{id}/:
    get:${indented(list, 6)}
components:${security}
  schemas:
    Parcel:${indented(parcel, 6)}
`;

function indented(text: string, by: number): string {
  return text.trimEnd().replaceAll(/\n/g, `\n${' '.repeat(by)}`);
}

const external = list.replace('#/components', 'openapi.yaml#/components');
const rootComponents = `components:${security}
  schemas:
    Parcel:${indented(parcel, 6)}
`;

alike(
  'a path item in a file of its own',
  {
    'openapi.yaml': `${head}paths: { '/parcels/{id}/': { $ref: item.yaml } }\n${rootComponents}`,
    'item.yaml': `get:${indented(external, 2)}\n`,
  },
  bundled,
);

alike(
  'an operation in a file of its own, in a folder with a blank',
  {
    'openapi.yaml': `${head}paths: { '/parcels/{id}/': { get: { $ref: 'my%20files/list.yaml' } } }\n${rootComponents}`,
    'my%20files/list.yaml': external.replace('openapi.yaml', '../openapi.yaml').trimStart(),
  },
  bundled,
  'elsewhere',
);

alike(
  'all paths in one file',
  {
    'openapi.yaml': `${head}paths: { $ref: paths.yaml }\n${rootComponents}`,
    'paths.yaml': `/parcels/{id}/:\n  get:${indented(external, 4)}\n`,
  },
  bundled,
);

alike(
  'path items by pointers into one file',
  {
    'openapi.yaml': `${head}paths: { '/parcels/{id}/': { $ref: 'paths.yaml#/~1parcels~1%7Bid%7D~1' } }\n${rootComponents}`,
    'paths.yaml': `/parcels/{id}/:\n  get:${indented(external, 4)}\n`,
  },
  bundled,
);

alike(
  'a schema in a file of its own',
  {
    'openapi.yaml': `${head}paths:\n  /parcels/{id}/:\n    get:${indented(list, 6)}
components:${security}
  schemas: { Parcel: { $ref: ./schemas/Parcel.yaml } }
`,
    'schemas/Parcel.yaml': parcel.trimStart(),
  },
  bundled,
);

alike(
  'all schemas in one file',
  {
    'openapi.yaml': `${head}paths:\n  /parcels/{id}/:\n    get:${indented(list, 6)}
components:${security}
  schemas: { $ref: schemas.yaml }
`,
    'schemas.yaml': `Parcel:${indented(parcel, 2)}\n`,
  },
  bundled,
);

alike(
  'a schema in JSON beside YAML',
  {
    'openapi.yaml': `${head}paths:\n  /parcels/{id}/:\n    get:${indented(list, 6)}
components:${security}
  schemas: { Parcel: { $ref: 'schemas.json#/Parcel' } }
`,
    'schemas.json': `{ "Parcel": { "type": "object", "required": ["wieght"], "properties": {
  "weight": { "type": "integer", "enum": [1, 1, "two"], "example": "heavy" },
  "inside": { "type": "array" } } } }`,
  },
  bundled,
);

alike(
  'properties in a file of their own',
  {
    'openapi.yaml': `${head}paths:\n  /parcels/{id}/:\n    get:${indented(list, 6)}
components:${security}
  schemas:
    Parcel:
      type: object
      required: [wieght]
      properties: { $ref: properties.yaml }
`,
    'properties.yaml': `weight: { type: integer, enum: [1, 1, two], example: heavy }\ninside: { type: array }\n`,
  },
  bundled,
);

alike(
  'parameters in a file of theirs, by pointers',
  {
    'openapi.yaml': `${head}paths:
  /parcels/{id}/:
    get:
      tags: [parcels, lost]
      operationId: list parcels
      parameters:
        - $ref: 'parameters.yaml#/first'
        - $ref: 'parameters.yaml#/second'
      sumary: x
      responses: { '200': { $ref: 'responses.yaml#/list' } }
${rootComponents}`,
    'parameters.yaml': `first: { name: limit, in: query, schema: { type: integer, default: ten } }
second: { name: limit, in: query, schema: { type: integer } }
`,
    'responses.yaml': `list: { description: The parcels., content: { application/json: { schema: { $ref: 'openapi.yaml#/components/schemas/Parcel' } } } }
`,
  },
  bundled,
  'elsewhere',
);

const swaggerHead = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: example.com/
`;
const swaggerItem = `
get:
  parameters:
    - { name: id, in: path, type: string }
    - $ref: '#/parameters/limit'
  responses:
    200: { description: A parcel., schema: { $ref: '#/definitions/Parcel' } }
`;
const swaggerDefinition = `
type: object
discriminator: kind
properties: { kind: { type: strin } }
`;

alike(
  'an API of version 2.0',
  {
    'openapi.yaml': `${swaggerHead}paths: { $ref: paths.yaml }
parameters: { limit: { $ref: 'common.yaml#/limit' } }
definitions: { $ref: 'common.yaml#/definitions' }
`,
    'paths.yaml': `/parcels/{id}:${indented(swaggerItem, 2).replaceAll("'#", "'openapi.yaml#")}\n`,
    'common.yaml': `limit: { name: limit, in: query }\ndefinitions:\n  Parcel:${indented(swaggerDefinition, 4)}\n`,
  },
  `${swaggerHead}paths:
  /parcels/{id}:${indented(swaggerItem, 4)}
parameters: { limit: { name: limit, in: query } }
definitions:
  Parcel:${indented(swaggerDefinition, 4)}
`,
);
