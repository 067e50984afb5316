import { httpProblems } from '../../facts/http-example.ts';
import { checkExamples } from '../example-problems.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A message of HTTP in an example could not be sent.',
  explanation: `A reader who pastes the example into a client gets an error, or a request that says something else. Told is what
[RFC 9112](https://www.rfc-editor.org/rfc/rfc9112) does not allow in a message: a method that is misspelt or not in capital letters, a blank in the address, a version or a status that is
none, a header without a colon or with a name that can't be one, and a body without a blank line before it.

Several messages one below the other, comments, \`###\` between messages, variables (\`{{host}}\`), placeholders and \`...\` for what is left out are
understood; so is a console's shorthand of a request line and JSON right below it. It looks at code blocks in the language \`http\`.`,
  isFixable: true,
  examples: [
    {
      title: 'A header and a body that run into each other',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
POST /parcels HTTP/1.1
Authorization Bearer <token>
^^^^^^^^^^^^^ A colon is missing behind the name of this header: \`Authorization:\`
Content-Type: application/json
{ "city": "Dortmund" }
^^^^^^^^^^^^^^^^^^^^^^ A blank line is missing before the body
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
POST /parcels HTTP/1.1
Authorization: Bearer <token>
Content-Type: application/json

{ "city": "Dortmund" }
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  check: checkExamples((text, { language }) => (/^(?:https?|rest|httpspec)$/.test(language) ? httpProblems(text) : [])),
};
