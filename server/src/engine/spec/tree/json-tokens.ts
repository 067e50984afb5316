// The package's other build asks for its own parts at run time, where no bundler sees it.
import { createScanner, type JSONScanner } from 'jsonc-parser/lib/esm/main.js';
import { jsonTextProblems } from './json-text-problems.ts';
import { plainValue } from './scalar-value.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** `value`: a text, a number, `true`, `false`, `null`, or a word that is none of them. */
export type JsonTokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'value' | 'end';

/** The tokens of a JSON text, one after the other. What is wrong inside of one is reported here. */
export class JsonTokens {
  kind: JsonTokenKind = 'end';
  start = 0;
  end = 0;
  /** Of a `value`. */
  value: string | number | boolean | null = null;
  /** The value is text in quotes, as a key must be. */
  isText = false;
  /** The text has no closing quote, and so what is missing behind it may stand in it. */
  isUnclosed = false;
  /** Why the word that `value` is may not stand there; whoever knows what is expected reports it. */
  wordProblem: string | undefined = undefined;
  readonly #builder: TreeBuilder;
  readonly #text: string;
  readonly #scanner: JSONScanner;

  constructor(builder: TreeBuilder) {
    this.#builder = builder;
    this.#text = builder.part.text;
    this.#scanner = createScanner(this.#text);
    // A file begins with no entry.
    const mayBegin = builder.part.kind === 'filler' || builder.part.kind === 'whole';
    this.moveTo(mayBegin && this.#text.charCodeAt(0) === byteOrderMark ? 1 : 0);
  }

  /** Reads the token at an offset. */
  moveTo(offset: number): void {
    this.end = offset;
    this.#scanner.setPosition(offset);
    this.next();
  }

  next(): void {
    this.isText = false;
    this.isUnclosed = false;
    this.wordProblem = undefined;
    this.start = behindSpace(this.#text, this.end);
    while (this.#skipsComment() || this.#skipsMark()) this.start = behindSpace(this.#text, this.end);
    const character = this.#text.charAt(this.start);
    switch (character) {
      case '{':
      case '}':
      case '[':
      case ']':
      case ',':
      case ':':
        this.kind = character;
        this.end = this.start + 1;
        return;
      case '':
        this.kind = 'end';
        this.end = this.start;
        return;
      case '"':
        this.#takeText();
        return;
    }
    this.#takeWord();
  }

  #skipsComment(): boolean {
    const mark = this.#text.slice(this.start, this.start + 2);
    if (mark !== '//' && mark !== '/*') return false;
    this.#scan();
    this.#builder.report(this.start, this.end, 'JSON has no comments', 'none');
    return true;
  }

  /** Not white space (RFC 8259, 2), though it looks so. */
  #skipsMark(): boolean {
    if (this.#text.charCodeAt(this.start) !== byteOrderMark) return false;
    this.end = this.start + 1;
    this.#builder.report(
      this.start,
      this.end,
      'A byte order mark stands at the beginning of a file or nowhere',
      'none',
    );
    return true;
  }

  #scan(): void {
    this.#scanner.setPosition(this.start);
    this.#scanner.scan();
    this.end = Math.min(this.#scanner.getPosition(), this.#text.length);
  }

  #takeValue(value: string | number | boolean | null): void {
    this.kind = 'value';
    this.value = value;
  }

  #takeText(): void {
    this.#scan();
    this.#takeValue(this.#scanner.getTokenValue());
    this.isText = true;
    if (this.#scanner.getTokenError() === noError) return;
    const problems = jsonTextProblems(this.#text, this.start, this.end);
    this.isUnclosed = problems.at(-1)?.end === this.end && this.#text.charAt(this.end - 1) !== '"';
    for (const { start, end, message } of problems) this.#builder.report(start, end, message);
  }

  /** A number, a literal, and anything else up to a bracket, a comma, a colon, a double quote or a blank. */
  #takeWord(): void {
    if (this.#text.charAt(this.start) === "'" && this.#takesSingleQuoted()) return;
    this.end = endOfWord(this.#text, this.start);
    const word = this.#text.slice(this.start, this.end);
    this.#takeValue(plainValue(word));
    if (jsonWord.test(word)) return;
    const meant = meantWords[word];
    const suggestion = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
    const shown = word.length > 60 ? `${word.slice(0, 59)}…` : word;
    const isNumber = /^[-+.]*[0-9]/.test(word);
    this.wordProblem = isNumber ? `\`${shown}\` is no JSON number` : `\`${shown}\` is no JSON value${suggestion}`;
  }

  #takesSingleQuoted(): boolean {
    const closing = /'[^'\r\n]*'/y;
    closing.lastIndex = this.start;
    const [quoted] = closing.exec(this.#text) ?? [];
    if (quoted === undefined) return false;
    this.end = this.start + quoted.length;
    this.#takeValue(quoted.slice(1, -1));
    this.isText = true;
    this.#builder.report(this.start, this.end, 'Text stands in double quotes in JSON, not in single ones', 'none');
    return true;
  }
}

const byteOrderMark = 0xfeff;

/** `ScanError.None` of `jsonc-parser`. */
const noError = 0;

/** The literals and the numbers of JSON (RFC 8259, 3 and 6). */
const jsonWord = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$/;

const meantWords: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  Null: 'null',
  NULL: 'null',
  None: 'null',
  nil: 'null',
  undefined: 'null',
};

/** What JSON calls white space (RFC 8259, 2). */
function behindSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
  }
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !' \t\r\n{}[],:"'.includes(text.charAt(at))) at++;
  return at;
}
