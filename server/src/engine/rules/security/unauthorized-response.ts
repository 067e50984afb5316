import { isAnswered } from '../../spec/facts/answered.ts';
import { responseEntry } from '../../spec/facts/responses.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { Unit } from '../../spec/walk/unit.ts';
import { expectBody, reportMissing } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation that needs authentication does not describe its answer without it.',
  explanation: `Callers must know what 401 looks like to ask for credentials anew (OWASP API8:2023). The response needs a body, in 2.0 a \`schema\`.

\`4XX\` and \`default\` describe the status as well; other tools want \`401\` itself. An operation that is open to all, with an empty \`security\`, needs
none; other tools report it, too.`,
  aliases: [
    'owasp:api8:2023-define-error-responses-401',
    'owasp:api3:2019-define-error-responses-401',
    'owasp-define-error-responses-401',
  ],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'No answer without authentication',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
      ^^^^^^^^^ \`GET /parcels\` has no response 401
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
        '401':
          description: The token is missing or has expired.
          content:
            application/problem+json:
              schema: { type: object }
`,
    },
  ],
  visit: {
    openapi({ node }, context) {
      const isOpen = node.list('security')?.items.length === 0;
      for (const operation of context.spec.collect(unanswered)) {
        if (isAnswered(operation, context) && (!isOpen || operation.node.has('security')))
          reportMissing(operation, status, context);
      }
    },
    operation(operation, context) {
      if (isAnswered(operation, context)) expectBody(operation, status, context);
    },
  },
};

const status = '401';

/** Where neither the status nor its range has a response, and the operation doesn't say that it is open. */
function unanswered(unit: Unit): readonly SpecObject[] {
  return unit
    .ofType('operation')
    .filter(({ node }) => node.list('security')?.items.length !== 0 && !responseEntry(node, status));
}
