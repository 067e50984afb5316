import { endOfString, isBlank } from './brackets.ts';
import { containerKeys, outerContainer } from './containers.ts';
import type { Draft } from './draft.ts';
import type { PartKind } from './part.ts';

/** The parts of a JSON text whose brackets match, wherever its lines begin. Undefined where the text isn't one object. */
export function draftByDepth(text: string): readonly Draft[] | undefined {
  const first = skipBlank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (text[first] !== '{') return undefined;
  const drafts: Draft[] = [];
  const path: string[] = [];
  let current: { readonly kind: PartKind; readonly containers: readonly string[] } = { kind: 'filler', containers: [] };
  let start = 0;
  const begin = (kind: PartKind, token: number) => {
    const at = startOfLine(text, token, start);
    if (at > start) drafts.push({ ...current, text: text.slice(start, at) });
    current = { kind, containers: [...path] };
    start = at;
  };
  let isAwaiting = true;
  for (let at = first + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code === closeBrace) {
      begin('filler', at);
      isAwaiting = false;
      if (path.pop() === undefined) {
        if (skipBlank(text, at + 1) < text.length) return undefined;
        drafts.push({ ...current, text: text.slice(start) });
        return drafts;
      }
    } else if (code === comma && !isAwaiting) isAwaiting = true;
    else {
      if (isAwaiting || current.kind !== 'entry') begin('entry', at);
      isAwaiting = false;
      const opened = code === quote ? containerAt(text, at, path) : undefined;
      if (opened) {
        begin('container', at);
        path.push(opened.key);
        at = opened.brace;
        isAwaiting = true;
      } else at = endOfValue(text, at);
    }
  }
  return undefined;
}

const quote = 34;
const comma = 44;
const openBrace = 123;
const closeBrace = 125;

function skipBlank(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The start of a token's line, where nothing but indentation stands before it; else the token's own. */
function startOfLine(text: string, token: number, least: number): number {
  let at = token;
  while (at > least && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === least || text[at - 1] === '\n' ? at : token;
}

/** The key at a quote and the brace behind it, where they open a container that isn't empty. */
function containerAt(text: string, start: number, path: readonly string[]) {
  if (path.length > (path[0] === outerContainer ? 1 : 0)) return undefined;
  const end = endOfString(text, start);
  const key = text.slice(start + 1, end);
  if ((path.length === 0 && !containerKeys.has(key)) || key.includes('\\')) return undefined;
  const colon = skipBlank(text, end + 1);
  const brace = skipBlank(text, colon + 1);
  if (text[colon] !== ':' || text.charCodeAt(brace) !== openBrace) return undefined;
  return text.charCodeAt(skipBlank(text, brace + 1)) === closeBrace ? undefined : { key, brace };
}

/** The offset of the last character of a string, of what brackets enclose, or of anything else that is one character. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openBrace || code === 91) depth++;
    else if (code === closeBrace || code === 93) depth--;
    if (depth <= 0) return at;
  }
  return text.length;
}
