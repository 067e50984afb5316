import { copyOf } from '../../text.ts';

/** A token in one line of JSON, with offsets from the line's start: text in quotes, a bracket, a comma, a colon, a number or a literal (`word`), or what is none of them (`junk`). */
export interface LineToken {
  readonly kind: '"' | '{' | '}' | '[' | ']' | ',' | ':' | 'word' | 'junk';
  readonly start: number;
  readonly end: number;
}

/** The tokens of a line, which may end with its line break. Text without a closing quote is `junk`. The same list for the same short line: most stand in a text often. */
export function tokensOf(line: string): readonly LineToken[] {
  if (line.length > longestKnown) return readTokens(line);
  let tokens = known.get(line);
  if (!tokens) {
    tokens = readTokens(line);
    if (known.size >= mostKnown) known.clear();
    known.set(copyOf(line), tokens);
  }
  return tokens;
}

const known = new Map<string, readonly LineToken[]>();
const mostKnown = 10_000;
/** In characters. */
const longestKnown = 200;

function readTokens(line: string): readonly LineToken[] {
  const tokens: LineToken[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const [text] = match;
    tokens.push({ kind: kindOf(text), start: match.index, end: match.index + text.length });
  }
  return tokens;
}

const token = /"(?:[^"\\\r\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

const word = /^(?:true|false|null|-?\d[\d.]*(?:[eE][-+]?\d+)?)$/;

function kindOf(text: string): LineToken['kind'] {
  switch (text) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return text;
  }
  if (text.startsWith('"')) return isClosed(text) ? '"' : 'junk';
  return word.test(text) ? 'word' : 'junk';
}

function isClosed(text: string): boolean {
  return text.length > 1 && /^"(?:[^"\\]|\\.)*"$/.test(text);
}

/** Whether the line has a quote without another one. */
export function hasOddQuote(line: string): boolean {
  // Without escapes each quote has the next one.
  if (!line.includes('\\')) return hasOddNumber(line);
  return tokensOf(line).some(({ kind, start }) => kind === 'junk' && line[start] === '"');
}

function hasOddNumber(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** Whether the tokens of a line, or of its rest, can follow each other in a map or a list. It is read up to the first that can't. */
export function isInOrder(line: string, tokenBefore?: LineToken['kind'], tokenBeforeThat?: LineToken['kind']): boolean {
  let before = tokenBefore;
  let beforeThat = tokenBeforeThat;
  token.lastIndex = 0;
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const kind = kindOf(match[0]);
    if (!canFollow(kind, before, beforeThat)) return false;
    beforeThat = before;
    before = kind;
  }
  return true;
}

/** The index of the first token that can't follow those before it. */
export function outOfOrder(tokens: readonly LineToken[]): number {
  return tokens.findIndex(({ kind }, index) => !canFollow(kind, tokens[index - 1]?.kind, tokens[index - 2]?.kind));
}

type Kind = LineToken['kind'] | undefined;

function canFollow(kind: LineToken['kind'], before: Kind, beforeThat: Kind): boolean {
  switch (kind) {
    case 'junk':
      return false;
    case ':':
      return before === '"' && beforeThat !== ':';
    case '"':
    case 'word':
    case '{':
    case '[':
      return before === undefined || before === ':' || before === ',' || before === '{' || before === '[';
    case '}':
    case ']':
      return before !== ',' && before !== ':';
    case ',':
      return before !== ',' && before !== ':' && before !== '{' && before !== '[';
  }
}
