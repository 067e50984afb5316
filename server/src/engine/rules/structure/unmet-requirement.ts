import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection } from '../../structure/alignment.ts';
import { addColumns } from '../../structure/columns.ts';
import { isUnwritten, sectionContent } from '../../structure/content.ts';
import { findEmptySections, isEmptySection } from '../../structure/empty.ts';
import { insertBlock } from '../../structure/insertion.ts';
import { contractLine, contractPlace, headingSpan } from '../../structure/related.ts';
import { occurrences, type UnmetRequirement, unmetRequirements } from '../../structure/requirements.ts';
import { skeletonOf } from '../../structure/skeleton.ts';
import type { DocRule, RuleContext, RuleFinding } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'What a section must contain is not there.',
  explanation: `The contract says what a section must contain: a table with certain columns, a code block in certain languages, a
list, a link, words on a topic. Each thing that is missing is one finding, which says exactly what; where a table comes near,
the finding stands at its header or at the cell.

Where nothing but the contract's guidance stands in a section, one finding says all that it must contain. An empty section
is reported by *structure/empty-section* alone.

The fix inserts a skeleton at the end of the section's text, or the column into the table. What it leaves open says \`TODO\`.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A table without a column',
      contract: 'catalogue-example',
      bad: `# Example API

## Error Codes

The API answers with these codes.

| Code | Message |
  ^^^^^^^^^^^^^^ \`Error Codes\` must contain a table with the columns *Code* and *Description*; this one has no column *Description*
| ---- | ------- |
| \`parcel_lost\` | The parcel is lost. |
`,
      good: `# Example API

## Error Codes

The API answers with these codes.

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
`,
    },
  ],
  *check(context) {
    const { file, alignment } = context;
    const empty = findEmptySections(file, alignment);
    for (const aligned of alignment.sections.flatMap(occurrences)) {
      if (!aligned.heading || isEmptySection(empty, aligned)) continue;
      const unmet = unmetRequirements(file, alignment, aligned);
      if (unmet.length === 0) continue;
      if (unmet.length > 1 && isUnwritten(sectionContent(file, alignment.contract, aligned)))
        yield unwritten(context, aligned, unmet);
      else for (const one of unmet) yield finding(context, aligned, one);
    }
  },
};

function unwritten(
  { file, alignment }: RuleContext,
  aligned: AlignedSection,
  unmet: readonly UnmetRequirement[],
): RuleFinding {
  const skeletons = unmet.map((one) => skeletonOf(one.requirement)).filter((skeleton) => skeleton !== '');
  return {
    message: `\`${titleOf(aligned)}\` must contain: ${unmet.map((one) => one.says).join('; ')}`,
    span: spanOf(aligned),
    related: [contractLine(alignment, aligned.section)],
    fixes: insertAtEnd(file, aligned, skeletons, 'Insert a skeleton of all that is missing'),
    ...(aligned.section.severity && { severity: aligned.section.severity }),
  };
}

function finding({ file, alignment }: RuleContext, aligned: AlignedSection, unmet: UnmetRequirement): RuleFinding {
  const { requirement, says, shortfall } = unmet;
  const detail = shortfall?.says ? `; this one ${shortfall.says}` : '';
  const severity = requirement.severity ?? aligned.section.severity;
  const columns =
    shortfall?.table && shortfall.missingColumns.length > 0
      ? addColumns(file, shortfall.table, shortfall.missingColumns)
      : undefined;
  const isNear = shortfall !== undefined && columns === undefined;
  return {
    message: `\`${titleOf(aligned)}\` must ${isClause(says) ? 'say' : 'contain'} ${says}${detail}`,
    span: shortfall?.span ?? spanOf(aligned),
    related: [contractPlace(alignment, requirement.origin)],
    fixes: columns ? [columns] : isNear ? [] : insertAtEnd(file, aligned, [skeletonOf(requirement)], `Insert ${says}`),
    ...(severity && { severity }),
  };
}

/** "how to refresh it": something that is said, not contained. */
function isClause(says: string): boolean {
  return /^(?:how|what|which|whether|when|where|why|who)\b/.test(says);
}

function titleOf(aligned: AlignedSection): string {
  return aligned.heading?.text || aligned.section.title;
}

function spanOf(aligned: AlignedSection) {
  return aligned.heading ? headingSpan(aligned.heading) : { start: 0, end: 0 };
}

/** Behind the section's own text, before the headings below it. */
function insertAtEnd(file: MarkdownFile, aligned: AlignedSection, skeletons: readonly string[], title: string): Fix[] {
  const text = skeletons.filter((skeleton) => skeleton !== '').join('\n\n');
  if (text === '' || !aligned.heading) return [];
  const at = file.headings[aligned.heading.index + 1]?.span.start ?? file.text.length;
  return [{ title, edits: [insertBlock(file, at, text)], isSafe: true }];
}
