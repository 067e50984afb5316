import { type JsonProblem, jsonProblems } from '../../facts/json-example.ts';
import { checkExamples } from '../example-problems.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A JSON example does not parse.',
  explanation: `Readers copy examples. One that does not parse costs each of them the time that you did not take.

What examples are written with is understood: comments, \`...\` for what is left out, placeholders (\`<id>\`, \`{{id}}\`, \`{id}\`),
several values one below the other, and members without the braces around them. A sketch of types (\`"id": string\`) and a block that holds
a request or a command are no JSON, and are left in peace.

It looks at code blocks in the languages \`json\`, \`jsonc\` (which may have commas at the end of lists), \`jsonl\` and \`ndjson\`. What
stands behind a mistake after which it can't be known how the rest was meant is not looked at.`,
  isFixable: true,
  examples: [
    {
      title: 'A comma too many',
      bad: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`json
{
  "id": "p1",
  "weight": 31,
              ^ A comma stands before \`}\`
}
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`json
{
  "id": "p1", // as you sent it
  "weight": 31,
  ...
}
\`\`\`

## Errors

Every error has a code.
`,
    },
    {
      title: 'A comma too few',
      bad: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`json
{
  "id": "p1"
  "weight": 31
  ^^^^^^^^ A comma is missing before this
}
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`json
{
  "id": "p1",
  "weight": 31
}
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  check: checkExamples((text, { language }) => {
    if (!/^(?:jsonc?|jsonl|ndjson)$/.test(language)) return [];
    const isAllowed = ({ message }: JsonProblem): boolean =>
      language === 'jsonc' && message.startsWith('A comma stands before');
    return jsonProblems(text)
      .filter((problem) => !isAllowed(problem))
      .map(({ message, span, fix }) => ({
        message,
        span,
        fix: fix && { title: fix.title, edits: [fix], isSafe: true },
      }));
  }),
};
