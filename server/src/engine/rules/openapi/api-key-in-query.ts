import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An API key is sent in the query string.',
  explanation: `URLs are written to logs, kept in histories and passed on in \`Referer\` headers, and a key in one goes with them. A header or a
cookie keeps it out. This is one of OWASP's rules, too; it is on without the family \`security\`.`,
  aliases: ['owasp:api2:2023-no-api-keys-in-url', 'owasp:api2:2019-no-api-keys-in-url', 'owasp-no-api-keys-in-url'],
  isFixable: false,
  examples: [
    {
      title: 'A key in the query string',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    apiKey:
      type: apiKey
      name: api_key
      in: query
          ^^^^^ The key of \`apiKey\` is sent in the query string, as \`api_key\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    apiKey:
      type: apiKey
      name: X-API-Key
      in: header
`,
    },
  ],
  visit: {
    securityScheme({ node, key }, { report }) {
      const place = node.get('in');
      if (node.text('type') !== 'apiKey' || place?.kind !== 'scalar' || place.value !== 'query') return;
      const name = node.text('name');
      report({
        message: `The key of \`${key ?? 'a scheme'}\` is sent in the query string${name ? `, as \`${name}\`` : ''}`,
        at: place,
      });
    },
  },
};
