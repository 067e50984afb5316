import type { SpecRule } from '../spec-rule.ts';
import { reportUnprotected } from '../unprotected.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation that changes something needs no authentication.',
  explanation: `POST, PUT, PATCH and DELETE without a requirement in \`security\`, neither their own nor the document's, are open to everybody (OWASP API2:2023). An
empty list is none. That authentication is optional, with \`{}\` in the list, is \`security/anonymous-writes\`.`,
  aliases: [
    'owasp:api2:2023-write-restricted',
    'owasp:api2:2019-protection-global-unsafe',
    'owasp-protection-global-unsafe',
    'owasp-write-restricted',
  ],
  isFixable: false,
  examples: [
    {
      title: 'An open POST',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
    ^^^^ No requirement in \`security\` protects \`POST /parcels\`
      responses:
        '204':
          description: Done.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - token: []
paths:
  /parcels:
    post:
      responses:
        '204':
          description: Done.
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
    },
  ],
  visit: {
    openapi: (_, context) => reportUnprotected(methods, context),
  },
};

const methods: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);
