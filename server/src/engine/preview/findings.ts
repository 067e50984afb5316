import type { PreviewFinding } from '#shared/protocol.ts';
import type { Finding } from '../finding.ts';
import type { Lines } from '../text.ts';

/** The findings as the preview shows them, in the order of the document; at most 1,000, the gravest of all. */
export function previewFindings(
  { lines }: { readonly lines: Pick<Lines, 'positionAt'> },
  findings: readonly Finding[],
): PreviewFinding[] {
  return gravest(findings).map(({ rule, severity, message, span, fixes: [fix] }) => {
    const { line, character } = lines.positionAt(span.start);
    const place = { startLine: line, startCharacter: character };
    return { rule, severity, message, ...place, ...(fix ? { fix: fix.title } : undefined) };
  });
}

const most = 1000;

function gravest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= most) return findings;
  const kept = new Set([...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity]).slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}

const ranks = { error: 0, warning: 1, info: 2, hint: 3 };
