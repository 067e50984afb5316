import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A map may have any number of properties.',
  explanation: `Where \`additionalProperties\` or \`unevaluatedProperties\` is a schema, the object is a map, and \`maxProperties\` says how large it may become;
without it a request can be as large as it likes (OWASP API3:2023).`,
  aliases: [
    'owasp:api3:2023-constrained-additionalProperties',
    'owasp:api3:2023-constrained-unevaluatedProperties',
    'owasp:api6:2019-constrained-additionalProperties',
    'owasp-constrained-additionalProperties',
    'owasp-additional-properties-constrained',
    'owasp-constrained-unevaluatedProperties',
  ],
  isFixable: false,
  examples: [
    {
      title: 'A map without a limit',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Labels:
      type: object
      additionalProperties: { type: string }
      ^^^^^^^^^^^^^^^^^^^^ The map has no \`maxProperties\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Labels:
      type: object
      additionalProperties: { type: string }
      maxProperties: 20
`,
    },
  ],
  visit: {
    schema({ node }, { report, version }) {
      if (node.has('maxProperties')) return;
      for (const field of version === '2.0' || version === '3.0' ? ['additionalProperties'] : fields) {
        const entry = node.entry(field);
        if (entry?.value.kind !== 'map' || entry.value.entries.length === 0) continue;
        report({ message: 'The map has no `maxProperties`', at: keyPlace(entry) });
      }
    },
  },
};

const fields = ['additionalProperties', 'unevaluatedProperties'];
