import { parse } from 'yaml';
import type { Outcome } from './compare.ts';
import { asFields, asList, asText } from './outside.ts';

/**
 * Why we differ, written by hand in `reasons.yaml`: each reason with the suite, the rule (by the suite's name) and the cases; and
 * with `by`, where another rule of ours reports them, which is looked after.
 */
export interface Reasons {
  /** The reason of an outcome that differs, if somebody wrote one and it holds. */
  of(outcome: Outcome): string | undefined;
  /** Suite, case and rule of the reasons that nothing asked for: what they explain is so no longer. */
  unused(suites: ReadonlySet<string>): readonly string[];
}

/** @throws where an entry lacks something, or explains what another one explains already */
export function readReasons(text: string): Reasons {
  const reasons = new Map<string, Reason>();
  for (const entry of asList(parse(text)) ?? []) {
    const { cases, ...read } = readEntry(entry);
    const { suite, rule } = read;
    for (const id of cases) {
      const key = keyOf(suite, id, rule);
      if (reasons.has(key)) throw new Error(`two reasons for ${key}`);
      reasons.set(key, read);
    }
  }
  const used = new Set<string>();
  return {
    of({ suite, id, rule, isReportedBy }) {
      const key = keyOf(suite, id, rule);
      used.add(key);
      const found = reasons.get(key);
      return found?.by !== undefined && !isReportedBy(found.by) ? undefined : found?.reason;
    },
    unused(suites) {
      return [...reasons].flatMap(([key, { suite }]) => (suites.has(suite) && !used.has(key) ? [key] : []));
    },
  };
}

interface Reason {
  readonly suite: string;
  readonly rule: string;
  readonly reason: string;
  readonly by: string | undefined;
}

function readEntry(entry: unknown): Reason & { readonly cases: readonly string[] } {
  const fields = asFields(entry);
  const suite = asText(fields?.suite);
  const rule = asText(fields?.rule);
  const reason = asText(fields?.reason)?.trim();
  const cases = asList(fields?.cases)?.flatMap((id) => asText(id) ?? []);
  if (!suite || !rule || !reason || !cases || cases.length === 0) {
    throw new Error(`a reason needs suite, rule, cases and reason: ${JSON.stringify(entry)}`);
  }
  return { suite, rule, cases, reason, by: asText(fields?.by) };
}

function keyOf(suite: string, id: string, rule: string): string {
  return `${suite} ${id} ${rule}`;
}
