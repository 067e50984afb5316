import { isMethodField } from '../../spec/facts/operations.ts';
import { meetingPaths } from '../../spec/facts/path-values.ts';
import { type Entry, keyPlace } from '../../spec/tree/node.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The methods of a path, or the paths, stand out of order.',
  explanation: `Readers find their way sooner where the methods of every path stand in the same order. Methods that \`order\` doesn't name
may stand anywhere. One method a path is reported: the first that stands behind one it should stand before.

Some servers and generators take the first path that fits. So \`/parcels/lost\` should stand before \`/parcels/{id}\`; that is reported too,
unless \`specificity\` is false.`,
  aliases: ['path-http-verbs-order', 'paths-specificity-order'],
  isFixable: false,
  options: {
    order: {
      description: 'The methods in their order.',
      type: 'array',
      items: { type: 'string' },
      default: ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'],
    },
    specificity: {
      description: 'Whether a path without parameters must stand before one with parameters that matches the same URL.',
      type: 'boolean',
      default: true,
    },
  },
  examples: [
    {
      title: 'DELETE before GET',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    delete:
      responses:
        '204':
          description: All parcels are gone.
    get:
    ^^^ \`get\` stands behind \`delete\`
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
      responses:
        '200':
          description: The parcels.
    delete:
      responses:
        '204':
          description: All parcels are gone.
`,
    },
    {
      title: 'A path that an earlier one matches',
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
  /parcels/lost:
  ^^^^^^^^^^^^^ \`/parcels/lost\` stands behind \`/parcels/{id}\`, which matches it as well
    get:
      responses:
        '200':
          description: The parcels that are lost.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/lost:
    get:
      responses:
        '200':
          description: The parcels that are lost.
  /parcels/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The parcel.
`,
    },
  ],
  visit: {
    pathItem({ node }, { report, options, version }) {
      const order = orderOf(options.order);
      let last: { entry: Entry; at: number } | undefined;
      for (const entry of node.entries) {
        const at = isMethodField(entry.key, version) ? order.indexOf(entry.key) : -1;
        if (at === -1) continue;
        if (last && at < last.at) {
          report({
            message: `\`${entry.key}\` stands behind \`${last.entry.key}\``,
            at: keyPlace(entry),
            related: [{ at: keyPlace(last.entry), message: `\`${last.entry.key}\`` }],
          });
          return;
        }
        last = { entry, at };
      }
    },
    paths({ node }, context) {
      const { report, options } = context;
      if (options.specificity === false) return;
      for (const [entry, first] of meetingPaths(node, 'shadowed', context)) {
        report({
          message: `\`${entry.key}\` stands behind \`${first.key}\`, which matches it as well`,
          at: keyPlace(entry),
          related: [{ at: keyPlace(first), message: `\`${first.key}\`` }],
        });
      }
    },
  },
};

function orderOf(option: unknown): readonly string[] {
  const order = textsOf(option).map((method) => method.toLowerCase());
  return order.length > 0 ? order : ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];
}
