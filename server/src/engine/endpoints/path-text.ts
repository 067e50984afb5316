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

/** Most paths have only such characters and go to the end of the heading. */
const plainToEnd = /(?:[\w~@!$&'+=*%/-]|[.:](?=\w)|\{[\w.-]+\})+$/y;

const plainRun = /(?:[\w~@!$&+=*%/-]|\{[\w.-]+\})+/y;

function endOf(text: string, start: number, stops: string): number {
  plainToEnd.lastIndex = start;
  if (plainToEnd.test(text)) return text.length;
  const open: string[] = [];
  let at = start;
  for (; at < text.length; at++) {
    plainRun.lastIndex = at;
    if (plainRun.test(text)) at = plainRun.lastIndex;
    if (at >= text.length) break;
    const character = text[at] ?? '';
    const isInside = open.at(-1) === '}' || open.at(-1) === '>';
    if (character === '\\') at++;
    else if (character === open.at(-1)) open.pop();
    else if (character === filler) {
      if (!goesOn(text, start, at)) break;
    } else if (closing[character] && (!isInside || character === '{')) open.push(closing[character]);
    else if (')]}>`|'.includes(character) || (!isInside && '"“”'.includes(character))) break;
    else if (/\s/.test(character) && !(isInside && isClosed(text, at, open)) && !isInPhrase(text, start, at)) break;
    else if (stops.includes(character) && open.length === 0) break;
  }
  while (at > start && text[at - 1] === filler) at--;
  const trailing = /[.,;:'’]+$/.exec(text.slice(start, at));
  return trailing && !text.slice(start, at).endsWith('...') ? at - trailing[0].length : at;
}

/** Does the path go on behind marks, as `/users/[{id}](#user)/orders` does? */
function goesOn(text: string, start: number, at: number): boolean {
  goingOn.lastIndex = at;
  if (goingOn.test(text)) return true;
  let before = at - 1;
  while (before >= start && text[before] === filler) before--;
  if (text[before] !== '/') return false;
  segmentStart.lastIndex = at;
  return segmentStart.test(text);
}

const goingOn = /\v*\/\v*[\w{<:\\@$]/y;
const segmentStart = /\v*[\w{<:\\$]/y;

function isClosed(text: string, at: number, open: readonly string[]): boolean {
  return text.indexOf(open.at(-1) ?? '', at) !== -1;
}

/** Within a segment in brackets that are words: `/containers/(id or name)/json`. */
function isInPhrase(text: string, start: number, at: number): boolean {
  const opening = text.lastIndexOf('/(', at);
  return (
    opening >= start && /^\/\([\w -]+\)/.test(text.slice(opening, opening + 40)) && text.indexOf(')', opening) > at
  );
}
