import { renameKey } from '../../spec/edit/edits.ts';
import { pathOf, placeInKey } from '../../spec/facts/paths.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A path ends with a slash.',
  explanation: `\`/parcels\` and \`/parcels/\` are two URLs. Servers often know one of them only, and readers leave the slash out. The root,
\`/\`, is a path like any other.

The fix renames the path, unless the other one is there already; the server must follow.`,
  aliases: ['path-keys-no-trailing-slash', 'no-path-trailing-slash'],
  isFixable: true,
  examples: [
    {
      title: 'A slash too many',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/:
          ^ \`/parcels/\` ends with a slash
    get:
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /:
    get:
      responses:
        '200':
          description: Where to go from here.
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
    },
  ],
  visit: {
    pathItem(item, { report, lookup }) {
      const path = pathOf(item, lookup);
      const { entry, node } = item;
      if (path === undefined || !entry || !path.endsWith('/') || path === '/') return;
      const without = path.replace(/\/+$/, '') || '/';
      report({
        message: `\`${path}\` ends with a slash`,
        at: placeInKey(entry, without === '/' ? 1 : without.length, path.length),
        fixes: () => {
          const paths = lookup(node.part.uri, '#/paths').node;
          if (paths?.kind === 'map' && paths.has(without)) return [];
          return [{ title: `Change to \`${without}\``, edits: [renameKey(entry, without)], isSafe: false }];
        },
      });
    },
  },
};
