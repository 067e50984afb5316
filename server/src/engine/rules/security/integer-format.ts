import { typeNode } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A whole number has no format.',
  explanation: `\`format\` says how large a number may become, \`int32\` or \`int64\`; without it a client may take a type that is too small (OWASP API4:2023).`,
  aliases: ['owasp:api4:2023-integer-format', 'owasp:api4:2019-integer-format', 'owasp-integer-format'],
  isFixable: false,
  examples: [
    {
      title: 'A number of any size',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: integer
            ^^^^^^^ The number has no \`format\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: integer
      format: int32
`,
    },
  ],
  visit: { schema: check, parameter: check, header: check, items: check },
};

function check({ node }: { readonly node: MapNode }, { report }: SpecContext): void {
  const type = typeNode(node, 'integer');
  if (type && !node.has('format')) report({ message: 'The number has no `format`', at: type });
}
