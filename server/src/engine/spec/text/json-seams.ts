import type { Place } from '../tree/node.ts';
import { isBlank } from './brackets.ts';
import type { Part } from './part.ts';
import { sharedParts } from './shared-parts.ts';

/** A problem of the syntax that no part shows by itself. */
export interface SeamProblem {
  readonly at: Place;
  readonly message: string;
}

/**
 * What is wrong between the parts of a JSON text: maps that aren't closed, brackets that close none, commas that are missing or too many. Where nothing was
 * wrong `before`, and one entry is another one, that is looked at alone.
 */
export function jsonSeams(parts: readonly Part[], before?: readonly Part[]): readonly SeamProblem[] {
  const [root] = parts;
  if (root?.format !== 'json' || root.kind === 'whole') return [];
  const only = before && replacedEntry(before, parts);
  if (only === undefined) return allSeams(parts);
  const problems: SeamProblem[] = [];
  for (const index of [only, only + 1]) {
    const [one, other] = [parts[index - 1], parts[index]];
    if (one && other) problems.push(...commaBetween(one, other, index === 1));
  }
  return problems;
}

/** The index of the only part that is another one, if both are entries. */
function replacedEntry(before: readonly Part[], parts: readonly Part[]): number | undefined {
  if (before.length !== parts.length) return undefined;
  const { head, tail } = sharedParts(before, parts);
  const [was, is] = [before[head], parts[head]];
  const isOne = head + tail === parts.length - 1 && was?.kind === 'entry' && is?.kind === 'entry';
  return isOne && was.containers.length === is.containers.length ? head : undefined;
}

function allSeams(parts: readonly Part[]): readonly SeamProblem[] {
  const problems: SeamProblem[] = [];
  // The parts that open the maps around a part, the root's first; what is behind the root's end is in none.
  const open: Part[] = [];
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    const isClosing = part.kind === 'filler' && index > 0;
    for (const unclosed of open.splice(part.containers.length + 1)) problems.push(notClosed(unclosed));
    if (before) problems.push(...commaBetween(before, part, index === 1));
    if (isClosing) {
      open.pop();
      problems.push(...besidesBrace(part, open.length === 0));
    } else if (part.kind !== 'entry') open.push(part);
  });
  for (const unclosed of open) problems.push(notClosed(unclosed));
  return problems;
}

function notClosed(part: Part): SeamProblem {
  const start = part.text.lastIndexOf('{');
  return { at: { part, start, end: start + 1 }, message: '`{` is not closed' };
}

/** What a part's own problems explain is not said again. */
function commaBetween(before: Part, part: Part, isFirst: boolean): readonly SeamProblem[] {
  if (isFirst || before.kind === 'container') return [];
  const last = lastOf(before.text);
  const hasComma = before.text[last] === ',';
  const isClosing = part.kind === 'filler';
  if (hasComma !== isClosing || before.parsed.problems.length > 0) return [];
  if (isClosing) {
    const at = { part: before, start: last, end: last + 1 };
    return [{ at, message: 'No comma may stand before `}`' }];
  }
  if (part.parsed.problems.length > 0) return [];
  const start = part.text.search(/\S/);
  const [token = ''] = /^"[^"]*"?|^\S/.exec(part.text.slice(start)) ?? [];
  return [{ at: { part, start, end: start + token.length }, message: 'A comma is missing before this' }];
}

/** A line that closes a map has its brace, and, unless it is the root's, a comma. */
function besidesBrace(part: Part, isRoot: boolean): readonly SeamProblem[] {
  const [all, more = ''] = (isRoot ? /^\s*\}\s*(\S?)/ : /^\s*\}\s*,?\s*(\S?)/).exec(part.text) ?? [''];
  if (more === '' || part.parsed.problems.length > 0) return [];
  const at = { part, start: all.length - 1, end: all.length };
  return [
    { at, message: more === ',' ? 'A comma stands here without a value before it' : `\`${more}\` closes nothing` },
  ];
}

function lastOf(text: string): number {
  let at = text.length - 1;
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  return at;
}
