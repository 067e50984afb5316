import { isBlank } from '../../spec/facts/blank.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The API has no license.',
  explanation: `\`info.license\` says on which terms the API may be used. Inside a company that is often clear without words, so this rule is off
until it is turned on. What a license must hold is the matter of \`openapi/license-url\`.`,
  aliases: ['info-license'],
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'An API without a license',
      bad: `
openapi: 3.1.0
info:
^^^^ The API has no license
  title: Parcels
  version: 1.0.0
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  license:
    name: Apache 2.0
    identifier: Apache-2.0
paths: {}
`,
    },
  ],
  visit: {
    info(info, { report }) {
      if (isBlank(info.node.get('license')))
        report({ message: 'The API has no license', ...missingIn(info, 'license') });
    },
  },
};
