import { removeEntry, replaceValue } from '../../spec/edit/edits.ts';
import { isTrue } from '../../spec/facts/schemas.ts';
import { keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: '`nullable` has no effect: no `type` stands beside it, or the version does not have it.',
  explanation: `In 3.0, \`nullable: true\` adds \`null\` to the \`type\` of the very schema; without a \`type\` there it says nothing, also beside \`allOf\`
(OpenAPI 3.0.3 and later, "Schema Object"; where a document declares an older version, it is a warning). From 3.1 on there is no \`nullable\`: \`null\` is one of the types. That is a warning, since a keyword that isn't
known is allowed.`,
  aliases: ['nullable-type-sibling'],
  versions: ['3.0', '3.1', '3.2'],
  isFixable: true,
  examples: [
    {
      title: 'A reference that should be nullable',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        driver:
          nullable: true
          ^^^^^^^^ \`nullable\` has no effect without a \`type\` beside it
          allOf:
            - $ref: '#/components/schemas/Driver'
    Driver:
      type: object
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        driver:
          type: object
          nullable: true
          allOf:
            - $ref: '#/components/schemas/Driver'
    Driver:
      type: object
`,
    },
    {
      title: 'The keyword of an older version',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: string
      nullable: true
      ^^^^^^^^ \`nullable\` has no effect in OpenAPI 3.1: write \`null\` into \`type\`
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Format:
      type: [string, 'null']
`,
    },
  ],
  visit: {
    schema({ node }, { report, version, declared, dialect }) {
      const entry = node.entry('nullable');
      if (!entry || !isTrue(entry.value)) return;
      const at = keyPlace(entry);
      if (version === '3.0') {
        const isSaid = !/^3\.0\.[0-2]$/.test(declared);
        if (!node.has('type'))
          report({
            ...(!isSaid && { severity: 'warning' }),
            message: '`nullable` has no effect without a `type` beside it',
            at,
          });
      } else if (dialect === undefined && !node.has('$schema')) {
        report({
          severity: 'warning',
          message: `\`nullable\` has no effect in OpenAPI ${version}: write \`null\` into \`type\``,
          at,
          fixes: () => asType(node),
        });
      }
    },
  },
};

function asType(schema: MapNode): SpecFix[] {
  const [type, nullable] = [schema.entry('type'), schema.entry('nullable')];
  if (type?.value.kind !== 'scalar' || !nullable) return [];
  const types = [String(type.value.value), 'null'];
  const edits = [replaceValue(type.value, type, types), removeEntry(schema, nullable)];
  return [{ title: `Write the types \`${types.join('` and `')}\``, edits, isSafe: false }];
}
