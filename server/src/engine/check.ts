import type { RuleSetting } from './configuration/configuration.ts';
import type { Finding, Severity } from './finding.ts';
import type { MarkdownFile } from './markdown/markdown-file.ts';
import type { Project } from './project.ts';
import { rules } from './rules/registry.ts';
import type { Rule, RuleFinding } from './rules/rule.ts';
import { type Selection, selectContract } from './selection.ts';
import { alignDocument } from './structure/align.ts';
import type { Alignment } from './structure/alignment.ts';

export interface CheckResult {
  readonly selection: Selection;
  /** Undefined where no contract applies, or one that is incomplete. */
  readonly alignment: Alignment | undefined;
  /** In the order of the document; ties by rule. */
  readonly findings: readonly Finding[];
  /** Rules that broke down on this document. The others' findings stand. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** Checks one document. `path` as in {@link selectContract}. */
export function checkMarkdown(project: Project, file: MarkdownFile, path: string | undefined): CheckResult {
  const selection = selectContract(project, file, path);
  const { contract } = selection;
  const isReported = selection.unknown?.span !== undefined || project.contractOverride !== undefined;
  const unknown = isReported ? unknownContract(file, selection) : [];
  // What an incomplete contract asks for is not known.
  if (!contract || contract.isIncomplete) return { selection, alignment: undefined, findings: unknown, failures: [] };
  const alignment = alignDocument(contract, file);
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  for (const [id, rule] of rules) {
    const setting = settingOf(project, id);
    if (setting?.severity === 'off' || (rule.severity === 'off' && setting?.severity === undefined)) continue;
    const isConfigured = setting?.severity !== undefined;
    try {
      for (const found of rule.check({ file, alignment, isConfigured }))
        findings.push(finish(project, id, rule, found));
    } catch (error) {
      failures.push({ rule: id, error });
    }
  }
  return { selection, alignment, findings: findings.sort(byPlace), failures };
}

/** The rule's own setting, else its family's: `structure/*`. */
function settingOf({ configuration }: Project, id: string): RuleSetting | undefined {
  return configuration.rules[id] ?? configuration.rules[`${id.slice(0, id.indexOf('/'))}/*`];
}

function finish(project: Project, id: string, rule: Rule, found: RuleFinding): Finding {
  const severity = severityOf(project, id, rule, found);
  return {
    rule: id,
    severity,
    message: found.message,
    span: found.span,
    related: found.related ?? [],
    fixes: found.fixes ?? [],
  };
}

/** What the configuration says of the rule goes before what the contract says of the section; the profile comes last. */
function severityOf(project: Project, id: string, rule: Rule, found: RuleFinding): Severity {
  const configured = settingOf(project, id)?.severity;
  if (configured && configured !== 'off') return configured;
  const own = found.severity ?? (rule.severity === 'off' ? 'info' : rule.severity);
  switch (project.configuration.profile) {
    case 'draft':
      return rule.isAboutCompleteness ? 'hint' : own;
    case 'release':
      return own === 'warning' ? 'error' : own;
    case 'review':
      return own;
  }
}

function unknownContract(file: MarkdownFile, { unknown }: Selection): Finding[] {
  if (!unknown) return [];
  const message = `No contract \`${unknown.name}\`${unknown.suggestion ? `; did you mean \`${unknown.suggestion}\`?` : ''}`;
  const fixes = unknown.suggestion && unknown.span ? [renameTo(file, unknown.span, unknown.suggestion)] : [];
  return [
    {
      rule: 'contract/unknown-contract',
      severity: 'error',
      message,
      span: unknown.span ?? { start: 0, end: 0 },
      related: [],
      fixes,
    },
  ];
}

function renameTo(file: MarkdownFile, span: { start: number; end: number }, name: string) {
  return { title: `Write \`${name}\``, edits: [{ uri: file.uri, span, text: name }], isSafe: false };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
