import type { SpecRule } from '../spec-rule.ts';
import { reportUnprotected } from '../unprotected.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation that reads needs no authentication.',
  explanation: `GET and HEAD without a requirement in \`security\`, neither their own nor the document's, are open to everybody (OWASP API2:2023). For public data
that is right: say so for the rule, not for the operation. Optional authentication, with \`{}\` in the list, is enough here.`,
  aliases: [
    'owasp:api2:2023-read-restricted',
    'owasp:api2:2019-protection-global-safe',
    'owasp-protection-global-safe',
    'owasp-read-restricted',
  ],
  isFixable: false,
  examples: [
    {
      title: 'An open GET',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
    ^^^ No requirement in \`security\` protects \`GET /parcels\`
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
    get:
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

const methods: ReadonlySet<string> = new Set(['get', 'head', 'query']);
