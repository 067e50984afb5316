import { isAnswered } from '../../spec/facts/answered.ts';
import { placeOfField } from '../../spec/facts/place-of.ts';
import { responseEntry } from '../../spec/facts/responses.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An operation does not describe its answer to invalid input.',
  explanation: `An operation that takes parameters or a body needs a response 400, 422, \`4XX\` or \`default\`: what is invalid is turned away, and callers must
know what that looks like (OWASP API8:2023). Other tools report operations that take nothing, too, and don't count \`default\`.`,
  aliases: [
    'owasp:api8:2023-define-error-validation',
    'owasp:api3:2019-define-error-validation',
    'owasp-define-error-validation',
  ],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'No answer to invalid input',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
      ^^^^^^^^^ \`GET /parcels\` has no response 400 or 422
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200':
          description: The parcels.
        '422':
          description: The limit is too high.
`,
    },
  ],
  visit: {
    operation(operation, context) {
      if (isAnswered(operation, context)) check(operation, context);
    },
  },
};

function check(operation: SpecObject, context: SpecContext): void {
  const { node, parent } = operation;
  const takesNothing = !node.has('requestBody') && !hasParameters(node) && !(parent && hasParameters(parent.node));
  if (takesNothing || responseEntry(node, '400') || responseEntry(node, '422')) return;
  context.report({
    message: `\`${operationName(operation)}\` has no response 400 or 422`,
    at: placeOfField(operation, 'responses'),
  });
}

function hasParameters(owner: MapNode): boolean {
  return (owner.list('parameters')?.items.length ?? 0) > 0;
}
