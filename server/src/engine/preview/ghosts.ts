import type { PreviewGhost } from '#shared/protocol.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../structure/alignment.ts';

/** The sections that are missing and ought to be there, in the contract's order. A missing parent stands for its children. */
export function previewGhosts(file: MarkdownFile, alignment: Alignment): PreviewGhost[] {
  return alignment.sections.filter(isMissing).map((aligned) => ({
    section: aligned.section.id,
    title: aligned.section.title,
    guidance: aligned.section.guidance?.trim() ?? '',
    isRequired: aligned.section.presence === 'required',
    line: lineBehind(file, aligned.place),
  }));
}

function isMissing({ section, heading, match, isCovered }: AlignedSection): boolean {
  const isWanted = section.presence === 'required' || section.presence === 'recommended';
  return isWanted && !heading && match === 'none' && !isCovered;
}

/** The first line that stands behind an offset as a whole. */
function lineBehind(file: MarkdownFile, offset: number): number {
  const { line, character } = file.lines.positionAt(offset);
  return character === 0 ? line : line + 1;
}
