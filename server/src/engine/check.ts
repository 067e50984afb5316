import type { Contract } from './contract/contract.ts';
import { byPlace, type Finding, type Severity } from './finding.ts';
import { type Neighbours, noNeighbours, Questions } from './graph/neighbours.ts';
import type { MarkdownFile } from './markdown/markdown-file.ts';
import type { Project } from './project.ts';
import { isOff, settingOf, severityOf } from './rule-settings.ts';
import { rules } from './rules/registry.ts';
import type { RuleFinding } from './rules/rule.ts';
import { type Selection, selectContract } from './selection.ts';
import { alignDocument } from './structure/align.ts';
import type { Alignment } from './structure/alignment.ts';
import { asksOfSpec } from './structure/contract-facts.ts';
import { suppressMarkdown } from './suppression/suppress-markdown.ts';

export interface CheckResult {
  readonly selection: Selection;
  /** Undefined where no contract applies, or one that is incomplete. */
  readonly alignment: Alignment | undefined;
  /** Without those that are suppressed; in the order of the document, ties by rule. */
  readonly findings: readonly Finding[];
  /** Rules that broke down on this document. The others' findings stand. */
  readonly failures: readonly RuleFailure[];
  /** What rules asked of other files: the findings stand for as long as the answers do. */
  readonly questions: Questions;
}

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** Checks one document. `path` as in {@link selectContract}; `isWanted` chooses among the rules, all without it. */
export function checkMarkdown(
  project: Project,
  file: MarkdownFile,
  path: string | undefined,
  neighbours: Neighbours = noNeighbours,
  isWanted: (rule: string) => boolean = () => true,
): CheckResult {
  const questions = new Questions(neighbours);
  const selection = selectContract(project, file, path);
  const { contract } = selection;
  const isReported = selection.unknown?.span !== undefined || project.contractOverride !== undefined;
  const unknown = isReported ? unknownContract(file, selection) : [];
  // What an incomplete contract asks for is not known.
  if (!contract || contract.isIncomplete) {
    if (unknown.length === 0) return { selection, alignment: undefined, findings: unknown, failures: [], questions };
    // Of what else is suppressed nothing is known.
    const left = suppressMarkdown(project, file, { findings: unknown, failures: [], isBound: () => false });
    const findings = left.filter(({ rule }) => rule === 'contract/unknown-contract');
    return { selection, alignment: undefined, findings, failures: [], questions };
  }
  const alignment = alignmentWith(contract, file, questions);
  const known = silentChecks(file, project, alignment);
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  for (const [id, rule] of rules) {
    if (rule.about !== 'docs' || !isWanted(id) || isOff(project, id, rule)) continue;
    const isConfigured = settingOf(project, id)?.severity !== undefined;
    const { count } = questions;
    try {
      let found = known.get(id);
      found ??= [...rule.check({ file, alignment, project, isConfigured, neighbours: questions })].map((one) =>
        finish(id, severityOf(project, id, rule, one.severity), one),
      );
      if (questions.count === count) known.set(id, found);
      findings.push(...found);
    } catch (error) {
      failures.push({ rule: id, error });
    }
  }
  findings.sort(byPlace);
  return {
    selection,
    alignment,
    findings: suppressMarkdown(project, file, {
      findings,
      failures,
      isBound: () => questions.api(file) !== undefined,
    }),
    failures,
    questions: questions.settle(),
  };
}

/** The same as before where the description has no part in it. */
function alignmentWith(contract: Contract, file: MarkdownFile, questions: Questions): Alignment {
  if (asksOfSpec(contract)) return alignDocument(contract, file, questions.api(file)?.contractFacts);
  const known = alignments.get(file);
  if (known?.contract === contract) return known.alignment;
  const alignment = alignDocument(contract, file);
  alignments.set(file, { contract, alignment });
  return alignment;
}

const alignments = new WeakMap<MarkdownFile, { readonly contract: Contract; readonly alignment: Alignment }>();

/** What the rules find, by their ids, that ask nothing of other files: it stands whatever these say. */
function silentChecks(file: MarkdownFile, project: Project, alignment: Alignment): Map<string, readonly Finding[]> {
  const known = silent.get(file);
  if (known?.project === project && known.alignment === alignment) return known.byRule;
  const byRule = new Map<string, readonly Finding[]>();
  silent.set(file, { project, alignment, byRule });
  return byRule;
}

interface SilentChecks {
  readonly project: Project;
  readonly alignment: Alignment;
  readonly byRule: Map<string, readonly Finding[]>;
}

const silent = new WeakMap<MarkdownFile, SilentChecks>();

function finish(id: string, severity: Severity, found: RuleFinding): Finding {
  return {
    rule: id,
    severity,
    message: found.message,
    span: found.span,
    related: found.related ?? [],
    fixes: found.fixes ?? [],
  };
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
