import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: '`allOf`, `oneOf` or `anyOf` has only one schema.',
  explanation: `One schema needs no list: its keywords, or its \`$ref\`, can stand in the place of the list. In 2.0 and 3.0 nothing may stand beside a
\`$ref\`; there an \`allOf\` of one reference beside other keywords is needed, and isn't reported. vacuum reports it.`,
  aliases: ['no-unnecessary-combinator'],
  isFixable: false,
  examples: [
    {
      title: 'One of one',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      oneOf:
      ^^^^^ \`oneOf\` has only one schema
        - type: integer
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight:
      type: integer
`,
    },
  ],
  visit: {
    schema({ node }, { version, report }) {
      for (const key of ['allOf', 'oneOf', 'anyOf']) {
        const entry = node.entry(key);
        if (entry?.value.kind !== 'list' || entry.value.items.length !== 1) continue;
        const [only] = entry.value.items;
        const isReference = only?.kind === 'map' && only.has('$ref');
        const isNeeded = isReference && node.entries.length > 1 && (version === '2.0' || version === '3.0');
        if (!isNeeded) report({ message: `\`${key}\` has only one schema`, at: keyPlace(entry) });
      }
    },
  },
};
