import { isAnswered } from '../../spec/facts/answered.ts';
import { headerNames } from '../../spec/facts/responses.ts';
import { isInClass, responsesOf } from '../../spec/facts/statuses.ts';
import { placeOfResponse } from '../expected-response.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A response does not tell the caller what is left of the limit.',
  explanation: `Headers that say how many requests are left keep callers from running into the limit (OWASP API4:2023). Every 2xx and 4xx response should have
\`RateLimit\`, \`RateLimit-Limit\` and \`RateLimit-Reset\`, \`X-RateLimit-Limit\` or \`X-Rate-Limit-Limit\`, in any case. A response that is shared is reported
once, where it is written.`,
  aliases: ['owasp:api4:2023-rate-limit', 'owasp:api4:2019-rate-limit', 'owasp-rate-limit'],
  isFixable: false,
  examples: [
    {
      title: 'No limit in the headers',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
        ^^^^^ The response has no header for the rate limit
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
            RateLimit: { schema: { type: string } }
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (!isAnswered(operation, context)) return;
      for (const entry of responsesOf(operation.node)) {
        if (!isInClass(entry.key, 2) && !isInClass(entry.key, 4)) continue;
        const node = context.followMap(entry.value);
        if (!node || saysLimit(headerNames(node, context))) continue;
        context.report({
          message: 'The response has no header for the rate limit',
          at: placeOfResponse(entry, node),
        });
      }
    },
  },
};

function saysLimit(names: ReadonlySet<string>): boolean {
  if (names.has('ratelimit-limit') && names.has('ratelimit-reset')) return true;
  return names.has('ratelimit') || names.has('x-ratelimit-limit') || names.has('x-rate-limit-limit');
}
