import { type CodeLine, codeLines } from '../../endpoints/code-lines.ts';
import { type JsonProblem, jsonProblems } from '../../facts/json-example.ts';
import type { Span } from '../../finding.ts';
import { allBlocks } from '../../markdown/all-blocks.ts';
import type { CodeBlock } from '../../markdown/facts.ts';
import { perPart } from '../../markdown/per-part.ts';
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
  *check({ file }) {
    for (const { start, content } of file.parts) {
      for (const { message, span, fix } of problemsOf(content)) {
        const edit = fix && { uri: file.uri, span: moved(fix.span, start), text: fix.text };
        yield {
          message,
          span: moved(span, start),
          fixes: fix && edit ? [{ title: fix.title, edits: [edit], isSafe: true }] : [],
        };
      }
    }
  },
};

/** With spans in the part. */
type Problem = JsonProblem;

const problemsOf = perPart((content): readonly Problem[] => {
  const found: Problem[] = [];
  for (const block of allBlocks(content.facts.blocks)) {
    if (block.kind !== 'code' || !/^(?:jsonc?|jsonl|ndjson)$/.test(block.language)) continue;
    found.push(...problemsIn(content.text, block));
  }
  return found;
});

function problemsIn(part: string, block: CodeBlock): Problem[] {
  const lines = codeLines(part, block);
  const problems = jsonProblems(lines.map(({ text }) => text).join('\n'));
  const isAllowed = ({ message }: JsonProblem): boolean =>
    block.language === 'jsonc' && message.startsWith('A comma stands before');
  return problems.filter((problem) => !isAllowed(problem)).map((problem) => placed(problem, lines));
}

/** In the part: the lines of a block may stand in a list or a quote. */
function placed({ message, span, fix }: JsonProblem, lines: readonly CodeLine[]): Problem {
  const inPart = (one: Span): Span => {
    let before = 0;
    for (const { text, start } of lines) {
      if (one.start <= before + text.length) {
        const at = start + one.start - before;
        return { start: at, end: Math.min(start + text.length, at + one.end - one.start) };
      }
      before += text.length + 1;
    }
    return one;
  };
  return { message, span: inPart(span), fix: fix && { ...fix, span: inPart(fix.span) } };
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
