import { nearestServers } from '../../drift/hosts.ts';
import { fileNameOf } from '../../drift/spec-edits.ts';
import { wrongServers } from '../../drift/written-servers.ts';
import { listed } from '../../spec/facts/listed.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A URL of the API is on none of the servers of the description.',
  explanation: `Readers copy it and talk to nobody, or to an old version. Compared are host and base path of URLs that are an operation's otherwise, in calls and wherever an endpoint
is written with its server, and of URLs that the words before them call the base URL. Variables of servers stand for anything; a relative URL of a server is on any host;
\`servers\` in \`docwright.yaml\` count, and so do those of a path or an operation. The reader's own machine (\`localhost\`) and hosts that stand for others
(\`https://<your-domain>\`) are left alone, as is \`http\` where the server has \`https\`.`,
  isFixable: true,
  examples: [
    {
      title: 'An old version',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '2' }
servers: [{ url: https://api.example.com/v2 }]
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
`,
      bad: `# Example API

## Overview

Base URL: \`https://api.example.org/v2\`
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`https://api.example.org/v2\` is none of the servers of \`openapi.yaml\`: \`https://api.example.com/v2\`

All of them are at \`GET https://api.example.com/v1/parcels\`.
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`https://api.example.com/v1\` is none of the servers of \`openapi.yaml\`: \`https://api.example.com/v2\`

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Base URL: \`https://api.example.com/v2\`

All of them are at \`GET https://api.example.com/v2/parcels\`, yours at \`GET http://localhost:8080/parcels\`.

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, neighbours }) {
    const asked = neighbours.api(file);
    const [api] = asked?.apis ?? [];
    if (!asked || !api) return;
    for (const { text, span, servers } of wrongServers(file, asked)) {
      const names = listed(asked.apis.map(fileNameOf));
      const at = servers.find((server) => server.at !== undefined)?.at;
      const urls = servers.map(({ url }) => (url === '' ? '/' : url));
      yield {
        message: `\`${text}\` is none of the servers of ${names}: ${listed([...new Set(urls)])}`,
        span,
        related: at ? [asked.related(api, at, 'What the description has')] : [],
        fixes: nearestServers(servers, text).map((url) => ({
          title: `Write \`${url}\``,
          edits: [{ uri: file.uri, span, text: url }],
          isSafe: false,
        })),
      };
    }
  },
};
