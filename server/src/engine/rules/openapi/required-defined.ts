import { didYouMean } from '../../configuration/problem.ts';
import { replaceScalar } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { mayHaveProperty, propertiesOf } from '../../spec/facts/schema-properties.ts';
import type { ListNode, MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A property is required and described nowhere.',
  explanation: `A name in \`required\` that \`properties\` does not have is mostly a misspelt one, or of a property that was renamed. Properties count
wherever the schema gets them from: its own, those behind \`$ref\`, \`allOf\`, \`oneOf\` and \`anyOf\`, and, for a schema inside of those, the properties of
the schema around it. \`patternProperties\` and a schema in \`additionalProperties\` describe all names. A schema that has nothing but \`required\` is meant
to be combined with others, and is left alone.`,
  aliases: ['no-required-schema-properties-undefined', 'required-fields-defined'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt name',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      required: [wieght]
                 ^^^^^^ No property \`wieght\` is described; did you mean \`weight\`?
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
      required: [weight]
      properties:
        weight: { type: integer }
`,
    },
  ],
  visit: {
    schema(schema, context) {
      const required = schema.node.list('required');
      if (!required || isOnlyRequired(schema)) return;
      const own = propertiesOf(schema.node, context);
      for (const item of required.items) {
        if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
        const name = item.value;
        if (own?.has(name) || isDescribed(schema, name, context)) continue;
        const free = [...namesAround(schema, context)].filter((other) => !isListed(required, other));
        const meant = nearest(name, free);
        context.report({
          message: `No property \`${name}\` is described${didYouMean(meant)}`,
          at: item,
          lacks: { map: schema.node, keys: ['properties'] },
          fixes: () =>
            meant === undefined
              ? []
              : [{ title: `Write \`${meant}\``, edits: [replaceScalar(item, meant)], isSafe: false }],
        });
      }
    },
  },
};

function isListed({ items }: ListNode, name: string): boolean {
  return items.some((item) => item.kind === 'scalar' && item.value === name);
}

function isOnlyRequired({ node }: SpecObject): boolean {
  return !node.has('properties') && !node.has('type') && !combined.some((key) => node.has(key));
}

const combined = ['allOf', 'oneOf', 'anyOf', 'not', 'if', '$ref', 'additionalProperties', 'unevaluatedProperties'];

function isDescribed(schema: SpecObject, name: string, context: SpecContext): boolean {
  for (const around of schemasAround(schema)) if (mayHaveProperty(around.node, name, context)) return true;
  return false;
}

/** The schema, and those that it is a part of: they are about the same value. */
function* schemasAround(schema: SpecObject): Iterable<SpecObject> {
  for (let at: SpecObject | undefined = schema; at?.type === 'schema'; at = at.parent) {
    yield at;
    if (at.field === undefined || !sameValue.has(at.field)) return;
  }
}

const sameValue: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

function* namesAround(schema: SpecObject, context: SpecContext): Iterable<string> {
  for (const { node } of schemasAround(schema)) yield* ownNames(node, context);
}

function ownNames(schema: MapNode, context: SpecContext): readonly string[] {
  return propertiesOf(schema, context)?.entries.map(({ key }) => key) ?? [];
}
