import { type LineToken, tokensOf } from './json-line.ts';
import type { Mend } from './mended-text.ts';

/** The brackets that are missing in a JSON text, or too many, as its indentation shows them; none where that would be more than `most`. */
export function mendBrackets(text: string, most: number): readonly Mend[] {
  const mender = new BracketMender(Math.min(most, maximumMends));
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    mender.read(line, lines, index + 1);
    if (mender.isLost) return [];
  }
  mender.finish();
  return mender.isLost ? [] : mender.mends;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly tokens: readonly LineToken[];
}

/** The lines that aren't blank. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0, next = 0; at < text.length; at = next) {
    next = text.indexOf('\n', at) + 1 || text.length;
    const tokens = tokensOf(text.slice(at, next));
    const [first] = tokens;
    if (first) lines.push({ start: at, indent: first.start, tokens });
  }
  return lines;
}

/** A bracket that is open. */
interface Open {
  readonly bracket: '{' | '[';
  readonly at: number;
  /** Of the line that it stands in. */
  readonly indent: number;
  /** Of the first line in it. */
  inside: number | undefined;
}

const maximumMends = 20;
const maximumOpen = 500;

class BracketMender {
  readonly mends: Mend[] = [];
  readonly #open: Open[] = [];
  readonly #most: number;
  /** The line before, and its last token. */
  #lineBefore: Line | undefined;
  #before: LineToken | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** More than an author can have meant. */
  get isLost(): boolean {
    return this.mends.length > this.#most || this.#open.length > maximumOpen;
  }

  read(line: Line, lines: readonly Line[], behind: number): void {
    const { start, tokens, indent } = line;
    const first = this.#closeLeading(line);
    const token = tokens[first];
    if (first === 0 && token) {
      this.#closeTo(indent, token.kind === ',' ? start + token.start : this.#behind());
      if (token.kind !== ',') this.#openMissing(line, token, lines, behind);
      const top = this.#open.at(-1);
      if (top && token.kind !== ',') top.inside ??= indent;
    }
    for (let index = first; index < tokens.length; index++) this.#readToken(line, index, lines[behind]);
    this.#before = tokens.at(-1);
    this.#lineBefore = line;
  }

  finish(): void {
    this.#closeTo(-1, this.#behind());
  }

  /** Behind what was read last, before its comma. */
  #behind(): number {
    const before = this.#before;
    if (!before) return 0;
    return (this.#lineBefore?.start ?? 0) + (before.kind === ',' ? before.start : before.end);
  }

  /** The brackets that a line begins with close those that are open in lines of its indentation. */
  #closeLeading({ start, tokens, indent }: Line): number {
    let index = 0;
    for (let token = tokens[index]; token?.kind === '}' || token?.kind === ']'; token = tokens[++index]) {
      if (index === 0 && this.#open.some((open) => open.indent === indent)) {
        while ((this.#open.at(-1)?.indent ?? indent) > indent) this.#close(this.#behind());
      }
      const top = this.#open.at(-1);
      const isItsOwn = top && (top.indent === indent || (index > 0 && top.indent <= indent));
      if (isItsOwn && closing[top.bracket] === token.kind) this.#open.pop();
      else this.#remove(start + token.start, `\`${token.kind}\` closes nothing`);
    }
    return index;
  }

  /** What is open in lines of an indentation, or of a deeper one, ends before a line of it. */
  #closeTo(indent: number, at: number): void {
    for (let top = this.#open.at(-1); top && top.indent >= indent; top = this.#open.at(-1)) {
      if (top.inside === undefined && indent >= 0) {
        this.#open.pop();
        this.#remove(top.at, `\`${top.bracket}\` is not closed`);
      } else this.#close(at);
    }
  }

  #close(at: number): void {
    const top = this.#open.pop();
    if (!top) return;
    const problem = { start: top.at, end: top.at + 1, message: `\`${top.bracket}\` is not closed` };
    this.mends.push({ at, removed: 0, inserted: closing[top.bracket], problem });
  }

  #remove(at: number, message: string): void {
    this.mends.push({ at, removed: 1, inserted: '', problem: { start: at, end: at + 1, message } });
  }

  /** A line that is indented more than the key before it, or a key in a list, has no bracket before it. */
  #openMissing({ start, tokens, indent }: Line, first: LineToken, lines: readonly Line[], behind: number): void {
    const { kind } = first;
    const top = this.#open.at(-1);
    const isKey = kind === '"' && tokens[1]?.kind === ':';
    const isValue = kind === '[' || (kind === '{' && !isFirstOfMany(indent, lines, behind));
    const beforeIndent = this.#lineBefore?.indent ?? 0;
    const isBelowKey = this.#before?.kind === ':' && indent > beforeIndent && !isValue;
    if (!isBelowKey && !(top?.bracket === '[' && isKey)) return;
    const bracket = isKey ? '{' : '[';
    const at = isBelowKey ? this.#behind() : start + first.start;
    const problem = {
      start: start + first.start,
      end: start + first.end,
      message: `A \`${bracket}\` is missing before this`,
    };
    this.mends.push({ at, removed: 0, inserted: bracket, problem });
    const closes = lines[nextLine(lines, behind, indent - 1)]?.indent ?? indent - 1;
    const own = isBelowKey ? beforeIndent : Math.max(closes, (top?.indent ?? 0) + 1);
    if (top && !isBelowKey) top.inside ??= own;
    this.#open.push({ bracket, at, indent: own, inside: indent });
  }

  /** A bracket where a key is expected, or one with a key behind it that is no brace. */
  #isStrayOpening({ start, tokens }: Line, index: number): boolean {
    const kind = tokens[index]?.kind;
    const before = index === 0 ? this.#before : tokens[index - 1];
    const lineStart = index === 0 ? (this.#lineBefore?.start ?? 0) : start;
    const [behind, colon] = [tokens[index + 1], tokens[index + 2]];
    if (kind === '[' && behind?.kind === '"' && colon?.kind === ':') return true;
    if (kind === '{' && behind?.kind === '[') return true;
    const top = this.#open.at(-1);
    if (top?.bracket !== '{' || !before) return false;
    return before.kind === ',' || before.kind === '}' || before.kind === ']' || lineStart + before.start === top.at;
  }

  /** What is closed directly behind a colon was opened there. */
  #insertOpening(inserted: '{' | '[', at: number): void {
    const problem = { start: at, end: at + 1, message: `A \`${inserted}\` is missing before this` };
    this.mends.push({ at, removed: 0, inserted, problem });
  }

  #readToken(line: Line, index: number, next: Line | undefined): void {
    const { start, tokens, indent } = line;
    const token = tokens[index];
    if (!token) return;
    const { kind } = token;
    const at = start + token.start;
    if (kind === '{' || kind === '[') {
      if (this.#isStrayOpening(line, index)) this.#remove(at, `\`${kind}\` is one too many`);
      else this.#open.push({ bracket: kind, at, indent, inside: undefined });
      return;
    }
    if (kind !== '}' && kind !== ']') return;
    const [before, behind] = [tokens[index - 1]?.kind, tokens[index + 1]?.kind];
    if (before === ':' && (behind === undefined || behind === ',')) {
      this.#insertOpening(kind === '}' ? '{' : '[', at);
      return;
    }
    const top = this.#open.at(-1);
    const isOpenedHere = top !== undefined && top.at >= start;
    const isFollowed = next !== undefined && next.indent >= indent && next.tokens[0]?.kind !== '}';
    const isStray = !isOpenedHere && (isFollowed || before === ':' || top?.inside === indent);
    if (top && closing[top.bracket] === kind && !isStray) this.#open.pop();
    else this.#remove(at, `\`${kind}\` closes nothing`);
  }
}

/** Whether what a line begins is closed in a line of the same indentation, and another one follows. */
function isFirstOfMany(indent: number, lines: readonly Line[], behind: number): boolean {
  const next = lines[nextLine(lines, behind, indent) + 1]?.tokens[0]?.kind;
  return next === '{' || next === ']';
}

/** The next line that is indented so much at most. */
function nextLine(lines: readonly Line[], from: number, indent: number): number {
  let index = from;
  while ((lines[index]?.indent ?? indent) > indent) index++;
  return index;
}

const closing = { '{': '}', '[': ']' } as const;
