import type { Env, Token } from 'markdown-it';
import { changedRange } from '../changed-range.ts';
import { lastAtMost } from '../lists.ts';
import { copyOf, LineIndex } from '../text.ts';
import type { PartFacts } from './facts.ts';
import type { PartContent } from './markdown-file.ts';
import { parseBlocks, parseInlines } from './markdown-it.ts';
import { readPartFacts, readPartHeadings } from './part-facts.ts';
import { perPart } from './per-part.ts';
import { definitionsOf, mergeDefinitions, type References } from './references.ts';

/**
 * A body cut into parts. A cut stands before every document-level ATX heading in column 0: such a line can only be
 * that heading or lie inside an unclosed fence or HTML block, and it begins with nothing open, so what stands behind it
 * doesn't depend on what stands before. Only link reference definitions reach from part to part; they are kept apart.
 */
export interface BodyParts {
  readonly text: string;
  readonly contents: readonly PartContent[];
  /** The definitions of the whole body, first one wins (CommonMark, "Link reference definitions"). */
  readonly references: References;
}

/** Parses a body from scratch. */
export function parseBody(text: string): BodyParts {
  const environment: Env = {};
  const tokens = parseBlocks(text, environment);
  const references = environment.references ?? {};
  const contents = cut(text, tokens).map((piece) => partContent(piece, references));
  return { text, contents, references };
}

/** Parses a changed body, reading again only the parts around the change. Equal to {@link parseBody} of the new text. */
export function updateBody(before: BodyParts, text: string): BodyParts {
  if (before.text === text) return before;
  const change = changedRange(before.text, text);
  const starts = partStarts(before.contents);
  let first = firstTouched(before, starts, change.start);
  let last = lastAtMost(starts, change.oldEnd);
  const shift = text.length - before.text.length;

  for (let reach = 1; ; reach *= 2) {
    const from = starts[first] ?? 0;
    const oldEnd = starts[last + 1] ?? before.text.length;
    // Its parts outlive the text, of which there is another one after each keystroke.
    const region = copyOf(text.slice(from, oldEnd + shift));
    const follower = before.contents[last + 1];
    const tokens = parseRegion(region, follower && firstLine(follower.text), before.references);
    if (tokens && (first === 0 || beginsWithCut(region, tokens))) {
      return assemble(before, text, { first, last, pieces: cut(region, tokens) });
    }
    if (tokens) first = Math.max(0, first - reach);
    else last = Math.min(before.contents.length - 1, last + reach);
  }
}

interface Replacement {
  readonly first: number;
  readonly last: number;
  readonly pieces: readonly Piece[];
}

/** Puts the new parts into the place of the old ones; starts anew where the definitions changed with them. */
function assemble(before: BodyParts, text: string, { first, last, pieces }: Replacement): BodyParts {
  const known = new Map(before.contents.slice(first, last + 1).map((content) => [content.text, content]));
  const fresh = pieces.map((piece) => known.get(piece.text) ?? partContent(piece, before.references));
  const contents = before.contents.toSpliced(first, last - first + 1, ...fresh);
  const definedBefore = mergedDefinitions(before.contents.slice(first, last + 1));
  if (JSON.stringify(definedBefore) !== JSON.stringify(mergedDefinitions(fresh))) {
    const references = mergedDefinitions(contents);
    if (JSON.stringify(references) !== JSON.stringify(before.references)) return parseBody(text);
  }
  return { text, contents, references: before.references };
}

interface Piece {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * The tokens of a region that is followed by a heading line (undefined: by the end of the text). Undefined where that
 * line would not be a heading there: something is still open at the region's end.
 */
function parseRegion(region: string, follower: string | undefined, references: References): Token[] | undefined {
  const environment = { references: { ...references } };
  if (follower === undefined) return parseBlocks(region, environment);
  const tokens = parseBlocks(region + follower, environment);
  const line = countLineBreaks(region);
  const at = tokens.findLastIndex((token) => token.type === 'heading_open' && token.level === 0);
  const isCut = at !== -1 && tokens[at]?.map?.[0] === line && tokens[at]?.markup.startsWith('#');
  return isCut && endsLine(region) ? tokens.slice(0, at) : undefined;
}

function beginsWithCut(region: string, tokens: readonly Token[]): boolean {
  const token = tokens[0];
  return token !== undefined && token.map?.[0] === 0 && isTopHeading(token) && region.startsWith('#');
}

/** A document-level ATX heading; whether it stands in column 0, only the text tells. */
function isTopHeading(token: Token): boolean {
  return token.type === 'heading_open' && token.level === 0 && token.markup.startsWith('#');
}

function cut(text: string, tokens: readonly Token[]): Piece[] {
  const lines = new LineIndex(text);
  const cuts: { token: number; line: number }[] = [{ token: 0, line: 0 }];
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (line > 0 && isTopHeading(token) && text[lines.lineStart(line)] === '#') cuts.push({ token: index, line });
  }
  return cuts.map((here, index) => {
    const next = cuts[index + 1];
    const piece = tokens.slice(here.token, next?.token);
    for (const token of piece) if (token.map) token.map = [token.map[0] - here.line, token.map[1] - here.line];
    return {
      text: text.slice(lines.lineStart(here.line), next ? lines.lineStart(next.line) : text.length),
      tokens: piece,
    };
  });
}

function partContent({ text, tokens }: Piece, references: References): PartContent {
  const environment: Env = { references };
  const headings = readPartHeadings(text, tokens, environment);
  let facts: PartFacts | undefined;
  const content = {
    text,
    lineCount: countLineBreaks(text),
    headings,
    get tokens() {
      parseInlines(tokens, environment);
      return tokens;
    },
    get facts() {
      facts ??= readPartFacts(text, this.tokens, headings);
      return facts;
    },
    kept: [],
    references,
  };
  return Object.defineProperties(content, { kept: { enumerable: false }, references: { enumerable: false } });
}

function mergedDefinitions(contents: readonly PartContent[]): References {
  return mergeDefinitions(contents.map(definitionsOfPart));
}

const definitionsOfPart = perPart(({ text }) => definitionsOf(text));

function partStarts(contents: readonly PartContent[]): number[] {
  let start = 0;
  return contents.map((content) => {
    const own = start;
    start += content.text.length;
    return own;
  });
}

/** The first part to read again: the one before, where the change touches the line that makes the cut. */
function firstTouched(before: BodyParts, starts: readonly number[], change: number): number {
  const part = lastAtMost(starts, change);
  const line = before.contents[part] ? firstLine(before.contents[part].text).length : 0;
  return change <= (starts[part] ?? 0) + line ? Math.max(0, part - 1) : part;
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

function countLineBreaks(text: string): number {
  return new LineIndex(text).lineCount - 1;
}

function endsLine(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}
