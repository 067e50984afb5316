import { meetingPaths } from '../../spec/facts/path-values.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'One URL matches two paths, and neither is the more specific one.',
  explanation: `A path without parameters goes before one with parameters: \`/parcels/lost\` and \`/parcels/{id}\` are clear. But
\`/parcels/{action}\` and \`/{kind}/lost\` both match \`/parcels/lost\`, and nothing says which is meant (OpenAPI, "Path Templating Matching"). Each
path is reported once, with the first one that it meets.

What a parameter may be counts, unlike in other tools: where \`{id}\` is an integer, a UUID or one of an \`enum\`, no URL has another word there. Paths
that differ in parameter names only are \`openapi/identical-paths\`.`,
  aliases: ['no-ambiguous-paths'],
  isFixable: false,
  examples: [
    {
      title: 'Two paths for one URL',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{action}:
    get:
      parameters:
        - { name: action, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: What was done.
  /{kind}/lost:
  ^^^^^^^^^^^^ One URL can match both \`/{kind}/lost\` and \`/parcels/{action}\`
    get:
      parameters:
        - { name: kind, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: What is lost.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/lost:
    get:
      responses:
        '200':
          description: What is lost.
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
    paths({ node }, context) {
      for (const [entry, first] of meetingPaths(node, 'ambiguous', context)) {
        context.report({
          message: `One URL can match both \`${entry.key}\` and \`${first.key}\``,
          at: keyPlace(entry),
          related: [{ at: keyPlace(first), message: `\`${first.key}\`` }],
        });
      }
    },
  },
};
