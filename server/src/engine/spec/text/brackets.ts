/** What a piece of JSON does to the nesting. */
export interface Brackets {
  /** How many more it opens than it closes. */
  readonly net: number;
  /** The lowest nesting within, from its start. */
  readonly lowest: number;
  /** A quote is open at a line's end. */
  readonly hasOpenQuote: boolean;
  /** A comma stands outside all brackets, and a string or a bracket behind it. */
  readonly goesOn: boolean;
  /** Whether a comma stands outside all brackets, as the last of it or amid what else there is. */
  readonly separator: 'none' | 'last' | 'amid';
}

/** Counts brackets outside strings; a string ends with its line, closed or not. */
export function countBrackets(text: string, start: number, end: number): Brackets {
  let net = 0;
  let lowest = 0;
  let hasOpenQuote = false;
  let firstComma = -1;
  let goesOn = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < quote) continue;
    if (code === quote) {
      if (firstComma !== -1) goesOn = true;
      at = endOfString(text, at);
      if (text.charCodeAt(at) !== quote) hasOpenQuote = true;
    } else if (code === comma) {
      if (net === 0 && firstComma === -1) firstComma = at;
    } else if (code === openBrace || code === openBracket) {
      if (firstComma !== -1) goesOn = true;
      net++;
    } else if (code === closeBrace || code === closeBracket) {
      net--;
      if (net < lowest) lowest = net;
    }
  }
  return { net, lowest, hasOpenQuote, goesOn, separator: separatorOf(text, firstComma, end) };
}

function separatorOf(text: string, firstComma: number, end: number): Brackets['separator'] {
  if (firstComma === -1) return 'none';
  let at = firstComma + 1;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at < end ? 'amid' : 'last';
}

/** The offset of a string's closing quote; of its line's end where it has none. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > backslash) continue;
    if (code === quote || code === 10 || code === 13) return at;
    if (code === backslash) at++;
  }
  return text.length;
}

/** White space (RFC 8259, 2). */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

const quote = 34;
const comma = 44;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
