import { isBlank } from '../../spec/facts/blank.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'The API has no description.',
  explanation: `\`info.description\` is the first thing that readers of the documentation see: what the API is for, and how to begin.
An empty one counts as none; \`info.summary\` is no substitute, since tools show it elsewhere.`,
  aliases: ['info-description'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An API without a word about it',
      bad: `
openapi: 3.1.0
info:
^^^^ The API has no description
  title: Parcels
  version: 1.0.0
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  description: Send parcels, and follow them on their way.
paths: {}
`,
    },
  ],
  visit: {
    info(info, { report }) {
      if (isBlank(info.node.get('description')))
        report({ message: 'The API has no description', ...missingIn(info, 'description') });
    },
  },
};
