import { type JsonToken, jsonTokens } from '../../facts/json-example.ts';
import type { ExampleGroup, ExampleMember, ExampleValue } from './value.ts';

/**
 * The values of a text in JSON, one or several, as far as it can be read: placeholders, comments, `...`, missing commas and brackets are put up with. `offset` is the text's place
 * in the document. Empty for a sketch that names types in the place of values, and for what is no JSON.
 */
export function jsonValues(text: string, offset: number): readonly ExampleValue[] {
  if (!/^[\s>]*(?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*|#[^\n]*\n\s*)*[[{"]/.test(text)) return [];
  const tokens = jsonTokens(text);
  if (!tokens) return [];
  const reader = new Reader(text, tokens, offset);
  const values: ExampleValue[] = [];
  for (let value = reader.value(); value; value = reader.value()) values.push(value);
  return values;
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly JsonToken[];
  readonly #offset: number;
  #at = 0;
  #depth = 0;
  /** Something was left out of the innermost object or list. */
  #hasGap = false;

  constructor(text: string, tokens: readonly JsonToken[], offset: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#offset = offset;
  }

  /** The next value of the row; undefined at a closing bracket and at the end. */
  value(): ExampleValue | undefined {
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token) return undefined;
      const [start, end] = [this.#offset + token.start, this.#offset + token.end];
      const text = this.#text.slice(token.start, token.end);
      switch (token.kind) {
        case '{':
          this.#at++;
          return this.#deeper(() => this.#object(start));
        case '[':
          this.#at++;
          return this.#deeper(() => this.#array(start));
        case 'text':
          this.#at++;
          return { kind: 'string', text: withoutEscapes(text.slice(1, -1)), span: { start: start + 1, end: end - 1 } };
        case 'word':
          this.#at++;
          return { kind: kindOf(text), text, span: { start, end } };
        case 'placeholder':
        case 'wrong':
          this.#at++;
          return { kind: 'placeholder', text, span: { start, end } };
        case 'gap':
          this.#hasGap = true;
          this.#at++;
          break;
        case ',':
        case ':':
          this.#at++;
          break;
        case '}':
        case ']':
          if (this.#depth > 0) return undefined;
          this.#at++;
      }
    }
  }

  #deeper(read: () => ExampleValue): ExampleValue {
    const before = this.#hasGap;
    this.#hasGap = false;
    this.#depth++;
    const value = this.#depth > deepest ? this.#skip() : read();
    this.#depth--;
    this.#hasGap = before;
    return value;
  }

  /** What is nested deeper than any example is not looked into. */
  #skip(): ExampleValue {
    const start = this.#offset + (this.#tokens[this.#at]?.start ?? this.#text.length);
    this.#at = this.#tokens.length;
    return { kind: 'placeholder', text: '', span: { start, end: start } };
  }

  #object(start: number): ExampleValue {
    const members: ExampleMember[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token || token.kind === '}' || token.kind === ']') break;
      this.#at++;
      if (token.kind === 'gap' || token.kind === 'wrong') this.#hasGap = true;
      const isName = token.kind === 'text' || token.kind === 'word' || token.kind === 'placeholder';
      if (!isName || this.#tokens[this.#at]?.kind !== ':') continue;
      this.#at++;
      const quotes = token.kind === 'text' ? 1 : 0;
      const nameSpan = { start: this.#offset + token.start + quotes, end: this.#offset + token.end - quotes };
      const name = withoutEscapes(this.#text.slice(token.start + quotes, token.end - quotes));
      const next = this.#tokens[this.#at];
      const isMissing = !next || next.kind === ',' || next.kind === '}';
      const value = isMissing ? undefined : (this.#gapAsValue() ?? this.value());
      members.push({
        name,
        nameSpan,
        value: value ?? { kind: 'placeholder', text: '', span: { start: nameSpan.end, end: nameSpan.end } },
      });
    }
    return { kind: 'object', members, ...this.#closed(start) };
  }

  /** `...` in the place of a member's value. */
  #gapAsValue(): ExampleValue | undefined {
    const [gap, next] = this.#tokens.slice(this.#at, this.#at + 2);
    if (gap?.kind !== 'gap' || (next && next.kind !== ',' && next.kind !== '}')) return undefined;
    this.#at++;
    const span = { start: this.#offset + gap.start, end: this.#offset + gap.end };
    return { kind: 'placeholder', text: this.#text.slice(gap.start, gap.end), span };
  }

  #array(start: number): ExampleValue {
    const items: ExampleValue[] = [];
    for (let item = this.value(); item; item = this.value()) items.push(item);
    return { kind: 'array', items, ...this.#closed(start) };
  }

  #closed(start: number): ExampleGroup {
    const token = this.#tokens[this.#at];
    if (!token) {
      const end = this.#offset + (this.#tokens.at(-1)?.end ?? this.#text.length);
      return { span: { start, end }, isPartial: true };
    }
    this.#at++;
    return { span: { start, end: this.#offset + token.end }, isPartial: this.#hasGap };
  }
}

const deepest = 200;

function kindOf(word: string): 'number' | 'boolean' | 'null' | 'placeholder' {
  if (word === 'true' || word === 'false') return 'boolean';
  if (word === 'null') return 'null';
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word) ? 'number' : 'placeholder';
}

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
