import type { MarkdownFile, MarkdownPart, PartContent } from '../markdown/markdown-file.ts';
import { asPattern } from '../text.ts';

/**
 * Whether a parameter's name stands anywhere in a document but in a path: by itself, as words (`user ID`), or in its marks (`:id`). A name that is
 * made of another one, as `remoteItem-driveId`, is explained where `remoteItem` is. Where the index of a part is given, that and those behind it are looked
 * at first.
 */
export function isNamed(file: MarkdownFile, name: string, part = 0): boolean {
  const pieces = /[a-z][A-Z]/.test(name) ? name.split(/[-.]/) : [name];
  return isWritten(file, name, part) || (pieces.length > 1 && isWritten(file, pieces[0] ?? '', part));
}

function isWritten({ parts }: MarkdownFile, name: string, first: number): boolean {
  const isWrittenIn = ({ content }: MarkdownPart): boolean => {
    let names = namedIn.get(content);
    if (!names) {
      names = new Map();
      namedIn.set(content, names);
    }
    let isKnown = names.get(name);
    if (isKnown === undefined) {
      isKnown = isNamedIn(content.text, name);
      names.set(name, isKnown);
    }
    return isKnown;
  };
  return parts.slice(first, first + nearParts).some(isWrittenIn) || parts.some(isWrittenIn);
}

/** An endpoint's parameters stand below its heading, or below one of the next. */
const nearParts = 5;

/** By part, so that a keystroke makes one part be read again. */
const namedIn = new WeakMap<PartContent, Map<string, boolean>>();

function isNamedIn(text: string, name: string): boolean {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  // A name in other letters, or of signs, is looked for as it is.
  const isOfWords = words.join('').length === name.replace(/[\W_]/g, '').length && words.length > 0;
  const pattern = isOfWords ? words.map(asPattern).join('[\\s_.-]*') : asPattern(name);
  for (const { 0: found, index } of text.matchAll(new RegExp(`(?<![a-z\\d])${pattern}s?(?![a-z\\d])`, 'gi')))
    if (!isInPath(text, index, index + found.length)) return true;
  return false;
}

/** Whether a slash, or what stands in a query, is next to a name and its marks. */
function isInPath(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (marks.test(text[before] ?? '')) before--;
  let behind = end;
  while (marks.test(text[behind] ?? '')) behind++;
  return /[/=&?\w-]/.test(text[before] ?? '') || /[/\w-]/.test(text[behind] ?? '');
}

/** Around a parameter, in paths and elsewhere; underscores and stars may be an emphasis. */
const marks = /[{}<>[\]:$()_*]/;
