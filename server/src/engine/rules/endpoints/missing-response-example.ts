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
  summary: 'An endpoint has no example of a response, though those beside it have one.',
  explanation: `What comes back is what readers write their code for. Told is an endpoint without an example of it where most others in the document that
are called alike (with a body, or with the same method) have one, and a \`GET\` whose request is shown, and of whose answer nothing is said. A document
that shows none at all is written so on purpose.

Endpoints that answer with nothing (\`204\`, "no content", "an empty body"), with a file, a page or another address, and \`DELETE\`, \`HEAD\` and \`OPTIONS\` need none, and a sentence that
sends readers elsewhere will do. Where the contract asks for an example, *structure/unmet-requirement* tells what is missing, and this rule is silent.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'One of three',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists all parcels. Returns:

\`\`\`json
{ "parcels": [] }
\`\`\`

### GET /carriers

Lists all carriers. Returns:

\`\`\`json
{ "carriers": [] }
\`\`\`

### GET /depots
    ^^^^^^^^^^^ \`GET /depots\` has no example of a response, as others here have
Lists all depots.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists all parcels. Returns:

\`\`\`json
{ "parcels": [] }
\`\`\`

### GET /carriers

Lists all carriers. Returns:

\`\`\`json
{ "carriers": [] }
\`\`\`

### GET /depots

Lists all depots. Returns:

\`\`\`json
{ "depots": [] }
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    const sections = endpointSections(file, alignment).filter(({ endpoint }) => !isSilent.test(endpoint.method));
    const unlikeOthers = new Set(lackingAmong(sections, showsResponse));
    for (const section of sections) {
      const { endpoint } = section;
      if (!unlikeOthers.has(section) && !saysNothingOfResponse(section)) continue;
      if (pointsElsewhere(section) || answersOtherwise(section)) continue;
      if (isToldByContract(file, alignment, section, (asked) => asked.kind === 'code' && asked.role !== 'request'))
        continue;
      yield {
        message: `\`${endpointName(endpoint)}\` has no example of a response${unlikeOthers.has(section) ? ', as others here have' : ''}`,
        span: endpointSpan(endpoint),
      };
    }
  },
};

const isSilent = /^(?:DELETE|HEAD|OPTIONS)$/;

function showsResponse(section: EndpointSection): Has {
  const { units } = section;
  if (showsCode(units, 'response')) return 'yes';
  return isSharedBy(section, captionsOfResponse) || showsCode(units, undefined) ? 'maybe' : 'no';
}

/** The request of a `GET` is shown, and not even words tell what it is for. */
function saysNothingOfResponse(section: EndpointSection): boolean {
  const { endpoint, units } = section;
  if (endpoint.method !== 'GET' || showsResponse(section) !== 'no') return false;
  return (
    showsCode(units, 'request') && !units.some(({ text, heading }) => ofResponse.test(text) || ofResponse.test(heading))
  );
}

const captionsOfResponse = /respon|return|output|result|example|sample/i;

const ofResponse =
  /respon[ds]|return|answer|result|output|repl(?:y|ies)|status|\b[2-5]\d\d\b|receiv|contain|schema|\bfields?\b|propert|attribute/i;

/** Nothing comes back, or nothing that could be shown. */
function answersOtherwise({ units }: EndpointSection): boolean {
  return units.some(({ text, heading, code, proseWords }) => {
    // Words stand where the example would.
    if (/^(?:http )?(?:responses?|returns?)\b/i.test(heading) && code.length === 0 && proseWords > 2) return true;
    const inCode = code.some((one) => /\b(?:20[1245]|30[1-8])\b/.test(one.code.content));
    return inCode || otherwise.test(text) || otherwise.test(heading);
  });
}

const otherwise =
  /\b(?:20[1245]|30[1-8]|(?:returns?|responds? with|answers? with|response is) (?:an? |the )?(?:http )?(?:status )?`?(?:200|string|boolean|integer|number|count|true|null|nothing|ok)|no (?:response )?(?:content|body|response|data|output)|nothing|empty|redirect\w*|stream\w*|download\w*|binary|raw|files?|archive|tarball|zip|image|html|csv|pdf|plain text|web ?sockets?|upgrade\w*|events)\b/i;
