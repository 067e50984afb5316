import { detectLanguage } from '../../facts/detect-language.ts';
import type { Span } from '../../finding.ts';
import { allBlocks } from '../../markdown/all-blocks.ts';
import { perPart } from '../../markdown/per-part.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'info',
  summary: 'A code block does not name its language, though its content shows it.',
  explanation: `The language gives readers colours and the button that copies a command, and lets tools (this one, too) check what is in the
block.

Only blocks are told whose language is beyond doubt: JSON that parses, a request or a response of HTTP, commands, YAML, XML, HTML, JavaScript and
Python by their first line. Output and drawings have no language. The fix writes it behind the fence.`,
  isFixable: true,
  examples: [
    {
      title: 'A response',
      bad: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`
^^^ The language of this block is missing: \`json\`
{ "id": "p1", "place": "Oslo" }
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are:

\`\`\`json
{ "id": "p1", "place": "Oslo" }
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    for (const { start, content } of file.parts) {
      for (const { language, fence } of unnamedIn(content)) {
        const span = { start: start + fence.start, end: start + fence.end };
        yield {
          message: `The language of this block is missing: \`${language}\``,
          span,
          fixes: [
            {
              title: `Write \`${language}\` behind the fence`,
              edits: [{ uri: file.uri, span: { start: span.end, end: span.end }, text: language }],
              isSafe: true,
            },
          ],
        };
      }
    }
  },
};

interface Unnamed {
  readonly language: string;
  /** In the part. */
  readonly fence: Span;
}

const unnamedIn = perPart((content): readonly Unnamed[] => {
  const found: Unnamed[] = [];
  for (const block of allBlocks(content.facts.blocks)) {
    if (block.kind !== 'code' || !block.isFenced || block.info !== '') continue;
    const [opening, before] =
      /^([\s>]*(?:(?:[-*+]|\d+[.)])\s+)*)(?:`{3,}|~{3,})/.exec(content.text.slice(block.span.start, block.span.end)) ??
      [];
    if (opening === undefined || before === undefined) continue;
    const language = detectLanguage(block.content);
    const start = block.span.start + before.length;
    const end = block.span.start + opening.length;
    if (language !== undefined) found.push({ language, fence: { start, end } });
  }
  return found;
});
