import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A parameter is a URL that the API may call.',
  explanation: `An API that fetches a URL which a caller chooses can be sent anywhere, to hosts behind its firewall, too: server-side request forgery (OWASP
API7:2023). This is a reminder to look at how such a URL is checked. Names count that begin with \`callback\` or \`redirect\`, or end with \`url\` or
\`uri\` as a word of its own.`,
  aliases: ['owasp:api7:2023-concerning-url-parameter', 'owasp-concerning-url-parameter'],
  isFixable: false,
  examples: [
    {
      title: 'A URL to call',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: callback_url
                ^^^^^^^^^^^^ \`callback_url\` is a URL that the API may be made to call
          in: query
          schema: { type: string, format: uri }
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
        - name: curl
          in: query
          schema: { type: boolean }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    parameter({ node }, { report }) {
      const name = node.get('name');
      if (name?.kind !== 'scalar' || typeof name.value !== 'string' || !concerning.test(name.value)) return;
      report({ message: `\`${name.value}\` is a URL that the API may be made to call`, at: name });
    },
  },
};

const concerning = /^(?:callback|redirect)|(?:^|[-_.])ur[li]$|[a-z\d](?:Ur[li]|UR[LI])$|^UR[LI]$/;
