import { filler } from './marks.ts';

/** The end of the path, before its query: at a space outside `{}`, `<>` and a segment in `()`, or a closing bracket that it doesn't open. */
export function pathEnd(text: string, start: number): number {
  return endOf(text, start, '?#');
}

export function queryEnd(text: string, end: number): number {
  return text[end] === '?' || text[end] === '#' ? endOf(text, end, '') : end;
}

/** What an author takes for a path: from a slash, a host or a variable on. */
export function isPath(path: string): boolean {
  return wholePath.test(path) && !path.includes('\\ ');
}

const wholePath =
  /^(?:\/(?!\/)|https?:\/\/[^\s/]+|\{[^{}]+\}\/|\{\{[^{}]+\}\}\/|:\w+\/|<[^<>\s]+>\/|\$\{?\w+\}?\/|localhost(?::\d+)?\/)/;

const closing: Readonly<Record<string, string>> = { '{': '}', '<': '>', '[': ']', '(': ')' };

/** So much of a text is looked at for a path. */
const longestPath = 2000;

/** Most paths have only such characters and go to the end of the text. */
const plainToEnd = /^(?:[\w~@!$&'+=*%/-]|[.:](?=\w)|\{[\w.-]+\})+$/;
const plainRun = /(?:[\w~@!$&+=*%/-]|\{[\w.-]+\})+/y;

function endOf(whole: string, start: number, stops: string): number {
  const text = whole.slice(start, start + longestPath);
  if (plainToEnd.test(text)) return start + text.length;
  const open: string[] = [];
  let at = 0;
  for (; at < text.length; at++) {
    plainRun.lastIndex = at;
    if (plainRun.test(text)) at = plainRun.lastIndex;
    if (at >= text.length) break;
    const character = text[at] ?? '';
    const isInside = open.at(-1) === '}' || open.at(-1) === '>';
    if (character === '\\') at++;
    else if (character === open.at(-1)) open.pop();
    else if (character === filler) {
      const end = endOfFillers(text, at);
      if (!goesOn(text, at, end)) break;
      at = end - 1;
    } else if (closing[character] && (!isInside || character === '{')) open.push(closing[character]);
    else if (')]}>`|'.includes(character) || (!isInside && '"“”'.includes(character))) break;
    else if (/\s/.test(character) && !(isInside && isClosed(text, at, open)) && !isInPhrase(text, at)) break;
    else if (stops.includes(character) && open.length === 0) break;
  }
  at = Math.min(at, text.length);
  while (at > 0 && text[at - 1] === filler) at--;
  const path = text.slice(0, at);
  const trailing = /[.,;:'’]+$/.exec(path.slice(-20));
  return start + (trailing && !path.endsWith('...') ? at - trailing[0].length : at);
}

function endOfFillers(text: string, at: number): number {
  let end = at;
  while (text[end] === filler) end++;
  return end;
}

/** Does the path go on behind marks, as `/users/[{id}](#user)/orders` does? */
function goesOn(text: string, start: number, end: number): boolean {
  const next = text[end] ?? '';
  if (next === '/') return /[\w{<:\\@$]/.test(text[endOfFillers(text, end + 1)] ?? '');
  return text[start - 1] === '/' && /[\w{<:\\$]/.test(next);
}

function isClosed(text: string, at: number, open: readonly string[]): boolean {
  return text.indexOf(open.at(-1) ?? '', at) !== -1;
}

/** Within a segment in brackets that are words: `/containers/(id or name)/json`. */
function isInPhrase(text: string, at: number): boolean {
  const opening = text.lastIndexOf('/(', at);
  const isPhrase = opening !== -1 && /^\/\([\w -]+\)/.test(text.slice(opening, opening + 40));
  return isPhrase && text.indexOf(')', opening) > at;
}
