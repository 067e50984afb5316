import type { RuleFailure } from '../check.ts';
import type { Severity } from '../finding.ts';
import type { Project } from '../project.ts';
import { isOff, severityOf } from '../rule-settings.ts';
import { rules } from '../rules/registry.ts';
import type { SuppressionFinding, SuppressionRule } from '../rules/suppression-rule.ts';
import type { Directive } from './directive.ts';
import { isMeant, standingOf, suggestRule } from './names.ts';
import type { PlainEdit, Review, ReviewedRule } from './review.ts';

/** A comment that suppresses findings, where it stands. */
export interface Suppression {
  readonly directive: Directive;
  readonly removal: PlainEdit;
}

export interface Sifted<Found> {
  /** In the order in which they came. */
  readonly kept: readonly Found[];
  /** What is wrong with each of the comments. */
  readonly reviews: readonly SuppressionReport[];
}

export interface SuppressionReport {
  readonly suppression: Suppression;
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: SuppressionFinding;
}

export interface SiftOptions<Found> {
  readonly project: Project;
  readonly suppressions: readonly Suppression[];
  /** Those among them that cover the place of a finding. */
  covering(found: Found): readonly Suppression[];
  /** Rules that broke down: what they would have found isn't known. */
  readonly failures: readonly RuleFailure[];
  /** Ids of rules that nobody has asked yet, or that have nothing to go by here. */
  readonly unasked?: readonly string[];
  /** The text is broken: what would be found in it if it were whole isn't known. */
  readonly isBroken: boolean;
}

/** Takes out the findings that comments suppress, and says which comments suppress nothing, or can't. */
export function sift<Found extends { readonly rule: string }>(
  found: readonly Found[],
  { project, suppressions, covering, failures, unasked = [], isBroken }: SiftOptions<Found>,
): Sifted<Found> {
  const used = new Map<Suppression, Set<string>>();
  const kept = found.filter((one) => {
    let isKept = true;
    for (const suppression of covering(one)) {
      const { directive } = suppression;
      if (directive.problem || isExpired(directive, project)) continue;
      for (const { name } of directive.rules) {
        if (!isMeant(name, one.rule)) continue;
        isKept = false;
        const names = used.get(suppression) ?? new Set();
        used.set(suppression, names.add(name));
      }
    }
    return isKept;
  });
  const failed = failures.map(({ rule }) => rule);
  const isOpen = (name: string): boolean => [...failed, ...unasked].some((id) => isMeant(name, id));
  const reviews = suppressions.flatMap((suppression) => {
    const names = used.get(suppression) ?? new Set();
    return reportsOf(suppression, reviewOf(suppression, { names, isOpen, project, isBroken }), project);
  });
  return { kept, reviews };
}

function isExpired({ until }: Directive, { today }: Project): boolean {
  return until !== undefined && today !== undefined && until.date < today;
}

interface Use {
  /** The names in the comment by which it suppressed something. */
  readonly names: ReadonlySet<string>;
  /** What would be found under a name isn't known. */
  readonly isOpen: (name: string) => boolean;
  readonly project: Project;
  readonly isBroken: boolean;
}

function reviewOf({ directive, removal }: Suppression, { names, isOpen, project, isBroken }: Use): Review {
  const reviewed = directive.problem ? [] : directive.rules;
  return {
    directive,
    removal,
    isExpired: isExpired(directive, project),
    rules: reviewed.map((named): ReviewedRule => {
      const { name } = named;
      if (names.has(name)) return { named, state: 'used' };
      const standing = standingOf(project, name);
      if (standing === 'unknown') return { named, state: 'unknown', suggestion: suggestRule(name) };
      const isTold = standing === 'run' && !isBroken && !isOpen(name);
      return { named, state: isTold ? 'unused' : 'unchecked' };
    }),
  };
}

function reportsOf(suppression: Suppression, review: Review, project: Project): SuppressionReport[] {
  const { directive, isExpired, rules } = review;
  const isInOrder = !directive.problem && !isExpired && rules.every(({ state }) => state === 'used');
  if (isInOrder) return [];
  const reports: SuppressionReport[] = [];
  for (const { id, rule, severity } of activeRules(project)) {
    for (const finding of rule.check(review)) reports.push({ suppression, rule: id, severity, finding });
  }
  return reports;
}

interface ActiveRule {
  readonly id: string;
  readonly rule: SuppressionRule;
  readonly severity: Severity;
}

function activeRules(project: Project): readonly ActiveRule[] {
  let known = active.get(project);
  if (!known) {
    known = [...rules].flatMap(([id, rule]) => {
      if (rule.about !== 'suppressions' || isOff(project, id, rule)) return [];
      return { id, rule, severity: severityOf(project, id, rule, undefined) };
    });
    active.set(project, known);
  }
  return known;
}

const active = new WeakMap<Project, readonly ActiveRule[]>();
