import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A scheme is outdated.',
  explanation: `OAuth 1 (\`oauth\`) and \`negotiate\` (Kerberos, and NTLM with it) are in the registry of HTTP authentication schemes, and known to be weak
(OWASP API2:2023). \`ntlm\`, which isn't registered, counts as well.`,
  aliases: [
    'owasp:api2:2023-auth-insecure-schemes',
    'owasp:api2:2019-auth-insecure-schemes',
    'owasp-auth-insecure-schemes',
  ],
  isFixable: false,
  examples: [
    {
      title: 'An outdated scheme',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    kerberos:
      type: http
      scheme: negotiate
              ^^^^^^^^^ The scheme \`negotiate\` of \`kerberos\` is outdated
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
`,
    },
  ],
  versions: ['3.0', '3.1', '3.2'],
  visit: {
    securityScheme({ node, key }, { report }) {
      const scheme = node.get('scheme');
      if (scheme?.kind !== 'scalar' || !/^(?:negotiate|oauth|ntlm)$/i.test(String(scheme.value))) return;
      report({ message: `The scheme \`${scheme.value}\` of \`${key ?? 'a scheme'}\` is outdated`, at: scheme });
    },
  },
};
