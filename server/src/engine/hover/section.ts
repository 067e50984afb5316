import type { Span } from '../finding.ts';
import { occurrences, unmetRequirements } from '../structure/requirements.ts';
import type { Hover, HoverContext } from './item.ts';

/** The heading of a contract's section: what the contract says of it, and what is still missing. */
export function sectionHover({ file, alignment, place }: HoverContext): Hover | undefined {
  const isIn = ({ start, end }: Span): boolean => start <= place.offset && place.offset <= end;
  const heading = file.headings.find(({ span }) => isIn(span));
  const known = heading && alignment.byHeading.get(heading.index);
  const aligned = known && occurrences(known).find((one) => one.headings.includes(heading));
  if (!heading || !aligned) return undefined;
  const { section } = aligned;
  const missing = unmetRequirements(file, alignment, aligned).map(({ says }) => `- ${says}`);
  const isComplete = section.content.length > 0 && missing.length === 0;
  const paragraphs = [
    `**${section.title}** · ${section.presence} section of *${alignment.contract.title}*`,
    section.guidance,
    missing.length > 0 ? `Still missing:\n\n${missing.join('\n')}` : undefined,
    isComplete ? 'Everything that the contract asks for is there.' : undefined,
  ];
  return {
    markdown: paragraphs.filter((text) => text !== undefined).join('\n\n'),
    span: isIn(heading.textSpan) ? heading.textSpan : heading.span,
  };
}
