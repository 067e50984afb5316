import type { Span } from '../../finding.ts';
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

interface PhraseContext {
  /** The paragraph with fillers for its marks, and as it is. */
  readonly text: string;
  readonly source: string;
  readonly placed: PlacedBlock;
}

/** Undefined where the line has more than the endpoint. */
function roleOf(phrase: Phrase, before: Phrase | undefined, { text, source, placed }: PhraseContext): Role | undefined {
  const line = lineOf(text, phrase.span);
  if (!line || !isEndpoint(line, placed.isInList) || !begins(text, line.start, before)) return undefined;
  if (isExample(placed)) return 'mention';
  const behind = source.slice(phrase.span.end, line.end);
  if (/^[`*_]*\](?:\(|\[|$)/.test(behind)) return 'mention';
  if (!placed.isInList) return 'candidate';
  return behind.includes('](') ? 'mention' : 'entry';
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** The words before and behind the endpoint, without a list's mark. */
  readonly opening: string;
  readonly rest: string;
}

function lineOf(text: string, span: Span): Line | undefined {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  if (span.start - start > longestNote) return undefined;
  const nextBreak = text.indexOf('\n', span.end);
  const end = Math.min(nextBreak === -1 ? text.length : nextBreak, span.end + longestNote);
  const opening = text.slice(start, span.start).replaceAll('\v', ' ').replace(marker, '');
  const rest = text.slice(span.end, end).replaceAll('\v', ' ').trimEnd();
  return { start, end, opening: opening.replace(/^[[(]$/, '').trim(), rest: rest.replace(/\\$/, '') };
}

/** What stands further from an endpoint in its line is not looked at. */
const longestNote = 400;

/** The line is the endpoint, with a title before it or a note behind it at most. */
function isEndpoint({ opening, rest }: Line, isInList: boolean): boolean {
  const isTitled = opening === '' || (isTitle(opening) && !announcesExample(opening));
  return isTitled && (mayFollow(rest) || (isInList && opening === '' && /^\s+[A-Z]/.test(rest)));
}

/** Does a line begin something, and not go on with the sentence above it? */
function begins(text: string, lineStart: number, before: Phrase | undefined): boolean {
  if (lineStart === 0) return true;
  const previous = text.lastIndexOf('\n', lineStart - 2) + 1;
  const isBelowEndpoint = before !== undefined && before.span.end >= previous;
  return (
    isBelowEndpoint || /(?:[:.!?]| {2}|\\|\v)\s*\n$/.test(text.slice(Math.max(0, lineStart - longestNote), lineStart))
  );
}

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
