import { removeEntry } from '../../spec/edit/edits.ts';
import { type Component, unusedComponents } from '../../spec/facts/component-uses.ts';
import { listed } from '../../spec/facts/listed.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import { typeName } from '../../spec/walk/names.ts';
import type { SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'A component is used nowhere.',
  explanation: `Used is what can be reached from the document's paths and webhooks, over any number of references and files: also by a discriminator's \`mapping\`, from
extensions and from examples. Security schemes are used where a \`security\` names them. A schema that takes over a used discriminator by \`allOf\` is used, since the
specification lets its name stand in the discriminating property.

A component that only itself uses, or another unused one, is not used; of these only the outermost is reported, since the others may be used when that is. Spectral reports none
that stands behind any \`$ref\`.`,
  aliases: ['no-unused-components', 'oas2-unused-definition', 'oas3-unused-component'],
  isFixable: true,
  examples: [
    {
      title: 'A schema that nothing refers to',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcels'
components:
  schemas:
    Parcels:
      type: array
      items: { type: object }
    Parcel:
    ^^^^^^ The schema \`Parcel\` is used nowhere
      type: object
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
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcels'
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/schemas/Parcel'
    Parcel:
      type: object
`,
    },
    {
      title: 'A schema that only uses itself',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
    ^^^^^^ The schema \`Parcel\` is used by nothing but itself
      type: object
      properties:
        inside:
          $ref: '#/components/schemas/Parcel'
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
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
components:
  schemas:
    Parcel:
      type: object
      properties:
        inside:
          $ref: '#/components/schemas/Parcel'
`,
    },
  ],
  visit: {
    openapi(_, { spec, report }) {
      for (const { component, users } of unusedComponents(spec)) {
        report({
          message: `The ${typeName(component.type)} \`${component.entry.key}\` is used ${where(component, users)}`,
          at: keyPlace(component.entry),
          tags: ['unnecessary'],
          fixes: () => removal(component),
        });
      }
    },
  },
};

function where(component: Component, users: readonly Component[]): string {
  if (users.length === 0) return 'nowhere';
  const others = users.filter((user) => user !== component);
  if (others.length === 0) return 'by nothing but itself';
  return `by nothing but ${listed(others.map(({ entry }) => entry.key))}, which nothing else uses`;
}

/** An empty map would be the next problem. */
function removal({ holder, entry }: Component): SpecFix[] {
  if (holder.entries.length < 2) return [];
  return [{ title: `Remove \`${entry.key}\``, edits: [removeEntry(holder, entry)], isSafe: false }];
}
