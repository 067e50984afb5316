import { joinLists, meets } from '../lists.ts';
import type { Project } from '../project.ts';
import { isOff, settingOf, severityOf } from '../rule-settings.ts';
import { rules } from '../rules/registry.ts';
import type { DocumentContext, SpecRule } from '../rules/spec-rule.ts';
import { assertionsIn, presenceOf, surfaceOf } from './changed-pieces.ts';
import { withoutConsequences, withoutConsequencesOf } from './consequences.ts';
import type { SpecVersion } from './grammar/grammar.ts';
import type { Remembering } from './memory.ts';
import { followReferences } from './references/follow.ts';
import type { Found } from './references/lookup.ts';
import type { Spec } from './spec.ts';
import type { Node } from './tree/node.ts';
import { type FoundInSpec, nothing, type RuleResult, type UnitResult, unitResult, withKnown } from './unit-result.ts';
import type { SpecObject } from './walk/spec-object.ts';
import type { Unit } from './walk/unit.ts';

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
  #before: Unit | undefined;
  #found: FoundInSpec[] = [];
  #pieces = new Set<string>();
  /** Those of which only the surface was looked at. */
  #surfaces = new Set<string>();

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

  /** What was said of it is kept, as far as it depends on nothing that changed. */
  check(unit: Unit, { said, changed, unit: before }: UnitBefore): UnitResult {
    if (said && changed && !meets(said.pieces, changed)) return said;
    this.#before = before;
    const byRule = new Map<string, RuleResult>();
    for (const active of this.#rulesFor(unit)) {
      const known = said && changed && { result: said.byRule.get(active.id) ?? nothing, changed };
      const result = this.#resultOf(active, unit, known);
      if (result !== nothing) byRule.set(active.id, result);
    }
    return unitResult(byRule, (lists) => withoutConsequences(unit, joinLists(lists)));
  }

  /** Asks every rule anew, for what depends on all units. What rules say as they did before are the same objects. */
  checkAnew(unit: Unit, before: UnitResult | undefined): UnitResult {
    this.#before = undefined;
    const byRule = new Map<string, RuleResult>();
    for (const active of this.#rulesFor(unit)) {
      const result = this.#resultOf(active, unit, undefined);
      if (result === nothing) continue;
      const known = before?.byRule.get(active.id)?.found ?? nothing.found;
      byRule.set(active.id, { ...result, found: withKnown(known, result.found) });
    }
    const faulty = [...this.#spec.files.values()].flatMap((file) => file.faulty);
    return unitResult(byRule, (lists) => withoutConsequencesOf(unit, lists, faulty));
  }

  #resultOf(active: ActiveRule, unit: Unit, known: Known | undefined): RuleResult {
    if (known && isKept(known)) return known.result;
    const { rule, visitors, context } = active;
    if (rule.isKeptByObject) return this.#resultByObject(active, unit, known);
    return this.#record(unit, () => {
      rule.checkUnit?.(unit, context);
      for (const [type, visitor] of visitors) for (const object of unit.ofType(type)) visitor(object, context);
    });
  }

  #resultByObject({ visitors, context }: ActiveRule, unit: Unit, known: Known | undefined): RuleResult {
    const byObject = new Map<SpecObject, RuleResult>();
    for (const [type, visitor] of visitors) {
      for (const object of unit.ofType(type)) {
        const before = known?.result.byObject?.get(object) ?? nothing;
        const isSame = known && isKept({ ...known, result: before });
        const result = isSame ? before : this.#record(unit, () => visitor(object, context));
        if (result !== nothing) byObject.set(object, result);
      }
    }
    if (byObject.size === 0) return nothing;
    const results = [...byObject.values()];
    const error = results.find((result) => result.error !== undefined)?.error;
    return {
      found: results.flatMap(({ found }) => found),
      pieces: [...new Set(results.flatMap(({ pieces }) => pieces))],
      ...(error !== undefined && { error }),
      byObject,
    };
  }

  /** What comes of something that rules do with their contexts. */
  #record(unit: Unit, run: () => void): RuleResult {
    this.#unit = unit;
    this.#startAnew();
    let error: unknown;
    try {
      run();
    } catch (thrown) {
      error = thrown ?? new Error('Nothing was thrown');
    }
    const found = this.#found.length > 0 ? this.#found : nothing.found;
    // What a fix looks up when it is asked for is no part of what was said of the unit.
    this.#unit = undefined;
    const looked = { pieces: this.#pieces, surfaces: this.#surfaces };
    if (found.length === 0 && this.#pieces.size + this.#surfaces.size === 0 && error === undefined) return nothing;
    const pieces = dependencies(unit, found, looked);
    return error === undefined ? { found, pieces } : { found, pieces, error };
  }

  /** Most rules find and look up nothing. */
  #startAnew(): void {
    if (this.#found.length > 0) this.#found = [];
    if (this.#pieces.size > 0) this.#pieces.clear();
    if (this.#surfaces.size > 0) this.#surfaces.clear();
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
    const isLast = () => this.#remembering.isLast;
    const unitBefore = () => this.#before;
    const look = (base: string, reference: string, isShallow: boolean): Found => {
      const result = this.#spec.lookup(base, reference);
      if (this.#remembering.isLast) return result;
      const { piece, uri, isWithin } = result.target;
      const pieces = isShallow && !isWithin ? this.#surfaces : this.#pieces;
      pieces.add(piece);
      if (uri !== this.#spec.uri) this.#pieces.add(presenceOf(uri));
      for (const one of result.via) this.#pieces.add(one);
      return result;
    };
    const lookup: DocumentContext['lookup'] = (base, reference) => look(base, reference, false);
    const lookupSurface: DocumentContext['lookup'] = (base, reference) => look(base, reference, true);
    const follow = (node: Node) => followReferences(node, lookup);
    const severity = severityOf(project, id, rule, undefined);
    return {
      version,
      declared: this.#declared,
      dialect: this.#dialect,
      options: { ...defaultsOf(rule), ...settingOf(project, id)?.options },
      get isLast() {
        return isLast();
      },
      get before() {
        return unitBefore();
      },
      get spec() {
        return currentSpec();
      },
      lookup,
      lookupSurface,
      follow,
      followSurface: (node) => followReferences(node, lookupSurface),
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

  #memo<T>(name: string, valuesOf: () => readonly unknown[], make: (before: T | undefined) => T): T {
    if (this.#remembering.isLast) return make(undefined);
    const values = valuesOf();
    const around = this.#pieces;
    const surfacesAround = this.#surfaces;
    let memo = this.#remembering.known(name, values);
    if (!memo) {
      const pieces = new Set<string>();
      this.#pieces = pieces;
      this.#surfaces = pieces;
      try {
        // What was kept under a name is what its `make` made.
        memo = { values, made: make(this.#remembering.before(name) as T | undefined), pieces };
      } finally {
        this.#pieces = around;
        this.#surfaces = surfacesAround;
      }
      this.#remembering.keep(name, memo);
    }
    for (const piece of memo.pieces) around.add(piece);
    return memo.made as T;
  }
}

/** What is known of a unit from the keystroke before: what was said of it, and the pieces that changed since; or the unit that stood in its place. */
interface UnitBefore {
  readonly said: UnitResult | undefined;
  readonly changed: ReadonlySet<string> | undefined;
  readonly unit: Unit | undefined;
}

/** What a rule said before, and the pieces that changed since. */
interface Known {
  readonly result: RuleResult;
  readonly changed: ReadonlySet<string>;
}

function isKept({ result: { error, pieces }, changed }: Known): boolean {
  return error === undefined && !pieces.some((piece) => changed.has(piece));
}

interface Looked {
  readonly pieces: ReadonlySet<string>;
  /** Only the surfaces of these. */
  readonly surfaces: ReadonlySet<string>;
}

/** What a rule depends on: of what it looked up only what is demanded there, or seen from outside, unless a finding points to it. */
function dependencies(unit: Unit, found: readonly FoundInSpec[], { pieces, surfaces }: Looked): readonly string[] {
  const own = unit.entry?.value.part;
  const pointsElsewhere = found.some(
    ({ finding: { at, related = [] } }) => at.part !== own || related.some((place) => place.at.part !== own),
  );
  const all = pointsElsewhere ? [...pieces] : Array.from(pieces, assertionsIn);
  for (const piece of surfaces) all.push(pointsElsewhere ? piece : surfaceOf(piece));
  return all;
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
