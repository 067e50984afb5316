import { listed } from '../../spec/facts/listed.ts';
import { placeOf } from '../../spec/facts/place-of.ts';
import { typesOf, visitSchemas } from '../../spec/facts/schemas.ts';
import { keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A keyword of a schema is about another type than the schema has.',
  explanation: `\`items\` says something of arrays, \`properties\` of objects, \`minLength\` of strings, \`minimum\` of numbers: beside another \`type\` they have
no effect, and one of the two is a mistake. Several such keywords of one kind are one finding.

A schema without a \`type\` is allowed, and common where it only adds something to others; with the option \`missing\` such a schema is reported where its
keywords show what the type should be.`,
  aliases: ['no-schema-type-mismatch', 'oas-missing-type', 'oas-schema-check'],
  options: {
    missing: {
      type: 'boolean',
      description: 'Report schemas without a `type` that have `properties`, `items` and the like.',
      default: false,
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'Properties of a list',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      properties:
      ^^^^^^^^^^ \`properties\` has no effect: the type is \`array\`
        weight: { type: integer }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      items:
        type: object
        properties:
          weight: { type: integer }
`,
    },
    {
      title: 'A schema that doesn’t say its type',
      options: { missing: true },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
    ^^^^^^ The schema has \`properties\`, and no \`type\`
      properties:
        weight: { type: integer }
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
        weight: { type: integer }
`,
    },
  ],
  visit: visitSchemas(check),
};

function check(schema: SpecObject, { report, options }: SpecContext): void {
  const { node, type: kind } = schema;
  const types = typesOf(node);
  if (!types) {
    if (options.missing !== true || node.has('type') || kind !== 'schema') return;
    const first = node.entries.find(({ key }) => about.has(key));
    if (!first) return;
    report({ message: `The schema has \`${first.key}\`, and no \`type\``, at: placeOf(schema) });
    return;
  }
  let seen: Set<string> | undefined;
  for (const entry of node.entries) {
    const its = about.get(entry.key);
    if (its === undefined || types.includes(its) || (its === 'number' && types.includes('integer'))) continue;
    if (seen?.has(its) || (kind !== 'schema' && entry.key === 'required')) continue;
    seen ??= new Set();
    seen.add(its);
    const names = namesOf(node, its);
    const verb = names.length > 1 ? 'have' : 'has';
    const written = types.map((type) => `\`${type}\``).join(', ');
    const said = types.length > 1 ? `the types are ${written}` : `the type is ${written}`;
    report({ message: `${listed(names)} ${verb} no effect: ${said}`, at: keyPlace(entry) });
  }
}

function namesOf(schema: MapNode, type: string): readonly string[] {
  return schema.entries.filter(({ key }) => about.get(key) === type).map(({ key }) => key);
}

/** The type that a keyword says something of. */
const about: ReadonlyMap<string, string> = new Map(
  Object.entries({
    string: ['minLength', 'maxLength', 'pattern'],
    number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
    array: [
      'items',
      'prefixItems',
      'contains',
      'minContains',
      'maxContains',
      'minItems',
      'maxItems',
      'uniqueItems',
      'unevaluatedItems',
    ],
    object: [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'propertyNames',
      'minProperties',
      'maxProperties',
      'dependentRequired',
      'dependentSchemas',
      'unevaluatedProperties',
    ],
  }).flatMap(([type, keys]) => keys.map((key) => [key, type] as const)),
);
