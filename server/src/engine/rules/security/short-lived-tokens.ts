import { placeOf } from '../../spec/facts/place-of.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'An OAuth 2 flow has no URL to refresh tokens at.',
  explanation: `A token that is stolen can be used until it expires. So access tokens should live for minutes, and be renewed at \`refreshUrl\`; without one
they most likely live long (OWASP API2:2023).

Flows count that may give refresh tokens. Other tools also report the flows \`implicit\`, which must not give any (RFC 6749, 4.2.2), and
\`clientCredentials\`, which should not (4.4.3).`,
  aliases: ['owasp:api2:2023-short-lived-access-tokens', 'owasp-short-lived-access-tokens'],
  isFixable: false,
  examples: [
    {
      title: 'A flow without refresh',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
        ^^^^^^^^^^^^^^^^^ The flow \`authorizationCode\` has no \`refreshUrl\`
          authorizationUrl: https://auth.example.com/authorize
          tokenUrl: https://auth.example.com/token
          scopes: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://auth.example.com/authorize
          tokenUrl: https://auth.example.com/token
          refreshUrl: https://auth.example.com/refresh
          scopes: {}
        clientCredentials:
          tokenUrl: https://auth.example.com/token
          scopes: {}
`,
    },
  ],
  versions: ['3.0', '3.1', '3.2'],
  visit: {
    oauthFlow(flow, { report }) {
      const { node, key } = flow;
      if (node.has('refreshUrl') || !refreshable.has(String(key))) return;
      report({ message: `The flow \`${key}\` has no \`refreshUrl\``, at: placeOf(flow) });
    },
  },
};

const refreshable: ReadonlySet<string> = new Set(['authorizationCode', 'password', 'deviceAuthorization']);
