import { insertEntry } from '../../spec/edit/edits.ts';
import { isBlank } from '../../spec/facts/blank.ts';
import { summaryFor } from '../../spec/facts/operation-names.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has no summary.',
  explanation: `The summary is the operation's name in menus and lists; without one readers see a path or an id. Webhooks and callbacks are
operations, too. An empty summary counts as none. The fix makes one of the operationId's words.`,
  aliases: ['operation-summary'],
  isFixable: true,
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
      operationId: listParcels
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
      operationId: listParcels
      summary: List parcels
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      const { node } = operation;
      const summary = node.get('summary');
      // What is there and no text at all `openapi/schema` reports.
      if (!isBlank(summary) || (summary && node.text('summary') === undefined)) return;
      report({
        message: `\`${operationName(operation)}\` has no summary`,
        ...missingIn(operation, 'summary'),
        fixes: () => insertion(node),
      });
    },
  },
};

function insertion(node: MapNode): SpecFix[] {
  const summary = summaryFor(node.text('operationId') ?? '');
  if (summary === undefined || node.has('summary')) return [];
  const edits = [insertEntry(node, 'summary', summary, node.entry('operationId'))];
  return [{ title: `Insert the summary *${summary}*`, edits, isSafe: false }];
}
