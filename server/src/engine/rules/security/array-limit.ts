import { typeNode } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A list may have any number of items.',
  explanation: `A list without \`maxItems\` can be as long as a caller likes, and cost the API its memory (OWASP API4:2023).`,
  aliases: ['owasp:api4:2023-array-limit', 'owasp:api4:2019-array-limit', 'owasp-array-limit'],
  isFixable: false,
  examples: [
    {
      title: 'A list without a limit',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: array
            ^^^^^ The list has no \`maxItems\`
      items: { type: boolean }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: array
      items: { type: boolean }
      maxItems: 100
`,
    },
  ],
  visit: { schema: check, parameter: check, header: check, items: check },
};

function check({ node }: { readonly node: MapNode }, { report }: SpecContext): void {
  const type = typeNode(node, 'array');
  if (type && !node.has('maxItems')) report({ message: 'The list has no `maxItems`', at: type });
}
