import type { RuleFailure } from '../check.ts';
import type { Finding, Fix, Severity } from '../finding.ts';
import type { Project } from '../project.ts';
import { isOff, settingOf, severityOf } from '../rule-settings.ts';
import { rules } from '../rules/registry.ts';
import type { DocumentContext, SpecFinding, SpecRule } from '../rules/spec-rule.ts';
import { changedPieces } from './changed-pieces.ts';
import { followReferences } from './references/follow.ts';
import type { Spec } from './spec.ts';
import type { Node, Place } from './tree/node.ts';
import type { SpecObject } from './walk/spec-object.ts';
import type { Unit } from './walk/unit.ts';

/** What is said of a description. Give it to the next check of the same description: what did not change isn't checked again. */
export interface SpecResult {
  readonly spec: Spec;
  readonly project: Project;
  readonly failures: readonly RuleFailure[];
  readonly byUnit: ReadonlyMap<Unit, UnitResult>;
  readonly shell: UnitResult;
}

/** What is said of one unit, and what it depends on. */
export interface UnitResult {
  readonly found: readonly FoundInSpec[];
  /** The pieces of files that were looked up ({@link pieceOf}). */
  readonly pieces: ReadonlySet<string>;
}

export interface FoundInSpec {
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: SpecFinding;
}

/** Checks a description by every rule about specs that is on. */
export function checkSpec(project: Project, spec: Spec, previous?: SpecResult): SpecResult {
  const active = activeRules(project, spec);
  const failures: RuleFailure[] = [];
  const isComparable = previous?.project === project && dialectOf(previous.spec) === dialectOf(spec);
  const changed = isComparable ? changedSince(previous.spec, spec) : undefined;
  const byUnit = new Map<Unit, UnitResult>();
  for (const unit of spec.units) {
    const before = changed && previous?.byUnit.get(unit);
    byUnit.set(
      unit,
      before && !meets(before.pieces, changed) ? before : checkUnit(project, spec, unit, active, failures),
    );
  }
  const shell = checkUnit(project, spec, spec.shell, active, failures);
  return { spec, project, failures, byUnit, shell };
}

interface ActiveRule {
  readonly id: string;
  readonly rule: SpecRule;
  readonly options: Readonly<Record<string, unknown>>;
}

function activeRules(project: Project, { version }: Spec): ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const [id, rule] of rules) {
    if (rule.about !== 'specs' || isOff(project, id, rule)) continue;
    if (rule.versions && !rule.versions.includes(version)) continue;
    active.push({ id, rule, options: { ...defaultsOf(rule), ...settingOf(project, id)?.options } });
  }
  return active;
}

function defaultsOf({ options = {} }: SpecRule): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, schema]) => [name, schema.default]));
}

function dialectOf({ root }: Spec): string | undefined {
  return root.text('jsonSchemaDialect');
}

function changedSince(before: Spec, after: Spec): Set<string> {
  const changed = new Set<string>();
  for (const uri of new Set([...before.files.keys(), ...after.files.keys(), ...before.missing])) {
    for (const piece of changedPieces(uri, before.files.get(uri), after.files.get(uri))) changed.add(piece);
  }
  return changed;
}

function meets(pieces: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  const [few, many] = pieces.size < changed.size ? [pieces, changed] : [changed, pieces];
  for (const piece of few) if (many.has(piece)) return true;
  return false;
}

function checkUnit(
  project: Project,
  spec: Spec,
  unit: Unit,
  active: readonly ActiveRule[],
  failures: RuleFailure[],
): UnitResult {
  const found: FoundInSpec[] = [];
  const pieces = new Set<string>();
  const lookup = (base: string, reference: string) => {
    const result = spec.lookup(base, reference);
    pieces.add(result.target.piece);
    return result;
  };
  const follow = (node: Node) => followReferences(node, lookup);
  for (const { id, rule, options } of active) {
    const context: DocumentContext = {
      version: unit.version,
      dialect: dialectOf(spec),
      options,
      spec,
      report(finding) {
        found.push({ rule: id, severity: severityOf(project, id, rule, finding.severity), finding });
      },
      follow,
      followMap(node) {
        const value = node && follow(node);
        return value?.kind === 'map' ? value : undefined;
      },
      lookup,
    };
    try {
      rule.checkUnit?.(unit, context);
      for (const [type, visitor] of visitorsOf(rule)) {
        for (const object of unit.ofType(type)) visitor(object, context);
      }
    } catch (error) {
      failures.push({ rule: id, error });
    }
  }
  return { found, pieces };
}

type Visitor = (object: SpecObject, context: DocumentContext) => void;

function visitorsOf(rule: SpecRule): readonly (readonly [SpecObject['type'], Visitor])[] {
  let visitors = knownVisitors.get(rule);
  if (!visitors) {
    visitors = Object.entries(rule.visit ?? {}) as [SpecObject['type'], Visitor][];
    knownVisitors.set(rule, visitors);
  }
  return visitors;
}

const knownVisitors = new WeakMap<SpecRule, readonly (readonly [SpecObject['type'], Visitor])[]>();

/** The findings of a description by the file that they are in, in the order of its text; ties by rule. */
export function findingsByFile(result: SpecResult): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const uri of result.spec.files.keys()) byFile.set(uri, []);
  for (const one of distinct(result)) byFile.get(one.finding.at.part.uri)?.push(toFinding(result.spec, one));
  for (const findings of byFile.values()) findings.sort(byPlace);
  return byFile;
}

/** As {@link findingsByFile}, those of one file. */
export function findingsIn(result: SpecResult, uri: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const one of distinct(result)) if (one.finding.at.part.uri === uri) findings.push(toFinding(result.spec, one));
  return findings.sort(byPlace);
}

/** A component that is reached as two types, or by an alias, says the same twice. */
function* distinct({ byUnit, shell }: SpecResult): Iterable<FoundInSpec> {
  const seen = new Map<Place['part'], Map<number, FoundInSpec[]>>();
  for (const { found } of [shell, ...byUnit.values()]) {
    for (const one of found) {
      const { part, start } = one.finding.at;
      const ofPart = seen.get(part) ?? new Map<number, FoundInSpec[]>();
      const here = ofPart.get(start);
      if (here?.some((other) => isSame(one, other))) continue;
      if (here) here.push(one);
      else seen.set(part, ofPart.set(start, [one]));
      yield one;
    }
  }
}

function isSame(one: FoundInSpec, other: FoundInSpec): boolean {
  const [a, b] = [one.finding, other.finding];
  return a.at.end === b.at.end && one.rule === other.rule && a.message === b.message;
}

/** A finding with its places in the files as they are. */
export function toFinding(spec: Spec, { rule, severity, finding }: FoundInSpec): Finding {
  let fixes: readonly Fix[] | undefined;
  const { tags } = finding;
  return {
    ...(tags && { tags }),
    rule,
    severity,
    message: finding.message,
    span: spanIn(spec, finding.at),
    related: (finding.related ?? []).map(({ at, message }) => ({ uri: at.part.uri, span: spanIn(spec, at), message })),
    get fixes() {
      fixes ??= (finding.fixes?.() ?? []).map(({ title, edits, isSafe }) => ({
        title,
        isSafe,
        edits: edits.map(({ at, text }) => ({ uri: at.part.uri, span: spanIn(spec, at), text })),
      }));
      return fixes;
    },
  };
}

function spanIn({ files }: Spec, place: Place): { start: number; end: number } {
  return files.get(place.part.uri)?.spanOf(place) ?? { start: 0, end: 0 };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
