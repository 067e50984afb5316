import type { RuleFailure } from '../check.ts';
import type { Severity } from '../finding.ts';
import type { Project } from '../project.ts';
import { isOff, settingOf, severityOf } from '../rule-settings.ts';
import { rules } from '../rules/registry.ts';
import type { DocumentContext, SpecFinding, SpecRule } from '../rules/spec-rule.ts';
import { presenceOf } from './changed-pieces.ts';
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
  /** The pieces of files that were looked up ({@link pieceOf}). */
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

/** Checks units of one description by every rule about specs that is on. */
export class UnitChecker {
  readonly #project: Project;
  readonly #spec: Spec;
  readonly #dialect: string | undefined;
  readonly #remembering: Remembering;
  readonly #active = new Map<SpecVersion, readonly ActiveRule[]>();
  /** By version and types of objects. */
  readonly #fitting = new Map<string, readonly ActiveRule[]>();
  /** What is being checked, and what came of it so far: rules have one context each for all units, because there are many. */
  #unit: Unit | undefined;
  #found: FoundInSpec[] = [];
  #pieces = new Set<string>();

  constructor(project: Project, spec: Spec, remembering: Remembering) {
    this.#remembering = remembering;
    this.#project = project;
    this.#spec = spec;
    this.#dialect = dialectOf(spec);
  }

  check(unit: Unit): UnitResult {
    const found: FoundInSpec[] = [];
    const pieces = new Set<string>();
    let failures: RuleFailure[] | undefined;
    this.#unit = unit;
    this.#found = found;
    this.#pieces = pieces;
    for (const active of this.#rulesFor(unit)) {
      try {
        checkByRule(unit, active);
      } catch (error) {
        failures ??= [];
        failures.push({ rule: active.id, error });
      }
    }
    // What a fix looks up when it is asked for is no part of what was said of the unit.
    this.#unit = undefined;
    this.#found = [];
    this.#pieces = new Set();
    return { found, pieces, failures: failures ?? none };
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
    const project = this.#project;
    const lookup: DocumentContext['lookup'] = (base, reference) => {
      const result = this.#spec.lookup(base, reference);
      this.#pieces.add(result.target.piece);
      if (result.target.uri !== this.#spec.uri) this.#pieces.add(presenceOf(result.target.uri));
      return result;
    };
    const follow = (node: Node) => followReferences(node, lookup);
    const followMap = (node: Node | undefined) => {
      const value = node && follow(node);
      return value?.kind === 'map' ? value : undefined;
    };
    const { declared } = this.#spec.declared;
    const shared = { version, declared, dialect: this.#dialect, spec: this.#spec, follow, followMap, lookup };
    const active: ActiveRule[] = [];
    for (const [id, rule] of rules) {
      if (rule.about !== 'specs' || isOff(project, id, rule)) continue;
      if (rule.versions && !rule.versions.includes(version)) continue;
      const options = { ...defaultsOf(rule), ...settingOf(project, id)?.options };
      const report = (finding: SpecFinding) => {
        const entry = this.#unit?.entry;
        const isOutside = entry !== undefined && finding.at.part !== entry.value.part;
        this.#found.push({ rule: id, severity: severityOf(project, id, rule, finding.severity), finding, isOutside });
      };
      const memo: DocumentContext['memo'] = (name, values, make) => this.#memo(`${id} ${name}`, values, make);
      active.push({ id, rule, visitors: visitorsOf(rule), context: { ...shared, options, report, memo } });
    }
    return active;
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
export function dialectOf({ root }: Spec): string | undefined {
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
