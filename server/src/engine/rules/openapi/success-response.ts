import { type OperationFinding, ofOperation, reportAnswering } from '../../spec/facts/answering-operations.ts';
import { placeOfField } from '../../spec/facts/place-of.ts';
import { isInClass, responsesOf } from '../../spec/facts/statuses.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { Unit } from '../../spec/walk/unit.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has responses, and none of them for success.',
  explanation: `The Responses Object "SHOULD be the response for a successful operation call" where it has only one
([Responses Object](https://spec.openapis.org/oas/v3.1.1.html#responses-object)). A 2xx or 3xx status counts, since 3.0 a range (\`2XX\`) as well, and
\`101\`, which switches protocols. So does \`default\`, as in Redocly and unlike in Spectral: it stands for every status that isn't listed. Redocly wants a
2xx; we take a redirect for a success. Operations without any response are the matter of \`openapi/schema\`. Who answers a webhook or a callback is not the
API, so they are checked only when asked for.`,
  aliases: ['operation-success-response', 'operation-2xx-response', 'post-response-success'],
  options: {
    validateWebhooks: { type: 'boolean', description: 'Checks webhooks and callbacks, too.', default: false },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation that can only fail',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
      ^^^^^^^^^ \`GET /parcels\` has no response for success
        '404':
          description: There are no parcels.
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
        '404':
          description: There are no parcels.
`,
    },
  ],
  visit: {
    openapi(_, context) {
      reportAnswering(unsuccessful, context);
    },
  },
};

function unsuccessful(unit: Unit): readonly OperationFinding[] {
  return unit
    .ofType('operation')
    .filter(({ node }) => isUnsuccessful(node, unit.version !== '2.0'))
    .map((operation) =>
      ofOperation(operation, {
        message: `\`${operationName(operation)}\` has no response for success`,
        at: placeOfField(operation, 'responses'),
      }),
    );
}

function isUnsuccessful(operation: MapNode, hasRanges: boolean): boolean {
  const statuses = responsesOf(operation);
  return statuses.length > 0 && !statuses.some(({ key }) => isSuccess(key, hasRanges));
}

function isSuccess(status: string, hasRanges: boolean): boolean {
  if (status === 'default' || status === '101') return true;
  // A quote too many is another mistake.
  if (/^\W?[23]\d\d\W?$/.test(status)) return true;
  return (hasRanges || /^\d+$/.test(status)) && (isInClass(status, 2) || isInClass(status, 3));
}
