import { endlessReferences } from '../../spec/facts/endless-references.ts';
import { type EndlessState, endlessAfter, endlessSchemas, needValues } from '../../spec/facts/endless-schemas.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'References go round in a circle that no value can get out of.',
  explanation: `A schema may refer to itself: that is how trees are described. It must only be possible to end. Reported are references that lead to nothing but
references and back again, a schema that is in its own \`allOf\`, and an object that requires a property which requires such an object again, so that every value would have no
end. An optional property, an empty list, \`null\`, or another schema of \`oneOf\` is an end. One circle is one finding.`,
  aliases: [],
  isFixable: false,
  examples: [
    {
      title: 'References to references',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  responses:
    Parcel:
      $ref: '#/components/responses/Letter'
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This reference leads back to itself
    Letter:
      $ref: '#/components/responses/Parcel'
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  responses:
    Parcel:
      description: The parcel.
    Letter:
      $ref: '#/components/responses/Parcel'
`,
    },
    {
      title: 'A parcel that must hold a parcel',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      required: [inside]
      properties:
        inside:
        ^^^^^^ \`Parcel\` has no end: \`inside\` is required, and needs another \`Parcel\`
          $ref: '#/components/schemas/Parcel'
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
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
  checkUnit({ references }, { lookupSurface, report }) {
    for (const { node } of endlessReferences(references, lookupSurface))
      report({ message: 'This reference leads back to itself', at: node });
  },
  visit: {
    openapi(_, context) {
      const { spec, report, memo } = context;
      const find = (before: EndlessState | undefined) => endlessAfter(context, before);
      if (memo('endless', () => needValues(spec), find).isNone) return;
      for (const circle of endlessSchemas(context)) report(circle);
    },
  },
};
