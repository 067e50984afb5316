import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import { findLeftovers } from '../../structure/leftovers.ts';
import { contractLine } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: "The template's own text, or a placeholder, still stands in the document.",
  explanation: `A template tells what to write. Published as it is, it tells your readers that nobody did. This rule finds the
guidance of the contract, however it is wrapped, and the placeholders \`TODO\`, \`TBD\` and *Lorem ipsum* in prose, lists,
tables and headings. Code, comments and addresses are left in peace, and so is a "TODO list" that the API is about.

There is no fix: the text is yours to write. Guidance does not count as content, so *structure/unmet-requirement* says what
the section must contain.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'The guidance of the template',
      bad: `# Example API

## Overview

Say what the API is for and what problem it solves.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The guidance for \`Overview\` still stands here

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
    {
      title: 'A placeholder',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code. TODO: list them.
                        ^^^^ \`TODO\` still stands in \`Errors\`
`,
      good: `# Example API

## Overview

Lists parcels from your TODO list and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    for (const { span, guidance, text } of findLeftovers(file, alignment.contract)) {
      const heading = headingAbove(file, span.start);
      const where = heading ? ` in \`${heading.text}\`` : '';
      yield {
        message: guidance
          ? `The guidance for \`${guidance.title}\` still stands here`
          : `\`${text}\` still stands${where || ' here'}`,
        span,
        related: guidance ? [{ ...contractLine(alignment, guidance), message: 'It is guidance of the contract' }] : [],
      };
    }
  },
};

function headingAbove(file: MarkdownFile, offset: number): Heading | undefined {
  return file.headings.findLast((heading) => heading.span.start <= offset);
}
