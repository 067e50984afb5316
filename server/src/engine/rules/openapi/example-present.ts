import { placeOf } from '../../spec/facts/place-of.ts';
import { propertiesOf } from '../../spec/facts/schema-properties.ts';
import { hasType } from '../../spec/facts/schemas.ts';
import { keyPlace, type MapNode, type Node } from '../../spec/tree/node.ts';
import { typeName } from '../../spec/walk/names.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A body, a parameter or a property has no example.',
  explanation: `An example tells more than a type. The body of a request or a response has one when its media type has, or its schema, or every property of
the schema; a parameter or a header when it or its schema has one. Properties are asked for one where they are texts or numbers. A \`default\`, \`const\` or \`enum\` shows a
value as well, and binary texts need none.`,
  aliases: ['oas3-missing-example', 'scalar-property-missing-example'],
  options: {
    of: {
      type: 'array',
      items: { type: 'string', enum: ['bodies', 'parameters', 'properties'] },
      description: 'What must have an example.',
      default: ['bodies', 'parameters', 'properties'],
    },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A property without an example',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code:
        ^^^^ The property \`code\` has no example
          type: string
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        code:
          type: string
          examples: [P-2041]
`,
    },
    {
      title: 'A body without an example',
      options: { of: ['bodies'] },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/first:
    get:
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
            ^^^^^^^^^^^^^^^^ The media type \`application/json\` has no example
              schema: { type: object }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/first:
    get:
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
              schema: { type: object }
              example: { code: P-2041 }
`,
    },
  ],
  visit: {
    mediaType: (object, context) => check(object, 'bodies', context),
    parameter: (object, context) => {
      if (object.node.text('in') !== 'body') check(object, 'parameters', context);
    },
    header: (object, context) => check(object, 'parameters', context),
    schema({ node }, context) {
      const { options, report } = context;
      if (!textsOf(options.of).includes('properties')) return;
      for (const entry of propertiesOf(node, context)?.entries ?? []) {
        const { key, value } = entry;
        if (value.kind !== 'map' || shows(value) || !scalars.some((type) => hasType(value, type))) continue;
        if (value.text('format') === 'binary' || value.has('contentMediaType')) continue;
        report({ message: `The property \`${key}\` has no example`, at: keyPlace(entry) });
      }
    },
  },
};

const scalars = ['string', 'number', 'integer'];

function check(object: SpecObject, kind: string, { options, report, follow, lookup, version }: SpecContext): void {
  const { node, type, key } = object;
  if (!textsOf(options.of).includes(kind) || version === '2.0' || shows(node)) return;
  const schema = node.get('schema') ?? node.get('itemSchema');
  const content = node.get('content');
  if (content || (schema && showsAll(schema, { follow, lookup }, new Set()))) return;
  const name = type === 'parameter' ? (node.text('name') ?? key) : key;
  report({ message: `The ${typeName(type)} \`${name}\` has no example`, at: placeOf(object) });
}

function shows(node: MapNode): boolean {
  return showing.some((key) => node.has(key));
}

const showing = ['example', 'examples', 'default', 'const', 'enum'];

/** A schema, or all that a value of it is made of. */
function showsAll(schema: Node, context: Pick<SpecContext, 'follow' | 'lookup'>, seen: Set<Node>): boolean {
  const node = context.follow(schema);
  if (node?.kind !== 'map' || seen.has(node)) return true;
  seen.add(node);
  if (shows(node) || node.text('format') === 'binary' || hasType(node, 'boolean')) return true;
  const parts = [
    ...(propertiesOf(node, context)?.entries.map(({ value }) => value) ?? []),
    ...(node.list('allOf')?.items ?? []),
    ...[node.get('items')].filter((items) => items !== undefined),
  ];
  if (parts.length > 0) return parts.every((part) => showsAll(part, context, seen));
  const alternatives = [...(node.list('oneOf')?.items ?? []), ...(node.list('anyOf')?.items ?? [])];
  return alternatives.some((one) => showsAll(one, context, seen));
}
