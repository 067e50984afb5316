import { isAnswered } from '../../spec/facts/answered.ts';
import { headerNames } from '../../spec/facts/responses.ts';
import { responsesOf } from '../../spec/facts/statuses.ts';
import { placeOfResponse } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A response does not say which websites may read it.',
  explanation: `\`Access-Control-Allow-Origin\` decides which websites' scripts may read a response; a response that doesn't describe it leaves open whether any
may (OWASP API8:2023). An API that no browser calls has no use for it. A response that is shared is reported once, where it is written.`,
  aliases: ['owasp:api8:2023-define-cors-origin', 'owasp-define-cors-origin'],
  isFixable: false,
  examples: [
    {
      title: 'Nothing about websites',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
        ^^^^^ The response has no header \`Access-Control-Allow-Origin\`
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
          headers:
            Access-Control-Allow-Origin: { schema: { type: string } }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (!isAnswered(operation, context)) return;
      for (const entry of responsesOf(operation.node)) {
        const node = context.followMap(entry.value);
        if (!node || headerNames(node, context).has('access-control-allow-origin')) continue;
        context.report({
          message: 'The response has no header `Access-Control-Allow-Origin`',
          at: placeOfResponse(entry, node),
        });
      }
    },
  },
};
