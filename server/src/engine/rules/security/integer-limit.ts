import { typeNode } from '../../spec/facts/schemas.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A whole number may be as large or small as it likes.',
  explanation: `\`minimum\` and \`maximum\` keep what makes no sense out: a page of a million items, a negative amount (OWASP API4:2023). Since 3.1
\`exclusiveMinimum\` and \`exclusiveMaximum\` are limits as well; before, they only say how the others are meant. \`enum\` and \`const\` are limits, too.`,
  aliases: [
    'owasp:api4:2023-integer-limit',
    'owasp:api4:2023-integer-limit-legacy',
    'owasp:api4:2019-integer-limit',
    'owasp:api4:2019-integer-limit-legacy',
    'owasp-integer-limit',
    'owasp-integer-limit-legacy',
  ],
  isFixable: false,
  examples: [
    {
      title: 'A number without an upper limit',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: integer
            ^^^^^^^ The number has no \`maximum\`
      minimum: 0
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: integer
      minimum: 0
      maximum: 30000
`,
    },
  ],
  visit: { schema: check, parameter: check, header: check, items: check },
};

function check({ node }: { readonly node: MapNode }, { report, version }: SpecContext): void {
  const type = typeNode(node, 'integer');
  if (!type || node.has('enum') || node.has('const')) return;
  const isNumeric = version === '3.1' || version === '3.2';
  const lacksMinimum = !node.has('minimum') && !(isNumeric && node.has('exclusiveMinimum'));
  const lacksMaximum = !node.has('maximum') && !(isNumeric && node.has('exclusiveMaximum'));
  if (!lacksMinimum && !lacksMaximum) return;
  const lacking = [lacksMinimum ? '`minimum`' : '', lacksMaximum ? '`maximum`' : ''].filter((name) => name !== '');
  report({ message: `The number has no ${lacking.join(' and no ')}`, at: type });
}
