import type { StatusMention } from '../../facts/part-statuses.ts';
import { statusesOfPart } from '../../facts/part-statuses.ts';
import type { Fix, Span } from '../../finding.ts';
import { findStatus, type HttpStatus } from '../../http/statuses.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { movedSpan } from '../../spans.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A status code stands with the reason phrase of another status, or with a misspelt one.',
  explanation: `\`404 Unauthorized\` leaves your readers with a question: is it the code that is right, or the words? Codes and phrases
are those of [IANA's registry](https://www.iana.org/assignments/http-status-codes).

It looks at headings, tables, prose and status lines of HTTP. Phrases of earlier specifications (\`413 Payload Too Large\`,
\`422 Unprocessable Entity\`) are as good as today's, case and hyphens make no difference, and words of your own
(\`404 No such parcel\`) are nobody's mistake.

The fix writes the phrase of the code. Where it is the code that is wrong, the second fix writes the code of the phrase.`,
  isFixable: true,
  examples: [
    {
      title: 'The phrase of another status',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

A parcel that is lost answers with \`404 Unauthorized\`.
                                        ^^^^^^^^^^^^ 404 is \`Not Found\`; \`Unauthorized\` is 401
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

A parcel that is lost answers with \`404 Not Found\`.
`,
    },
    {
      title: 'A misspelt phrase',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Status | When |
| ------ | ---- |
| 400 Bad Request | The parcel has no address. |
| 429 Too Many Requsts | You ask more than ten times a second. |
      ^^^^^^^^^^^^^^^^ 429 is \`Too Many Requests\`
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Status | When |
| ------ | ---- |
| 400 Bad Request | The parcel has no address. |
| 429 Too Many Requests | You ask more than ten times a second. |
`,
    },
  ],
  *check({ file }) {
    for (const { start, content } of file.parts) {
      for (const mention of statusesOfPart(content)) {
        const { code, phrase } = mention;
        if (!phrase) continue;
        const own = findStatus(code);
        if (!own || own.isUnused || (phrase.statuses.includes(own) && !phrase.isMisspelt)) continue;
        const written = file.text.slice(start + phrase.span.start, start + phrase.span.end);
        const others = phrase.statuses.filter((status) => status !== own);
        const of = others.length > 0 ? `; \`${written}\` is ${others.map((status) => status.code).join(' and ')}` : '';
        yield {
          message: `${code} is \`${own.phrase}\`${of}`,
          span: movedSpan(phrase.span, start),
          fixes: fixesOf(file, start, { mention, own, others, written }),
        };
      }
    }
  },
};

interface WrongPhrase {
  readonly mention: StatusMention;
  readonly own: HttpStatus;
  readonly others: readonly HttpStatus[];
  readonly written: string;
}

/** Which of the two is wrong, only the author knows; a misspelt phrase is wrong by itself. */
function fixesOf(file: MarkdownFile, start: number, { mention, own, others, written }: WrongPhrase): Fix[] {
  if (!mention.phrase) return [];
  const replace = (span: Span, text: string): Fix => ({
    title: `Write \`${text}\``,
    edits: [{ uri: file.uri, span: movedSpan(span, start), text }],
    isSafe: others.length === 0,
  });
  const isLower = written === written.toLowerCase();
  const [other] = others;
  return [
    replace(mention.phrase.span, isLower ? own.phrase.toLowerCase() : own.phrase),
    ...(other ? [replace(mention.span, String(other.code))] : []),
  ];
}
