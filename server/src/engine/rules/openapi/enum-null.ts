import { insertItem } from '../../spec/edit/edits.ts';
import { isNullable, visitSchemas } from '../../spec/facts/schemas.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A schema says that the value may be null, and its `enum` has no `null`.',
  explanation: `\`enum\` lists all values that there are: without \`null\` among them, \`nullable: true\` (3.0) or \`null\` in \`type\` (3.1 and later) has no
effect. In 2.0 the extension \`x-nullable\` is understood.`,
  aliases: ['nullable-enum-contains-null'],
  isFixable: true,
  examples: [
    {
      title: 'A nullable schema whose list has no null',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      nullable: true
      enum: [small, large]
      ^^^^ The value may be \`null\`, which isn't in \`enum\`
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      nullable: true
      enum: [small, large, null]
`,
    },
  ],
  visit: visitSchemas(({ node }, { report, version }) => {
    const entry = node.entry('enum');
    if (entry?.value.kind !== 'list' || entry.value.items.length === 0 || !isNullable(node, version)) return;
    const values = entry.value;
    if (values.items.some((item) => item.kind === 'scalar' && item.value === null)) return;
    report({
      message: "The value may be `null`, which isn't in `enum`",
      at: keyPlace(entry),
      fixes: () => [{ title: 'Add `null`', edits: [insertItem(values, null)], isSafe: false }],
    });
  }),
};
