import { pathOf, placeInKey } from '../../spec/facts/paths.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A path has a query string or a fragment.',
  explanation: `A key of \`paths\` is the path of a URL and nothing else. What stands behind \`?\` is described by parameters with
\`in: query\`; what stands behind \`#\` is never sent. So operations that differ there only are one operation.

Only 3.2 says in so many words which characters a path may have; before, a fragment is a warning.`,
  aliases: ['path-not-include-query'],
  isFixable: false,
  examples: [
    {
      title: 'A query string in a path',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels?status=lost:
          ^^^^^^^^^^^^ The path \`/parcels\` has a query string, \`?status=lost\`
    get:
      responses:
        '200':
          description: The parcels that are lost.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: status
          in: query
          schema: { type: string, enum: [lost, delivered] }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    pathItem(item, { report, lookup, version }) {
      const path = pathOf(item, lookup);
      if (path === undefined || !item.entry) return;
      const start = path.search(/[?#]/);
      if (start === -1) return;
      const isQuery = path[start] === '?';
      const what = isQuery ? 'a query string' : 'a fragment';
      report({
        ...(!isQuery && version !== '3.2' && { severity: 'warning' }),
        message: `The path \`${path.slice(0, start)}\` has ${what}, \`${path.slice(start)}\``,
        at: placeInKey(item.entry, start, path.length),
      });
    },
  },
};
