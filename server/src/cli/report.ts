import type { Finding, Severity, Span } from '#engine/finding.ts';
import type { BaselineEntry } from '#engine/suppression/baseline.ts';
import { LineIndex, type Lines } from '#engine/text.ts';
import { compareTexts } from './paths.ts';

/** What a run found, ready to be written in any format: places in lines and columns, paths as people type them. */
export interface Report {
  /** The revision since which findings may be new, as the user named it. */
  readonly since?: string | undefined;
  /** In the order of their paths. */
  readonly files: readonly FileReport[];
}

export interface FileReport {
  /** Relative to the working directory, `/` always. */
  readonly path: string;
  readonly kind: 'markdown' | 'spec' | 'configuration' | 'contract' | 'baseline';
  /** Undefined where no contract applies: nothing is reported then. */
  readonly contract: { readonly id: string; readonly title: string } | undefined;
  /** The version that the root of an OpenAPI description declares, as it stands there. */
  readonly openapi: string | undefined;
  /** `docwright.yaml` takes the document out, though it was named by itself: it is not checked. */
  readonly isIgnored: boolean;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
  readonly related: readonly ReportedRelated[];
  /** `--fix` repairs it. */
  readonly isFixable: boolean;
  /** A change of the description made it come up: it wasn't there with the description of before, where that is asked for. */
  readonly isNew?: true;
  /** What a baseline keeps of it, where one is being written. */
  readonly known?: BaselineEntry | undefined;
}

export interface ReportedRelated {
  /** As in {@link FileReport}; the URI as it is for what is no file, such as a built-in contract. */
  readonly path: string;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
}

/** Line and column from 1; columns count UTF-16 code units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a related span points: its text is needed to count lines. */
export interface Sources {
  pathOf(uri: string): string;
  linesOf(uri: string): Lines | undefined;
  /** What a baseline keeps of a finding: only where one is being written. */
  readonly entryOf?: ((finding: Finding) => BaselineEntry | undefined) | undefined;
  /** Whether a change of the description made a finding come up: only where that is asked for. */
  readonly isNew?: ((finding: Finding) => boolean) | undefined;
}

export function reportFindings(findings: readonly Finding[], lines: Lines, sources: Sources): ReportedFinding[] {
  return findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...placesOf(finding.span, lines),
    related: finding.related.map((related) => ({
      path: sources.pathOf(related.uri),
      message: related.message,
      ...placesOf(related.span, sources.linesOf(related.uri) ?? noLines),
    })),
    isFixable: finding.fixes.some((fix) => fix.isSafe),
    ...(sources.isNew?.(finding) && { isNew: true }),
    ...(sources.entryOf && { known: sources.entryOf(finding) }),
  }));
}

/** In the order of their paths. */
export function sortFiles(files: readonly FileReport[]): FileReport[] {
  return files.toSorted((a, b) => compareTexts(a.path, b.path));
}

/** How many findings of each severity, and files. */
export type Summary = Readonly<Record<Severity, number>> & { readonly files: number };

export function summarise(report: Report): Summary {
  const counts = { error: 0, warning: 0, info: 0, hint: 0, files: report.files.length };
  for (const file of report.files) for (const finding of file.findings) counts[finding.severity]++;
  return counts;
}

const gravity: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** The severity is the threshold or graver. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return gravity[severity] >= gravity[threshold];
}

/** The report with the findings at or above a severity only. */
export function keepAtLeast(report: Report, threshold: Severity): Report {
  return {
    ...report,
    files: report.files.map((file) => ({
      ...file,
      findings: file.findings.filter((finding) => isAtLeast(finding.severity, threshold)),
    })),
  };
}

/** The files with findings that are new, and nothing else of them. */
export function keepNew(report: Report): Report {
  const files = report.files.map((file) => ({ ...file, findings: file.findings.filter(({ isNew }) => isNew) }));
  return { ...report, files: files.filter(({ findings }) => findings.length > 0) };
}

const noLines = new LineIndex('');

function placesOf(span: Span, lines: Lines): { start: Place; end: Place } {
  return { start: placeAt(span.start, lines), end: placeAt(span.end, lines) };
}

function placeAt(offset: number, lines: Lines): Place {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}
