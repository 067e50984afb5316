import type { Diagnostic } from 'vscode-languageserver';
import { isSameList } from '#engine/lists.ts';
import type { SpecFinding } from '#engine/rules/spec-rule.ts';
import { type SomeFound, toFinding } from '#engine/spec/spec-findings.ts';
import type { Part } from '#engine/spec/text/part.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { FoundInSpec } from '#engine/spec/unit-result.ts';
import type { ClientSupport } from './client-support.ts';
import { type FoundReport, firstReport, moved, reportAfter } from './found-report.ts';
import { type DiagnosticContext, toDiagnostic, withRest } from './to-diagnostics.ts';

/**
 * As `toDiagnostics`, of what was found in a file of a description. A keystroke leaves nearly all of a thousand findings as they are, or moves them by some
 * lines. What stands in the list as it did isn't looked at again, or only to move its diagnostic; of any other finding that is the same object the diagnostic is
 * the one that was made before, moved with the lines that its parts begin.
 */
export function foundDiagnostics(
  { spec, description, found, left }: SomeFound,
  context: DiagnosticContext,
): Diagnostic[] {
  const file = spec.files.get(found[0]?.finding.at.part.uri ?? '');
  if (!file) return [];
  const { kept, reports } = keptFor(context.client);
  const lines = new PartLines(file);
  let areAllKept = true;
  const diagnosticOf = (one: FoundInSpec) => {
    const known = knownDiagnostic(one, kept, lines);
    if (known) return known;
    const diagnostic = toDiagnostic(toFinding(spec, one), context);
    if (!keep(one, diagnostic, { kept, lines })) areAllKept = false;
    return diagnostic;
  };
  const isAlone = spec.files.size === 1;
  const before = isAlone ? reports.get(description) : undefined;
  const report =
    (before && reportAfter(before, { file, found }, diagnosticOf)) ?? firstReport({ file, found }, diagnosticOf);
  // What also points to another file may move with that one.
  if (isAlone && areAllKept) reports.set(description, report);
  else reports.delete(description);
  return withRest([...report.inOrder], left);
}

interface KeptReports {
  readonly kept: Kept;
  /** What was said last of descriptions of one file. */
  readonly reports: WeakMap<object, FoundReport>;
}

type Kept = WeakMap<SpecFinding, KeptDiagnostic>;

interface KeptDiagnostic {
  diagnostic: Diagnostic;
  readonly severity: FoundInSpec['severity'];
  /** The line that the finding's part begins, and those of the parts of its related places. */
  line: number;
  related: readonly number[];
}

const keptOf = new WeakMap<ClientSupport, KeptReports>();

function keptFor(client: ClientSupport): KeptReports {
  let kept = keptOf.get(client);
  if (!kept) {
    kept = { kept: new WeakMap(), reports: new WeakMap() };
    keptOf.set(client, kept);
  }
  return kept;
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
): boolean {
  const line = lines.of(finding.at.part);
  const related = lines.ofRelated(finding);
  if (line === undefined || related === undefined || finding.elsewhere) return false;
  kept.set(finding, { diagnostic, severity, line, related });
  return true;
}

function movesOf(before: readonly number[], after: readonly number[]): readonly number[] {
  return after.map((line, index) => line - (before[index] ?? 0));
}
