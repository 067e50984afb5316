import { isBlank } from '../../spec/facts/blank.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A tag has no description.',
  explanation: `A tag is a heading in the documentation of an API; its description is what stands below it. An empty one counts as none.`,
  aliases: ['tag-description'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A tag that is only a name',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
          ^^^^^^^ The tag \`parcels\` has no description
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send parcels, and follow them on their way.
paths: {}
`,
    },
  ],
  visit: {
    tag({ node }, { report }) {
      const name = node.get('name');
      if (name?.kind !== 'scalar' || !isBlank(node.get('description'))) return;
      report({ message: `The tag \`${name.value}\` has no description`, at: name });
    },
  },
};
