import { isBlank } from '../../spec/facts/blank.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A parameter has no description.',
  explanation: `The description says what a value means, which values there are, and what happens without one. An empty one counts as none.

A description in the parameter's own \`schema\` counts as well: generators put it there, and readers see it.`,
  aliases: ['oas2-parameter-description', 'oas3-parameter-description', 'parameter-description'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A parameter that nothing is said of',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      parameters:
        - name: limit
                ^^^^^ The query parameter \`limit\` has no description
          in: query
          schema: { type: integer }
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
      parameters:
        - name: limit
          in: query
          description: How many parcels a page holds, at most 100.
          schema: { type: integer }
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    parameter({ node, entry }, { report }) {
      if (!isBlank(node.get('description')) || !isBlank(node.map('schema')?.get('description'))) return;
      const name = node.get('name');
      const kind = node.text('in');
      const what = kind === undefined ? 'The parameter' : kind === 'body' ? 'The body' : `The ${nameOf(kind)}`;
      report({
        message:
          name?.kind === 'scalar'
            ? `${what} \`${name.value}\` has no description`
            : `${what}${entry ? ` \`${entry.key}\`` : ''} has no description`,
        at: name ?? (entry ? keyPlace(entry) : node),
        lacks: { map: node, keys: ['description'] },
      });
    },
  },
};

function nameOf(kind: string): string {
  return kind === 'formData' ? 'form field' : `${kind} parameter`;
}
