import { keyPlace } from '../../spec/tree/node.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The name of a property is not written in the style of the others.',
  explanation: `The styles are \`camelCase\` (the default), \`PascalCase\`, \`snake_case\` and \`kebab-case\`. Names that begin with \`_\`, \`$\` or \`@\` are left
alone: they belong to other specifications, such as JSON-LD and HAL.`,
  aliases: ['camel-case-properties'],
  options: {
    casing: {
      type: 'string',
      enum: ['camel', 'pascal', 'snake', 'kebab'],
      description: 'The style that names have.',
      default: 'camel',
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'Another style',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        weight_in_grams: { type: integer }
        ^^^^^^^^^^^^^^^ \`weight_in_grams\` isn't written in camelCase
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
        weightInGrams: { type: integer }
`,
    },
  ],
  visit: {
    schema({ node }, { options, report }) {
      const style = styles.get(String(options.casing));
      if (!style) return;
      for (const entry of node.map('properties')?.entries ?? []) {
        if (/^[_$@]/.test(entry.key) || style.pattern.test(entry.key)) continue;
        report({ message: `\`${entry.key}\` isn't written in ${style.name}`, at: keyPlace(entry) });
      }
    },
  },
};

const styles: ReadonlyMap<string, { readonly name: string; readonly pattern: RegExp }> = new Map([
  ['camel', { name: 'camelCase', pattern: /^[a-z][a-zA-Z\d]*$/ }],
  ['pascal', { name: 'PascalCase', pattern: /^[A-Z][a-zA-Z\d]*$/ }],
  ['snake', { name: 'snake_case', pattern: /^[a-z][a-z\d]*(?:_[a-z\d]+)*$/ }],
  ['kebab', { name: 'kebab-case', pattern: /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/ }],
]);
