import type { PartEndpoint, Role } from '../endpoint.ts';
import { announcesExample, isExample, type PartSource, type PlacedBlock, wordsOf } from '../part-source.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { mayMention, type Phrase } from '../phrases.ts';
import { mayFollow } from '../recognise.ts';
import type { Recogniser } from '../recogniser.ts';

/** A line of a paragraph or a list that is nothing but an endpoint and what it does: `` `GET /users` ``, `- **GET** /users: lists users`. */
export const line: Recogniser = {
  form: 'line',
  read: (part) => part.candidates.flatMap((placed) => readBlock(part, placed)),
};

function readBlock(part: PartSource, placed: PlacedBlock): PartEndpoint[] {
  const { block } = placed;
  if (block.kind !== 'paragraph' || !mayMention(block.text)) return [];
  const source = part.text.slice(block.span.start, block.span.end);
  const { text, phrases } = wordsOf(part, block);
  return phrases.flatMap((phrase, index) => {
    const role = roleOf(phrase, phrases[index - 1], { text, source, placed });
    return role ? phraseEndpoints(phrase, { text, offset: block.span.start, form: 'line', role }) : [];
  });
}

function roleOf(
  { span }: Phrase,
  before: Phrase | undefined,
  { text, source, placed }: { text: string; source: string; placed: PlacedBlock },
): Role | undefined {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const nextBreak = text.indexOf('\n', span.end);
  const lineEnd = Math.min(nextBreak === -1 ? text.length : nextBreak, span.end + longestNote);
  if (span.start - lineStart > longestNote) return undefined;
  const opening = text
    .slice(lineStart, span.start)
    .replaceAll('\v', ' ')
    .replace(marker, '')
    .replace(/^[[(]$/, '')
    .trim();
  const rest = text.slice(span.end, lineEnd).replaceAll('\v', ' ').trimEnd().replace(/\\$/, '');
  const isTitled = opening === '' || (isTitle(opening) && !announcesExample(opening));
  const isFollowed = mayFollow(rest) || (placed.isInList && opening === '' && /^\s+[A-Z]/.test(rest));
  if (!isTitled || !isFollowed) return undefined;
  if (
    lineStart > 0 &&
    !endsStatement(text.slice(Math.max(0, lineStart - longestNote), lineStart)) &&
    !(before && before.span.end >= previousLine(text, lineStart))
  )
    return undefined;
  if (isExample(placed)) return 'mention';
  const behind = source.slice(span.end, lineEnd);
  if (/^[`*_]*\](?:\(|\[|$)/.test(behind)) return 'mention';
  if (!placed.isInList) return 'candidate';
  return /\]\(/.test(behind) ? 'mention' : 'entry';
}

/** What stands further from an endpoint in its line is not looked at. */
const longestNote = 400;

const marker = /^[\s>]*(?:(?:[-*+•]|\d+[.)])\s+)*(?:\[[ xX]\]\s+)?/;

/** `Endpoint:`, `HTTP`, `List users -`: a few words that the endpoint belongs to. */
function isTitle(opening: string): boolean {
  if (/^HTTP$/.test(opening)) return true;
  return (
    /^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(opening) &&
    /(?:[:=–—|→]|\s-)$/.test(opening) &&
    opening.split(/\s+/).length <= 6
  );
}

function endsStatement(before: string): boolean {
  return /(?:[:.!?]| {2}|\\|\v)\s*\n$/.test(before);
}

function previousLine(text: string, lineStart: number): number {
  return text.lastIndexOf('\n', lineStart - 2) + 1;
}
