import { isAnswered } from '../../spec/facts/answered.ts';
import { expectResponse } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation does not describe its answer when the server fails.',
  explanation: `An error that nobody designed gives away what it should not: stack traces, queries, names of hosts (OWASP API8:2023). The response needs a
body, in 2.0 a \`schema\`.

\`5XX\` and \`default\` describe the status as well; other tools want \`500\` itself.`,
  aliases: [
    'owasp:api8:2023-define-error-responses-500',
    'owasp:api3:2019-define-error-responses-500',
    'owasp-define-error-responses-500',
  ],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'No answer when the server fails',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
      ^^^^^^^^^ \`GET /parcels\` has no response 500
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
        '500':
          description: Something went wrong.
          content:
            application/problem+json:
              schema: { type: object }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (isAnswered(operation, context)) expectResponse(operation, '500', context);
    },
  },
};
