import type { Node } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A schema allows any other property.',
  explanation: `What a schema doesn't name, nobody checks: it may reach a database (mass assignment) or a reader who should not see it (OWASP API3:2023).
\`additionalProperties\` and, since 3.1, \`unevaluatedProperties\` should be \`false\`, or a schema for what may come.

A schema without the keyword allows as much and is not reported, as in other tools. They report every value but \`false\` here; we leave maps
to \`security/constrained-properties\`.`,
  aliases: [
    'owasp:api3:2023-no-additionalProperties',
    'owasp:api3:2023-no-unevaluatedProperties',
    'owasp:api6:2019-no-additionalProperties',
    'owasp-no-additionalProperties',
    'owasp-no-additional-properties',
    'owasp-no-unevaluatedProperties',
  ],
  isFixable: false,
  examples: [
    {
      title: 'Any property at all',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        weight: { type: integer }
      additionalProperties: true
                            ^^^^ \`additionalProperties\` allows any property
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        weight: { type: integer }
      additionalProperties: false
`,
    },
  ],
  visit: {
    schema({ node }, { report, version }) {
      for (const field of version === '2.0' || version === '3.0' ? ['additionalProperties'] : fields) {
        const value = node.get(field);
        if (value && allowsAll(value)) report({ message: `\`${field}\` allows any property`, at: value });
      }
    },
  },
};

const fields = ['additionalProperties', 'unevaluatedProperties'];

function allowsAll(value: Node): boolean {
  return value.kind === 'map' ? value.entries.length === 0 : value.kind === 'scalar' && value.value === true;
}
