import { pathOf, placeInKey, templatesIn } from '../../spec/facts/paths.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A path has braces with no name in them, or a brace without its counterpart.',
  explanation: `What stands in braces names a path parameter (OpenAPI, "Path Templating"). \`{}\` names none, and a single brace may not stand
in a URL at all (RFC 3986).`,
  aliases: ['path-declarations-must-exist', 'path-declaration-must-exist'],
  isFixable: false,
  examples: [
    {
      title: 'Empty braces, and a brace too few',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{}:
           ^^ \`{}\` in \`/parcels/{}\` names no parameter
    get:
      responses:
        '200':
          description: The parcel.
  /labels/{label:
          ^ \`{\` in \`/labels/{label\` has no counterpart
    get:
      responses:
        '200':
          description: The label.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
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
      const { entry } = item;
      if (path === undefined || !entry || !/[{}]/.test(path)) return;
      let rest = path;
      for (const { name, start, end } of templatesIn(path)) {
        rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
        if (name.trim() !== '') continue;
        report({
          message: `\`${path.slice(start, end)}\` in \`${path}\` names no parameter`,
          at: placeInKey(entry, start, end),
        });
      }
      const single = rest.search(/[{}]/);
      if (single === -1) return;
      report({
        message: `\`${rest[single]}\` in \`${path}\` has no counterpart`,
        at: placeInKey(entry, single, single + 1),
      });
    },
  },
};
