import { hasType } from '../../spec/facts/schemas.ts';
import { keyPlace } from '../../spec/tree/node.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A required text has no least length.',
  explanation: `A required property that may be an empty text is hardly required. The option \`keywords\` says which limits must stand at required
properties whose type is \`string\`. A schema with \`enum\`, \`const\`, \`format\` or \`pattern\` says more than a length could, and is left alone; Redocly asks for
\`minLength\` there as well.`,
  aliases: ['required-string-property-missing-min-length'],
  options: {
    keywords: {
      type: 'array',
      items: { type: 'string', enum: ['minLength', 'maxLength', 'pattern'] },
      description: 'What must be there.',
      default: ['minLength'],
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'A name that may be empty',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Driver:
      type: object
      required: [name]
      properties:
        name:
        ^^^^ The required text \`name\` has no \`minLength\`
          type: string
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Driver:
      type: object
      required: [name]
      properties:
        name:
          type: string
          minLength: 1
`,
    },
  ],
  visit: {
    schema({ node }, { options, report }) {
      const keywords = textsOf(options.keywords);
      const properties = node.map('properties');
      for (const item of node.list('required')?.items ?? []) {
        const entry = item.kind === 'scalar' ? properties?.entry(String(item.value)) : undefined;
        const schema = entry?.value;
        if (!entry || schema?.kind !== 'map' || !hasType(schema, 'string')) continue;
        if (telling.some((key) => schema.has(key))) continue;
        const missing = keywords.filter((key) => !schema.has(key)).map((key) => `no \`${key}\``);
        if (missing.length === 0) continue;
        report({ message: `The required text \`${entry.key}\` has ${missing.join(' and ')}`, at: keyPlace(entry) });
      }
    },
  },
};

const telling = ['enum', 'const', 'format', 'pattern'];
