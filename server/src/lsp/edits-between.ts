import { diffArrays } from 'diff';
import type { TextEdit } from '#engine/finding.ts';

/** So many lines may differ until a text is replaced from its first difference to its last. */
const mostDifferences = 500;

/** Edits that make one text of another and leave every line alone that is in both, so that cursors stay where they are. */
export function editsBetween(uri: string, before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: mostDifferences });
  if (!changes) return [oneEdit(uri, before, after)];
  const edits: TextEdit[] = [];
  let offset = 0;
  let start = 0;
  let text = '';
  const flush = () => {
    if (start < offset || text !== '') edits.push({ uri, span: { start, end: offset }, text });
    text = '';
  };
  for (const { value, added, removed } of changes) {
    const content = value.join('');
    if (!added && !removed) {
      flush();
      offset += content.length;
      start = offset;
    } else if (added) text += content;
    else offset += content.length;
  }
  flush();
  return edits;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function oneEdit(uri: string, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { uri, span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}
