/** The escape of a text in double quotes (YAML 1.2.2, 5.7; JSON's are among them) that begins at an offset. */
export function escapeAt(
  text: string,
  at: number,
  end: number,
): { readonly means: string; readonly length: number } | undefined {
  if (text[at] !== '\\') return undefined;
  // A backslash at the end of a line: the line break doesn't count.
  if (at + 1 >= end) return { means: '', length: 1 };
  const letter = text[at + 1] ?? '';
  const digits = digitCounts.get(letter);
  if (digits === undefined) return { means: meanings.get(letter) ?? letter, length: 2 };
  const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  const isCode = code >= 0 && code <= 0x10ffff;
  return { means: isCode ? String.fromCodePoint(code) : '', length: 2 + digits };
}

const digitCounts: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const meanings: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
