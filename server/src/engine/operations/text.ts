import { filler, withoutMarks } from '../endpoints/marks.ts';
import type { Span } from '../finding.ts';
import type { Wording } from './operation.ts';

/** A stretch of a part without Markdown's marks, of the same length: an offset in it is one in the source, less the start. */
export interface PlainText {
  readonly text: string;
  readonly start: number;
}

export function plainText(part: string, { start, end }: Span): PlainText {
  const text = withoutMarks(part.slice(start, end));
  return { text: text.includes('<') ? text.replace(blockTags, (tag) => filler.repeat(tag.length)) : text, start };
}

/** What structures a cell or a definition. */
const blockTags = /<\/?(?:ul|ol|li|p|div|br|dl|dt|dd|pre|td|th|tr|tbody|thead|details|summary)\b[^<>]*>/gi;

/** The words between two offsets of a plain text, without white space and marks around them; undefined for none. */
export function wordingIn({ text, start }: PlainText, from: number, to: number): Wording | undefined {
  let [first, last] = [from, to];
  while (first < last && isBlank(text.charAt(first))) first++;
  while (last > first && isBlank(text.charAt(last - 1))) last--;
  // Emphasis around a link has fillers between its marks and the words.
  const marked = /^([*_]{1,3})\v[\s\S]*\v\1$/.exec(text.slice(first, last));
  if (marked?.[1]) return wordingIn({ text, start }, first + marked[1].length, last - marked[1].length);
  if (first >= last) return undefined;
  return {
    text: text
      .slice(first, last)
      .replaceAll(filler, '')
      .replace(/\s+/g, ' ')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    span: { start: start + first, end: start + last },
  };
}

export function allOf(plain: PlainText): Wording | undefined {
  return wordingIn(plain, 0, plain.text.length);
}

function isBlank(character: string): boolean {
  return character === filler || /\s/.test(character);
}
