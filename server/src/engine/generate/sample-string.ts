/** What a text must be like. */
export interface StringShape {
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

/** A text that is as its schema asks, always the same; `name` is that of the property or parameter. */
export function sampleString(shape: StringShape, name: string | undefined): string {
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  if (pattern !== undefined) return samplePattern(pattern, shape) ?? 'string';
  const named = byFormat.get(format ?? '') ?? (format === undefined ? byName(name) : undefined) ?? 'string';
  if (named.length > maxLength) return named.slice(0, Math.max(0, maxLength));
  return named.length < minLength ? named.padEnd(Math.min(minLength, longest), named) : named;
}

const longest = 2_000;

const byFormat: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'date-time': '2026-01-15T09:30:00Z',
    date: '2026-01-15',
    time: '09:30:00Z',
    duration: 'P1D',
    email: 'user@example.com',
    'idn-email': 'user@example.com',
    hostname: 'example.com',
    'idn-hostname': 'example.com',
    ipv4: '192.0.2.1',
    ip: '192.0.2.1',
    ipv6: '2001:db8::1',
    uri: 'https://example.com',
    url: 'https://example.com',
    iri: 'https://example.com',
    'uri-reference': '/example',
    'iri-reference': '/example',
    'uri-template': '/example/{id}',
    uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    guid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    byte: 'ZXhhbXBsZQ==',
    base64: 'ZXhhbXBsZQ==',
    'json-pointer': '/example',
    'relative-json-pointer': '0/example',
    regex: '^[a-z]+$',
    int64: '42',
    int32: '42',
    decimal: '1.5',
  }),
);

function byName(name: string | undefined): string | undefined {
  const words = name?.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase() ?? '';
  if (/(?:^|[_-])(?:id|number|no)$/.test(words)) return '42';
  if (/e-?mail$/.test(words)) return 'user@example.com';
  if (/(?:^|[_-])(?:url|uri|href|link)$/.test(words)) return 'https://example.com';
  return words === '' ? undefined : /(?:name|title|label)$/.test(words) ? 'Example' : undefined;
}

/** A text that a pattern matches; undefined where none is found. */
function samplePattern(
  source: string,
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: StringShape,
): string | undefined {
  const pattern = compiled(source);
  if (!pattern) return undefined;
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength && pattern.test(text);
  const made = [0, 1, 3, 8, 16, minLength].map((more) => new PatternSampler(source, more).sample());
  return [...made, ...usual].find((text): text is string => text !== undefined && fits(text));
}

const usual = [
  'string',
  'example',
  'abc',
  'ABC',
  '42',
  '0',
  'a',
  'A',
  '2026-01-15',
  'https://example.com',
  'user@example.com',
  '1.0.0',
  '',
];

function compiled(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The other reading, or none.
    }
  }
  return undefined;
}

/** Writes what a pattern asks for, of each choice the first, and so many repetitions more than the least. */
class PatternSampler {
  readonly #source: string;
  readonly #more: number;
  #at = 0;

  constructor(source: string, more: number) {
    this.#source = source;
    this.#more = more;
  }

  /** Undefined for what it doesn't know. */
  sample(): string | undefined {
    const text = this.#choice();
    return this.#at === this.#source.length ? text : undefined;
  }

  #choice(): string | undefined {
    const first = this.#sequence();
    while (first !== undefined && this.#take('|')) if (this.#sequence() === undefined) return undefined;
    return first;
  }

  #sequence(): string | undefined {
    let text = '';
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const one = this.#atom();
      if (one === undefined) return undefined;
      const count = this.#count();
      if (text.length + one.length * count > mostPattern) return undefined;
      text += one.repeat(count);
    }
    return text;
  }

  #atom(): string | undefined {
    const source = this.#source.slice(this.#at);
    const known = /^(?:\^|\$|\\[bAZz])/.exec(source);
    if (known) return this.#skip(known[0].length, '');
    if (/^\(\?(?:[=!]|<[=!])/.test(source)) return undefined;
    const group = /^\((?:\?(?::|<\w+>|P<\w+>|[a-z]+:))?/.exec(source);
    if (group) {
      this.#at += group[0].length;
      const inside = this.#choice();
      return this.#take(')') ? inside : undefined;
    }
    const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(source);
    if (set) return this.#skip(set[0].length, memberOf(set[2] ?? '', set[1] === '^'));
    const escapeSequence = /^\\(u\{?[0-9a-fA-F]{4,6}\}?|x[0-9a-fA-F]{2}|p\{[^}]*\}|.)/.exec(source);
    if (escapeSequence) return this.#skip(escapeSequence[0].length, escaped(escapeSequence[1] ?? ''));
    return this.#skip(1, source.startsWith('.') ? 'a' : source.charAt(0));
  }

  #skip(length: number, text: string | undefined): string | undefined {
    this.#at += length;
    return text;
  }

  #take(sign: string): boolean {
    const isThere = this.#source.startsWith(sign, this.#at);
    if (isThere) this.#at += sign.length;
    return isThere;
  }

  /** How often what stands before is written. */
  #count(): number {
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})[?+]?/.exec(this.#source.slice(this.#at));
    if (!found) return 1;
    this.#at += found[0].length;
    const [, sign, least, , most] = found;
    const from = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const to =
      sign === '?'
        ? 1
        : sign !== undefined
          ? Number.POSITIVE_INFINITY
          : found[3] === undefined
            ? from
            : most
              ? Number(most)
              : Number.POSITIVE_INFINITY;
    return Math.min(from + this.#more, to);
  }
}

const mostPattern = 5_000;

function escaped(sign: string): string | undefined {
  if (/^[ux]\{?[0-9a-fA-F]+\}?$/.test(sign) && sign.length > 1)
    return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(sign.replace(/[^0-9a-fA-F]/g, ''), 16)));
  if (/^p\{(?:L|Lu|Ll|Letter|Alphabetic)/.test(sign)) return sign.includes('Lu') ? 'A' : 'a';
  if (/^p\{N/.test(sign)) return '1';
  switch (sign) {
    case 'd':
      return '1';
    case 'w':
    case 'D':
    case 'S':
      return 'a';
    case 's':
    case 'W':
      return ' ';
    case 'n':
      return '\n';
    case 't':
      return '\t';
  }
  return /^[1-9pPkBcfrv]/.test(sign) ? undefined : sign;
}

/** A character that a class has: a letter or a digit where it has one. */
function memberOf(inside: string, isNegated: boolean): string | undefined {
  const pattern = compiled(`^[${isNegated ? '^' : ''}${inside}]$`);
  if (!pattern) return undefined;
  for (const one of 'a1Ab0x_-./ :#@+') if (pattern.test(one)) return one;
  for (let point = 33; point < 0x3000; point++)
    if (pattern.test(String.fromCharCode(point))) return String.fromCharCode(point);
  return undefined;
}
