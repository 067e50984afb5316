import { contractLine, headingSpan } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'info',
  summary: 'A heading that the contract does not know, or forbids.',
  explanation: `A contract is open: a document may say more than it asks for. Where it says \`closed: true\`, or where this rule is
given a severity in \`docwright.yaml\`, headings that no section knows are reported. What divides a section that has no
sections of its own in the contract is the author's, and so are endpoints.

A section with \`presence: forbidden\` is reported under every contract.`,
  isFixable: false,
  examples: [
    {
      title: 'A heading under a closed contract',
      contract: 'closed-example',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.

## Our Team
   ^^^^^^^^ The contract \`closed-example\` has no section \`Our Team\`

Five people.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ alignment, isConfigured }) {
    const { contract } = alignment;
    for (const { section, headings } of alignment.sections) {
      if (section.presence !== 'forbidden') continue;
      for (const heading of headings) {
        yield {
          message: `The contract \`${contract.id}\` forbids the section \`${heading.text}\``,
          span: headingSpan(heading),
          related: [contractLine(alignment, section)],
          severity: section.severity ?? 'warning',
        };
      }
    }
    if (!contract.isClosed && !isConfigured) return;
    for (const heading of alignment.unexpected) {
      yield {
        message: `The contract \`${contract.id}\` has no section \`${heading.text}\``,
        span: headingSpan(heading),
      };
    }
  },
};
