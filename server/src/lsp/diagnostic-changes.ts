import { type ChangeObject, diffArrays } from 'diff';
import isEqual from 'fast-deep-equal';
import type { Diagnostic, DiagnosticRelatedInformation, Position, Range } from 'vscode-languageserver';
import type { DiagnosticChanges, DiagnosticEdit, MovedPlaces } from '#shared/protocol.ts';
import { sharedEndsBy } from '#shared/shared-ends.ts';

type Changes = Omit<DiagnosticChanges<Diagnostic>, 'kind' | 'resultId'>;

/** What makes one list of a document's diagnostics of another; undefined where so much is different that the whole is as short. */
export function changesBetween(
  uri: string,
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): Changes | undefined {
  const by = moveOfLast(before, after);
  const twins = twinsOf(before, after, by);
  if (!twins) return undefined;
  const moved = by === 0 ? undefined : movedPlaces({ uri, before, after, twins }, by);
  const edits = editsBetween({ uri, before, after, twins }, moved);
  return { ...(moved && { moved }), edits };
}

/** By how many lines the last diagnostic has moved: what an edit moves, it moves down to the end. */
function moveOfLast(before: readonly Diagnostic[], after: readonly Diagnostic[]): number {
  const was = before.at(-1);
  const is = after.at(-1);
  return was && is && saysSame(was, is) ? is.range.start.line - was.range.start.line : 0;
}

/** Of each diagnostic after a change the index of the one before that says the same; -1 where there is none. */
type Twins = Int32Array;

interface Paired {
  readonly uri: string;
  readonly before: readonly Diagnostic[];
  readonly after: readonly Diagnostic[];
  readonly twins: Twins;
}

/** So many diagnostics may be different: to look for the like of more takes longer than to send all. */
const mostDifferences = 60;

function twinsOf(before: readonly Diagnostic[], after: readonly Diagnostic[], by: number): Twins | undefined {
  const isTwin = (was: Diagnostic, is: Diagnostic) => was === is || (saysSame(was, is) && isInReach(was, is, by));
  const twins = new Int32Array(after.length).fill(-1);
  const { head, tail } = sharedEndsBy(
    before,
    after,
    (was, is) => was !== undefined && is !== undefined && isTwin(was, is),
  );
  for (let index = 0; index < head; index++) twins[index] = index;
  for (let index = 1; index <= tail; index++) twins[after.length - index] = before.length - index;
  const changes = differences(before.slice(head, before.length - tail), after.slice(head, after.length - tail), isTwin);
  if (!changes) return undefined;
  let was = head;
  let is = head;
  for (const { count, added, removed } of changes) {
    if (!added && !removed) for (let index = 0; index < count; index++) twins[is + index] = was + index;
    if (!added) was += count;
    if (!removed) is += count;
  }
  return twins;
}

/** Undefined where there are too many. */
function differences<T>(
  before: T[],
  after: T[],
  isSame: (one: T, other: T) => boolean,
): ChangeObject<T[]>[] | undefined {
  if (before.length === 0 || after.length === 0) return [];
  return diffArrays(before, after, { comparator: isSame, maxEditLength: mostDifferences });
}

function saysSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.message === other.message && one.code === other.code && one.severity === other.severity;
}

/** Whether a diagnostic begins where it did, or so many lines lower. */
function isInReach({ range: { start: was } }: Diagnostic, { range: { start: is } }: Diagnostic, by: number): boolean {
  return was.character === is.character && (is.line === was.line || is.line === was.line + by);
}

/** From the first line on of which a place has moved by so many. */
function movedPlaces({ uri, before, after, twins }: Paired, by: number): MovedPlaces | undefined {
  let line = Number.POSITIVE_INFINITY;
  const compare = (was: Position, is: Position) => {
    if (is.line === was.line + by && was.line < line) line = was.line;
  };
  after.forEach((is, index) => {
    const was = before[twins[index] ?? -1];
    if (!was || was === is) return;
    compare(was.range.start, is.range.start);
    compare(was.range.end, is.range.end);
    is.relatedInformation?.forEach(({ location }, at) => {
      const related = was.relatedInformation?.[at];
      if (!related || location.uri !== uri) return;
      compare(related.location.range.start, location.range.start);
      compare(related.location.range.end, location.range.end);
    });
  });
  return Number.isFinite(line) ? { line, by } : undefined;
}

/** Whatever moved otherwise, or isn't quite the same, is sent. */
function editsBetween(
  { uri, before, after, twins }: Paired,
  moved: MovedPlaces | undefined,
): DiagnosticEdit<Diagnostic>[] {
  const edits: DiagnosticEdit<Diagnostic>[] = [];
  let next = 0;
  let items: Diagnostic[] = [];
  const flush = (start: number) => {
    if (start > next || items.length > 0) edits.push({ start: next, deleteCount: start - next, items });
    items = [];
  };
  after.forEach((is, index) => {
    const at = twins[index] ?? -1;
    const was = before[at];
    if (!was || !isMoved(was, is, { uri, moved })) {
      items.push(is);
      return;
    }
    flush(at);
    next = at + 1;
  });
  flush(before.length);
  return edits;
}

interface Movement {
  readonly uri: string;
  readonly moved: MovedPlaces | undefined;
}

/** Whether one diagnostic is another whose places have moved. */
function isMoved(was: Diagnostic, is: Diagnostic, movement: Movement): boolean {
  if (was === is && !movement.moved) return true;
  return (
    isMovedRange(was.range, is.range, movement.moved) &&
    areMoved(was.relatedInformation, is.relatedInformation, movement) &&
    (was === is ||
      (was.source === is.source &&
        isEqual(was.codeDescription, is.codeDescription) &&
        isEqual(was.tags, is.tags) &&
        isEqual(was.data, is.data)))
  );
}

function areMoved(
  was: readonly DiagnosticRelatedInformation[] = [],
  is: readonly DiagnosticRelatedInformation[] = [],
  { uri, moved }: Movement,
): boolean {
  return (
    was.length === is.length &&
    was.every(({ message, location }, index) => {
      const other = is[index];
      if (message !== other?.message || location.uri !== other.location.uri) return false;
      return isMovedRange(location.range, other.location.range, location.uri === uri ? moved : undefined);
    })
  );
}

function isMovedRange(was: Range, is: Range, moved: MovedPlaces | undefined): boolean {
  return isMovedPosition(was.start, is.start, moved) && isMovedPosition(was.end, is.end, moved);
}

function isMovedPosition(was: Position, is: Position, moved: MovedPlaces | undefined): boolean {
  const by = moved && was.line >= moved.line ? moved.by : 0;
  return was.character === is.character && was.line + by === is.line;
}
