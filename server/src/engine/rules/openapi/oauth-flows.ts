import { hostOf, isLocal } from '../../http/hosts.ts';
import { keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: "An OAuth 2 or OpenID Connect scheme can't be used as it is described.",
  explanation: `An OAuth 2 scheme needs a flow. Its URLs must not be empty, and an authorization URL must have no fragment (RFC 6749, 3.1). A
URL over \`http\` is a warning: OAuth requires TLS (RFC 6749, 3.1 and 3.2); hosts of the local machine may do without. Relative URLs are resolved
against the server's.

Which URLs a flow must have and what a URL looks like, and that a flow lists \`scopes\`, the specification's schema says: see \`openapi/schema\`.`,
  aliases: [],
  isFixable: false,
  examples: [
    {
      title: 'No flow',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: {}
      ^^^^^ \`oauth\` has no flow
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
        clientCredentials:
          tokenUrl: /oauth/token
          scopes: {}
`,
    },
    {
      title: 'URLs that lead nowhere',
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
          authorizationUrl: https://auth.example.com/#/authorize
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`authorizationUrl\` has a fragment
          tokenUrl: ''
                    ^^ \`tokenUrl\` is empty
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
          scopes: {}
`,
    },
  ],
  visit: {
    securityScheme({ node, key }, context) {
      const { report, version } = context;
      const type = node.text('type');
      if (type === 'openIdConnect') checkUrl(node, 'openIdConnectUrl', context);
      if (type !== 'oauth2') return;
      if (version === '2.0') checkFlow(node, context);
      else checkUrl(node, 'oauth2MetadataUrl', context);
      const flows = node.entry('flows');
      if (version === '2.0' || flows?.value.kind !== 'map') return;
      if (flows.value.entries.some((entry) => !entry.key.startsWith('x-'))) return;
      report({ message: `\`${key ?? 'The scheme'}\` has no flow`, at: keyPlace(flows) });
    },
    oauthFlow({ node }, context) {
      checkFlow(node, context);
    },
  },
};

function checkFlow(flow: MapNode, context: SpecContext): void {
  for (const field of ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'])
    checkUrl(flow, field, context);
}

function checkUrl(owner: MapNode, field: string, { report, version }: SpecContext): void {
  const node = owner.get(field);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return;
  const url = node.value.trim();
  if (url === '') {
    // The schema of 2.0 asks for an absolute URL, and says so.
    if (version !== '2.0') report({ message: `\`${field}\` is empty`, at: node });
    return;
  }
  if (field === 'authorizationUrl' && url.includes('#')) report({ message: `\`${field}\` has a fragment`, at: node });
  else if (/^http:/i.test(url) && !isLocal(hostOf(url) ?? ''))
    report({ message: `\`${field}\` is not encrypted`, at: node, severity: 'warning' });
}
