import { isBlank } from '../../spec/facts/blank.ts';
import { placeOf } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The contact lacks a name, a URL or an email address.',
  explanation: `A contact should say who it is and how to reach them, in every way that there is: \`name\`, \`url\` and \`email\`. One finding
names all that are missing.`,
  aliases: ['contact-properties'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A contact that is only a name',
      bad: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  contact:
  ^^^^^^^ The contact has no \`url\` and no \`email\`
    name: The parcels team
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  contact:
    name: The parcels team
    url: https://example.com/help
    email: parcels@example.com
paths: {}
`,
    },
  ],
  visit: {
    contact(contact, { report }) {
      const missing = ['name', 'url', 'email'].filter((name) => isBlank(contact.node.get(name)));
      if (missing.length === 0) return;
      const names = missing.map((name) => `no \`${name}\``);
      const last = names.pop();
      const list = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
      report({ message: `The contact has ${list}`, at: placeOf(contact) });
    },
  },
};
