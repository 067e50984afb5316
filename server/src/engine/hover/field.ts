import { fieldTable } from '../facts/field-table.ts';
import type { Place } from '../facts/place.ts';
import { type Word, wordAt } from '../facts/word.ts';
import { findField } from '../http/fields.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Hover, HoverContext } from './item.ts';

/** A header field of HTTP: at the head of a message, behind cURL's `-H`, in a code span and in a table of header fields. */
export function fieldHover({ file, place }: HoverContext): Hover | undefined {
  const word = wordAt(place, '\\w-');
  const field = word && findField(word.text);
  if (!field || !isField(file, place, word)) return undefined;
  const { name, of, meaning, reference } = field;
  const messages = of === 'both' ? 'requests and responses' : `${of}s`;
  const paragraphs = [
    `**${name}** · header field of ${messages}`,
    meaning,
    reference ? `[${reference.name}](${reference.link})` : undefined,
  ];
  return { markdown: paragraphs.filter((text) => text !== undefined).join('\n\n'), span: word.span };
}

function isField(file: MarkdownFile, place: Place, { text, before, after, span }: Word): boolean {
  const { block, inlineCode } = place;
  const isBegun = /^[ \t]*:/.test(after);
  if (/(?:^|\s)(?:-H[ \t]*|--header[ \t=]+)["']$/.test(before)) return isBegun;
  switch (block.kind) {
    case 'code':
      return /^[\s><*]*$/.test(before) && isBegun && !/^[[{"]/.test(block.code.content.trim());
    case 'cell':
      if (block.row >= 0 && fieldTable(file, block, place.offset)?.names === block.column) return true;
      return inlineCode?.start === span.start && isUnmistakable(text, isBegun);
    case 'paragraph':
    case 'heading':
      return inlineCode?.start === span.start && (isUnmistakable(text, isBegun) || isAboutHeaders(before + after));
    case 'blank':
    case 'frontMatter':
    case 'other':
      return false;
  }
}

/** `Date`, `From` and `Link` are as often something else. */
function isUnmistakable(text: string, isBegun: boolean): boolean {
  return isBegun || (text.includes('-') && /^[A-Z]/.test(text)) || text === 'ETag';
}

function isAboutHeaders(line: string): boolean {
  return /\bheaders?\b/i.test(line);
}
