import { isInCallback } from '../../spec/facts/calls-back.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation of a callback has callbacks.',
  explanation: `A callback is a request that the API sends; that the receiver of it asks for callbacks of its own can be written, but few tools
show it, and it is mostly a mistake of indentation.`,
  aliases: ['oas3-callbacks-in-callbacks'],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: false,
  examples: [
    {
      title: 'A callback within a callback',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      responses:
        '201':
          description: The parcel is on its way.
      callbacks:
        arrived:
          '{$request.body#/url}':
            post:
              responses:
                '204':
                  description: Understood.
              callbacks:
              ^^^^^^^^^ A callback has callbacks
                returned:
                  '{$request.body#/url}': {}
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
      callbacks:
        arrived:
          '{$request.body#/url}':
            post:
              responses:
                '204':
                  description: Understood.
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      const callbacks = operation.node.entry('callbacks');
      if (callbacks && isInCallback(operation))
        report({ message: 'A callback has callbacks', at: keyPlace(callbacks) });
    },
  },
};
