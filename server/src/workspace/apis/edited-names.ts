import { changedRange } from '#engine/changed-range.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { Part } from '#engine/spec/text/part.ts';

/**
 * Names that an edit of a description has to do with: those that it wrote or took away, and what they stand in. None where too much is different. They tell which of the
 * documents that it may concern to look at first, and nothing more.
 */
export function editedNames(before: Spec, after: Spec): readonly string[] {
  const gone = partsBut(before, after);
  const come = partsBut(after, before);
  if (gone.length > mostParts || come.length > mostParts) return [];
  const [one, other] = [gone, come].map((parts) => parts.map(({ text }) => text).join('')) as [string, string];
  if (one === other) return [];
  const { start, end } = differenceOf(one, other);
  const all = [
    ...wordsIn(one.slice(start, one.length - end)),
    ...wordsIn(other.slice(start, other.length - end)),
    ...keysAbove(other, start),
    ...[...other.slice(0, mostLetters).matchAll(/\bname"?: *["']?([\w.[\]-]+)/g)].flatMap(([, name]) => name ?? []),
  ];
  return [...new Set(all)].filter((name) => name.length > 1 && !keywords.has(name));
}

const mostParts = 4;
/** A part that is longer has more names than an edit has to do with. */
const mostLetters = 1500;

function partsBut(spec: Spec, other: Spec): readonly Part[] {
  return [...spec.files].flatMap(([uri, { parts }]) => {
    const theirs = other.files.get(uri)?.parts;
    if (theirs === parts) return [];
    const present = new Set(theirs);
    return parts.filter((part) => !present.has(part));
  });
}

/** Where the lines begin in which two texts differ, from the start, and where they end, from the end. */
function differenceOf(one: string, other: string): { readonly start: number; readonly end: number } {
  const { start, oldEnd } = changedRange(one, other);
  const lineStart = one.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = one.indexOf('\n', oldEnd);
  return { start: lineStart, end: lineEnd === -1 ? 0 : one.length - lineEnd };
}

function wordsIn(text: string): readonly string[] {
  return text.slice(0, mostLetters).match(/[A-Za-z_][\w.-]*/g) ?? [];
}

/** The nearest keys that a line stands in, by what is indented less. */
function keysAbove(text: string, lineStart: number): readonly string[] {
  const keys: string[] = [];
  let indent = indentAt(text, lineStart);
  for (let end = lineStart - 1; end > 0 && keys.length < 2 && indent > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const own = indentAt(text, start);
    if (own < indent && start < end) {
      indent = own;
      const key = /^\s*(?:- )?["']?([^"':\s]+)/.exec(text.slice(start, end))?.[1];
      if (key !== undefined && !keywords.has(key)) keys.push(key);
    }
    end = start - 1;
  }
  return keys;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at - start;
}

/** What a description says of anything. */
const keywords: ReadonlySet<string> = new Set(
  `additionalProperties allOf anyOf array boolean components content cookie default delete description enum example examples false format get head
  header headers in integer items maximum minimum name nullable null number object oneOf options parameters patch path paths post properties put query
  required requestBody responses schema schemas security string style summary tags title true type`.split(/\s+/),
);
