import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { asPattern } from '../text.ts';

/**
 * Whether a parameter's name stands anywhere in a document but in a path: by itself, as words (`user ID`), or in its marks (`:id`). A name that is
 * made of another one, as `remoteItem-driveId`, is explained where `remoteItem` is.
 */
export function isNamed(file: MarkdownFile, name: string): boolean {
  const pieces = /[a-z][A-Z]/.test(name) ? name.split(/[-.]/) : [name];
  return isWritten(file, name) || (pieces.length > 1 && isWritten(file, pieces[0] ?? ''));
}

function isWritten({ parts }: MarkdownFile, name: string): boolean {
  return parts.some(({ content }) => {
    const names = namedIn.get(content) ?? new Map<string, boolean>();
    const isKnown = names.get(name) ?? isNamedIn(content.text, name);
    namedIn.set(content, names.set(name, isKnown));
    return isKnown;
  });
}

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
