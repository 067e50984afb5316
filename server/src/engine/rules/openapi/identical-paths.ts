import { RecentValues } from '../../recent-values.ts';
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
    paths({ node }, { report, memo }) {
      const pairs = memo(
        `pairs ${node.part.uri}`,
        () => [node.keys],
        () => identicalIn(node.entries),
      );
      for (const [index, firstIndex] of pairs) {
        const entry = node.entries[index];
        const first = node.entries[firstIndex];
        if (!entry || !first) continue;
        report({
          message: `\`${entry.key}\` is the same path as \`${first.key}\``,
          at: keyPlace(entry),
          related: [{ at: keyPlace(first), message: `\`${first.key}\`` }],
        });
      }
    },
  },
};

/** The index of each path that is the same as one before it, with the index of that. */
function identicalIn(entries: readonly Entry[]): readonly (readonly [path: number, first: number])[] {
  const pairs: [number, number][] = [];
  const byForm = new Map<string, { readonly key: string; readonly index: number }>();
  for (const [index, { key }] of entries.entries()) {
    if (!key.startsWith('/') || !key.includes('{')) continue;
    const form = forms.get(key, () => key.replaceAll(templateExpression, '{}'));
    const first = byForm.get(form);
    if (!first) byForm.set(form, { key, index });
    else if (first.key !== key) pairs.push([index, first.index]);
  }
  return pairs;
}

/** By path: an edit changes few. */
const forms = new RecentValues<string>(5000);

const templateExpression = /\{[^{}]*\}/g;
