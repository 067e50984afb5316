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
request line below it are one place. Calls in examples, lists that only name endpoints, and those of changes document nothing, and two headings in other words
with the same endpoint below each (*Create a message*, *Create a group message*) are two things that it does.`,
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
      if (!endpoint.isDeclaration || isChange(endpoint)) continue;
      const key = sameEndpoint(endpoint);
      const before = first.get(key);
      if (!before) first.set(key, endpoint);
      else if (
        before.heading !== endpoint.heading &&
        isSameServer(before, endpoint) &&
        !areVariants(before, endpoint)
      ) {
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

/** Each stands below a heading of its own that says what is done with it. */
function areVariants(one: Endpoint, other: Endpoint): boolean {
  const isTitled = ({ form, heading }: Endpoint): boolean =>
    form !== 'heading' && form !== 'split-heading' && heading !== undefined;
  return isTitled(one) && isTitled(other) && one.heading?.text !== other.heading?.text;
}

/** A list of changes names an endpoint as often as it changes. */
function isChange({ form, heading }: Endpoint): boolean {
  return (
    form === 'line' &&
    /\b(?:changes|changelog|change log|release notes|what's new|history)\b/i.test(heading?.text ?? '')
  );
}
