import type { Fix, Span, TextEdit } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../../structure/alignment.ts';
import { contractPlace } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A section has the right title on the wrong level.',
  explanation: `Levels are relative: a document may begin its sections at any level, and may nest a group below its own section
or set its sections beside it, as the contract's \`nesting\` allows. The layout that most of the document follows is taken
for the right one, and the headings that don't follow it are named.

The fix changes the number of \`#\`, for the heading and for the headings that went with it.`,
  isFixable: true,
  examples: [
    {
      title: 'One level too deep',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### Errors
^^^ \`Errors\` is on level 3; it belongs on level 2

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    const { root, contract } = alignment;
    if (root && contract.root && alignment.level > 1 && root.level >= alignment.level && hasSections(alignment)) {
      yield {
        message: `\`${root.text}\` is on level ${root.level}, no higher than its sections`,
        span: marksSpan(file, root),
        related: [contractPlace(alignment, contract.root.origin)],
        fixes: [changeLevel(file, root, alignment.level - 1, [])],
      };
    }
    for (const aligned of alignment.sections) {
      const { heading, isLevelWrong, level, section } = aligned;
      if (!heading || !isLevelWrong) continue;
      yield {
        message: `\`${heading.text}\` is on level ${heading.level}; it belongs on level ${level}`,
        span: marksSpan(file, heading),
        related: [contractPlace(alignment, section.origin)],
        fixes: [changeLevel(file, heading, level, headingsThatWentWith(file, alignment, aligned))],
        ...(section.severity && { severity: section.severity }),
      };
    }
  },
};

function hasSections(alignment: Alignment): boolean {
  return alignment.sections.some((aligned) => aligned.heading);
}

/** The `#` marks; the words of a setext heading, whose mark is its whole underline. */
function marksSpan(file: MarkdownFile, heading: Heading): Span {
  if (heading.isSetext) return heading.textSpan;
  const marks = /#{1,6}/.exec(file.text.slice(heading.span.start, heading.span.end));
  const start = heading.span.start + (marks?.index ?? 0);
  return { start, end: start + (marks?.[0].length ?? 0) };
}

/**
 * The author's headings below it. Where they stand right for the new level already, they were left where they are; groups
 * of endpoints may stand on their section's own level.
 */
function headingsThatWentWith(
  file: MarkdownFile,
  alignment: Alignment,
  { heading, span, level, section }: AlignedSection,
): Heading[] {
  const below: Heading[] = [];
  if (!heading || !span) return below;
  for (const next of file.headings.slice(heading.index + 1)) {
    if (next.span.start >= span.end || next.level <= heading.level) break;
    const other = alignment.byHeading.get(next.index);
    if (!other || other.match === 'endpoints') below.push(next);
  }
  const highest = below.reduce((least, one) => Math.min(least, one.level), Number.POSITIVE_INFINITY);
  const mayStandBeside = section.nesting === 'anywhere' && highest === level;
  const wentWith = level < heading.level ? highest > heading.level : highest <= level && !mayStandBeside;
  return wentWith ? below : [];
}

function changeLevel(file: MarkdownFile, heading: Heading, level: number, below: readonly Heading[]): Fix {
  const shift = level - heading.level;
  const edits = [heading, ...below].flatMap((one) =>
    levelEdits(file, one, Math.max(1, Math.min(6, one.level + shift))),
  );
  return { title: `Change \`${heading.text}\` to level ${level}`, edits, isSafe: true };
}

function levelEdits(file: MarkdownFile, heading: Heading, level: number): TextEdit[] {
  const { uri } = file;
  if (!heading.isSetext) return [{ uri, span: marksSpan(file, heading), text: '#'.repeat(level) }];
  const words = file.text.slice(heading.textSpan.start, heading.textSpan.end).replace(/\s*[\r\n]+\s*/g, ' ');
  return [{ uri, span: heading.span, text: `${'#'.repeat(level)} ${words}` }];
}
