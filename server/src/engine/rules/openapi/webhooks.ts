import { operationsOf } from '../../spec/facts/operations.ts';
import { keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A webhook has servers or callbacks.',
  explanation: `A webhook is a request that the API sends to an address that its receiver has given: no server of the API is asked, and nobody is
called back.`,
  aliases: ['oas3_1-servers-in-webhook', 'oas3_1-callbacks-in-webhook'],
  versions: ['3.1', '3.2'],
  isFixable: false,
  examples: [
    {
      title: 'A webhook with a server',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived:
    post:
      servers: [{ url: https://example.com }]
      ^^^^^^^ The webhook \`arrived\` has servers
      responses:
        '204':
          description: Understood.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived:
    post:
      responses:
        '204':
          description: Understood.
`,
    },
    {
      title: 'A webhook with a callback',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived:
    post:
      responses:
        '204':
          description: Understood.
      callbacks: { returned: { '{$request.body#/url}': {} } }
      ^^^^^^^^^ The webhook \`arrived\` has callbacks
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived:
    post:
      responses:
        '204':
          description: Understood.
`,
    },
  ],
  visit: {
    openapi({ node: root }, context) {
      for (const { key, value } of root.map('webhooks')?.entries ?? []) {
        const item = key.startsWith('x-') ? undefined : context.followMap(value);
        if (!item) continue;
        checkField(item, 'servers', key, context);
        for (const { node } of operationsOf(item, context)) {
          checkField(node, 'servers', key, context);
          checkField(node, 'callbacks', key, context);
        }
      }
    },
  },
};

function checkField(node: MapNode, field: string, name: string, { report }: DocumentContext): void {
  const entry = node.entry(field);
  if (entry) report({ message: `The webhook \`${name}\` has ${field}`, at: keyPlace(entry) });
}
