import { renameKey } from '../../spec/edit/edits.ts';
import { pathOf, placeInKey } from '../../spec/facts/paths.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A segment of a path is not in kebab-case.',
  explanation: `Small letters, digits and hyphens: \`/lost-parcels\`. Words in capitals or with underscores are hard to say and easy to mistype.
Parameters in braces have names of their own; dots, as in \`/v1.1\`, are left alone. Each path is reported once, at its first such segment.

The fix renames the path; the server must follow.`,
  aliases: ['paths-kebab-case'],
  isFixable: true,
  examples: [
    {
      title: 'An underscore and capitals',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /lost_parcels:
   ^^^^^^^^^^^^ \`lost_parcels\` is not in kebab-case: \`lost-parcels\`
    get:
      responses:
        '200':
          description: The parcels that are lost.
  /lostParcels/byDay:
   ^^^^^^^^^^^ \`lostParcels\` is not in kebab-case: \`lost-parcels\`
    get:
      responses:
        '200':
          description: The parcels that were lost, by day.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /v1.1/lost-parcels/{parcelId}:
    get:
      parameters:
        - { name: parcelId, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The parcel.
`,
    },
  ],
  visit: {
    pathItem(item, { report, lookup }) {
      const path = pathOf(item, lookup);
      const { entry, node } = item;
      // What stands behind is no path, and `openapi/path-query` says so.
      if (path === undefined || !entry || !notKebab.test(path) || /[?#]/.test(path)) return;
      const renamed = path
        .split(/(\{[^{}]*\}|\/)/)
        .map(kebab)
        .join('');
      let start = 0;
      for (const segment of path.split('/')) {
        const wanted = segment
          .split(/(\{[^{}]*\})/)
          .map(kebab)
          .join('');
        if (wanted !== segment) {
          report({
            message: `\`${segment}\` is not in kebab-case: \`${wanted}\``,
            at: placeInKey(entry, start, start + segment.length),
            fixes: () => {
              const paths = lookup(node.part.uri, '#/paths').node;
              if (paths?.kind === 'map' && paths.has(renamed)) return [];
              return [{ title: `Change to \`${renamed}\``, edits: [renameKey(entry, renamed)], isSafe: false }];
            },
          });
          return;
        }
        start += segment.length + 1;
      }
    },
  },
};

const notKebab = /[A-Z_]/;

/** Words joined by hyphens; a parameter stays as it is. */
function kebab(text: string): string {
  if (text.startsWith('{')) return text;
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/_+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .toLowerCase();
}
