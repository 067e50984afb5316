import type { RuleFailure } from '../check.ts';
import type { Severity } from '../finding.ts';
import type { Project } from '../project.ts';
import type { SpecFinding } from '../rules/spec-rule.ts';
import type { Spec } from '../spec/spec.ts';
import type { Part } from '../spec/text/part.ts';
import { pathTo } from '../spec/tree/path-to.ts';
import type { FoundInSpec } from '../spec/unit-result.ts';
import {
  type Baseline,
  type BaselineEntry,
  type BaselineFile,
  type KnownFinding,
  pathInBaseline,
  placesInBaseline,
  unmatchedMessage,
  unmatchedRule,
} from './baseline.ts';
import { BaselineMatch } from './baseline-match.ts';
import { excerptOf, fingerprintOf } from './fingerprint.ts';
import { type SuppressionReport, sift } from './sift.ts';
import { type SpecSuppression, suppressionsOf } from './spec-comments.ts';

/** What was found in a description, before anything is suppressed. */
export interface FoundInDescription {
  readonly project: Project;
  readonly spec: Spec;
  readonly found: readonly FoundInSpec[];
  readonly failures: readonly RuleFailure[];
  /** Ids of rules that nobody has asked. */
  readonly unasked?: readonly string[];
}

/** What was found in a description without what comments and the baseline suppress, and with what is wrong with these. */
export function suppressSpec({
  project,
  spec,
  found,
  failures,
  unasked = [],
}: FoundInDescription): readonly FoundInSpec[] {
  const suppressions = suppressionsOf(spec);
  const known = suppressions
    ? sift(found, {
        project,
        suppressions: suppressions.all,
        covering: ({ finding: { at } }) => suppressions.at(at.part, at.start),
        failures,
        unasked,
        isBroken: isBroken(spec),
      })
    : undefined;
  const left = known?.kept ?? found;
  const reviews = known?.reviews.flatMap(toFound) ?? [];
  if (!project.baseline) return known ? [...left, ...reviews] : found;
  return [...withoutKnown(left, { project, spec, failures, unasked }), ...reviews];
}

/** Much isn't said of a broken text that is said of it once it is mended. */
function isBroken({ files }: Spec): boolean {
  return [...files.values()].some(({ faulty, seamProblems }) => faulty.length > 0 || seamProblems.length > 0);
}

function withoutKnown(
  found: readonly FoundInSpec[],
  { project: { baseline }, spec, failures, unasked = [] }: Omit<FoundInDescription, 'found'>,
): readonly FoundInSpec[] {
  if (!baseline) return found;
  const matches = new Map<string, BaselineMatch<FoundInSpec>>();
  for (const uri of spec.files.keys()) {
    const inFile = baseline.files.get(pathInBaseline(baseline, uri));
    if (!inFile) continue;
    const match = matchOf(inFile, spec.uri);
    match.begin();
    matches.set(uri, match);
  }
  const left = found.filter((one) => !matches.get(one.finding.at.part.uri)?.isKnown(one));
  for (const [uri, match] of matches) {
    if (isBroken(spec)) continue;
    const told = match
      .unmatched()
      .filter(({ rule }) => !unasked.includes(rule) && !failures.some((failure) => failure.rule === rule));
    const part = spec.files.get(uri)?.parts[0];
    if (told.length > 0 && part) left.push(unmatchedIn(part, told, baseline));
  }
  return left;
}

/** A file may belong to several descriptions, which find other things in it. */
function matchOf(file: BaselineFile, root: string): BaselineMatch<FoundInSpec> {
  const byRoot = matchesOf.get(file) ?? new Map<string, BaselineMatch<FoundInSpec>>();
  matchesOf.set(file, byRoot);
  let match = byRoot.get(root);
  if (!match) {
    match = new BaselineMatch(file.entries, ({ rule, finding }) => entryInSpec(rule, finding).fingerprint);
    byRoot.set(root, match);
  }
  return match;
}

const matchesOf = new WeakMap<BaselineFile, Map<string, BaselineMatch<FoundInSpec>>>();

function unmatchedIn(part: Part, told: readonly KnownFinding[], baseline: Baseline): FoundInSpec {
  const finding: SpecFinding = {
    message: unmatchedMessage(told),
    at: { part, start: 0, end: 0 },
    elsewhere: placesInBaseline(baseline, told),
  };
  return { rule: unmatchedRule, severity: 'info', finding, isOutside: false };
}

/** What the baseline keeps of a finding in a spec. */
export function entryInSpec(rule: string, finding: SpecFinding): BaselineEntry {
  const known = entries.get(finding);
  if (known) return known;
  const { at, message } = finding;
  const line = lineAt(at.part.text, at.start);
  const context = [...at.part.containers, ...keysTo(at.part, at.start)];
  const entry = { rule, fingerprint: fingerprintOf({ rule, message, line, context }), text: excerptOf(line), count: 1 };
  entries.set(finding, entry);
  return entry;
}

/** A finding is the same object as long as its part is the same. */
const entries = new WeakMap<SpecFinding, BaselineEntry>();

/** An item has no name, and moves among the others. */
function keysTo(part: Part, offset: number): string[] {
  return pathTo(part.parsed.root, offset).map((step) => (step.kind === 'entry' ? step.entry.key : '*'));
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end);
}

/** One object for one comment as long as it says the same: what is made of it can be kept. */
function toFound(report: SuppressionReport): FoundInSpec[] {
  // They were made of the comments of a spec.
  const { part } = report.suppression as SpecSuppression;
  const { rule, severity, finding } = report;
  const known = findings.get(part) ?? new Map<string, FoundInSpec>();
  const key = keyOf(report, severity);
  const found = known.get(key) ?? { rule, severity, finding: placed(part, finding), isOutside: false };
  findings.set(part, known.set(key, found));
  return [found];
}

const findings = new WeakMap<Part, Map<string, FoundInSpec>>();

function keyOf({ rule, finding: { message, span } }: SuppressionReport, severity: Severity): string {
  return `${span.start} ${span.end} ${rule} ${severity} ${message}`;
}

function placed(part: Part, { message, span, fixes = [] }: SuppressionReport['finding']): SpecFinding {
  return {
    message,
    at: { part, ...span },
    fixes: () =>
      fixes.map(({ title, edits, isSafe }) => ({
        title,
        isSafe,
        edits: edits.map(({ span, text }) => ({ at: { part, ...span }, text })),
      })),
  };
}
