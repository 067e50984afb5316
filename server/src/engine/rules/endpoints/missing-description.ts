import { endpointsOf } from '../../endpoints/endpoints.ts';
import { endpointName, endpointSpan, sameEndpoint } from '../../endpoints/names.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { type EndpointSection, endpointSections, isToldByContract } from '../../structure/endpoint-sections.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An endpoint is documented without a word on what it does.',
  explanation: `A method and a path say how to call, and leave what for to a guess. A sentence anywhere in the section will do, and so do words in the heading
(\`Cancel a parcel - POST /parcels/{id}/cancel\`) and a table that names all endpoints with what they do. Captions (*Example request*) say nothing.

Where the contract asks for a description, *structure/unmet-requirement* tells what is missing, and this rule is silent.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'Nothing but an example',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels that are on their way.

### DELETE /parcels/{id}
    ^^^^^^^^^^^^^^^^^^^^ Nothing says what \`DELETE /parcels/{id}\` does
\`\`\`http
DELETE /parcels/p1 HTTP/1.1
\`\`\`

| Parameter | Description |
| --- | --- |
| \`id\` | The id of the parcel. |

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels that are on their way.

### DELETE /parcels/{id}

Takes a parcel out of the list. It is delivered all the same.

\`\`\`http
DELETE /parcels/p1 HTTP/1.1
\`\`\`

| Parameter | Description |
| --- | --- |
| \`id\` | The id of the parcel. |

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    for (const section of endpointSections(file, alignment)) {
      const { endpoint, hasSentence } = section;
      if (hasSentence || hasTitle(section) || isListed(file, section)) continue;
      if (isToldByContract(file, alignment, section, ({ kind }) => kind === 'prose' || kind === 'terms')) continue;
      yield { message: `Nothing says what \`${endpointName(endpoint)}\` does`, span: endpointSpan(endpoint) };
    }
  },
};

/** Its heading, or the one above that is about it alone, has words besides the method and the path. */
function hasTitle({ endpoint, heading, above }: EndpointSection): boolean {
  if (endpoint.form !== 'heading' && endpoint.form !== 'split-heading') return true;
  if (/\p{L}{3,}/u.test(heading.text.replace(endpoint.method, '').replace(/\S*\/\S*/g, ''))) return true;
  return endpoint.form === 'split-heading' && above.some(({ proseWords }) => proseWords > 2);
}

/** A table or a list that only names it may say what it does. */
function isListed(file: MarkdownFile, { endpoint }: EndpointSection): boolean {
  const name = sameEndpoint(endpoint);
  return endpointsOf(file).some(
    (other) =>
      !other.isDeclaration && (other.form === 'table' || other.form === 'line') && sameEndpoint(other) === name,
  );
}
