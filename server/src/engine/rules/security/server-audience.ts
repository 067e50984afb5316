import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A server does not say whom it is for.',
  explanation: `\`x-internal: true\` or \`false\` at each server of the document says whether it is for the public, and documentation tools read it (OWASP
API9:2023).`,
  aliases: ['owasp:api9:2023-inventory-access', 'owasp-inventory-access'],
  isFixable: false,
  examples: [
    {
      title: 'A server for whom?',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com
         ^^^^^^^^^^^^^^^^^^^^^^^ The server does not say whether it is \`x-internal\`
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com
    x-internal: false
paths: {}
`,
    },
  ],
  versions: ['3.0', '3.1', '3.2'],
  visit: {
    server({ node, parent }, { report }) {
      const url = node.get('url');
      const isAnswered = node.has('x-internal') || parent?.type !== 'openapi' || !url;
      if (!isAnswered) report({ message: 'The server does not say whether it is `x-internal`', at: url });
    },
  },
};
