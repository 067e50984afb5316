import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A server does not say which environment it is.',
  explanation: `Who takes a test server for the real one exposes test data, or tests with real data (OWASP API9:2023). The description, since 3.2 the name
as well, should have a word such as production, staging, sandbox, test or local.`,
  aliases: ['owasp:api9:2023-inventory-environment', 'owasp-inventory-environment'],
  isFixable: false,
  examples: [
    {
      title: 'A server of which nothing is said',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com
         ^^^^^^^^^^^^^^^^^^^^^^^ The server does not say which environment it is
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com
    description: Production
paths: {}
`,
    },
  ],
  versions: ['3.0', '3.1', '3.2'],
  visit: {
    server({ node, parent }, { report }) {
      const url = node.get('url');
      const texts = `${node.text('name') ?? ''} ${node.text('description') ?? ''}`;
      if (parent?.type !== 'openapi' || !url || environment.test(texts)) return;
      report({ message: 'The server does not say which environment it is', at: url });
    },
  },
};

const environment =
  /\b(?:local(?:host)?|sandbox|alpha|beta|test(?:ing)?|stag(?:e|ing)?|pre-?prod(?:uction)?|prod(?:uction)?|live|next|dev(?:elopment)?|demo|mock|qa|uat|preview)\b/i;
