import { endpointName, endpointSpan } from '../../endpoints/names.ts';
import {
  type EndpointSection,
  endpointSections,
  isSharedBy,
  isToldByContract,
} from '../../structure/endpoint-sections.ts';
import { type Has, lackingAmong, pointsElsewhere } from '../../structure/peers.ts';
import { showsCode } from '../../structure/units.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An endpoint has no example of a request, though those beside it have one.',
  explanation: `Readers copy the request and change it. Told is an endpoint without one where most others in the document that are called alike (with a body, or with
the same method) have one: a document that shows none at all is written so on purpose. An example in any language will do, and so does a sentence that sends
readers elsewhere.

Where the contract asks for an example, *structure/unmet-requirement* tells what is missing, and this rule is silent.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'One of three',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Books a parcel.

\`\`\`http
POST /parcels HTTP/1.1
Content-Type: application/json

{ "city": "Dortmund" }
\`\`\`

### POST /returns

Books the way back.

\`\`\`http
POST /returns HTTP/1.1
Content-Type: application/json

{ "parcel": "p1" }
\`\`\`

### PUT /parcels
    ^^^^^^^^^^^^ \`PUT /parcels\` has no example of a request, as others here have
Changes all parcels that are on their way.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Books a parcel.

\`\`\`http
POST /parcels HTTP/1.1
Content-Type: application/json

{ "city": "Dortmund" }
\`\`\`

### POST /returns

Books the way back.

\`\`\`http
POST /returns HTTP/1.1
Content-Type: application/json

{ "parcel": "p1" }
\`\`\`

### PUT /parcels

Changes all parcels that are on their way.

\`\`\`http
PUT /parcels HTTP/1.1
Content-Type: application/json

{ "city": "Unna" }
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    const sections = endpointSections(file, alignment);
    for (const section of lackingAmong(sections, showsRequest)) {
      const { endpoint } = section;
      if (pointsElsewhere(section)) continue;
      if (isToldByContract(file, alignment, section, (asked) => asked.kind === 'code' && asked.role !== 'response'))
        continue;
      yield {
        message: `\`${endpointName(endpoint)}\` has no example of a request, as others here have`,
        span: endpointSpan(endpoint),
      };
    }
  },
};

function showsRequest(section: EndpointSection): Has {
  const { units, above } = section;
  if (showsCode(units, 'request') || showsCode(above, 'request')) return 'yes';
  const mayShow =
    isSharedBy(section, ofRequest) ||
    showsCode(units, undefined) ||
    showsCode(above, undefined) ||
    units.some(({ text }) => /\bcurl\s/.test(text));
  return mayShow ? 'maybe' : 'no';
}

const ofRequest = /request|example|sample|usage|curl/i;
