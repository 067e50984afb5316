import type { Section } from '../contract/contract.ts';
import { plainScaffold } from '../contract/scaffold.ts';
import type { Fix, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { closingOfLastBlock } from './open-block.ts';
import { skeletonOf } from './skeleton.ts';

/** The edit that inserts a missing section in its place, with its scaffold and, where they are missing too, its sections'. */
export function insertSection(file: MarkdownFile, alignment: Alignment, aligned: AlignedSection): Fix {
  const text = sectionText(alignment, aligned);
  return {
    title: `Insert the section \`${aligned.section.title}\``,
    edits: [insertBlock(file, aligned.place, text)],
    isSafe: true,
  };
}

/** A section's body as the contract proposes it, without tab stops. */
export function scaffoldText(section: Section): string {
  if (section.scaffold !== undefined) return plainScaffold(section.scaffold).trim();
  const skeletons = section.content.map(skeletonOf).filter((skeleton) => skeleton !== '');
  return skeletons.length > 0 ? skeletons.join('\n\n') : `TODO: write about ${section.title}.`;
}

/** Inserts a block of Markdown (with LF) at the start of a line, with one blank line before and behind it. */
export function insertBlock(file: MarkdownFile, at: number, block: string): TextEdit {
  const lineBreak = lineBreakOf(file.text);
  const before = file.text.slice(0, at);
  const ended = lineBreaksAtEnd(before);
  // The front matter's last line may be the text's, and end without a line break.
  const isBehindFrontMatter = at === file.frontMatter?.span.end && ended > 0;
  const missing = before.trim() === '' || isBehindFrontMatter ? 0 : 2 - Math.min(2, ended);
  const isAtEnd = file.text.slice(at).trim() === '';
  // What the author has not closed would swallow what is inserted.
  const closing = isAtEnd ? closingOfLastBlock(file) : undefined;
  const opening = closing === undefined ? '\n'.repeat(missing) : `${ended === 0 ? '\n' : ''}${closing}\n\n`;
  const text = opening + block.trimEnd() + (isAtEnd ? '\n' : '\n\n');
  return {
    uri: file.uri,
    span: { start: at, end: isAtEnd ? file.text.length : at },
    text: text.replaceAll('\n', lineBreak),
  };
}

/** The line break that a text uses: the one that ends its first line. */
function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function sectionText(alignment: Alignment, aligned: AlignedSection): string {
  const own = [`${'#'.repeat(aligned.level)} ${aligned.section.title}`, scaffoldText(aligned.section)];
  const below = alignment.sections.filter((one) => one.parent === aligned && one.isCovered && isAsked(one));
  return [...own, ...below.map((one) => sectionText(alignment, one))].join('\n\n');
}

function isAsked({ section }: AlignedSection): boolean {
  return section.presence === 'required' || section.presence === 'recommended';
}

/** How many line breaks end a text, white space between them left out; CRLF counts once. */
function lineBreaksAtEnd(text: string): number {
  return (
    /(?:(?:\r\n|\n|\r)[ \t]*)*$/.exec(text.slice(-64))?.[0].replace(/[ \t]/g, '').replaceAll('\r\n', '\n').length ?? 0
  );
}
