import type { RuleFailure } from '../check.ts';
import { meets } from '../lists.ts';
import type { Project } from '../project.ts';
import { changedPieces } from './changed-pieces.ts';
import { isSaidAlike, UnitChecker } from './check-unit.ts';
import { type Memory, Remembering } from './memory.ts';
import type { Spec } from './spec.ts';
import type { FoundInSpec, UnitResult } from './unit-result.ts';
import type { Unit } from './walk/unit.ts';
import type { UnitGroup } from './walk/unit-group.ts';

/** What is said of a description. Give it to the next check of the same description: what did not change isn't checked again. */
export interface SpecResult {
  readonly spec: Spec;
  readonly project: Project;
  readonly shell: UnitResult;
  /** In the order of the description's groups. */
  readonly groups: readonly GroupResult[];
  readonly failures: readonly RuleFailure[];
  /** What others say of it than its own rules: comments and the baseline suppress it alike. Undefined where nobody has asked them. */
  readonly beside?: readonly FoundInSpec[];
  /** For the next check. */
  readonly memory: Memory;
  readonly checker: UnitChecker;
}

/** What is said of the units of a group. */
export interface GroupResult {
  readonly group: UnitGroup;
  /** In the order of the group's units. */
  readonly units: readonly UnitResult[];
  /** All that they depend on. */
  readonly pieces: ReadonlySet<string>;
  /** All that was found, and failed, in them. */
  readonly found: readonly FoundInSpec[];
  readonly failures: readonly RuleFailure[];
}

/** Checks a description by every rule about specs that is on; for the last time, where nobody is going to edit it. */
export function checkSpec(project: Project, spec: Spec, previous?: SpecResult, isLast = false): SpecResult {
  const isComparable = previous?.project === project && isSaidAlike(previous.spec, spec);
  const changed = isComparable ? changedSince(previous.spec, spec) : undefined;
  const remembering = new Remembering(previous?.memory, changed, isLast);
  const checker = isComparable ? previous.checker : new UnitChecker(project, spec, remembering);
  checker.goOn(spec, remembering);
  const before = isComparable ? previous.groups : [];
  const groups = checkGroups(spec.groups, { before, changed, checker });
  const shell = checker.checkAnew(spec.shell, isComparable ? previous.shell : undefined);
  const failures = [...shell.failures, ...groups.flatMap((result) => result.failures)];
  return { spec, project, shell, groups, failures, memory: remembering.memory, checker };
}

/** Goes back to what was said of an earlier state: fixes of its findings look up what stands in that. */
export function resumeCheck({ checker, spec, memory }: SpecResult): void {
  checker.goOn(spec, new Remembering(memory, new Set()));
}

interface Earlier {
  readonly before: readonly GroupResult[];
  /** Undefined where nothing can be kept. */
  readonly changed: ReadonlySet<string> | undefined;
  readonly checker: UnitChecker;
}

/** What was said of a unit before is found wherever it stands by now. */
function checkGroups(groups: readonly UnitGroup[], { before, changed, checker }: Earlier): readonly GroupResult[] {
  const results = new Map(before.map((result) => [result.group, result]));
  const present = new Set(groups);
  const moved = resultsByUnit(before.filter(({ group }) => !present.has(group)));
  return groups.map((group) => {
    const result = results.get(group);
    if (result && changed && !meets(result.pieces, changed)) return result;
    const known = result ? resultsByUnit([result]) : moved;
    return groupResult(
      group,
      group.units.map((unit) => checker.check(unit, { said: known.get(unit), changed, unit: group.replacedBy(unit) })),
    );
  });
}

function resultsByUnit(groups: readonly GroupResult[]): ReadonlyMap<Unit, UnitResult> {
  const byUnit = new Map<Unit, UnitResult>();
  for (const { group, units } of groups) {
    for (const [index, unit] of group.units.entries()) {
      const result = units[index];
      if (result) byUnit.set(unit, result);
    }
  }
  return byUnit;
}

function groupResult(group: UnitGroup, units: readonly UnitResult[]): GroupResult {
  const pieces = new Set<string>();
  for (const unit of units) for (const piece of unit.pieces) pieces.add(piece);
  const found = units.flatMap((unit) => unit.found);
  return { group, units, pieces, found, failures: units.flatMap((unit) => unit.failures) };
}

function changedSince(before: Spec, after: Spec): Set<string> {
  const changed = new Set<string>();
  for (const uri of new Set([...before.files.keys(), ...after.files.keys(), ...before.missing])) {
    for (const piece of changedPieces(uri, before.files.get(uri), after.files.get(uri))) changed.add(piece);
  }
  return changed;
}
