import { insecureCalls } from '../../facts/insecure-calls.ts';
import { checkExamples } from '../example-problems.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An example sends credentials to another host without encryption.',
  explanation: `Over \`http\`, everybody on the way reads what is sent, and an example is what readers copy. Told is \`http://\` where the same call sends a token,
a key, a cookie, or a name and a password: in a header, the URL, an option of cURL or the body.

Hosts of the local machine or network (\`localhost\`, \`127.0.0.1\`, \`*.local\`, \`*.test\`, private addresses, names without a dot) and placeholders for a host
(\`http://{host}\`, \`http://your-server.com\`) are left in peace. Looked at are calls of cURL, messages of HTTP, calls in programs, and URLs with a key in them, in code blocks.`,
  isFixable: true,
  examples: [
    {
      title: 'A token over HTTP',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl -H "Authorization: Bearer $TOKEN" http://api.example.com/parcels
                                       ^^^^ Credentials are sent to \`http://api.example.com\` without encryption
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl -H "Authorization: Bearer $TOKEN" https://api.example.com/parcels
curl -H "Authorization: Bearer $TOKEN" http://localhost:8080/parcels
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  check: checkExamples((text, { language }) =>
    insecureCalls(text, language).map((span) => ({
      message: `Credentials are sent to \`${originOf(text, span.start)}\` without encryption`,
      span,
      // The server may not answer there.
      fix: { title: 'Change to `https`', edits: [{ span, text: 'https' }], isSafe: false },
    })),
  ),
};

/** Without a name and a password. */
function originOf(text: string, at: number): string {
  const [, scheme = '', host = ''] = /^(\w+:\/\/)(?:[^/?#@\s]*@)?([^/?#\s"'`]*)/.exec(text.slice(at)) ?? [];
  return scheme + host;
}
