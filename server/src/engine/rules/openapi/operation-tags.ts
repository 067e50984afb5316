import { isInCallback } from '../../spec/facts/calls-back.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has no tags.',
  explanation: `Tools group operations by their tags; one without is put aside, under "default". An empty list counts as none. Webhooks are
grouped as well; callbacks are shown with the operation that they belong to, and need no tags.`,
  aliases: ['operation-tags'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An operation that belongs to no group',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }]
paths:
  /parcels:
    get:
    ^^^ \`GET /parcels\` has no tags
      responses:
        '200':
          description: The parcels.
    post:
      tags: []
      ^^^^ \`POST /parcels\` has no tags
      responses:
        '201':
          description: The parcel is on its way.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: parcels }]
paths:
  /parcels:
    get:
      tags: [parcels]
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    operation(operation, { report }) {
      if (isInCallback(operation)) return;
      const tags = operation.node.get('tags');
      const isMissing = !tags || (tags.kind === 'scalar' && tags.value === null);
      if (isMissing || (tags.kind === 'list' && tags.items.length === 0))
        report({ message: `\`${operationName(operation)}\` has no tags`, ...missingIn(operation, 'tags') });
    },
  },
};
