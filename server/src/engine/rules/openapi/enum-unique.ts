import { removeItem } from '../../spec/edit/edits.ts';
import { valueName, visitSchemas } from '../../spec/facts/schemas.ts';
import type { ListNode, Node } from '../../spec/tree/node.ts';
import { toValue } from '../../spec/tree/to-value.ts';
import { placeOf } from '../../spec/walk/places.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A value stands twice in an `enum`.',
  explanation: `The values of \`enum\` should be unique (JSON Schema Validation, 6.1.2): generated code would have two constants of one name. \`1\` and
\`"1"\` are different values, \`1\` and \`1.0\` are the same.`,
  aliases: ['duplicated-entry-in-enum', 'no-duplicated-enum-values'],
  isFixable: true,
  examples: [
    {
      title: 'A value that was listed before',
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
        - large
        - small
          ^^^^^ \`small\` stands in the \`enum\` already
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
        - large
`,
    },
  ],
  visit: visitSchemas(({ node }, context) => {
    const values = node.list('enum');
    if (values) check(values, context);
  }),
};

function check(values: ListNode, { report }: SpecContext): void {
  const seen = new Map<unknown, Node>();
  for (const value of values.items) {
    const key = value.kind === 'scalar' ? value.value : `${value.kind} ${sorted(toValue(value))}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, value);
      continue;
    }
    report({
      message: `${valueName(value)} stands in the \`enum\` already`,
      at: placeOf({ node: value, entry: undefined }),
      related: [{ at: placeOf({ node: first, entry: undefined }), message: 'It stands here first' }],
      fixes: () => [
        { title: 'Remove the second one', edits: [removeItem(values, value)], isSafe: value.kind === 'scalar' },
      ],
    });
  }
}

/** The order of keys makes no difference. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
