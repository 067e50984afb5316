import { removeItem } from '../../spec/edit/edits.ts';
import { type DeclaredParameter, parametersOf } from '../../spec/facts/parameters.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A parameter is declared twice in one list.',
  explanation: `A parameter is known by its \`name\` and \`in\` together, and may stand once in the list of an operation or of a path item
(OpenAPI, "Operation Object": \`parameters\`). An operation may declare a parameter of its path item anew. Names of headers are the same in any case.

In 2.0 an operation has one body at most, and none beside form fields: one request has one payload.`,
  aliases: ['operation-parameters', 'operation-parameters-unique'],
  isFixable: true,
  examples: [
    {
      title: 'A parameter that stands there twice',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: status, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, default: 20 } }
                  ^^^^^ The query parameter \`limit\` is declared twice
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    parameters:
      - { name: limit, in: query, schema: { type: integer } }
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer, default: 20 } }
        - { name: limit, in: header, schema: { type: integer } }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: { pathItem: check, operation: check },
};

function check({ node }: SpecObject, context: SpecContext): void {
  const list = node.list('parameters');
  if (!list || list.items.length < 2) return;
  const { report, version, followSurface } = context;
  const seen = new Map<string, DeclaredParameter>();
  const { parameters } = parametersOf(node, { follow: followSurface });
  for (const parameter of parameters) {
    const key = keyOf(parameter);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, parameter);
      continue;
    }
    report({
      message: messageFor(parameter),
      at: parameter.at,
      related: [{ at: first.at, message: 'The first one' }],
      fixes: () => [{ title: 'Remove it', edits: [removeItem(list, parameter.item)], isSafe: false }],
    });
  }
  const field = version === '2.0' ? parameters.find((parameter) => parameter.in === 'formData') : undefined;
  const body = field && parameters.find((parameter) => parameter.in === 'body');
  if (body)
    report({
      message: `The body \`${body.name}\` stands beside form fields, such as \`${field.name}\``,
      at: body.at,
      related: [{ at: field.at, message: 'A form field' }],
    });
}

/** A body has no name that counts (OpenAPI 2.0, "Parameter Object"). */
function keyOf(parameter: DeclaredParameter): string {
  if (parameter.in === 'body') return 'body';
  const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
  return `${parameter.in} ${name}`;
}

function messageFor(parameter: DeclaredParameter): string {
  switch (parameter.in) {
    case 'body':
      return `There is a second body, \`${parameter.name}\``;
    case 'formData':
      return `The form field \`${parameter.name}\` is declared twice`;
  }
  return `The ${parameter.in} parameter \`${parameter.name}\` is declared twice`;
}
