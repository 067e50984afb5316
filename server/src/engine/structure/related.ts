import type { Origin, Section } from '../contract/contract.ts';
import type { RelatedSpan, Span } from '../finding.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';

/** The contract's own line about a section. */
export function contractLine(alignment: Alignment, section: Section): RelatedSpan {
  return contractPlace(alignment, section.origin);
}

/** Another place in the contract. */
export function contractPlace(alignment: Alignment, origin: Origin): RelatedSpan {
  return { uri: origin.uri, span: origin.span, message: `The contract \`${alignment.contract.id}\` asks for it here` };
}

/** "after `Overview`", "before `Errors`": where a section belongs, by the nearest one that stands there. */
export function nameOfNeighbour(file: MarkdownFile, alignment: Alignment, aligned: AlignedSection): string | undefined {
  const above = sectionAbove(file, alignment, aligned);
  if (above) return `after \`${above.text}\``;
  const below = file.headings.find(
    (heading) => heading.span.start >= aligned.place && alignment.byHeading.has(heading.index),
  );
  return below && `before \`${below.text}\``;
}

/** Where something that isn't there is reported: on the heading after which it belongs, else on the first line. */
export function neighbourSpan(file: MarkdownFile, alignment: Alignment, aligned: AlignedSection): Span {
  const heading = sectionAbove(file, alignment, aligned) ?? alignment.root ?? file.headings[0];
  if (heading) return headingSpan(heading);
  const line = file.lines.lineAt(file.frontMatter?.span.end ?? 0);
  return { start: file.lines.lineStart(line), end: file.lines.lineEnd(line) };
}

/** A heading's words; its marks where it has none. */
export function headingSpan(heading: Heading): Span {
  return heading.textSpan.end > heading.textSpan.start ? heading.textSpan : heading.span;
}

/** The section after which another one belongs. */
function sectionAbove(file: MarkdownFile, alignment: Alignment, aligned: AlignedSection): Heading | undefined {
  const isAbove = (heading: Heading): boolean => {
    const other = alignment.byHeading.get(heading.index);
    return (
      other !== undefined && other !== aligned && !other.isMisplaced && heading.level <= Math.max(aligned.level, 1)
    );
  };
  return file.headings.findLast((heading) => heading.span.start < aligned.place && isAbove(heading));
}
