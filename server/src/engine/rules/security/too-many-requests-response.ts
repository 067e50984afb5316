import { isAnswered } from '../../spec/facts/answered.ts';
import { expectResponse } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation does not describe its answer to too many requests.',
  explanation: `An API that limits requests answers 429, and callers must know what that looks like to wait and try again (OWASP API4:2023). The response needs a
body, in 2.0 a \`schema\`.

\`4XX\` and \`default\` describe the status as well; other tools want \`429\` itself.`,
  aliases: [
    'owasp:api4:2023-rate-limit-responses-429',
    'owasp:api4:2019-rate-limit-responses-429',
    'owasp-rate-limit-responses-429',
    'owasp-define-error-responses-429',
  ],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'No answer to too many requests',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
      ^^^^^^^^^ \`GET /parcels\` has no response 429
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
        '429':
          description: Too many requests.
          content:
            application/problem+json:
              schema: { type: object }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (isAnswered(operation, context)) expectResponse(operation, '429', context);
    },
  },
};
