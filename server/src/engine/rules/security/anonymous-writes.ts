import { nameOf, servedOperations } from '../../spec/facts/operations.ts';
import { requirementsOf } from '../../spec/facts/security.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'Authentication is optional for an operation that changes something.',
  explanation: `\`{}\` among the requirements of \`security\` lets everybody in who sends no credentials at all. That is meant for reading; a POST, PUT, PATCH or
DELETE should know who asks (OWASP API2:2023). No requirement at all is \`security/unprotected-writes\`.`,
  aliases: ['owasp:api2:2019-protection-global-unsafe-strict', 'owasp-protection-global-unsafe-strict'],
  isFixable: false,
  examples: [
    {
      title: 'Optional authentication',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      security:
        - token: []
        - {}
          ^^ Authentication is optional for \`POST /parcels\`
      responses:
        '201':
          description: The new parcel.
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      security:
        - token: []
      responses:
        '201':
          description: The new parcel.
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      for (const operation of servedOperations(context)) {
        if (!methods.has(operation.method)) continue;
        const requirements = requirementsOf(operation, context);
        const anonymous = requirements?.items.find((item) => item.kind === 'map' && item.entries.length === 0);
        if (!anonymous) continue;
        context.report({
          message: `Authentication is optional for \`${nameOf(operation)}\``,
          at: operation.node.has('security') ? anonymous : operation.at,
        });
      }
    },
  },
};

const methods: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);
