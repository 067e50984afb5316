import type { DiagnosticEdit } from './protocol.ts';

/** The list that edits make of one. */
export function withEdits<D>(before: readonly D[], edits: readonly DiagnosticEdit<D>[]): D[] {
  const after: D[] = [];
  let next = 0;
  for (const { start, deleteCount, items } of edits) {
    for (const one of before.slice(next, start)) after.push(one);
    for (const one of items) after.push(one);
    next = start + deleteCount;
  }
  for (const one of before.slice(next)) after.push(one);
  return after;
}
