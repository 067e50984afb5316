import { allBlocks } from '../markdown/all-blocks.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';

/** A part's text with its code and comments blanked out; offsets stay. Kept as long as the text is the same. */
export const textWithoutCode = perPart((content): string => blankOut(content));

function blankOut({ text, facts }: PartContent): string {
  let result = '';
  let at = 0;
  for (const { kind, span } of allBlocks(facts.blocks)) {
    if (kind !== 'code' || span.start < at) continue;
    result += text.slice(at, span.start) + blank(text.slice(span.start, span.end));
    at = span.end;
  }
  result += text.slice(at);
  return blankCodeSpans(result.replace(/<!--[\s\S]*?(?:-->|$)/g, blank));
}

/** Code spans end before a blank line, as the paragraph does that they stand in. */
function blankCodeSpans(text: string): string {
  if (!text.includes('`')) return text;
  return text
    .split(/(\n[ \t>]*\n)/)
    .map((block) => {
      const runs = [...block.matchAll(/`+/g)];
      const next = new Map<number, number>();
      // From the end, so that each run knows the next one of its length.
      const closing = new Map<number, number>();
      for (let index = runs.length - 1; index >= 0; index--) {
        const length = runs[index]?.[0].length ?? 0;
        const known = closing.get(length);
        if (known !== undefined) next.set(index, known);
        closing.set(length, index);
      }
      let result = '';
      let at = 0;
      for (let index = 0; index < runs.length; index++) {
        const opening = runs[index];
        const end = next.get(index);
        const last = end === undefined ? undefined : runs[end];
        const isEscaped = opening !== undefined && block.charAt(opening.index - 1) === '\\';
        if (!opening || end === undefined || !last || isEscaped) continue;
        const behind = last.index + last[0].length;
        result += block.slice(at, opening.index) + blank(block.slice(opening.index, behind));
        at = behind;
        index = end;
      }
      return result + block.slice(at);
    })
    .join('');
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
