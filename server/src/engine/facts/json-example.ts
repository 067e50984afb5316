import type { Span } from '../finding.ts';

export interface JsonProblem {
  readonly message: string;
  /** In the text. */
  readonly span: Span;
  /** What mends it. */
  readonly fix?: { readonly title: string; readonly span: Span; readonly text: string } | undefined;
}

/**
 * What in an example is no JSON, up to the first thing behind which it can't be told how it was meant. Comments, `...` for what is left out, placeholders such as `<id>` and `{{id}}`, several values
 * one behind the other and members without their braces are what examples are written with, and no problems. A sketch that names types
 * (`"id": string`) is no example at all.
 */
export function jsonProblems(text: string): readonly JsonProblem[] {
  if (isOtherText(text)) return [];
  const tokens = jsonTokens(text);
  if (tokens === undefined) return [];
  return new ExampleReader(text, tokens).read();
}

/** A request, a command, a difference of two texts, a template: it isn't JSON, and wasn't meant to be. */
function isOtherText(text: string): boolean {
  const first = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|#[^\n]*\n|\.{3}|…)*(\S)/.exec(text)?.[1];
  if (first === undefined || !/[{["]/.test(first)) return true;
  return /^(?:[+-][ \t]|[+-]\s*["{}[\]]|\{%|<%)/m.test(text);
}

/** A piece of an example in JSON. */
export type JsonToken = {
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: '{' | '}' | '[' | ']' | ',' | ':' }
  /** What is left out. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'text' }
  | { readonly kind: 'placeholder' }
  /** A number or a word. */
  | { readonly kind: 'word' }
  | { readonly kind: 'wrong'; readonly message: string }
);

/** The tokens of an example. Undefined for a sketch of types. Ends behind the first token that is wrong. */
export function jsonTokens(text: string): JsonToken[] | undefined {
  const tokens: JsonToken[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const token = readToken(text, at);
    if (token === 'sketch') return undefined;
    if (token.kind !== undefined) tokens.push(token);
    if (token.kind === 'wrong') return tokens;
    at = token.end;
  }
  return tokens;
}

interface Comment {
  readonly kind: undefined;
  readonly start: number;
  readonly end: number;
}

function readToken(text: string, start: number): JsonToken | Comment | 'sketch' {
  const character = text.charAt(start);
  if (character === '"') return readText(text, start);
  const placeholder = match(placeholders, text, start);
  if (placeholder !== undefined) return { kind: 'placeholder', start, end: start + placeholder };
  const comment = match(comments, text, start);
  if (comment !== undefined) {
    const end = start + comment;
    return /\.{2}|…|\b(?:more|etc|other|omitted|snip|truncated)\b/i.test(text.slice(start, end))
      ? { kind: 'gap', start, end }
      : { kind: undefined, start, end };
  }
  const gap = match(gaps, text, start);
  if (gap !== undefined) return { kind: 'gap', start, end: start + gap };
  switch (character) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return { kind: character, start, end: start + 1 };
    case '|':
      return 'sketch';
    case "'":
    case '‘':
    case '“':
    case '”': {
      const end = start + (match(/'[^'\n]*'|[‘“”][^’“”\n]*[’“”]|./y, text, start) ?? 1);
      return { kind: 'wrong', start, end, message: 'A text stands in straight double quotes, `"`' };
    }
  }
  return readWord(text, start);
}

function readText(text: string, start: number): JsonToken {
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { kind: 'text', start, end: at + 1 };
    if (character === '\n') break;
    if (character === '\\') {
      const sequence = match(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y, text, at);
      if (sequence === undefined) {
        const end = Math.min(text.length, at + 2);
        const written = text.slice(at, end).trim();
        const message =
          written.length === 1
            ? 'A backslash stands at the end of the line'
            : `\`${written}\` is no escape sequence; a backslash is written \`\\\\\``;
        return { kind: 'wrong', start: at, end: at + written.length, message };
      }
      at += sequence;
    } else at++;
  }
  const line = text.slice(start, at).trimEnd();
  return { kind: 'wrong', start, end: start + line.length, message: 'The text has no closing quote' };
}

function readWord(text: string, start: number): JsonToken | 'sketch' {
  const length = match(/[^\s,:{}[\]"]+/y, text, start) ?? 1;
  const end = start + length;
  const word = text.slice(start, end);
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word))
    return { kind: 'word', start, end };
  if (/^(?:[xX*_]+|\d*[xX]{2,}\d*|\d[\dxX.]*(?:\.{3}|…))$/.test(word)) return { kind: 'placeholder', start, end };
  // Two words in one, as `userData`, are a name for a value; no word of JSON is.
  if (/^[a-z]+[A-Z][A-Za-z]*$/.test(word)) return { kind: 'placeholder', start, end };
  if (types.test(word)) return 'sketch';
  return { kind: 'word', start, end };
}

/** Types that stand where a value would. */
const types =
  /^\(?(?:string|str|text|integer|int\d*|uint\d*|number|num|float\d*|double|decimal|long|bool|boolean|object|array|list|map|dict|any|enum|uuid|guid|date|date-?time|timestamp|iso8601|url|uri|file|binary|bytes?|optional|required|nullable|snowflake)\b[?)]*(?:\[\])?$|[<(|]/i;

const placeholders =
  /<[^<>\n"]{1,80}>|\{\{[^{}\n]{0,120}\}\}|\$\{[^{}\n]{1,80}\}|\{\s*(?!(?:true|false|null)\b)[A-Za-z][\w.-]*(?:[ ][\w.-]+)*\s*\}|\[\s*(?!(?:true|false|null|True|False|None|undefined|NaN|Infinity)\b)[A-Za-z][\w.-]*(?:[ ][\w.-]+)*\s*\]|\$[A-Za-z_]\w*|%[A-Za-z_]+%/y;
const comments = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*|<!--[\s\S]*?-->|←[^\n]*|<-+[^\n]*/y;
const gaps =
  /(?:\.{2,}|…)+(?:[ \t]*(?:\(?[\w ]+\)?[ \t]*)?(?:\.{2,}|…))?|\(\.{2,}\)|\[\s*(?:\.{3}|…)[^\]"\n]{0,60}(?:\.{3}|…)\s*\](?!\s*,?\s*")/y;

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? found[0].length : undefined;
}

interface Open {
  readonly kind: '{' | '[';
  readonly start: number;
}

type Expected = 'value' | 'key' | 'colon' | 'separator';

/** Goes through the tokens once, without recursion: no nesting is too deep for it. */
class ExampleReader {
  readonly #text: string;
  readonly #tokens: readonly JsonToken[];
  readonly #open: Open[] = [];
  readonly #problems: JsonProblem[] = [];
  #expected: Expected = 'value';
  /** Something was left out right before: commas may be missing there, or stand without a value. */
  #isLoose = false;
  /** The comma right before, with nothing behind it yet. */
  #comma: JsonToken | undefined;
  /** The example is a piece: it begins in the middle. */
  #isPiece: boolean;

  constructor(text: string, tokens: readonly JsonToken[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#isPiece = tokens[0]?.kind === 'gap';
    if (tokens.find(({ kind }) => kind !== 'gap')?.kind === 'text' && tokens.some(({ kind }) => kind === ':')) {
      const [first, second] = tokens.filter(({ kind }) => kind !== 'gap');
      if (first?.kind === 'text' && second?.kind === ':') {
        this.#isPiece = true;
        this.#expected = 'key';
      }
    }
  }

  read(): readonly JsonProblem[] {
    for (const [index, token] of this.#tokens.entries()) {
      const problem = this.#take(token, index);
      if (problem !== undefined)
        return [...this.#problems, typeof problem === 'string' ? { message: problem, span: spanOf(token) } : problem];
      this.#isLoose = token.kind === 'gap' || (this.#isLoose && token.kind === ',');
      this.#comma = token.kind === ',' ? token : undefined;
    }
    const atEnd = this.#atEnd();
    return atEnd ? [...this.#problems, atEnd] : this.#problems;
  }

  /** A problem behind which all goes on as it was meant. */
  #note(problem: JsonProblem): void {
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
  }

  /** A member that follows, or the beginning of a value in a list: only the comma before it is missing. */
  #misses(index: number): boolean {
    const token = this.#tokens[index];
    if (this.#open.at(-1)?.kind === '[') return token?.kind === '{' || token?.kind === '[';
    return token?.kind === 'text' && this.#tokens[index + 1]?.kind === ':';
  }

  #take(token: JsonToken, index: number): string | JsonProblem | undefined {
    switch (token.kind) {
      case 'wrong':
        return token.message;
      case 'gap':
        if (this.#expected === 'value' || this.#expected === 'colon') this.#expected = 'separator';
        return undefined;
      case '{':
      case '[':
        return this.#openContainer(token, index, token.kind);
      case '}':
      case ']':
        return this.#close(token.kind);
      case ',':
        return this.#separate();
      case ':':
        if (this.#expected === 'colon') this.#expected = 'value';
        else if (!this.#isLoose) return 'A colon stands here without a key before it';
        return undefined;
      case 'text':
      case 'placeholder':
      case 'word':
        return this.#value(token, index);
    }
  }

  #openContainer(token: JsonToken, index: number, kind: '{' | '['): string | JsonProblem | undefined {
    const problem = this.#begin(token, index, 'container');
    if (problem !== undefined) return problem;
    this.#open.push({ kind, start: token.start });
    this.#expected = kind === '{' ? 'key' : 'value';
    return undefined;
  }

  #value(token: JsonToken, index: number): string | JsonProblem | undefined {
    const problem = this.#begin(token, index, 'value');
    if (problem !== undefined) return problem;
    const isKey = this.#expected === 'key';
    if (token.kind === 'word') {
      const word = this.#text.slice(token.start, token.end);
      if (isKey) return `The key \`${word}\` stands in double quotes`;
      const isValue = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
      if (!isValue) {
        const meant = meantValue(word);
        const problem = { message: notAValue(word, meant), span: spanOf(token) };
        if (meant === undefined) return problem;
        this.#note({ ...problem, fix: { title: `Write \`${meant}\``, span: problem.span, text: meant } });
      }
    }
    this.#expected = isKey ? 'colon' : 'separator';
    return undefined;
  }

  /** Whether something may begin here; sets what it then is. */
  #begin(token: JsonToken, index: number, what: 'container' | 'value'): string | JsonProblem | undefined {
    const container = this.#open.at(-1)?.kind;
    switch (this.#expected) {
      case 'value':
        return undefined;
      case 'key':
        return what === 'container' ? 'A key in double quotes is expected here' : undefined;
      case 'colon':
        return this.#isLoose ? undefined : { message: 'A colon is missing before this', span: spanOf(token) };
      case 'separator':
        if (container === undefined && !this.#isPiece) {
          // A value may stand below the one before it, as in a stream.
          this.#expected = 'value';
          return token.kind === 'word' && what === 'value' && !/^[-\dtfn]/.test(this.#text.charAt(token.start))
            ? 'This stands behind the end of the JSON value'
            : undefined;
        }
        if (!this.#isLoose) {
          const end = this.#tokens[index - 1]?.end ?? token.start;
          const problem = {
            message: 'A comma is missing before this',
            span: spanOf(token),
            fix: { title: 'Add the comma', span: { start: end, end }, text: ',' },
          };
          if (!this.#misses(index)) return { ...problem, fix: undefined };
          this.#note(problem);
        }
        this.#expected = container === '[' ? 'value' : 'key';
        return what === 'container' && this.#expected === 'key' ? 'A key in double quotes is expected here' : undefined;
    }
  }

  #separate(): string | undefined {
    const container = this.#open.at(-1)?.kind;
    if (this.#expected === 'separator') {
      this.#expected = container === '{' || (container === undefined && this.#isPiece) ? 'key' : 'value';
      return undefined;
    }
    return this.#isLoose ? undefined : 'A comma stands here without a value before it';
  }

  #close(kind: '}' | ']'): string | JsonProblem | undefined {
    const open = this.#open.at(-1);
    if (!open) return this.#isPiece ? undefined : `\`${kind}\` closes nothing`;
    const wanted = open.kind === '{' ? '}' : ']';
    if (kind !== wanted) return `\`${wanted}\` is expected here`;
    if (this.#comma && !this.#isLoose) {
      const span = spanOf(this.#comma);
      this.#note({
        message: `A comma stands before \`${kind}\``,
        span,
        fix: { title: 'Remove the comma', span, text: '' },
      });
      this.#isLoose = true;
    }
    if (this.#expected === 'colon' && !this.#isLoose) return 'A colon and a value are missing before this';
    if (this.#expected === 'value' && open.kind === '{' && !this.#isLoose) return 'A value is missing before this';
    this.#open.pop();
    this.#expected = 'separator';
    return undefined;
  }

  #atEnd(): JsonProblem | undefined {
    const open = this.#open.at(-1);
    if (this.#isLoose) return undefined;
    if (open) return { message: `\`${open.kind}\` is not closed`, span: { start: open.start, end: open.start + 1 } };
    if (this.#comma && !this.#isPiece)
      return { message: 'A comma stands behind the end of the JSON value', span: spanOf(this.#comma) };
    return undefined;
  }
}

function meantValue(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower === 'none' || lower === 'nil' || lower === 'undefined') return 'null';
  return /^(?:true|false|null)$/.test(lower) ? lower : undefined;
}

function notAValue(word: string, meant: string | undefined): string {
  if (meant !== undefined) return `\`${word}\` is no JSON value; did you mean \`${meant}\`?`;
  if (/^[-+.]?\d/.test(word)) return `\`${word}\` is no number as JSON writes them`;
  return `\`${word}\` is no JSON value; a text stands in double quotes`;
}

/** So many mistakes in one example are enough to see. */
const mostProblems = 20;

function spanOf({ start, end }: JsonToken): Span {
  return { start, end };
}
