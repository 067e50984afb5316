import { visitSchemas } from '../../spec/facts/schemas.ts';
import { keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'Two limits of a schema exclude each other, or one of them has no effect.',
  explanation: `Where the least is greater than the greatest, no value fits: \`minimum\` and \`maximum\`, \`minLength\` and \`maxLength\`, \`minItems\`
and \`maxItems\`, \`minProperties\` and \`maxProperties\`, \`minContains\` and \`maxContains\`. From 3.1 on \`exclusiveMinimum\` and \`exclusiveMaximum\` are
numbers of their own: beside \`minimum\` or \`maximum\` only the stricter one counts. Before, they only say how those are meant, and without them they say
nothing (a warning).`,
  aliases: ['no-mixed-number-range-constraints'],
  isFixable: false,
  examples: [
    {
      title: 'A range that no number is in',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      type: integer
      minimum: 100
      maximum: 10
               ^^ No number is at least 100 and at most 10
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      type: integer
      minimum: 10
      maximum: 100
`,
    },
    {
      title: 'Two limits at the same end',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      type: number
      maximum: 100
      ^^^^^^^ \`maximum\` has no effect beside \`exclusiveMaximum\`, which is stricter
      exclusiveMaximum: 50
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      type: number
      exclusiveMaximum: 50
`,
    },
  ],
  visit: visitSchemas(({ node }, context) => {
    // Most schemas have no limit: one look at their keys tells.
    if (!node.entries.some(({ key }) => limits.has(key))) return;
    checkPairs(node, context);
    const isSeparate = context.version === '3.1' || context.version === '3.2';
    if (isSeparate) checkBothLimits(node, context);
    else checkExclusive(node, context);
  }),
};

function checkPairs(schema: MapNode, { report, version }: SpecContext): void {
  for (const [least, most, counted] of pairs) {
    const [from, to] = [numberOf(schema, least), numberOf(schema, most)];
    if (!from || !to || from.value <= to.value) continue;
    if (least === 'minContains' && (version === '2.0' || version === '3.0')) continue;
    const message = `No ${counted} at least ${from.value} and at most ${to.value}`;
    report({ message, at: to.at, related: [{ at: from.at, message: `\`${least}\` is ${from.value}` }] });
  }
}

const pairs = [
  ['minimum', 'maximum', 'number is'],
  ['minLength', 'maxLength', 'text has a length of'],
  ['minItems', 'maxItems', 'list has a length of'],
  ['minProperties', 'maxProperties', 'object has a number of properties that is'],
  ['minContains', 'maxContains', 'number is'],
] as const;

const limits: ReadonlySet<string> = new Set([
  ...pairs.map(([least]) => least),
  ...pairs.map(([, most]) => most),
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

/** Since JSON Schema draft 6: two limits at each end. */
function checkBothLimits(schema: MapNode, { report }: SpecContext): void {
  for (const [name, exclusive, sign] of [
    ['minimum', 'exclusiveMinimum', 1],
    ['maximum', 'exclusiveMaximum', -1],
  ] as const) {
    const [one, other] = [numberOf(schema, name), numberOf(schema, exclusive)];
    if (!one || !other) continue;
    const [loser, winner] = (one.value - other.value) * sign > 0 ? [exclusive, name] : [name, exclusive];
    const entry = schema.entry(loser);
    if (!entry) continue;
    report({
      message: `\`${loser}\` has no effect beside \`${winner}\`, which is stricter`,
      at: keyPlace(entry),
    });
  }
  const [above, below] = [numberOf(schema, 'exclusiveMinimum'), numberOf(schema, 'exclusiveMaximum')];
  if (above && below && above.value >= below.value)
    report({ message: `No number is greater than ${above.value} and less than ${below.value}`, at: below.at });
}

/** JSON Schema draft 4: a boolean that says how the limit is meant. */
function checkExclusive(schema: MapNode, { report }: SpecContext): void {
  for (const [name, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const entry = schema.entry(exclusive);
    if (entry?.value.kind !== 'scalar' || entry.value.value !== true || schema.has(name)) continue;
    report({ severity: 'warning', message: `\`${exclusive}\` has no effect without \`${name}\``, at: keyPlace(entry) });
  }
}

function numberOf(schema: MapNode, key: string): { readonly value: number; readonly at: Place } | undefined {
  const node = schema.get(key);
  return node?.kind === 'scalar' && typeof node.value === 'number' ? { value: node.value, at: node } : undefined;
}
