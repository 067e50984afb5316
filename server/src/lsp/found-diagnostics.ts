import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import { isSameList } from '#engine/lists.ts';
import type { SpecFinding } from '#engine/rules/spec-rule.ts';
import type { FoundInSpec } from '#engine/spec/check-unit.ts';
import { type SomeFound, toFinding } from '#engine/spec/spec-findings.ts';
import type { Part } from '#engine/spec/text/part.ts';
import { sharedEnds } from '#engine/spec/text/shared-ends.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { ClientSupport } from './client-support.ts';
import { type DiagnosticContext, toDiagnostic, withRest } from './to-diagnostics.ts';

/**
 * As `toDiagnostics`, of what was found in a file of a description. A keystroke leaves nearly all of a thousand findings as they are, or moves them by some
 * lines: what stands in the list as it did before is not looked at again, and of any other finding that is the same object the diagnostic is the one that was
 * made before, moved with the lines that its parts begin.
 */
export function foundDiagnostics(
  { spec, description, found, left }: SomeFound,
  context: DiagnosticContext,
): Diagnostic[] {
  const file = spec.files.get(found[0]?.finding.at.part.uri ?? '');
  if (!file) return [];
  const { kept, reports } = keptFor(context.client);
  const before = reports.get(description)?.get(file.uri);
  const lines = new PartLines(file);
  const diagnosticOf = (one: FoundInSpec) => {
    const known = knownDiagnostic(one, kept, lines);
    if (known) return known;
    const diagnostic = toDiagnostic(toFinding(spec, one), context);
    keep(one, diagnostic, { kept, lines });
    return diagnostic;
  };
  const isAlone = spec.files.size === 1;
  const diagnostics = before
    ? diagnosticsAfter(before, { file, found, isAlone }, diagnosticOf)
    : found.map(diagnosticOf);
  const isSame = before !== undefined && isSameList(before.diagnostics, diagnostics);
  const inOrder = isSame ? before.inOrder : diagnostics.toSorted(byPlace);
  const ofFiles = reports.get(description) ?? new Map<string, Report>();
  reports.set(description, ofFiles.set(file.uri, { file, found, diagnostics, inOrder }));
  return withRest(inOrder, left);
}

/** What was said last of a file. */
interface Report {
  readonly file: SpecFile;
  readonly found: readonly FoundInSpec[];
  /** One for each of them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly inOrder: Diagnostic[];
}

/** A file as it is now; alone where nothing in it can be related to another file of its description. */
interface Now extends Pick<Report, 'file' | 'found'> {
  readonly isAlone: boolean;
}

function diagnosticsAfter(
  before: Report,
  { file, found, isAlone }: Now,
  diagnosticOf: (one: FoundInSpec) => Diagnostic,
): readonly Diagnostic[] {
  const move = moveBetween(before.file, file);
  if (!move) return found.map(diagnosticOf);
  const { head, tail } = sharedEnds(before.found, found);
  const behind = found.length - tail;
  const shift = before.found.length - found.length;
  const isStill = move.by === 0 && isAlone;
  return found.map((one, index) => {
    const at = index < head ? index : index >= behind ? index + shift : -1;
    const was = before.diagnostics[at];
    if (was?.relatedInformation && (!isStill || one.finding.elsewhere)) return diagnosticOf(one);
    return (was && afterMove(was, move)) ?? diagnosticOf(one);
  });
}

/** All parts that begin in a line, or below it, have moved by so many lines, and those above it by none. */
interface Move {
  readonly line: number;
  readonly by: number;
}

/** Undefined where parts have changed places. */
function moveBetween(before: SpecFile, after: SpecFile): Move | undefined {
  const { head, tail } = sharedEnds(before.parts, after.parts);
  const was = before.parts.slice(head, before.parts.length - tail);
  const is = after.parts.slice(head, after.parts.length - tail);
  if (was.length > few || is.some((part) => was.includes(part))) return undefined;
  const [wasBehind, isBehind] = [before.parts.at(-tail), after.parts.at(-tail)];
  if (tail === 0 || !wasBehind || !isBehind) return { line: Number.POSITIVE_INFINITY, by: 0 };
  const [from, to] = [before.lineOf(wasBehind), after.lineOf(isBehind)];
  return from === undefined || to === undefined ? undefined : { line: from, by: to - from };
}

const few = 20;

/** Undefined where it can't be told by lines alone: what ends above a line may be said to stand in it. */
function afterMove(diagnostic: Diagnostic, { line, by }: Move): Diagnostic | undefined {
  if (by === 0) return diagnostic;
  const { start } = diagnostic.range;
  if (start.line === line) return undefined;
  return start.line < line ? diagnostic : { ...diagnostic, range: movedRange(diagnostic.range, by) };
}

type Kept = WeakMap<SpecFinding, KeptDiagnostic>;

interface KeptDiagnostic {
  diagnostic: Diagnostic;
  readonly severity: FoundInSpec['severity'];
  /** The line that the finding's part begins, and those of the parts of its related places. */
  line: number;
  related: readonly number[];
}

interface KeptOfClient {
  readonly kept: Kept;
  /** By description, and by the URI of a file. */
  readonly reports: WeakMap<object, Map<string, Report>>;
}

const keptOf = new WeakMap<ClientSupport, KeptOfClient>();

function keptFor(client: ClientSupport): KeptOfClient {
  let known = keptOf.get(client);
  if (!known) {
    known = { kept: new WeakMap(), reports: new WeakMap() };
    keptOf.set(client, known);
  }
  return known;
}

/** The lines that parts of a file begin. Findings of one part follow each other. */
class PartLines {
  readonly #file: SpecFile;
  #part: Part | undefined;
  #line: number | undefined;

  constructor(file: SpecFile) {
    this.#file = file;
  }

  /** Undefined where a part begins within a line. */
  of(part: Part): number | undefined {
    if (part !== this.#part) {
      this.#part = part;
      this.#line = this.#file.lineOf(part);
    }
    return this.#line;
  }

  /** Undefined where one of the places isn't in the file, or in a part that begins within a line. */
  ofRelated({ related }: SpecFinding): readonly number[] | undefined {
    if (!related) return none;
    const lines: number[] = [];
    for (const { at } of related) {
      const line = at.part.uri === this.#file.uri ? this.#file.lineOf(at.part) : undefined;
      if (line === undefined) return undefined;
      lines.push(line);
    }
    return lines;
  }
}

const none: readonly number[] = [];

function knownDiagnostic({ finding, severity }: FoundInSpec, kept: Kept, lines: PartLines): Diagnostic | undefined {
  const known = kept.get(finding);
  if (!known || known.severity !== severity) return undefined;
  const line = lines.of(finding.at.part);
  const related = lines.ofRelated(finding);
  if (line === undefined || related === undefined) return undefined;
  const isRelatedSame = isSameList(known.related, related);
  if (line === known.line && isRelatedSame) return known.diagnostic;
  known.diagnostic = moved(known.diagnostic, line - known.line, isRelatedSame ? none : movesOf(known.related, related));
  known.line = line;
  known.related = related;
  return known.diagnostic;
}

/** One that also points to a file that is none of the description's is made anew each time. */
function keep(
  { finding, severity }: FoundInSpec,
  diagnostic: Diagnostic,
  { kept, lines }: { readonly kept: Kept; readonly lines: PartLines },
): void {
  const line = lines.of(finding.at.part);
  const related = lines.ofRelated(finding);
  if (line === undefined || related === undefined || finding.elsewhere) return;
  kept.set(finding, { diagnostic, severity, line, related });
}

function movesOf(before: readonly number[], after: readonly number[]): readonly number[] {
  return after.map((line, index) => line - (before[index] ?? 0));
}

/** Another object, so many lines lower; with `related` each of its related places by so many. */
function moved(diagnostic: Diagnostic, by: number, related: readonly number[]): Diagnostic {
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

/** The order of the text; ties by rule. */
function byPlace(one: Diagnostic, other: Diagnostic): number {
  return (
    comparePositions(one.range.start, other.range.start) ||
    comparePositions(one.range.end, other.range.end) ||
    compareTexts(String(one.code), String(other.code))
  );
}

function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
