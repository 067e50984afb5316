import { repeatedTexts } from '../../spec/facts/repeated-texts.ts';
import { countOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A description is the copy of another one.',
  explanation: `A text that stands twice was copied, and is wrong in one of the places or says too little in both. Descriptions are compared with
descriptions, summaries of operations with each other, and an operation's description with its own summary. vacuum reports every repeated text, also \`OK\` and
\`Not found\`: here a description must have \`minWords\` words, and examples are left out.`,
  aliases: ['description-duplication'],
  options: {
    minWords: { type: 'integer', minimum: 0, description: 'Shorter descriptions may be repeated.', default: 5 },
  },
  isFixable: false,
  examples: [
    {
      title: 'A description that was copied',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      description: Reads all parcels that are on their way.
      responses:
        '200':
          description: The parcels.
  /drivers:
    get:
      description: Reads all parcels that are on their way.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The same description stands elsewhere
      responses:
        '200':
          description: The drivers.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      description: Reads all parcels that are on their way.
      responses:
        '200':
          description: The parcels.
  /drivers:
    get:
      description: Reads all drivers that are on their way.
      responses:
        '200':
          description: The drivers.
`,
    },
    {
      title: 'A description that is the summary',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      summary: List parcels
      description: List parcels
                   ^^^^^^^^^^^^ The description only repeats the summary
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
  ],
  visit: {
    openapi(_, { spec, options, report }) {
      for (const { node, first, kind } of repeatedTexts(spec, countOf(options.minWords))) {
        if (kind === 'own-summary') {
          report({ message: 'The description only repeats the summary', at: node });
          continue;
        }
        const message = `The same ${kind} stands elsewhere`;
        report({ message, at: node, related: [{ at: first, message: 'It stands here first' }] });
      }
    },
  },
};
