import { renameKey } from '../../spec/edit/edits.ts';
import { placeInKey } from '../../spec/facts/paths.ts';
import { type Entry, keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A path ends with a slash.',
  explanation: `\`/parcels\` and \`/parcels/\` are two URLs. Servers often know one of them only, and readers leave the slash out. The root,
\`/\`, is a path like any other. Where most paths end with a slash, that is one finding and not one each.

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
    paths({ node, entry }, { report, memo }) {
      const { count, slashed } = memo(
        `slashed ${node.part.uri}`,
        () => [node.keys],
        () => slashedIn(node.entries),
      );
      if (entry && slashed.length >= leastForHabit && slashed.length > count / 2) {
        report({ message: `${slashed.length} of ${count} paths end with a slash`, at: keyPlace(entry) });
        return;
      }
      for (const index of slashed) {
        const item = node.entries[index];
        if (!item) continue;
        const without = item.key.replace(/\/+$/, '') || '/';
        report({
          message: `\`${item.key}\` ends with a slash`,
          at: placeInKey(item, without === '/' ? 1 : without.length, item.key.length),
          fixes: () =>
            node.has(without)
              ? []
              : [{ title: `Change to \`${without}\``, edits: [renameKey(item, without)], isSafe: false }],
        });
      }
    },
  },
};

/** How many paths there are, and the indices of those that end with a slash. */
function slashedIn(entries: readonly Entry[]): { readonly count: number; readonly slashed: readonly number[] } {
  const slashed: number[] = [];
  let count = 0;
  for (const [index, { key }] of entries.entries()) {
    if (!key.startsWith('/') || key === '/') continue;
    count++;
    if (key.endsWith('/')) slashed.push(index);
  }
  return { count, slashed };
}

/** From here on it is a habit, not a slip. */
const leastForHabit = 5;
