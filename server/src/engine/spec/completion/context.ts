import type { Part } from '../text/part.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { keyPlace, type MapNode } from '../tree/node.ts';
import { nodeAt } from '../tree/pointer.ts';
import type { Cursor } from './cursor.ts';
import { type BlockLevel, readBlock } from './read-block.ts';
import { type FlowLevel, openLevel, readFlow } from './read-flow.ts';

/** What is being written at a place of a file; offsets are from the file's start. */
export interface SpecCursor extends Cursor {
  readonly offset: number;
  /** The column of the keys or items among which it stands, less the blanks that its line begins with. */
  readonly indent: number;
  /** How many blanks one level more has in this file. */
  readonly step: number;
}

/**
 * What is being written at an offset of a file, however broken the text is: only the part around it is read. Undefined in comments, in text, and where
 * nothing can be written.
 */
export function cursorAt(file: SpecFile, offset: number): SpecCursor | undefined {
  const { part, offset: at } = file.partAt(offset);
  const index = file.parts.indexOf(part);
  const cursor = part.format === 'json' ? readJson(file, index, part, at) : readYaml(file, index, part, at);
  return cursor && inFile(file, { part, cursor, at });
}

function readYaml(file: SpecFile, index: number, part: Part, at: number): Cursor | undefined {
  const columns = containerColumns(file, index, part.containers.length);
  const levels = part.containers.map(
    (key, depth): BlockLevel => ({
      kind: 'map',
      column: columns[depth] ?? 0,
      keys: [],
      key,
      index: 0,
      holds: 'nothing',
    }),
  );
  // A byte order mark has no column.
  const mark = part.text.startsWith('\uFEFF') ? 1 : 0;
  if (at < mark) return undefined;
  const found = readBlock(part.text.slice(mark), at - mark, levels);
  return found && mark > 0 ? moved(found, mark) : found;
}

function moved(cursor: Cursor, by: number): Cursor {
  const { span, colonEnd, commaBefore } = cursor;
  return {
    ...cursor,
    span: { start: span.start + by, end: span.end + by },
    colonEnd: colonEnd === undefined ? undefined : colonEnd + by,
    commaBefore: commaBefore === undefined ? undefined : commaBefore + by,
  };
}

/** The columns of the containers' keys that a part stands in. */
function containerColumns(file: SpecFile, index: number, count: number): readonly number[] {
  const columns: number[] = [];
  for (let at = index - 1; at >= 0 && columns.length < count; at--) {
    const part = file.parts[at];
    const depth = count - columns.length - 1;
    if (part?.kind === 'container' && part.containers.length === depth) columns.push(firstColumn(part));
  }
  return columns.reverse();
}

function firstColumn({ text }: Part): number {
  return /^(?:[ \t]*(?:#.*)?\r?\n)*( *)/.exec(text.slice(0, mostBefore))?.[1]?.length ?? 0;
}

/** Characters in which a part's first key stands, but for comments longer than that. */
const mostBefore = 2_000;

function readJson(file: SpecFile, index: number, part: Part, at: number): Cursor | undefined {
  const start = file.startOf(part);
  const levels: FlowLevel[] = [];
  if (index > 0) {
    const end = lastFilled(file, index);
    levels.push(openLevel('map', end.at - start));
    for (const key of part.containers) {
      const outer = levels.at(-1);
      if (outer) Object.assign(outer, { key, state: 'colon' });
      levels.push(openLevel('map', end.at - start));
    }
    const inner = levels.at(-1);
    if (inner && !/[,{]/.test(end.character)) inner.state = 'end';
  }
  const found = readFlow(part.text, { from: 0, cursor: at, isJson: true, path: [], levels });
  return found?.kind === 'closed' ? undefined : found;
}

/** The last character before a part that isn't blank, and the offset behind it. */
function lastFilled(file: SpecFile, index: number): { readonly at: number; readonly character: string } {
  for (let before = index - 1; before >= 0; before--) {
    const part = file.parts[before];
    const text = part?.text.trimEnd() ?? '';
    if (part && text !== '') return { at: file.startOf(part) + text.length, character: text.at(-1) ?? '' };
  }
  return { at: 0, character: '{' };
}

function inFile(
  file: SpecFile,
  { part, cursor, at }: { readonly part: Part; readonly cursor: Cursor; readonly at: number },
): SpecCursor {
  const start = file.startOf(part);
  const lineStart = at === 0 ? 0 : part.text.lastIndexOf('\n', at - 1) + 1;
  const margin = /^[ \t]*/.exec(part.text.slice(lineStart, cursor.span.start))?.[0].length ?? 0;
  const column =
    cursor.isFlow || cursor.colonEnd !== undefined ? keyColumn(part.text, lineStart) : cursor.span.start - lineStart;
  const behind = part.text.slice(cursor.span.end);
  const isLast = cursor.isFlow && cursor.kind === 'key' && !cursor.hasColon && /^\s*$/.test(behind);
  const next = isLast ? file.parts[file.parts.indexOf(part) + 1] : undefined;
  return {
    ...moved(cursor, start),
    offset: start + at,
    needsCommaAfter: cursor.needsCommaAfter || (next !== undefined && /^\s*"/.test(next.text)),
    siblings: siblingsIn(file, part, cursor, start),
    // The blank behind a hyphen is still to come.
    indent: column - margin + (cursor.needsBlank && cursor.kind === 'key' ? 1 : 0),
    step: indentStep(file, part),
  };
}

/** Of what stands behind a line's hyphens. */
function keyColumn(text: string, lineStart: number): number {
  const found = /^[ \t]*(?:-[ \t]+)*/.exec(text.slice(lineStart, lineStart + 500))?.[0];
  return found?.length ?? 0;
}

/** Keys of a map whose entries are parts: the tree has them. */
function siblingsIn(file: SpecFile, part: Part, cursor: Cursor, start: number): readonly string[] {
  const isContainer = cursor.kind === 'key' && part.kind !== 'whole' && isPrefix(cursor.path, part.containers);
  const map = isContainer ? nodeAt(file.root, cursor.path.map(String)) : undefined;
  if (map?.kind !== 'map') return cursor.siblings;
  return map.entries.filter((entry) => !isAt(file, entry, start + cursor.span.start)).map(({ key }) => key);
}

function isAt(file: SpecFile, entry: MapNode['entries'][number], offset: number): boolean {
  return file.spanOf(keyPlace(entry)).start === offset;
}

function isPrefix(path: readonly (string | number)[], containers: readonly string[]): boolean {
  return path.length <= containers.length && path.every((key, index) => key === containers[index]);
}

function indentStep(file: SpecFile, part: Part): number {
  const inContainer = part.containers.length > 0 ? part : file.parts.find(({ containers }) => containers.length > 0);
  if (inContainer) {
    const levels = inContainer.containers.length + (inContainer.format === 'json' ? 1 : 0);
    const step = Math.round(firstColumn(inContainer) / levels);
    if (step > 0 && inContainer.kind !== 'filler') return step;
  }
  const first = /\n( +)\S/.exec(part.text.slice(0, mostBefore))?.[1]?.length ?? 2;
  return first <= 8 ? first : 2;
}
