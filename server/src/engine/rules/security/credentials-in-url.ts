import { isCredential } from '../../http/credential-names.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A credential is a parameter of the URL.',
  explanation: `URLs are written to logs, kept in histories and passed on in \`Referer\` headers, and with them a token or a password in a path or query
parameter (OWASP API2:2023). It belongs in a header, a cookie or the body.

Names count such as \`token\`, \`access_token\`, \`password\`, \`client_secret\` and \`apiKey\`, and longer ones with such a word. Other tools take any
name with \`token\` in it. Here tokens pass that lead to a page or keep a request from being made twice (\`page_token\`, \`syncToken\`,
\`clientToken\`), and what is said of a credential (\`token_type\`, \`secretName\`).`,
  aliases: [
    'owasp:api2:2023-no-credentials-in-url',
    'owasp:api2:2019-no-credentials-in-url',
    'owasp-no-credentials-in-url',
  ],
  isFixable: false,
  examples: [
    {
      title: 'A token in the query string',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: access_token
                ^^^^^^^^^^^^ The credential \`access_token\` is sent in the URL
          in: query
          schema: { type: string }
        - name: page_token
          in: query
          schema: { type: string }
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
      parameters:
        - name: X-Access-Token
          in: header
          schema: { type: string }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    parameter({ node }, { report }) {
      const name = node.get('name');
      const place = node.text('in');
      if (name?.kind !== 'scalar' || typeof name.value !== 'string' || (place !== 'path' && place !== 'query')) return;
      if (!isCredential(name.value)) return;
      report({ message: `The credential \`${name.value}\` is sent in the URL`, at: name });
    },
  },
};
