import { type Entry, keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'Two paths differ in the names of their parameters only.',
  explanation: `\`/parcels/{id}\` and \`/parcels/{number}\` match the same URLs; they must not both be there (OpenAPI, "Paths Object"). Their
operations belong in one path item. The very same path twice is \`openapi/duplicate-key\`.`,
  aliases: ['no-identical-paths'],
  isFixable: false,
  examples: [
    {
      title: 'Two names for one parameter',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The parcel.
  /parcels/{number}:
  ^^^^^^^^^^^^^^^^^ \`/parcels/{number}\` is the same path as \`/parcels/{id}\`
    delete:
      parameters:
        - { name: number, in: path, required: true, schema: { type: string } }
      responses:
        '204':
          description: The parcel is gone.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      responses:
        '200':
          description: The parcel.
    delete:
      responses:
        '204':
          description: The parcel is gone.
`,
    },
  ],
  visit: {
    paths({ node }, { report }) {
      const byForm = new Map<string, Entry>();
      for (const entry of node.entries) {
        const { key } = entry;
        if (!key.startsWith('/') || !key.includes('{')) continue;
        const form = key.replaceAll(templateExpression, '{}');
        const first = byForm.get(form);
        if (!first) byForm.set(form, entry);
        else if (first.key !== key)
          report({
            message: `\`${key}\` is the same path as \`${first.key}\``,
            at: keyPlace(entry),
            related: [{ at: keyPlace(first), message: `\`${first.key}\`` }],
          });
      }
    },
  },
};

const templateExpression = /\{[^{}]*\}/g;
