import isEqual from 'fast-deep-equal';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Finding, FindingTag, OriginLines, Severity } from '#engine/finding.ts';
import { isSameList } from '#engine/lists.ts';
import type { SomeFindings } from '#engine/spec/spec-findings.ts';
import type { Lines } from '#engine/text.ts';
import type { ClientSupport } from './client-support.ts';
import { type Locate, toRange } from './locations.ts';
import type { Resources } from './resources.ts';

/** VS Code shows no more of one file. */
export const maximumFindings = 1000;

export interface DiagnosticContext {
  readonly lines: Lines;
  readonly locate: Locate;
  readonly resources: Resources;
  readonly client: ClientSupport;
}

/** A file's findings as the client gets them: at most 1,000, the gravest first, and one that says how many were left out. */
export function toDiagnostics(findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
  if (findings.length <= maximumFindings) return diagnosticsOf(findings, context);
  const byGravity = [...findings].sort((a, b) => severities[a.severity] - severities[b.severity]);
  const [gravest] = byGravity.slice(maximumFindings);
  const left = { count: findings.length - maximumFindings, severity: gravest?.severity ?? 'hint' } as const;
  return someDiagnostics({ findings: byGravity.slice(0, maximumFindings), left }, context);
}

/** As {@link toDiagnostics}, of findings that were chosen already. */
export function someDiagnostics({ findings, left }: SomeFindings, context: DiagnosticContext): Diagnostic[] {
  const shown = diagnosticsOf(findings, context);
  return left ? [describeRest(left), ...shown] : shown;
}

/** First and as grave as what it stands for, so that a client that cuts the list once more doesn't cut this. */
function describeRest({ count, severity }: NonNullable<SomeFindings['left']>): Diagnostic {
  const message = count === 1 ? '1 more finding is not shown.' : `${count} more findings are not shown.`;
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severities[severity],
    source,
    message,
  };
}

function diagnosticsOf(findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
  let kept = keptFor.get(context.client);
  if (!kept) {
    kept = new WeakMap();
    keptFor.set(context.client, kept);
  }
  const known = kept;
  return findings.map((finding) => toDiagnostic(finding, known, context));
}

/** By the origin of the finding. */
type Kept = WeakMap<object, KeptDiagnostic>;

interface KeptDiagnostic {
  readonly diagnostic: Diagnostic;
  /** The lines that it moves with, as they were. */
  readonly lines: OriginLines | undefined;
}

/** That of the state before, where it is the same: a keystroke leaves most as they are, or moves them by some lines. */
function toDiagnostic(finding: Finding, kept: Kept, context: DiagnosticContext): Diagnostic {
  const { origin, originLines: lines, severity } = finding;
  const before = origin && kept.get(origin);
  const isSame = before?.diagnostic.severity === severities[severity];
  if (origin && before?.lines && isSame && lines) {
    const diagnostic = moved(before.diagnostic, before.lines, lines);
    if (diagnostic !== before.diagnostic) kept.set(origin, { diagnostic, lines });
    return diagnostic;
  }
  const range = toRange(context.lines, finding.span);
  const related = relatedOf(finding, context);
  const isKept =
    before &&
    isSame &&
    isSameRange(before.diagnostic.range, range) &&
    isEqual(before.diagnostic.relatedInformation ?? none, related);
  const diagnostic = isKept ? before.diagnostic : makeDiagnostic(finding, { range, related }, context);
  if (origin && !isKept) kept.set(origin, { diagnostic, lines });
  return diagnostic;
}

/** The same as many lines farther down as the line of each of its places. */
function moved(diagnostic: Diagnostic, before: OriginLines, after: OriginLines): Diagnostic {
  const own = after.own - before.own;
  const isRelatedSame = isSameList(before.related, after.related);
  if (own === 0 && isRelatedSame) return diagnostic;
  const range = movedRange(diagnostic.range, own);
  const related = diagnostic.relatedInformation;
  if (!related || isRelatedSame) return { ...diagnostic, range };
  const relatedInformation = related.map(({ location, message }, index) => {
    const lines = (after.related[index] ?? 0) - (before.related[index] ?? 0);
    return { location: { ...location, range: movedRange(location.range, lines) }, message };
  });
  return { ...diagnostic, range, relatedInformation };
}

function movedRange({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}

const keptFor = new WeakMap<ClientSupport, Kept>();

const none: readonly DiagnosticRelatedInformation[] = [];

function relatedOf(
  { related }: Finding,
  { client, locate }: DiagnosticContext,
): readonly DiagnosticRelatedInformation[] {
  if (!client.relatedInformation || related.length === 0) return none;
  return related.flatMap(({ uri, span, message }) => {
    const location = locate(uri, span);
    return location ? [{ location, message }] : [];
  });
}

function isSameRange(one: Range, other: Range): boolean {
  return isSamePosition(one.start, other.start) && isSamePosition(one.end, other.end);
}

function isSamePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}

interface Places {
  readonly range: Range;
  readonly related: readonly DiagnosticRelatedInformation[];
}

function makeDiagnostic(
  { rule, severity, message, tags }: Finding,
  { range, related }: Places,
  { resources, client }: DiagnosticContext,
): Diagnostic {
  const page = client.codeDescription ? resources.rulePage(rule) : undefined;
  return {
    range,
    severity: severities[severity],
    code: rule,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source,
    message,
    ...(client.diagnosticTags && tags && { tags: tags.map((tag) => diagnosticTags[tag]) }),
    ...(related.length > 0 && { relatedInformation: [...related] }),
  };
}

const source = 'docwright';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const diagnosticTags: Readonly<Record<FindingTag, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};
