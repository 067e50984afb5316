import { operationName } from '../../spec/walk/names.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation has more than one tag.',
  explanation: `An operation with several tags is shown several times, once in each group, and some generators put it into several classes. Whoever
wants each operation in one place turns this rule on.`,
  aliases: ['operation-singular-tag'],
  isFixable: false,
  examples: [
    {
      title: 'An operation in two groups',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }, { name: drivers }]
paths:
  /parcels:
    get:
      tags: [parcels, drivers]
                      ^^^^^^^ \`GET /parcels\` has 2 tags
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }, { name: drivers }]
paths:
  /parcels:
    get:
      tags: [parcels]
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      const tags = operation.node.list('tags')?.items ?? [];
      const [, second] = tags;
      if (second) report({ message: `\`${operationName(operation)}\` has ${tags.length} tags`, at: second });
    },
  },
};
