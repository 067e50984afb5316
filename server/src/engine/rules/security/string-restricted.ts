import { typeNode } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'Nothing says what a text looks like.',
  explanation: `A text should have a \`format\`, a \`pattern\`, an \`enum\` or a \`const\`, so that what nobody expects is turned away (OWASP API4:2023).`,
  aliases: ['owasp:api4:2023-string-restricted', 'owasp:api4:2019-string-restricted', 'owasp-string-restricted'],
  isFixable: false,
  examples: [
    {
      title: 'Any text',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: string
            ^^^^^^ The text has no \`format\`, \`pattern\`, \`enum\` or \`const\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: string
      format: uuid
`,
    },
  ],
  visit: { schema: check, parameter: check, header: check, items: check },
};

function check({ node }: { readonly node: MapNode }, { report }: SpecContext): void {
  const type = typeNode(node, 'string');
  if (!type || restrictions.some((field) => node.has(field))) return;
  report({ message: 'The text has no `format`, `pattern`, `enum` or `const`', at: type });
}

const restrictions = ['format', 'pattern', 'enum', 'const'];
