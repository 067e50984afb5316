import type { ExampleMember, ExampleValue } from './value.ts';

/** An argument of a call: by its place, or by its name as in Python. */
export interface Argument {
  readonly name: string | undefined;
  readonly value: ExampleValue;
}

/** A program's text, with the place of its start in the document. */
export interface ProgramText {
  readonly text: string;
  readonly offset: number;
}

/**
 * The arguments of a call of JavaScript or Python from behind its opening bracket on, as far as they are literals: strings, templates, numbers, objects, lists. What is a variable, a
 * call or a calculation is a placeholder, but for a variable that is a literal above, and for what a serialiser is given.
 */
export function readArguments(
  program: ProgramText,
  from: number,
): { readonly given: readonly Argument[]; readonly end: number } {
  const reader = new LiteralReader(program, from);
  const found: Argument[] = [];
  while (found.length < mostArguments) {
    reader.skipBlank();
    if (reader.isAt(')') || reader.isAtEnd()) break;
    const name = reader.take(/([A-Za-z_]\w*)\s*=(?![=>])\s*/y)?.[1];
    const before = reader.at;
    found.push({ name, value: reader.expression() });
    reader.skipBlank();
    if (!reader.isAt(',') || reader.at === before) break;
    reader.at++;
  }
  return { given: found, end: reader.at };
}

const mostArguments = 20;
const deepest = 100;
/** How far above a variable is looked for, in characters. */
const farthest = 4000;

class LiteralReader {
  at: number;
  readonly #program: ProgramText;
  readonly #text: string;
  readonly #names: number;
  #depth = 0;

  /** `names` counts the variables that were followed to get here. */
  constructor(program: ProgramText, at: number, names = 0) {
    this.#program = program;
    this.#text = program.text;
    this.at = at;
    this.#names = names;
  }

  isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  isAt(character: string): boolean {
    return this.#text.charAt(this.at) === character;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at += found[0].length;
    return found;
  }

  /** White space, comments, and a line's end behind a backslash. */
  skipBlank(): void {
    this.take(/(?:\s|\\\r?\n|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*)*/y);
  }

  expression(): ExampleValue {
    this.skipBlank();
    const start = this.at;
    this.#depth++;
    const literal = this.#depth > deepest ? undefined : this.#literal();
    this.#depth--;
    const behind = this.at;
    this.skipBlank();
    const isWhole =
      this.isAtEnd() || /[,)\]};:]/.test(this.#text.charAt(this.at)) || /\n/.test(this.#text.slice(behind, this.at));
    if (literal && isWhole) return literal;
    this.at = start;
    this.#skipExpression();
    return this.#placeholder(start);
  }

  #literal(): ExampleValue | undefined {
    const start = this.at;
    const prefix = this.take(/[fFrRbBuU]{0,2}(?=["'])/y)?.[0] ?? '';
    const string = this.#string();
    if (string) return string;
    this.at = start + prefix.length;
    if (this.isAt('{')) return this.#object();
    if (this.isAt('[')) return this.#array();
    const word = this.take(
      /-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?\b|(?:true|false|null|undefined|True|False|None)\b/y,
    )?.[0];
    if (word !== undefined) {
      const kind = /^[tfTF]/.test(word) ? 'boolean' : /^[nuN]/.test(word) ? 'null' : 'number';
      return { kind, text: word, span: this.#span(start) };
    }
    if (this.take(/(?:JSON\.stringify|json\.dumps|new URLSearchParams|new Headers|dict|String)\s*\(/y)) {
      const inside = this.expression();
      this.#skipTo(/[)]/y);
      if (this.isAt(')')) this.at++;
      return inside;
    }
    const name = this.take(/[A-Za-z_$][\w$]*(?=\s*(?:[,)\]};\n]|$))/y)?.[0];
    return name === undefined ? undefined : this.#valueOf(name, start);
  }

  /** A variable that a literal was given to, above. */
  #valueOf(name: string, start: number): ExampleValue | undefined {
    if (this.#names > 1) return undefined;
    const pattern = new RegExp(
      String.raw`(?:^|[\s;])(?:const |let |var )?${name.replaceAll('$', String.raw`\$`)}\s*(?::\s*\w+\s*)?=\s*(?=[{["'\x60\d]|[fJj]|new )`,
      'g',
    );
    const from = Math.max(0, start - farthest);
    const above = [...this.#text.slice(from, start).matchAll(pattern)].at(-1);
    if (!above) return undefined;
    const value = new LiteralReader(this.#program, from + above.index + above[0].length, this.#names + 1).expression();
    return value.kind === 'placeholder' ? undefined : value;
  }

  /** A string of either language; of a template, what is calculated stays as written. */
  #string(): ExampleValue | undefined {
    const found = this.take(
      /"""([\s\S]*?)"""|'''([\s\S]*?)'''|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\]|\\[\s\S])*)`/y,
    );
    if (!found) return undefined;
    const text = found.slice(1).find((inside) => inside !== undefined) ?? '';
    const quotes = (found[0].length - text.length) / 2;
    const end = this.#program.offset + this.at - quotes;
    return { kind: 'string', text: text.replace(/\\(["'`\\/])/g, '$1'), span: { start: end - text.length, end } };
  }

  #object(): ExampleValue {
    const start = this.at++;
    const members: ExampleMember[] = [];
    let isPartial = false;
    for (;;) {
      this.skipBlank();
      if (this.isAtEnd() || this.isAt('}')) break;
      const before = this.at;
      const name = this.#name();
      // What is spread, calculated or left out.
      if (!name) isPartial = true;
      if (name) {
        this.skipBlank();
        const value = this.isAt(':') || this.isAt('=') ? this.#memberValue() : this.#shorthand(name);
        members.push({ ...name, value });
      } else this.#skipExpression();
      this.skipBlank();
      if (this.isAt(',')) this.at++;
      else if (this.at === before) this.at++;
      else if (!this.isAt('}')) this.#skipTo(/[,}]/y);
    }
    if (this.isAt('}')) this.at++;
    else isPartial = true;
    return { kind: 'object', members, span: this.#span(start), isPartial: isPartial || this.#leavesOut(start) };
  }

  #memberValue(): ExampleValue {
    this.at++;
    return this.expression();
  }

  /** `{ id }`: the name is a variable's. */
  #shorthand({ name, nameSpan }: Omit<ExampleMember, 'value'>): ExampleValue {
    return this.#valueOf(name, this.at) ?? { kind: 'placeholder', text: name, span: nameSpan };
  }

  #name(): Omit<ExampleMember, 'value'> | undefined {
    const string = this.#string();
    if (string?.kind === 'string') return { name: string.text, nameSpan: string.span };
    const start = this.at;
    const word = this.take(/[A-Za-z_$][\w$]*(?=\s*(?:[:,}]|$))/y)?.[0];
    return word === undefined ? undefined : { name: word, nameSpan: this.#span(start) };
  }

  #array(): ExampleValue {
    const start = this.at++;
    const items: ExampleValue[] = [];
    let isPartial = false;
    for (;;) {
      this.skipBlank();
      if (this.isAtEnd() || this.isAt(']')) break;
      const before = this.at;
      if (this.#text.startsWith('...', this.at)) isPartial = true;
      items.push(this.expression());
      this.skipBlank();
      if (this.isAt(',') || this.at === before) this.at++;
    }
    if (this.isAt(']')) this.at++;
    else isPartial = true;
    return { kind: 'array', items, span: this.#span(start), isPartial: isPartial || this.#leavesOut(start) };
  }

  /** A comment since an offset says that there is more. */
  #leavesOut(start: number): boolean {
    return /(?:\/\/|#|\/\*)[^\n]*(?:\.{3}|…|\b(?:more|other|etc)\b)/.test(this.#text.slice(start, this.at));
  }

  /** To the next comma or closing bracket that is not in brackets or strings. */
  #skipExpression(): void {
    this.#skipTo(/[,)\]};]/y);
  }

  #skipTo(stop: RegExp): void {
    let depth = 0;
    while (!this.isAtEnd()) {
      stop.lastIndex = this.at;
      if (depth === 0 && stop.test(this.#text)) return;
      if (this.#string()) continue;
      const character = this.#text.charAt(this.at);
      if (/[([{]/.test(character)) depth++;
      else if (/[)\]}]/.test(character)) {
        if (depth === 0) return;
        depth--;
      }
      this.at++;
    }
  }

  #span(start: number): { start: number; end: number } {
    return { start: this.#program.offset + start, end: this.#program.offset + this.at };
  }

  #placeholder(start: number): ExampleValue {
    const text = this.#text.slice(start, this.at).trimEnd();
    return {
      kind: 'placeholder',
      text,
      span: { start: this.#program.offset + start, end: this.#program.offset + start + text.length },
    };
  }
}
