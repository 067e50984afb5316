import { insertEntry, replaceScalar } from '../../spec/edit/edits.ts';
import { anyOfTypes, isNullable, isOfType, typesOf, valueName, visitSchemas } from '../../spec/facts/schemas.ts';
import { type MapNode, type Node, textAt } from '../../spec/tree/node.ts';
import { placeOf } from '../../spec/walk/places.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A value of `enum` is not of the type that the schema has.',
  explanation: `Such a value can never be sent: the schema refuses what its own list allows. In YAML it is often a value without quotes: \`1.0\` is a
number, \`"1.0"\` is text. \`1.0\` is an integer, as JSON Schema says. \`null\` needs \`nullable: true\` in 3.0, \`null\` in \`type\` since 3.1, and in
2.0 the extension \`x-nullable\`. Where no value at all fits, that is one finding, at the type.`,
  aliases: ['no-enum-type-mismatch', 'typed-enum'],
  isFixable: true,
  examples: [
    {
      title: 'A number among texts',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      enum:
        - small
        - 2
          ^ \`2\` isn't a string
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      enum:
        - small
        - '2'
`,
    },
    {
      title: 'Another type than all of the values have',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: integer
            ^^^^^^^ No value of \`enum\` is an integer
      enum: [small, large]
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      enum: [small, large]
`,
    },
  ],
  visit: visitSchemas(({ node }, context) => check(node, context)),
};

function check(schema: MapNode, { report, version }: SpecContext): void {
  const values = schema.list('enum')?.items ?? [];
  const types = values.length > 0 ? typesOf(schema) : undefined;
  if (!types) return;
  const mayBeNull = isNullable(schema, version);
  const wrong = values.filter((value) => !fits(value, types) && !(mayBeNull && isNull(value)));
  const type = schema.entry('type');
  if (wrong.length > 1 && wrong.length === values.length && type) {
    const message = `No value of \`enum\` is ${anyOfTypes(types)}`;
    report({ message, at: placeOf({ node: type.value, entry: type }), fixes: () => asText(wrong, types) });
    return;
  }
  for (const value of wrong) {
    report({
      message: `${valueName(value)} isn't ${anyOfTypes(types)}`,
      at: placeOf({ node: value, entry: undefined }),
      fixes: () => (isNull(value) ? asNullable(schema, version) : asText([value], types)),
    });
  }
}

function fits(value: Node, types: readonly string[]): boolean {
  return types.some((type) => isOfType(value, type));
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function asText(values: readonly Node[], types: readonly string[]): SpecFix[] {
  const edits = values.flatMap((value) =>
    value.kind === 'scalar' && typeof value.value !== 'string' && value.value !== null
      ? [replaceScalar(value, textAt(value))]
      : [],
  );
  if (!types.includes('string') || edits.length < values.length) return [];
  return [{ title: values.length === 1 ? 'Write it as text' : 'Write them as text', edits, isSafe: false }];
}

function asNullable(schema: MapNode, version: SpecContext['version']): SpecFix[] {
  if (version !== '3.0' || schema.has('nullable')) return [];
  const edits = [insertEntry(schema, 'nullable', true, schema.entry('type'))];
  return [{ title: 'Insert `nullable: true`', edits, isSafe: false }];
}
