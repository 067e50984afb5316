import { curlProblems } from '../../facts/curl-example.ts';
import { checkExamples } from '../example-problems.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A call of cURL in an example could not be sent, or not as it is meant.',
  explanation: `Readers try the first call that they see. Told is what [cURL](https://curl.se/docs/manpage.html) or the shell make something else of: an
option that cURL doesn't have, an option without its value, a header without a colon, a quote that is not closed or is none (\`“\`), a URL with
\`&\` that stands in no quotes, and a call without any URL.

All options of cURL are known, of today's and of earlier versions. Variables, placeholders (\`<token>\`, \`{{host}}\`), \`...\` for what is left out, prompts, pipes
and lines that go on (\`\\\`, \`^\`, a backtick) are understood. It looks at code blocks in a shell's language, and at those that name none.`,
  isFixable: true,
  examples: [
    {
      title: 'An option that cURL does not have',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl --request POST https://api.example.com/parcels \\
  --heder 'Content-Type: application/json' \\
  ^^^^^^^ \`--heder\` is no option of cURL; did you mean \`--header\`?
  --data '{ "city": "Dortmund" }'
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl --request POST https://api.example.com/parcels \\
  --header 'Content-Type: application/json' \\
  --data '{ "city": "Dortmund" }'
\`\`\`

## Errors

Every error has a code.
`,
    },
    {
      title: 'A header without a colon',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl -H "Authorization Bearer $TOKEN" -H "Accept: application/json" https://api.example.com/parcels
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ This header has no colon between its name and its value
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl -H "Authorization: Bearer $TOKEN" -H "Accept: application/json" https://api.example.com/parcels
\`\`\`

## Errors

Every error has a code.
`,
    },
    {
      title: 'A URL in no quotes',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl https://api.example.com/parcels?city=Dortmund&limit=10
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The shell ends the command at the \`&\` of this URL, which stands in no quotes
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`bash
curl "https://api.example.com/parcels?city=Dortmund&limit=10"
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  check: checkExamples((text, { language }) =>
    text.includes('curl') && shells.test(language) ? curlProblems(text) : [],
  ),
};

const shells =
  /^(?:|bash|sh|shell|zsh|fish|console|curl|cmd|bat|batch|powershell|pwsh|ps1?|terminal|shell-?session|shellscript|te?xt|plain|plaintext|command|commandline)$/;
