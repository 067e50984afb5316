import { suggest } from '../../configuration/problem.ts';
import { httpMethods } from '../../http/methods.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A heading names an endpoint with a method that is misspelt.',
  explanation: `What stands in capital letters before a path is taken for a method, and readers copy it. Reported is what is nearly one of HTTP's methods
([IANA registry](https://www.iana.org/assignments/http-methods/http-methods.xhtml)). Words of other protocols (\`SUBSCRIBE /events\`) are left alone.`,
  isFixable: true,
  examples: [
    {
      title: 'A method with a letter too many',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GETT /parcels
    ^^^^ \`GETT\` is no HTTP method; did you mean \`GET\`?
Lists all parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists all parcels.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    for (const heading of file.headings) {
      const found = misspeltMethod(file, heading);
      if (!found) continue;
      const { word, start, meant } = found;
      const span = { start, end: start + word.length };
      yield {
        message: `\`${word}\` is no HTTP method; did you mean \`${meant}\`?`,
        span,
        fixes: [{ title: `Write \`${meant}\``, isSafe: true, edits: [{ uri: file.uri, span, text: meant }] }],
      };
    }
  },
};

const names = httpMethods.map(({ name }) => name);

function misspeltMethod({ text }: MarkdownFile, { textSpan }: Heading) {
  const [, before = '', word = ''] =
    /^(\W*)([A-Z]{3,9})[`*_]*\s+[`*_]*\/[\w{<:[-]/.exec(text.slice(textSpan.start, textSpan.end)) ?? [];
  if (word === '' || names.includes(word)) return undefined;
  const meant = suggest(word, names);
  return meant === undefined ? undefined : { word, start: textSpan.start + before.length, meant };
}
