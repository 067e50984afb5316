import { tagList } from '../../spec/facts/tags.ts';
import { versionKey } from '../../spec/facts/version-key.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The document declares no tags.',
  explanation: `Tools group operations by tags, in the order in which \`tags\` declares them, and show the tags' descriptions. An empty list
counts as none.`,
  aliases: ['openapi-tags'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A document without tags',
      bad: `
openapi: 3.1.0
^^^^^^^ The document declares no tags
info: { title: Parcels, version: 1.0.0 }
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
paths: {}
`,
    },
  ],
  visit: {
    openapi({ node }, context) {
      const entry = node.entry('tags');
      const list = tagList(context);
      if (list && list.items.length > 0) return;
      context.report({
        message: 'The document declares no tags',
        at: entry ? keyPlace(entry) : versionKey(context.spec),
      });
    },
  },
};
