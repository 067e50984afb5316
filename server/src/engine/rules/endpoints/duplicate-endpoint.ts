import type { Endpoint } from '../../endpoints/endpoint.ts';
import { endpointsOf } from '../../endpoints/endpoints.ts';
import { endpointName, endpointSpan, sameEndpoint } from '../../endpoints/names.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document documents the same method and path twice.',
  explanation: `Two places that document one endpoint soon say different things, and a reader finds only one of them. Names of parameters don't
tell endpoints apart (\`/users/{id}\` is \`/users/:user\`), but the query does, and so does the server, where both places name one. A heading and the
request line below it are one place. Calls in examples, and lists that only name endpoints, document nothing.`,
  isFixable: false,
  examples: [
    {
      title: 'A second section for the same endpoint',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{id}

Reads a parcel by its id.

### GET /parcels/:parcel
        ^^^^^^^^^^^^^^^^ \`GET /parcels/{parcel}\` is documented above already
Reads a parcel, too: the same parcel.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels/{id}

Reads a parcel by its id.

### DELETE /parcels/{id}

Throws a parcel away.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    const first = new Map<string, Endpoint>();
    for (const endpoint of endpointsOf(file)) {
      if (!endpoint.isDeclaration) continue;
      const key = sameEndpoint(endpoint);
      const before = first.get(key);
      if (!before) first.set(key, endpoint);
      else if (before.heading !== endpoint.heading && isSameServer(before, endpoint)) {
        yield {
          message: `\`${endpointName(endpoint)}\` is documented above already`,
          span: endpoint.pathSpan,
          related: [{ uri: file.uri, span: endpointSpan(before), message: 'Here first' }],
        };
      }
    }
  },
};

function isSameServer({ path: one }: Endpoint, { path: other }: Endpoint): boolean {
  return one.server === '' || other.server === '' || one.server === other.server;
}
