import { didYouMean } from '../../configuration/problem.ts';
import { insertItem } from '../../spec/edit/edits.ts';
import { isTrueAlways, requires } from '../../spec/facts/alternatives.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { propertiesOf } from '../../spec/facts/schema-properties.ts';
import type { MapNode, Node, ScalarNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'The property that a discriminator names is not described, or may be missing.',
  explanation: `Readers and generated code look at that property to know which schema a value has. In 2.0 it must be one of the schema's own properties, and
required. Since 3.0 it should be required ("the behavior when the property is absent is undefined"), in the schema itself or in every one of its \`oneOf\` or
\`anyOf\`: that is a warning. In 3.2 it may be optional where \`defaultMapping\` says what then holds, and must not be without.

What \`mapping\` and \`defaultMapping\` name is checked by \`openapi/unresolved-ref\`.`,
  aliases: ['oas2-discriminator', 'spec-discriminator-defaultMapping'],
  isFixable: true,
  examples: [
    {
      title: 'A property that may be missing',
      bad: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      discriminator:
        propertyName: kind
                      ^^^^ \`kind\` isn't required, and there is no \`defaultMapping\`
      properties:
        kind: { type: string }
`,
      good: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      discriminator:
        propertyName: kind
      required: [kind]
      properties:
        kind: { type: string }
`,
    },
    {
      title: 'A property that one of the alternatives does not have',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      oneOf:
        - $ref: '#/components/schemas/Letter'
        - $ref: '#/components/schemas/Box'
      discriminator:
        propertyName: kind
                      ^^^^ There is no property \`kind\` in \`Box\`
    Letter:
      type: object
      required: [kind]
      properties:
        kind: { type: string }
    Box:
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      oneOf:
        - $ref: '#/components/schemas/Letter'
        - $ref: '#/components/schemas/Box'
      discriminator:
        propertyName: kind
    Letter:
      type: object
      required: [kind]
      properties:
        kind: { type: string }
    Box:
      type: object
      required: [kind]
      properties:
        kind: { type: string }
`,
    },
    {
      title: 'In 2.0: a property that is not required',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths: {}
definitions:
  Parcel:
    type: object
    discriminator: kind
                   ^^^^ \`kind\` isn't required
    required: [weight]
    properties:
      kind: { type: string }
      weight: { type: integer }
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths: {}
definitions:
  Parcel:
    type: object
    discriminator: kind
    required: [weight, kind]
    properties:
      kind: { type: string }
      weight: { type: integer }
`,
    },
  ],
  visit: {
    schema({ node }, context) {
      const name = node.get('discriminator');
      if (context.version === '2.0' && name) check(node, name, context);
    },
    discriminator({ node, parent }, context) {
      const name = node.get('propertyName');
      if (parent?.type === 'schema' && name) check(parent.node, name, context, node);
    },
  },
};

function check(schema: MapNode, name: Node, context: SpecContext, discriminator?: MapNode): void {
  if (name.kind !== 'scalar' || typeof name.value !== 'string' || discriminator?.has('defaultMapping')) return;
  const property = name.value;
  const isThere = (one: Node): boolean =>
    isTrueAlways(one, (map) => propertiesOf(map, context)?.has(property) ?? false, context);
  const isRequired = (one: Node): boolean => isTrueAlways(one, (map) => requires(map, property), context);
  const severity = context.version === '3.0' || context.version === '3.1' ? 'warning' : 'error';
  const alternatives = alternativesOf(schema);
  if (!isThere(schema)) {
    const lacking = alternatives.filter((one) => !isThere(one));
    const where = lacking.length > 0 ? inSome(lacking) : meantBy(schema, property);
    context.report({ message: `There is no property \`${property}\`${where}`, at: name, severity });
  } else if (!isRequired(schema)) {
    const where = inSome(alternatives.filter((one) => !isRequired(one)));
    const end = context.version === '3.2' ? ', and there is no `defaultMapping`' : '';
    const message = `\`${property}\` isn't required${where}${end}`;
    context.report({ message, at: name, severity, fixes: () => requirement(schema, name) });
  }
}

function alternativesOf(schema: MapNode): readonly Node[] {
  return [...(schema.list('oneOf')?.items ?? []), ...(schema.list('anyOf')?.items ?? [])];
}

function inSome(alternatives: readonly Node[]): string {
  const names = alternatives.flatMap((one) => (one.kind === 'map' ? [nameBehind(one.text('$ref'))] : []));
  const known = names.filter((name) => name !== undefined);
  return known.length > 0 ? ` in ${listed(known)}` : '';
}

function nameBehind(reference: string | undefined): string | undefined {
  return reference?.split('/').at(-1);
}

function meantBy(schema: MapNode, name: string): string {
  return didYouMean(nearest(name, schema.map('properties')?.entries.map(({ key }) => key) ?? []));
}

function requirement(schema: MapNode, name: ScalarNode): readonly SpecFix[] {
  const required = schema.list('required');
  if (!required || !schema.map('properties')?.has(String(name.value))) return [];
  const edits = [insertItem(required, String(name.value))];
  return [{ title: `Require \`${name.value}\``, edits, isSafe: false }];
}
