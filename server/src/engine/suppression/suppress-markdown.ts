import type { RuleFailure } from '../check.ts';
import { byPlace, type Finding } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import { rules } from '../rules/registry.ts';
import { type BaselineEntry, pathInBaseline, placesInBaseline, unmatchedMessage, unmatchedRule } from './baseline.ts';
import { BaselineMatch } from './baseline-match.ts';
import { excerptOf, fingerprintOf } from './fingerprint.ts';
import { suppressionsIn } from './markdown-comments.ts';
import { type SuppressionReport, sift } from './sift.ts';

/** What was found in a document, before anything is suppressed. */
export interface FoundInMarkdown {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  /** Whether it is compared with a description; asked where a comment, or the baseline, names a rule. */
  isBound(): boolean;
}

/** The findings of a document without those that comments and the baseline suppress, and with what is wrong with these. */
export function suppressMarkdown(
  project: Project,
  file: MarkdownFile,
  { findings, failures, isBound }: FoundInMarkdown,
): readonly Finding[] {
  const suppressions = suppressionsIn(file);
  const inFile = project.baseline?.files.get(pathInBaseline(project.baseline, file.uri));
  if (suppressions.length === 0 && !inFile) return findings;
  const covering = ({ span }: Finding) =>
    suppressions.filter(({ covers }) => covers && covers.start <= span.start && span.start <= covers.end);
  const unasked = isBound() ? [] : driftRules;
  const { kept, reviews } = sift(findings, { project, suppressions, covering, failures, unasked, isBroken: false });
  const found = [...kept];
  if (project.baseline && inFile) {
    const match = new BaselineMatch<Finding>(inFile.entries, (finding) => entryOf(file, finding).fingerprint);
    match.begin();
    found.splice(0, found.length, ...kept.filter((finding) => !match.isKnown(finding)));
    const told = match
      .unmatched()
      .filter(({ rule }) => !unasked.includes(rule) && !failures.some((failure) => failure.rule === rule));
    if (told.length > 0) {
      const related = placesInBaseline(project.baseline, told);
      const span = { start: 0, end: 0 };
      found.push({ rule: unmatchedRule, severity: 'info', message: unmatchedMessage(told), span, related, fixes: [] });
    }
  }
  return [...found, ...reviews.map((report) => toFinding(file, report))].sort(byPlace);
}

/** Without a description they have nothing to go by. */
const driftRules = [...rules.keys()].filter((id) => id.startsWith('drift/'));

/** What the baseline keeps of a finding in a document. */
export function entryOf(file: MarkdownFile, { rule, message, span }: Finding): BaselineEntry {
  const at = file.lines.lineAt(span.start);
  const line = file.text.slice(file.lines.lineStart(at), file.lines.lineEnd(at));
  const above = file.headings.findLast((heading) => heading.span.end < span.start);
  const context = above ? [above.text] : [];
  return { rule, fingerprint: fingerprintOf({ rule, message, line, context }), text: excerptOf(line), count: 1 };
}

function toFinding({ uri }: MarkdownFile, { rule, severity, finding }: SuppressionReport): Finding {
  const { message, span, fixes = [] } = finding;
  return {
    rule,
    severity,
    message,
    span,
    related: [],
    fixes: fixes.map(({ title, edits, isSafe }) => ({
      title,
      isSafe,
      edits: edits.map(({ span, text }) => ({ uri, span, text })),
    })),
  };
}
