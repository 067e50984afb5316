import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Finding, FindingTag, Severity } from '#engine/finding.ts';
import type { SomeFound } from '#engine/spec/spec-findings.ts';
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
  return withRest(diagnosticsOf(byGravity.slice(0, maximumFindings), context), left);
}

/** Diagnostics of what was chosen, and what is left out; in the order of the text. */
export function withRest(shown: Diagnostic[], left: SomeFound['left']): Diagnostic[] {
  return left ? [describeRest(left), ...shown] : shown;
}

/** First and as grave as what it stands for, so that a client that cuts the list once more doesn't cut this. */
function describeRest({ count, severity }: NonNullable<SomeFound['left']>): Diagnostic {
  const message = count === 1 ? '1 more finding is not shown.' : `${count} more findings are not shown.`;
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severities[severity],
    source,
    message,
  };
}

function diagnosticsOf(findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(finding, context));
}

export function toDiagnostic(finding: Finding, context: DiagnosticContext): Diagnostic {
  const { resources, client, lines } = context;
  const { rule, severity, message, tags } = finding;
  const page = client.codeDescription ? resources.rulePage(rule) : undefined;
  const related = relatedOf(finding, context);
  return {
    range: toRange(lines, finding.span),
    severity: severities[severity],
    code: rule,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source,
    message,
    ...(client.diagnosticTags && tags && { tags: tags.map((tag) => diagnosticTags[tag]) }),
    ...(related.length > 0 && { relatedInformation: [...related] }),
  };
}

function relatedOf(
  { related }: Finding,
  { client, locate }: DiagnosticContext,
): readonly DiagnosticRelatedInformation[] {
  if (!client.relatedInformation) return [];
  return related.flatMap(({ uri, span, message }) => {
    const location = locate(uri, span);
    return location ? [{ location, message }] : [];
  });
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
