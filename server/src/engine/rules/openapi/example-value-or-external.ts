import { removeEntry } from '../../spec/edit/edits.ts';
import { keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'An example is given in two ways that exclude each other.',
  explanation: `An Example Object has its value inside (\`value\`) or elsewhere (\`externalValue\`), never both. From 3.2 on \`dataValue\` is what the example
means and \`serializedValue\` how it is written: neither stands beside \`value\`, and \`serializedValue\` not beside \`externalValue\`. A parameter, a header or a media
type has one \`example\` or several \`examples\`.`,
  aliases: ['no-example-value-and-externalValue', 'oas3-examples-value-or-externalValue', 'spec-example-values'],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: true,
  examples: [
    {
      title: 'A value, and a link to one',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  examples:
    parcel:
      value: { weight: 1 }
      externalValue: https://example.com/parcel.json
      ^^^^^^^^^^^^^ \`externalValue\` can't stand beside \`value\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  examples:
    parcel:
      externalValue: https://example.com/parcel.json
`,
    },
    {
      title: 'One example and several',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  parameters:
    weight:
      name: weight
      in: query
      schema: { type: integer }
      example: 1
      ^^^^^^^ \`example\` can't stand beside \`examples\`
      examples:
        light: { value: 1 }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  parameters:
    weight:
      name: weight
      in: query
      schema: { type: integer }
      examples:
        light: { value: 1 }
`,
    },
  ],
  visit: {
    example({ node }, context) {
      const pairs = context.version === '3.2' ? since32 : before32;
      for (const [key, other] of pairs) check(node, key, other, context);
    },
    mediaType: ({ node }, context) => check(node, 'example', 'examples', context),
    parameter: ({ node }, context) => check(node, 'example', 'examples', context),
    header: ({ node }, context) => check(node, 'example', 'examples', context),
  },
};

/** The first of each must go. */
const before32 = [['externalValue', 'value']] as const;
const since32 = [
  ['externalValue', 'value'],
  ['value', 'dataValue'],
  ['value', 'serializedValue'],
  ['externalValue', 'serializedValue'],
] as const;

function check(map: MapNode, key: string, other: string, { report }: SpecContext): void {
  const entry = map.entry(key);
  const second = map.entry(other);
  if (!entry || !second) return;
  report({
    message: `\`${key}\` can't stand beside \`${other}\``,
    at: keyPlace(entry),
    related: [{ at: keyPlace(second), message: `\`${other}\` stands here` }],
    fixes: () => [
      { title: `Remove \`${key}\``, edits: [removeEntry(map, entry)], isSafe: false },
      { title: `Remove \`${other}\``, edits: [removeEntry(map, second)], isSafe: false },
    ],
  });
}
