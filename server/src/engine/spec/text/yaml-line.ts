/**
 * What a line is that stands where the entries of a block map begin:
 * - `key`: a plain or quoted key and its colon; `isBare` where nothing but a comment follows;
 * - `text`: words without a colon, as a key is while it is typed;
 * - `other`: what can begin a value, but no entry;
 * - `uncuttable`: an entry that other entries depend on, or whose key isn't on one line: a merge key, a complex key, an anchor or a tag.
 */
export type YamlLine =
  | { readonly kind: 'key'; readonly key: string | undefined; readonly isBare: boolean }
  | { readonly kind: 'text' | 'other' | 'uncuttable' };

/** Reads a line from its first character behind the indentation, without its line break. */
export function readYamlLine(line: string): YamlLine {
  return isLetter(line.charCodeAt(0)) ? readPlain(line) : readUnusual(line);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function readUnusual(line: string): YamlLine {
  const [first = ''] = line;
  if (first === '"' || first === "'") return readQuoted(line, first === '"' ? doubleQuoted : singleQuoted);
  if (isUncuttable(line)) return uncuttable;
  if (/^:(?:[ \t]|$)/.test(line)) return { kind: 'key', key: undefined, isBare: false };
  return startsPlain(line) ? readPlain(line) : other;
}

function readPlain(line: string): YamlLine {
  const colon = line.search(colonBehindKey);
  const key = line.slice(0, colon).trimEnd();
  if (colon === -1 || /[ \t]#/.test(key)) return text;
  return key === '<<' ? uncuttable : { kind: 'key', key, isBare: bare.test(line.slice(colon + 1)) };
}

const text: YamlLine = { kind: 'text' };
const other: YamlLine = { kind: 'other' };
const uncuttable: YamlLine = { kind: 'uncuttable' };

const doubleQuoted = /^"((?:[^"\\]|\\.)*)"[ \t]*:(?=[ \t]|$)/;
const singleQuoted = /^'((?:[^']|'')*)'[ \t]*:(?=[ \t]|$)/;
const colonBehindKey = /:(?=[ \t]|$)/;
const bare = /^(?:[ \t]*|[ \t]+#.*)$/;

function readQuoted(line: string, pattern: RegExp): YamlLine {
  const match = pattern.exec(line);
  if (!match) return other;
  const [head, inside = ''] = match;
  if (inside === '<<') return uncuttable;
  // A key with escapes is not worth reading: it names no container.
  const key = /[\\']/.test(inside) ? undefined : inside;
  return { kind: 'key', key, isBare: bare.test(line.slice(head.length)) };
}

/** Indicators that begin no plain scalar (YAML 1.2.2, 7.3.3). */
function startsPlain(line: string): boolean {
  return !/^(?:[,[\]{}#&*!|>'"%@`\t]|[-?:](?:[ \t]|$))/.test(line);
}

function isUncuttable(line: string): boolean {
  return /^(?:\?(?:[ \t]|$)|\ufeff|[&!]|\*.*:(?:[ \t]|$)|[[{].*[\]}][ \t]*:(?:[ \t]|$))/.test(line);
}

/** Whether a line is blank from an offset on, or has only a comment. */
export function isQuiet(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === hash) return true;
    if (code !== space && code !== tab && code !== lineFeed && code !== carriageReturn) return false;
  }
  return true;
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
