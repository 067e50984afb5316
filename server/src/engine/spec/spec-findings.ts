import { byPlace, type Finding, type Fix, type Severity, type Span } from '../finding.ts';
import type { SpecFinding } from '../rules/spec-rule.ts';
import type { BaselineEntry } from '../suppression/baseline.ts';
import { entryInSpec, suppressSpec } from '../suppression/suppress-spec.ts';
import type { SpecResult } from './check-spec.ts';
import type { Spec } from './spec.ts';
import type { Place } from './tree/node.ts';
import type { FoundInSpec, UnitResult } from './unit-result.ts';

/** The findings of a description by the file that they are in, in the order of its text; ties by rule. */
export function findingsByFile(result: SpecResult): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const uri of result.spec.files.keys()) byFile.set(uri, []);
  for (const one of reported(result)) byFile.get(one.finding.at.part.uri)?.push(toFinding(result.spec, one));
  for (const findings of byFile.values()) findings.sort(byPlace);
  return byFile;
}

/** As {@link findingsByFile}, those of one file. */
export function findingsIn(result: SpecResult, uri: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const one of reported(result)) if (one.finding.at.part.uri === uri) findings.push(toFinding(result.spec, one));
  return findings.sort(byPlace);
}

/** Some of what was found in a file. */
export interface SomeFound {
  readonly spec: Spec;
  /** The same object for the states of a description that are checked one after the other. */
  readonly description: object;
  readonly found: readonly FoundInSpec[];
  /** How many more there are, and the gravest of them. */
  readonly left: { readonly count: number; readonly severity: Severity } | undefined;
}

/** What was found in a file, at most so much, the gravest first come first served. None of it is looked up in the text. */
export function gravestFound(result: SpecResult, uri: string, most: number): SomeFound {
  const { spec, checker: description } = result;
  const isOnly = spec.files.size === 1 && spec.files.has(uri);
  const all = isOnly ? reported(result) : reported(result).filter(({ finding }) => finding.at.part.uri === uri);
  if (all.length <= most) return { spec, description, found: all, left: undefined };
  const ordered = severities.flatMap((one) => all.filter(({ severity }) => severity === one));
  const next = ordered[most];
  return {
    spec,
    description,
    found: ordered.slice(0, most),
    left: next && { count: ordered.length - most, severity: next.severity },
  };
}

/** As {@link findingsIn}, at most so many, the gravest first come first served. */
export function gravestIn(result: SpecResult, uri: string, most: number): readonly Finding[] {
  const { spec, found } = gravestFound(result, uri, most);
  return found.map((one) => toFinding(spec, one)).sort(byPlace);
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What is said of a description, without what is suppressed. */
function reported(result: SpecResult): readonly FoundInSpec[] {
  let found = known.get(result);
  if (!found) {
    found = suppressSpec({ ...result, found: distinct(result), unasked: result.beside ? [] : rulesBeside });
    known.set(result, found);
  }
  return found;
}

/** What others than the description's own rules may say of it. */
const rulesBeside = ['drift/undocumented-endpoint'];

const known = new WeakMap<SpecResult, readonly FoundInSpec[]>();

/** What a baseline keeps of a finding in a spec; undefined of one that is about something else. */
export function baselineEntryOf(finding: Finding): BaselineEntry | undefined {
  return finding instanceof PlacedFinding ? finding.baselineEntry : undefined;
}

/**
 * A component that is reached as two types, or by an alias, says the same twice, and so do two units of what both refer to. That can't be where a unit
 * speaks of itself and has a part of its own, as in a root document that is cut.
 */
function distinct({ spec, groups, shell, beside = [] }: SpecResult): readonly FoundInSpec[] {
  const found: FoundInSpec[] = [];
  const seen = new Map<Place['part'], Map<number, FoundInSpec[]>>();
  const add = (one: FoundInSpec) => {
    const { part, start } = one.finding.at;
    const ofPart = seen.get(part) ?? new Map<number, FoundInSpec[]>();
    const here = ofPart.get(start);
    if (here?.some((other) => isSame(one, other))) return;
    if (here) here.push(one);
    else seen.set(part, ofPart.set(start, [one]));
    found.push(one);
  };
  const lists = [...listsOf(shell), ...groups.map((group) => group.found)];
  for (const list of lists) {
    const others = othersIn(list, spec.uri);
    list.forEach((one, index) => {
      if (others.has(index)) add(one);
      else found.push(one);
    });
  }
  for (const one of beside) add(one);
  return found;
}

/** What was found in a unit, in lists that stay the same ones for as long as a rule says the same, where nothing of them was left out. */
function listsOf({ found, byRule }: UnitResult): readonly (readonly FoundInSpec[])[] {
  const lists = Array.from(byRule.values(), (result) => result.found);
  return lists.reduce((sum, { length }) => sum + length, 0) === found.length ? lists : [found];
}

/**
 * The indices of what of a list other units may say, too. A list is the same one for as long as nothing in its group changes: so nothing in it need be
 * looked at.
 */
function othersIn(found: readonly FoundInSpec[], uri: string): ReadonlySet<number> {
  let known = othersOf.get(found);
  if (known?.uri !== uri) {
    known = { uri, others: new Set(found.flatMap((one, index) => (isOwn(one, uri) ? [] : [index]))) };
    othersOf.set(found, known);
  }
  return known.others;
}

const othersOf = new WeakMap<readonly FoundInSpec[], { readonly uri: string; readonly others: ReadonlySet<number> }>();

function isOwn({ isOutside, finding }: FoundInSpec, uri: string): boolean {
  const { part } = finding.at;
  return !isOutside && part.uri === uri && part.kind !== 'whole' && part.anchorNames.length === 0;
}

function isSame(one: FoundInSpec, other: FoundInSpec): boolean {
  const [a, b] = [one.finding, other.finding];
  return a.at.end === b.at.end && one.rule === other.rule && a.message === b.message;
}

/** A finding with its places in the files as they are. */
export function toFinding(spec: Spec, found: FoundInSpec): Finding {
  return new PlacedFinding(spec, found);
}

/** One of thousands that are made at every keystroke; what few ask for is made when they do. */
class PlacedFinding implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly tags: Finding['tags'];
  readonly #spec: Spec;
  readonly #finding: SpecFinding;
  #related: Finding['related'] | undefined;
  #fixes: readonly Fix[] | undefined;

  constructor(spec: Spec, found: FoundInSpec) {
    const { rule, severity, finding } = found;
    this.rule = rule;
    this.severity = severity;
    this.message = finding.message;
    this.span = spanIn(spec, finding.at);
    this.tags = finding.tags;
    this.#spec = spec;
    this.#finding = finding;
  }

  get baselineEntry(): BaselineEntry {
    return entryInSpec(this.rule, this.#finding);
  }

  get related(): Finding['related'] {
    const { related, elsewhere } = this.#finding;
    if (!related) return elsewhere ?? noRelated;
    this.#related ??= related.map(({ at, message }) => ({
      uri: at.part.uri,
      span: spanIn(this.#spec, at),
      message,
    }));
    return this.#related;
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= (this.#finding.fixes?.() ?? [])
      .filter(({ edits }) => edits.every(({ at }) => isThere(this.#spec, at)))
      .map(({ title, edits, isSafe }) => ({
        title,
        isSafe,
        edits: edits.map(({ at, text }) => ({ uri: at.part.uri, span: spanIn(this.#spec, at), text })),
      }));
    return this.#fixes;
  }
}

const noRelated: Finding['related'] = [];

/** A fix may be about a text elsewhere that was edited since it was thought of. */
function isThere({ files }: Spec, { part }: Place): boolean {
  const file = files.get(part.uri);
  return file !== undefined && part.indexIn(file.parts) !== -1;
}

function spanIn({ files }: Spec, place: Place): Span {
  return files.get(place.part.uri)?.spanOf(place) ?? { start: 0, end: 0 };
}
