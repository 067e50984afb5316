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
  summary: 'An operation says nothing of the errors that its callers can make.',
  explanation: `Whoever calls an operation wants to know what comes back when the call is wrong. A 4xx status or the range \`4XX\` counts, and so does
\`default\` beside another response: it "covers undeclared responses", and is how many APIs describe their errors. Alone it is taken for the response of
success. Redocly and vacuum want a 4xx whatever else there is. Operations without any response are the matter of \`openapi/schema\`. Webhooks and callbacks
are checked only when asked for.`,
  aliases: ['operation-4xx-response'],
  options: {
    validateWebhooks: { type: 'boolean', description: 'Checks webhooks and callbacks, too.', default: false },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation that never fails',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      responses:
      ^^^^^^^^^ \`POST /parcels\` has no response for errors of the caller
        '201':
          description: The parcel is on its way.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      responses:
        '201':
          description: The parcel is on its way.
        '400':
          description: The parcel has no address.
    get:
      responses:
        '200':
          description: The parcels.
        default:
          description: What went wrong.
`,
    },
  ],
  visit: {
    openapi(_, context) {
      reportAnswering(unfailing, context);
    },
  },
};

function unfailing(unit: Unit): readonly OperationFinding[] {
  return unit
    .ofType('operation')
    .filter(({ node }) => isUnfailing(node))
    .map((operation) =>
      ofOperation(operation, {
        message: `\`${operationName(operation)}\` has no response for errors of the caller`,
        at: placeOfField(operation, 'responses'),
      }),
    );
}

function isUnfailing(operation: MapNode): boolean {
  const statuses = responsesOf(operation);
  const hasDefault = statuses.length > 1 && statuses.some(({ key }) => key === 'default');
  return statuses.length > 0 && !hasDefault && !statuses.some(({ key }) => isInClass(key, 4));
}
