import type { Expectation, LabelledCase } from './case.ts';
import type { CaseFinding, RuleSelection } from './check-case.ts';
import { ourOptions } from './options.ts';
import { keysOf } from './pointer.ts';
import { ourRule } from './rule-names.ts';

/** What became of one expectation. */
export interface Outcome {
  readonly suite: string;
  readonly id: string;
  /** The suite's name of the rule, or `document`. */
  readonly rule: string;
  /** Our rule, or `document`; undefined where we have none. */
  readonly ours: string | undefined;
  readonly isFlaggedByThem: boolean;
  readonly isFlaggedByUs: boolean;
  readonly agrees: boolean;
  /** The places that they name, and those of them where we have no finding; undefined where they name none. */
  readonly places: { readonly expected: number; readonly missed: readonly string[] } | undefined;
  /** Of our rule; for a document, its errors, or else the lesser findings. */
  readonly findings: readonly CaseFinding[];
  /** Another rule of ours reports the case. */
  isReportedBy(rule: string): boolean;
}

/** What is compared with the suites. */
export interface Engine {
  isBuilt(rule: string): boolean;
  /** Checks a case's root with some rules, and finds in all its files. */
  checkCase(read: LabelledCase, selection: RuleSelection): readonly CaseFinding[];
}

/** Runs a case and lays what was found beside what it expects. */
export function compareCase(read: LabelledCase, engine: Engine): Outcome[] {
  return read.expectations.map((expectation) => compare(read, expectation, engine));
}

function compare(read: LabelledCase, expectation: Expectation, engine: Engine): Outcome {
  const { suite, id } = read;
  const isReportedBy = (rule: string): boolean =>
    engine.isBuilt(rule) && engine.checkCase(read, { kind: 'only', rule, options: {} }).length > 0;
  if (expectation.kind === 'document') {
    const all = engine.checkCase(read, { kind: 'default' });
    const errors = all.filter(({ severity }) => severity === 'error');
    const isFlaggedByUs = errors.length > 0;
    const isFlaggedByThem = !expectation.isValid;
    const agrees = isFlaggedByUs === isFlaggedByThem;
    const both = { rule: 'document', ours: 'document', places: undefined };
    return {
      suite,
      id,
      ...both,
      isFlaggedByThem,
      isFlaggedByUs,
      agrees,
      findings: errors.length > 0 ? errors : all,
      isReportedBy,
    };
  }
  const { rule, isFlagged: isFlaggedByThem, places, options } = expectation;
  const known = ourRule(rule);
  const ours = known !== undefined && engine.isBuilt(known) ? known : undefined;
  const findings =
    ours === undefined ? [] : engine.checkCase(read, { kind: 'only', rule: ours, options: ourOptions(rule, options) });
  const isFlaggedByUs = findings.length > 0;
  const agrees = isFlaggedByUs === isFlaggedByThem;
  return {
    suite,
    id,
    rule,
    ours,
    isFlaggedByThem,
    isFlaggedByUs,
    agrees,
    places: places && {
      expected: places.length,
      missed: places
        .map(({ pointer }) => pointer)
        .filter((pointer) => !findings.some((finding) => isNear(pointer, finding.pointer))),
    },
    findings,
    isReportedBy,
  };
}

/** One of two pointers begins with the other: tools name the object that lacks a field, the field, or its value. */
function isNear(one: string, other: string): boolean {
  const [keys, others] = [keysOf(one), keysOf(other)];
  const length = Math.min(keys.length, others.length);
  return (
    length >= Math.max(keys.length, others.length) - 2 && keys.slice(0, length).every((key, at) => key === others[at])
  );
}
