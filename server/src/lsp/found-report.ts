import isEqual from 'fast-deep-equal';
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import type { SpecFinding } from '#engine/rules/spec-rule.ts';
import { sharedParts } from '#engine/spec/text/shared-parts.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { Place } from '#engine/spec/tree/node.ts';
import type { FoundInSpec } from '#engine/spec/unit-result.ts';
import { sharedEnds } from '#shared/shared-ends.ts';

/** What was said of a file in one of its states. */
export interface FoundReport {
  readonly file: SpecFile;
  readonly found: readonly FoundInSpec[];
  /** One for each of them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Their indices in the order of the text; ties by rule, then as they were found. */
  readonly order: readonly number[];
  readonly inOrder: readonly Diagnostic[];
}

/** A file as it is now, and what was found in it. */
export type FoundNow = Pick<FoundReport, 'file' | 'found'>;

type MakeDiagnostic = (found: FoundInSpec) => Diagnostic;

export function firstReport(now: FoundNow, diagnosticOf: MakeDiagnostic): FoundReport {
  const diagnostics = now.found.map(diagnosticOf);
  const order = diagnostics.map((_, index) => index).sort((one, other) => compare(diagnostics, one, other));
  return reportOf(now, diagnostics, order);
}

/**
 * As {@link firstReport}, after another state of a file that is all of its description. What stands in both lists is taken over without being looked at, moved
 * where lines have come or gone above it. Undefined where parts of the file have changed places.
 */
export function reportAfter(before: FoundReport, now: FoundNow, diagnosticOf: MakeDiagnostic): FoundReport | undefined {
  const move = moveBetween(before.file, now.file);
  if (!move) return undefined;
  const twins = twinsOf(before.found, now.found);
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < now.found.length; index++) {
    const was = before.diagnostics[twins[index] ?? -1];
    const is = was && (move.by === 0 ? was : afterMove(was, move));
    const one = now.found[index];
    if (is) diagnostics.push(is);
    else if (one) diagnostics.push(diagnosticOf(one));
  }
  return reportOf(now, diagnostics, orderAfter(before.order, twins, diagnostics));
}

function reportOf(
  { file, found }: FoundNow,
  diagnostics: readonly Diagnostic[],
  order: readonly number[],
): FoundReport {
  const inOrder: Diagnostic[] = [];
  for (const index of order) {
    const diagnostic = diagnostics[index];
    if (diagnostic) inOrder.push(diagnostic);
  }
  return { file, found, diagnostics, order, inOrder };
}

/** All parts that begin in a line, or below it, have moved by so many lines, and those above it by none. */
interface Move {
  readonly line: number;
  readonly by: number;
}

/** Undefined where parts have changed places, or it can't be told by whole lines. */
function moveBetween(before: SpecFile, after: SpecFile): Move | undefined {
  const { head, tail } = sharedParts(before.parts, after.parts);
  const was = before.parts.slice(head, before.parts.length - tail);
  const is = after.parts.slice(head, after.parts.length - tail);
  if (was.length > few || is.some((part) => was.includes(part))) return undefined;
  const [wasBehind, isBehind] = [before.parts.at(-tail), after.parts.at(-tail)];
  if (tail === 0 || !wasBehind || !isBehind) return { line: Number.POSITIVE_INFINITY, by: 0 };
  const [from, to] = [before.lineOf(wasBehind), after.lineOf(isBehind)];
  return from === undefined || to === undefined ? undefined : { line: from, by: to - from };
}

/** An edit changes one part, or few. */
const few = 20;

/** Undefined where its lines alone don't tell: what ends above a line may be said to stand in it. What is related stands in the same file. */
function afterMove(diagnostic: Diagnostic, move: Move): Diagnostic | undefined {
  const by = linesMoved(diagnostic.range, move);
  if (by === undefined) return undefined;
  const related: number[] = [];
  for (const { location } of diagnostic.relatedInformation ?? []) {
    const relatedBy = linesMoved(location.range, move);
    if (relatedBy === undefined) return undefined;
    related.push(relatedBy);
  }
  return by === 0 && related.every((one) => one === 0) ? diagnostic : moved(diagnostic, by, related);
}

function linesMoved({ start }: Range, { line, by }: Move): number | undefined {
  if (start.line === line) return undefined;
  return start.line < line ? 0 : by;
}

/** Another object, so many lines lower; with `related` each of its related places by so many. */
export function moved(diagnostic: Diagnostic, by: number, related: readonly number[]): Diagnostic {
  const range = by === 0 ? diagnostic.range : movedRange(diagnostic.range, by);
  if (related.length === 0 || !diagnostic.relatedInformation) return { ...diagnostic, range };
  const relatedInformation = diagnostic.relatedInformation.map(({ location, message }, index) => ({
    location: { ...location, range: movedRange(location.range, related[index] ?? 0) },
    message,
  }));
  return { ...diagnostic, range, relatedInformation };
}

function movedRange({ start, end }: Range, by: number): Range {
  return {
    start: { line: start.line + by, character: start.character },
    end: { line: end.line + by, character: end.character },
  };
}

/**
 * Of each of what was found the index at which the same stood before, or -1. Lists differ in few places, and there by few: where nothing is found again within
 * so many steps, all up to the same ends is new.
 */
function twinsOf(before: readonly FoundInSpec[], now: readonly FoundInSpec[]): Int32Array {
  const twins = new Int32Array(now.length).fill(-1);
  const { tail } = sharedEnds(before, now);
  const shift = before.length - now.length;
  for (let index = now.length - tail; index < now.length; index++) twins[index] = index + shift;
  let was = 0;
  for (let is = 0; is < now.length - tail; is++, was++) {
    if (now[is] !== before[was] && !isSaidAlike(before[was], now[is])) {
      const step = nextTwin(before.slice(was, was + furthest), now.slice(is, is + furthest));
      if (!step) break;
      was += step.was;
      is += step.is;
    }
    twins[is] = was;
  }
  return twins;
}

const furthest = 32;

/** The nearest of two lists' entries that are the same. */
function nextTwin(
  before: readonly FoundInSpec[],
  now: readonly FoundInSpec[],
): { was: number; is: number } | undefined {
  for (let steps = 0; steps < before.length + now.length; steps++) {
    for (let is = Math.max(0, steps - before.length + 1); is <= Math.min(steps, now.length - 1); is++) {
      if (now[is] === before[steps - is]) return { was: steps - is, is };
    }
  }
  return undefined;
}

/** Whether two that were found are shown alike: some rules make anew what they have said before. */
function isSaidAlike(one: FoundInSpec | undefined, other: FoundInSpec | undefined): boolean {
  if (!one || !other || one.rule !== other.rule || one.severity !== other.severity) return false;
  if (other.finding.elsewhere) return false;
  const [was, is] = [one.finding, other.finding];
  const { related = none } = was;
  const { related: relatedNow = none } = is;
  return (
    was.message === is.message &&
    isSamePlace(was.at, is.at) &&
    isEqual(was.tags, is.tags) &&
    related.length === relatedNow.length &&
    related.every(({ at, message }, index) => {
      const now = relatedNow[index];
      return message === now?.message && isSamePlace(at, now.at);
    })
  );
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.part === other.part && one.start === other.start && one.end === other.end;
}

const none: NonNullable<SpecFinding['related']> = [];

/** What stands in both lists is in the same order, since parts are; all else is put where it belongs. */
function orderAfter(
  before: readonly number[],
  twins: Int32Array,
  diagnostics: readonly Diagnostic[],
): readonly number[] {
  const nowOf = new Int32Array(before.length).fill(-1);
  for (let index = 0; index < twins.length; index++) {
    const twin = twins[index] ?? -1;
    if (twin !== -1) nowOf[twin] = index;
  }
  const order: number[] = [];
  for (const was of before) {
    const is = nowOf[was] ?? -1;
    if (is !== -1) order.push(is);
  }
  for (let index = 0; index < twins.length; index++) {
    if (twins[index] === -1) order.splice(placeFor(index, order, diagnostics), 0, index);
  }
  return order;
}

function placeFor(index: number, order: readonly number[], diagnostics: readonly Diagnostic[]): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(diagnostics, order[middle] ?? 0, index) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of the text; ties by rule, then as they were found. */
function compare(diagnostics: readonly Diagnostic[], one: number, other: number): number {
  const [a, b] = [diagnostics[one], diagnostics[other]];
  if (!a || !b) return 0;
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    compareTexts(String(a.code), String(b.code)) ||
    one - other
  );
}

function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
