import { insertEntry } from '../../spec/edit/edits.ts';
import { isBlank } from '../../spec/facts/blank.ts';
import { operationIdFor } from '../../spec/facts/operation-names.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has no operationId.',
  explanation: `Generated clients name their functions after it, and links and documentation point to it; without one each tool makes up its
own, which changes with the path. Webhooks and callbacks are operations, too. An empty one counts as none.`,
  aliases: ['operation-operationId'],
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation without a name',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    get:
    ^^^ \`GET /parcels/{id}\` has no operationId
      summary: Read a parcel
      responses:
        '200':
          description: The parcel.
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    get:
      summary: Read a parcel
      operationId: readParcel
      responses:
        '200':
          description: The parcel.
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      if (!isBlank(operation.node.get('operationId'))) return;
      report({
        message: `\`${operationName(operation)}\` has no operationId`,
        ...missingIn(operation, 'operationId'),
        fixes: () => naming(operation),
      });
    },
  },
};

function naming({ node, key, parent }: SpecObject): SpecFix[] {
  const path = parent?.key;
  if (node.has('operationId') || typeof key !== 'string' || typeof path !== 'string' || !path.startsWith('/'))
    return [];
  const id = operationIdFor(key, path);
  const before = node.entry('summary') ?? node.entry('tags') ?? node.entries[0];
  return [{ title: `Name it \`${id}\``, edits: [insertEntry(node, 'operationId', id, before)], isSafe: false }];
}
