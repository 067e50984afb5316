import { parametersOf } from '../../spec/facts/parameters.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'GET, HEAD, DELETE or TRACE has a request body.',
  explanation: `A body has no meaning with these methods ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-9.3)): clients can't send
it, and gateways drop or refuse it. In 3.0 it "SHALL be ignored", later it "SHOULD be avoided if possible"
([Operation Object](https://spec.openapis.org/oas/v3.1.1.html#operation-object)). In 2.0 the parameters in \`body\` and \`formData\` are the body. An API whose
DELETE takes one all the same leaves \`delete\` out of \`methods\`. vacuum looks at GET and DELETE in 3.x only.`,
  aliases: ['no-request-body'],
  options: {
    methods: {
      type: 'array',
      items: { type: 'string' },
      description: 'The methods that must have no body.',
      default: ['get', 'head', 'delete', 'trace'],
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'A search with a body',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      requestBody:
      ^^^^^^^^^^^ \`GET /parcels\` has a request body
        content:
          application/json:
            schema: { type: object }
      responses:
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
        - { name: filter, in: query, schema: { type: string } }
      responses:
        '200':
          description: The parcels.
`,
    },
    {
      title: 'A body in 2.0',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    delete:
      parameters:
        - name: reason
                ^^^^^^ \`DELETE /parcels\` has a request body
          in: body
          schema: { type: string }
      responses:
        '204':
          description: They are gone.
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    delete:
      parameters:
        - { name: reason, in: query, type: string }
      responses:
        '204':
          description: They are gone.
`,
    },
  ],
  visit: {
    operation(operation, context) {
      const method = String(operation.key ?? '').toLowerCase();
      if (!textsOf(context.options.methods).includes(method)) return;
      const message = `\`${operationName(operation)}\` has a request body`;
      const body = operation.node.entry('requestBody');
      if (body && context.version !== '2.0') context.report({ message, at: keyPlace(body) });
      if (context.version !== '2.0') return;
      const parameter = parametersOf(operation.node, context).parameters.find(
        (parameter) => parameter.in === 'body' || parameter.in === 'formData',
      );
      if (parameter) context.report({ message, at: parameter.at });
    },
  },
};
