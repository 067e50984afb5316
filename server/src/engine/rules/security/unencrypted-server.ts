import type { SpecRule } from '../spec-rule.ts';
import { unencryptedServers } from '../unencrypted-servers.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A server is reached without encryption.',
  explanation: `Over \`http\` and \`ws\` everybody on the way reads what is sent, tokens included (OWASP API8:2023). It finds what \`openapi/server-https\`
finds: turn on one of the two. Hosts of the local machine or network are left alone; other tools report them, too.`,
  aliases: [
    'owasp:api8:2023-no-server-http',
    'owasp:api8:2023-no-scheme-http',
    'owasp:api7:2019-security-hosts-https-oas3',
    'owasp:api7:2019-security-hosts-https-oas2',
    'owasp-security-hosts-https-oas3',
    'owasp-security-hosts-https-oas2',
    'owasp-no-server-http',
    'owasp-no-scheme-http',
  ],
  isFixable: true,
  examples: [
    {
      title: 'A server over HTTP',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: http://api.example.com
         ^^^^ \`http://api.example.com\` is not encrypted
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://api.example.com
paths: {}
`,
    },
  ],
  visit: unencryptedServers,
};
