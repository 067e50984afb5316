import { isBlank } from '../../spec/facts/blank.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'The API names nobody to ask.',
  explanation: `Readers with a question, and those who find a fault, look for \`info.contact\`. What it must hold is the matter of
\`openapi/contact-properties\`.`,
  aliases: ['info-contact'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An API without a contact',
      bad: `
openapi: 3.1.0
info:
^^^^ The API has no contact
  title: Parcels
  version: 1.0.0
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  contact:
    name: The parcels team
    email: parcels@example.com
paths: {}
`,
    },
  ],
  visit: {
    info(info, { report }) {
      if (isBlank(info.node.get('contact')))
        report({ message: 'The API has no contact', ...missingIn(info, 'contact') });
    },
  },
};
