import type { Finding, Fix, Severity } from '../finding.ts';
import type { SpecResult } from './check-spec.ts';
import type { FoundInSpec } from './check-unit.ts';
import type { Spec } from './spec.ts';
import type { Place } from './tree/node.ts';

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

/** Some of the findings of a file. */
export interface SomeFindings {
  readonly findings: readonly Finding[];
  /** How many more there are, and the gravest of them. */
  readonly left: { readonly count: number; readonly severity: Severity } | undefined;
}

/** As {@link findingsIn}, at most so many, the gravest first come first served: only these are looked up in the text. */
export function gravestIn(result: SpecResult, uri: string, most: number): SomeFindings {
  const all = [...distinct(result)].filter(({ finding }) => finding.at.part.uri === uri);
  const ordered = all.length > most ? severities.flatMap((one) => all.filter(({ severity }) => severity === one)) : all;
  const findings = ordered.slice(0, most).map((one) => toFinding(result.spec, one));
  const next = ordered[most];
  return {
    findings: findings.sort(byPlace),
    left: next && { count: ordered.length - most, severity: next.severity },
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A component that is reached as two types, or by an alias, says the same twice. */
function* distinct({ groups, shell }: SpecResult): Iterable<FoundInSpec> {
  const seen = new Map<Place['part'], Map<number, FoundInSpec[]>>();
  for (const { found } of [shell, ...groups.flatMap(({ units }) => units)]) {
    if (found.length === 0) continue;
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
