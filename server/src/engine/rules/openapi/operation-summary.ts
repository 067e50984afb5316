import { keyPlace } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has no summary.',
  explanation: `The summary is the operation's name in menus and lists; without one readers see a path or an id. Webhooks and callbacks are
operations, too. An empty summary counts as none.`,
  aliases: ['operation-summary'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation without a summary',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
    ^^^ \`GET /parcels\` has no summary
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
      summary: List parcels
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      const { node, entry } = operation;
      const summary = node.get('summary');
      if (summary && !(summary.kind === 'scalar' && (summary.value === null || summary.value === ''))) return;
      report({
        message: `\`${operationName(operation)}\` has no summary`,
        at: entry ? keyPlace(entry) : node,
      });
    },
  },
};
