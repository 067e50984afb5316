import { isBlank, wordCount } from '../../spec/facts/blank.ts';
import { missingIn, placeOfField } from '../../spec/facts/place-of.ts';
import { operationName } from '../../spec/walk/names.ts';
import { countOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation has no description, or too short a one.',
  explanation: `A summary says what an operation is, a description how it behaves: what it changes, its limits, what callers must know. An empty
one counts as none. Unlike vacuum, this rule says nothing of request bodies and responses.`,
  aliases: ['operation-description'],
  options: {
    minWords: { type: 'integer', minimum: 0, description: 'How many words it must have at least.', default: 1 },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation without a description',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
    ^^^ \`GET /parcels\` has no description
      summary: List parcels
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      summary: List parcels
      description: Parcels that arrived are left out after 90 days.
      responses:
        '200':
          description: The parcels.
`,
    },
    {
      title: 'A description that says too little',
      options: { minWords: 4 },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      description: Lists parcels.
      ^^^^^^^^^^^ The description of \`GET /parcels\` has 2 words of at least 4
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      description: Parcels that arrived are left out after 90 days.
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation(operation, { report, options }) {
      const at = placeOfField(operation, 'description');
      if (isBlank(operation.node.get('description'))) {
        report({
          message: `\`${operationName(operation)}\` has no description`,
          ...missingIn(operation, 'description'),
        });
        return;
      }
      const [least, words] = [countOf(options.minWords), wordCount(operation.node, 'description')];
      if (words >= least) return;
      const count = words === 1 ? '1 word' : `${words} words`;
      report({ message: `The description of \`${operationName(operation)}\` has ${count} of at least ${least}`, at });
    },
  },
};
