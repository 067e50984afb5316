import { placeOfField } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A scheme with JSON Web Tokens does not say that it follows RFC 8725.',
  explanation: `RFC 8725 names the known mistakes with JSON Web Tokens, such as accepting \`alg: none\`. The description of a scheme should say that the API
heeds it (OWASP API2:2023). Bearer schemes with \`bearerFormat: JWT\` count, and OAuth 2 schemes, whose tokens mostly are such. \`RFC8725\` and \`RFC 8725\`
are the same here, and so is its number as a Best Current Practice, \`BCP 225\`.`,
  aliases: ['owasp:api2:2023-jwt-best-practices', 'owasp:api2:2019-jwt-best-practices', 'owasp-jwt-best-practices'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'Tokens of which nothing is said',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    token:
    ^^^^^ The description of \`token\` does not mention RFC 8725
      type: http
      scheme: bearer
      bearerFormat: JWT
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
      bearerFormat: JWT
      description: Signed tokens that follow RFC 8725.
`,
    },
  ],
  visit: {
    securityScheme(scheme, { report }) {
      const { node, key } = scheme;
      const isToken = node.text('bearerFormat')?.toUpperCase() === 'JWT' || node.text('type') === 'oauth2';
      if (!isToken || /RFC[\s-]*8725|BCP[\s-]*225/i.test(node.text('description') ?? '')) return;
      report({
        message: `The description of \`${key ?? 'the scheme'}\` does not mention RFC 8725`,
        at: placeOfField(scheme, 'description'),
      });
    },
  },
};
