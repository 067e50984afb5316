import type { RuleFailure } from '../check.ts';
import type { Severity } from '../finding.ts';
import type { Project } from '../project.ts';
import { isOff, settingOf, severityOf } from '../rule-settings.ts';
import { rules } from '../rules/registry.ts';
import type { DocumentContext, SpecFinding, SpecRule } from '../rules/spec-rule.ts';
import { assertionsIn, meets, presenceOf } from './changed-pieces.ts';
import { withoutConsequences } from './consequences.ts';
import type { SpecVersion } from './grammar/grammar.ts';
import type { Remembering } from './memory.ts';
import { followReferences } from './references/follow.ts';
import type { Spec } from './spec.ts';
import type { Node } from './tree/node.ts';
import type { SpecObject } from './walk/spec-object.ts';
import type { Unit } from './walk/unit.ts';

/** What is said of one unit, and what it depends on. */
export interface UnitResult {
  readonly found: readonly FoundInSpec[];
  /** Of the pieces of files that were looked up ({@link pieceOf}) what is demanded there ({@link assertionsIn}), or all of them. */
  readonly pieces: ReadonlySet<string>;
  readonly failures: readonly RuleFailure[];
}

export interface FoundInSpec {
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: SpecFinding;
  /** It is about a text outside of the unit, such as an example that the unit refers to: other units may say the same. */
  readonly isOutside: boolean;
}

/** Checks units of one description, in one state after the other, by every rule about specs that is on. */
export class UnitChecker {
  readonly #project: Project;
  readonly #declared: string;
  readonly #dialect: string | undefined;
  readonly #active = new Map<SpecVersion, readonly ActiveRule[]>();
  /** By version and types of objects. */
  readonly #fitting = new Map<string, readonly ActiveRule[]>();
  /** The description as it is now: what a finding's fixes look up, too, when they are asked for. */
  #spec: Spec;
  #remembering: Remembering;
  /** What is being checked, and what came of it so far: rules have one context each for all units, because there are many. */
  #unit: Unit | undefined;
  #found: FoundInSpec[] = [];
  #pieces = new Set<string>();

  constructor(project: Project, spec: Spec, remembering: Remembering) {
    this.#project = project;
    this.#declared = spec.declared.declared;
    this.#dialect = dialectOf(spec);
    this.#spec = spec;
    this.#remembering = remembering;
  }

  /** Goes on with another state of the description: one that {@link isSaidAlike}. */
  goOn(spec: Spec, remembering: Remembering): void {
    this.#spec = spec;
    this.#remembering = remembering;
  }

  /** What was said `before` is kept, if it depends on nothing that changed. */
  check(unit: Unit, before?: UnitResult, changed?: ReadonlySet<string>): UnitResult {
    if (before && changed && !meets(before.pieces, changed)) return before;
    const found: FoundInSpec[] = [];
    const pieces = new Set<string>();
    let failures: RuleFailure[] | undefined;
    this.#unit = unit;
    this.#found = found;
    this.#pieces = pieces;
    for (const one of this.#rulesFor(unit)) {
      try {
        checkByRule(unit, one);
      } catch (error) {
        failures ??= [];
        failures.push({ rule: one.id, error });
      }
    }
    // What a fix looks up when it is asked for is no part of what was said of the unit.
    this.#unit = undefined;
    this.#found = [];
    this.#pieces = new Set();
    const left = withoutConsequences(unit, found);
    return { found: left, pieces: dependencies(unit, left, pieces), failures: failures ?? none };
  }

  /** Those that look at a type of object that the unit has: few of all. */
  #rulesFor({ version, types }: Unit): readonly ActiveRule[] {
    const kind = `${version} ${types.join(' ')}`;
    let fitting = this.#fitting.get(kind);
    if (!fitting) {
      fitting = this.#rulesOf(version).flatMap((active) => fittingTo(new Set(types), active));
      this.#fitting.set(kind, fitting);
    }
    return fitting;
  }

  #rulesOf(version: SpecVersion): readonly ActiveRule[] {
    let active = this.#active.get(version);
    if (!active) {
      active = this.#activeRules(version);
      this.#active.set(version, active);
    }
    return active;
  }

  #activeRules(version: SpecVersion): ActiveRule[] {
    const active: ActiveRule[] = [];
    for (const [id, rule] of rules) {
      if (rule.about !== 'specs' || isOff(this.#project, id, rule)) continue;
      if (rule.versions && !rule.versions.includes(version)) continue;
      active.push({ id, rule, visitors: visitorsOf(rule), context: this.#contextOf(id, rule, version) });
    }
    return active;
  }

  #contextOf(id: string, rule: SpecRule, version: SpecVersion): DocumentContext {
    const project = this.#project;
    const currentSpec = () => this.#spec;
    const lookup: DocumentContext['lookup'] = (base, reference) => {
      const result = this.#spec.lookup(base, reference);
      this.#pieces.add(result.target.piece);
      if (result.target.uri !== this.#spec.uri) this.#pieces.add(presenceOf(result.target.uri));
      return result;
    };
    const follow = (node: Node) => followReferences(node, lookup);
    const severity = severityOf(project, id, rule, undefined);
    return {
      version,
      declared: this.#declared,
      dialect: this.#dialect,
      options: { ...defaultsOf(rule), ...settingOf(project, id)?.options },
      get spec() {
        return currentSpec();
      },
      lookup,
      follow,
      followMap: (node) => {
        const value = node && follow(node);
        return value?.kind === 'map' ? value : undefined;
      },
      report: (finding) => {
        const entry = this.#unit?.entry;
        const isOutside = entry !== undefined && finding.at.part !== entry.value.part;
        const own = finding.severity === undefined ? severity : severityOf(project, id, rule, finding.severity);
        this.#found.push({ rule: id, severity: own, finding, isOutside });
      },
      memo: (name, values, make) => this.#memo(`${id} ${name}`, values, make),
    };
  }

  #memo<T>(name: string, values: readonly unknown[], make: () => T): T {
    const around = this.#pieces;
    let memo = this.#remembering.known(name, values);
    if (!memo) {
      const pieces = new Set<string>();
      this.#pieces = pieces;
      try {
        memo = { values, made: make(), pieces };
      } finally {
        this.#pieces = around;
      }
      this.#remembering.keep(name, memo);
    }
    for (const piece of memo.pieces) around.add(piece);
    // What was kept under a name is what its `make` made.
    return memo.made as T;
  }
}

const none: readonly RuleFailure[] = [];

/** What a unit depends on: of what it looked up only what is demanded there, unless a finding points to it. */
function dependencies(unit: Unit, found: readonly FoundInSpec[], pieces: ReadonlySet<string>): ReadonlySet<string> {
  const own = unit.entry?.value.part;
  const pointsElsewhere = found.some(
    ({ finding: { at, related = [] } }) => at.part !== own || related.some((place) => place.at.part !== own),
  );
  return pointsElsewhere ? pieces : new Set([...pieces].map(assertionsIn));
}

/** Whether two descriptions say the same of all that is in them. */
export function isSaidAlike(one: Spec, other: Spec): boolean {
  return one.declared.declared === other.declared.declared && dialectOf(one) === dialectOf(other);
}

/** The rule with the visitors of some types; none, where it has nothing to say of a unit with these. */
function fittingTo(types: ReadonlySet<SpecObject['type']>, active: ActiveRule): readonly ActiveRule[] {
  const visitors = active.visitors.filter(([type]) => types.has(type));
  return visitors.length > 0 || active.rule.checkUnit ? [{ ...active, visitors }] : [];
}

function checkByRule(unit: Unit, { rule, visitors, context }: ActiveRule): void {
  rule.checkUnit?.(unit, context);
  for (const [type, visitor] of visitors) for (const object of unit.ofType(type)) visitor(object, context);
}

/** The dialect of Schema Objects that name none. */
function dialectOf({ root }: Spec): string | undefined {
  return root.text('jsonSchemaDialect');
}

type Visitor = (object: SpecObject, context: DocumentContext) => void;

interface ActiveRule {
  readonly id: string;
  readonly rule: SpecRule;
  readonly visitors: readonly (readonly [SpecObject['type'], Visitor])[];
  readonly context: DocumentContext;
}

function defaultsOf({ options = {} }: SpecRule): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, schema]) => [name, schema.default]));
}

function visitorsOf(rule: SpecRule): ActiveRule['visitors'] {
  // The keys of `visit` are types of objects.
  return Object.entries(rule.visit ?? {}) as [SpecObject['type'], Visitor][];
}
