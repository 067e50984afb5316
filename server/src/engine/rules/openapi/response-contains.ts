import { placeOfMap } from '../../spec/facts/place-of.ts';
import { hasProperty } from '../../spec/facts/schema-properties.ts';
import { matchesStatus, responsesOf } from '../../spec/facts/statuses.ts';
import { type Entry, keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import { textsByName } from '../spec-options.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A response lacks a header or a property that it should have.',
  explanation: `Says by status what every response must have: headers, in any case of letters, and properties of the body, in every alternative
of its schema. Without options it finds nothing. Bodies that aren't objects, and 204, have no properties. Redocly has two rules for this, and calls the
option of each \`names\`.`,
  aliases: ['response-contains-header', 'response-contains-property'],
  options: {
    headers: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      description: 'Names of headers by status: `200`, `2XX`, `default`.',
      default: {},
    },
    properties: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      description: 'Names of properties by status: `200`, `2XX`, `default`.',
      default: {},
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'A response without the header that all must have',
      options: { headers: { '2XX': ['X-Request-Id'] } },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
        ^^^^^ The response has no header \`X-Request-Id\`
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
          headers:
            x-request-id:
              schema: { type: string }
`,
    },
    {
      title: 'A body without a property that all must have',
      options: { properties: { '4XX': ['code'] } },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
            application/json:
              schema:
                type: object
                properties:
                ^^^^^^^^^^ The response has no property \`code\`
                  text: { type: string }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '404':
          description: There are no parcels.
          content:
            application/json:
              schema:
                type: object
                properties:
                  code: { type: string }
                  text: { type: string }
`,
    },
  ],
  visit: {
    operation({ node }, context) {
      const headers = textsByName(context.options.headers);
      const properties = textsByName(context.options.properties);
      for (const response of responsesOf(node)) {
        const wantedHeaders = wantedFor(response.key, headers);
        const wantedProperties = response.key === '204' ? [] : wantedFor(response.key, properties);
        if (wantedHeaders.length > 0) checkHeaders(response, wantedHeaders, context);
        if (wantedProperties.length > 0) checkBodies(response, wantedProperties, context);
      }
    },
  },
};

function wantedFor(status: string, byStatus: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...byStatus].flatMap(([wanted, names]) => (matchesStatus(status, wanted) ? names : []));
}

function checkHeaders(entry: Entry, wanted: readonly string[], { follow, followMap, report }: SpecContext): void {
  const response = follow(entry.value);
  if (!response || response.kind === 'list') return;
  const headers = response.kind === 'map' ? response.entry('headers') : undefined;
  const there = new Set((headers && followMap(headers.value))?.entries.map(({ key }) => key.toLowerCase()));
  for (const name of wanted) {
    if (there.has(name.toLowerCase())) continue;
    const own = response.kind === 'map' && response !== entry.value ? placeOfMap(response) : keyPlace(entry);
    report({ message: `The response has no header \`${name}\``, at: headers ? keyPlace(headers) : own });
  }
}

function checkBodies({ value }: Entry, wanted: readonly string[], context: SpecContext): void {
  const response = context.followMap(value);
  if (!response) return;
  if (context.version === '2.0') checkBody(response, wanted, context);
  for (const { value: written } of response.map('content')?.entries ?? []) {
    const mediaType = context.followMap(written);
    if (mediaType) checkBody(mediaType, wanted, context);
  }
}

function checkBody(holder: MapNode, wanted: readonly string[], context: SpecContext): void {
  const written = holder.entry('schema');
  const schema = written && context.followMap(written.value);
  if (!written || !schema || isNoObject(schema)) return;
  for (const name of wanted) {
    if (hasProperty(written.value, name, context)) continue;
    const at: Place = keyPlace(schema.entry('properties') ?? written);
    context.report({ message: `The response has no property \`${name}\``, at });
  }
}

function isNoObject(schema: MapNode): boolean {
  const type = schema.get('type');
  return type?.kind === 'scalar' && type.value !== 'object';
}
