import assert from 'node:assert/strict';
import type { Completion } from '#engine/completion/item.ts';
import { plainScaffold } from '#engine/contract/scaffold.ts';
import { applyEdits } from '#engine/fix.ts';
import { completeSpec } from '#engine/spec/completion/complete.ts';
import type { WorkspaceFiles } from '#engine/spec/completion/question.ts';
import { type Cursor, cursorIn } from '../navigation/cursor.ts';

/** What is offered at the cursor of a source. */
export interface Offered {
  readonly items: readonly Completion[];
  readonly labels: readonly string[];
  find(label: string): Completion;
  /** The file's text after an item is taken, its tab stops filled in as they are proposed, and indented as editors do. */
  take(label: string): string;
}

export function offeredAt(source: string, workspace?: WorkspaceFiles): Offered {
  const cursor = cursorIn(source);
  const { spec, uri, offset } = cursor;
  const file = spec.files.get(uri);
  assert.ok(file, `${uri} is no file of the description`);
  const items = completeSpec(file, offset, { spec, ...(workspace && { workspace }) });
  for (const item of items) assertShown(cursor, item);
  const labels = items.map(({ label }) => label);
  const find = (label: string) =>
    items.find((item) => item.label === label) ?? assert.fail(`no ${label} among ${labels.join(', ')}`);
  return { items, labels, find, take: (label) => textAfter(cursor, find(label)) };
}

/** Asserts that an item is offered, and what the text is after it is taken. */
export function assertTaken(source: string, label: string, after: string): void {
  assert.equal(offeredAt(source).take(label), cursorIn(`${after}<|>`).texts[pathOf(cursorIn(source))]);
}

/** An editor hides an item whose text to compare doesn't hold what is typed, letter by letter. */
function assertShown(cursor: Cursor, { filterText, span }: Completion): void {
  assert.ok(span.start <= cursor.offset && cursor.offset <= span.end, 'the cursor is in the span');
  const before = textOf(cursor).slice(span.start, cursor.offset);
  assert.ok(!/[\r\n]/.test(before), 'the span begins on the line of the cursor');
  let at = 0;
  for (const character of before.trimStart().toLowerCase()) {
    at = filterText.toLowerCase().indexOf(character, at) + 1;
    assert.notEqual(at, 0, `${before} must be found in ${filterText}`);
  }
}

function textAfter(cursor: Cursor, { insertText, isSnippet, span, moreEdits = [] }: Completion): string {
  const text = textOf(cursor);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const margin = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? '';
  const inserted = (isSnippet ? plainScaffold(insertText) : insertText).replaceAll('\n', `\n${margin}`);
  const { uri } = cursor;
  return applyEdits(text, [{ uri, span, text: inserted }, ...moreEdits.map((edit) => ({ uri, ...edit }))]);
}

function textOf(cursor: Cursor): string {
  return cursor.texts[pathOf(cursor)] ?? '';
}

function pathOf({ uri, files }: Cursor): string {
  return files.find(({ path }) => uri.endsWith(`/${path}`))?.path ?? '';
}
