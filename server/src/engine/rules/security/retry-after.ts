import { isAnswered } from '../../spec/facts/answered.ts';
import { headerNames } from '../../spec/facts/responses.ts';
import { responsesOf } from '../../spec/facts/statuses.ts';
import { placeOfResponse } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A response to too many requests does not say when to try again.',
  explanation: `With \`Retry-After\` a caller waits as long as it must and no longer (OWASP API4:2023; RFC 6585, 4). Only responses \`429\` count. One that is
shared is reported once, where it is written.`,
  aliases: [
    'owasp:api4:2023-rate-limit-retry-after',
    'owasp:api4:2019-rate-limit-retry-after',
    'owasp-rate-limit-retry-after',
  ],
  isFixable: false,
  examples: [
    {
      title: 'Wait, but how long?',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
        '429':
        ^^^^^ The response has no header \`Retry-After\`
          description: Too many requests.
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
          headers:
            Retry-After: { schema: { type: integer } }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (!isAnswered(operation, context)) return;
      for (const entry of responsesOf(operation.node)) {
        const node = entry.key === '429' ? context.followMap(entry.value) : undefined;
        if (!node || headerNames(node, context).has('retry-after')) continue;
        context.report({
          message: 'The response has no header `Retry-After`',
          at: placeOfResponse(entry, node),
        });
      }
    },
  },
};
