import { shorten } from '../../../configuration/problem.ts';
import type { Entry, Node } from '../../tree/node.ts';
import { formatOf } from '../formats.ts';
import type { Check, Keywords } from '../keyword.ts';
import { textPattern } from '../pattern.ts';
import { noProblems, problemWith } from '../problem.ts';
import { counted, describeValue } from '../words.ts';

/** What a text looks like. `format` is about numbers, too. */
export const texts: Keywords = {
  minLength: {
    make: (keyword) => lengthCheck(keyword, 'at least', (length, limit) => length >= limit),
  },
  maxLength: {
    make: (keyword) => lengthCheck(keyword, 'at most', (length, limit) => length <= limit),
  },
  pattern: { make: patternCheck },
  format: { make: formatCheck },
};

function lengthCheck(
  keyword: Entry,
  words: string,
  isKept: (length: number, limit: number) => boolean,
): Check | undefined {
  const limit = limitOf(keyword);
  if (limit === undefined) return undefined;
  return (value) => {
    const text = textOf(value);
    if (text === undefined) return noProblems;
    const length = lengthOf(text);
    if (isKept(length, limit)) return noProblems;
    const say = (subject: string): string =>
      `${subject} ${length === 0 ? 'is empty' : `has ${counted(length, 'character')}`}; it must have ${words} ${limit}`;
    return [problemWith(value, keyword, say)];
  };
}

function patternCheck(keyword: Entry): Check | undefined {
  const source = textOf(keyword.value);
  if (source === undefined) return undefined;
  let pattern: ReturnType<typeof textPattern> | undefined;
  return (value, run) => {
    const text = textOf(value);
    if (text === undefined) return noProblems;
    pattern ??= textPattern(source);
    const isKept = pattern(text);
    if (isKept === undefined) run.doubts += 1;
    if (isKept !== false) return noProblems;
    const say = (subject: string): string =>
      `${subject} is ${describeValue(value)}; it doesn't match \`${shorten(source)}\``;
    return [problemWith(value, keyword, say)];
  };
}

function formatCheck(keyword: Entry): Check | undefined {
  const format = formatOf(textOf(keyword.value) ?? '');
  if (!format) return undefined;
  return (value) => {
    if (format.isKept(value)) return noProblems;
    const say = (subject: string): string => `${subject} is ${describeValue(value)}, which is no ${format.title}`;
    return [problemWith(value, keyword, say)];
  };
}

/** A limit that is a number. */
export function limitOf({ value }: Entry): number | undefined {
  return value.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function textOf(node: Node): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** In characters of Unicode (RFC 8259, 8.1, as JSON Schema counts). */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isPair) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}
