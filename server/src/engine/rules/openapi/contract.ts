import { sectionChecks } from '../../spec/contract/checks.ts';
import { sectionsById, sectionsIn } from '../../spec/contract/sections.ts';
import { summaryOf } from '../../spec/contract/summary.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'What the contract `api-docs` asks of an API’s documentation can’t be read from the spec.',
  explanation: `Each section of the contract has something in a spec that it can be written from, or that takes its place; the message begins with the
section's title. A section that has a heading in \`info.description\`, by its title or an alias, is there.

| Section | In a spec |
| --- | --- |
| API Purpose | \`info.summary\`, or a description of 25 words |
| Core Functionalities | \`tags\`, each with a description |
| Architecture Overview | a server with a description |
| API Authentication | security schemes, each with a description |
| Token Management | OAuth 2 flows with \`refreshUrl\`, where there are refresh tokens, and described scopes |
| Common Issues and Troubleshooting | responses \`401\` and \`403\`, where there are security schemes |
| Error Messages | responses for server errors at every operation |
| Error Code List | a body of at least one error response |
| GET, POST, PUT, DELETE | operations with descriptions and examples |

Each gives one finding for the whole document. What other rules report (\`info-description\`, \`info-contact\`, \`security-present\`, \`error-response\`,
\`operation-summary\`, \`parameter-description\`) is not repeated. The option \`sections\` chooses among them.`,
  aliases: [],
  options: {
    sections: {
      type: 'array',
      items: { type: 'string', enum: [...sectionChecks.keys()] },
      description: 'The ids of the sections that are asked for.',
      default: [...sectionChecks.keys()],
    },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A scheme that nobody explains',
      options: { sections: ['authentication', 'core-functionalities'] },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
^^^^ Core Functionalities: the tag \`parcels\` has no description
  - name: parcels
paths: {}
components:
  securitySchemes:
    apiKey:
    ^^^^^^ API Authentication: the security scheme \`apiKey\` has no description
      type: apiKey
      in: header
      name: X-API-Key
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send parcels, and follow them on their way.
paths: {}
components:
  securitySchemes:
    apiKey:
      type: apiKey
      in: header
      name: X-API-Key
      description: Keys are made in the settings. Keep them secret, and don't put them into URLs.
`,
    },
    {
      title: 'An architecture that nobody describes',
      options: { sections: ['architecture'] },
      bad: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  description: Send parcels.
servers:
^^^^^^^ Architecture Overview: no server is described, and no heading for it stands in \`info.description\`
  - url: https://api.parcels.test
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels. }
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  description: |
    Send parcels.

    ## Architecture Overview

    A gateway, and a service for each kind of resource.
servers:
  - url: https://api.parcels.test
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels. }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const { spec, options, report, memo } = context;
      const wanted = new Set(textsOf(options.sections));
      const info = spec.root.map('info');
      const described = memo(
        'described',
        () => [info?.get('description')],
        () => sectionsIn(info),
      );
      const given = { ...context, operations: summaryOf(context) };
      for (const [id, check] of sectionChecks) {
        if (!wanted.has(id) || described.has(id)) continue;
        const title = sectionsById().get(id)?.title ?? id;
        for (const { message, at } of check(given)) report({ message: `${title}: ${message}`, at });
      }
    },
  },
};
