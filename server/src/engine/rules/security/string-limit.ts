import { typeNode } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A text may have any length.',
  explanation: `A text without \`maxLength\` can be as long as a caller likes, and cost the API its memory (OWASP API4:2023). \`enum\` and \`const\` limit it as well.

Other tools report texts with a \`format\`, too. Here those are left alone whose form has a longest text: \`uuid\`, \`date\`, \`ipv4\` and \`ipv6\`.`,
  aliases: ['owasp:api4:2023-string-limit', 'owasp:api4:2019-string-limit', 'owasp-string-limit'],
  isFixable: false,
  examples: [
    {
      title: 'A text without a limit',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: string
            ^^^^^^ The text has no \`maxLength\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: string
      maxLength: 200
`,
    },
  ],
  visit: { schema: check, parameter: check, header: check, items: check },
};

function check({ node }: { readonly node: MapNode }, { report }: SpecContext): void {
  const type = typeNode(node, 'string');
  if (!type || limits.some((field) => node.has(field)) || shortFormats.has(node.text('format') ?? '')) return;
  report({ message: 'The text has no `maxLength`', at: type });
}

const limits = ['maxLength', 'enum', 'const'];
const shortFormats: ReadonlySet<string> = new Set(['uuid', 'date', 'ipv4', 'ipv6']);
