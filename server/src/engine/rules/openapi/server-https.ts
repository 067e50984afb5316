import type { SpecRule } from '../spec-rule.ts';
import { unencryptedServers } from '../unencrypted-servers.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A server is reached without encryption.',
  explanation: `Over \`http\` and \`ws\` everybody on the way reads what is sent, tokens included. Hosts of the local machine or network are left
alone. A scheme that is a variable counts with its default. In 2.0 it is \`schemes\` that counts, of the document and of each operation.

The fix writes the encrypted scheme; the server must offer it.`,
  aliases: [],
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
  - url: http://localhost:8080
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
    {
      title: 'HTTP among the schemes',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
schemes: [https, http]
                 ^^^^ \`http\` is not encrypted
paths: {}
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
host: api.example.com
schemes: [https]
paths: {}
`,
    },
  ],
  visit: unencryptedServers,
};
