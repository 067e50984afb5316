import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A scheme is HTTP Basic.',
  explanation: `With every request HTTP Basic sends the password itself, merely encoded; whoever reads one request has the account (OWASP API2:2023). Tokens
that expire, as of OAuth 2 or OpenID Connect, do less harm.`,
  aliases: ['owasp:api2:2023-no-http-basic', 'owasp:api2:2019-no-http-basic', 'owasp-no-http-basic'],
  isFixable: false,
  examples: [
    {
      title: 'HTTP Basic',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    password:
      type: http
      scheme: basic
              ^^^^^ \`password\` is HTTP Basic, which sends the password with every request
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
`,
    },
  ],
  visit: {
    securityScheme({ node, key }, { report, version }) {
      const field = version === '2.0' ? 'type' : 'scheme';
      const value = node.get(field);
      if (value?.kind !== 'scalar' || String(value.value).toLowerCase() !== 'basic') return;
      report({
        message: `\`${key ?? 'The scheme'}\` is HTTP Basic, which sends the password with every request`,
        at: value,
      });
    },
  },
};
