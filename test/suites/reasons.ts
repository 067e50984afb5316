import { parse } from 'yaml';
import type { Outcome } from './compare.ts';
import { asFields, asList, asText } from './outside.ts';

/** Why we differ, written by hand in `reasons.yaml`: each reason with the suite, the rule (by the suite's name) and the cases. */
export interface Reasons {
  /** The reason of an outcome that differs, if somebody wrote one. */
  of(outcome: Outcome): string | undefined;
  /** Suite, case and rule of the reasons that nothing asked for: what they explain is so no longer. */
  unused(suites: ReadonlySet<string>): readonly string[];
}

/** @throws where an entry lacks something, or explains what another one explains already */
export function readReasons(text: string): Reasons {
  const reasons = new Map<string, { readonly suite: string; readonly reason: string }>();
  for (const entry of asList(parse(text)) ?? []) {
    const { suite, rule, cases, reason } = readEntry(entry);
    for (const id of cases) {
      const key = keyOf(suite, id, rule);
      if (reasons.has(key)) throw new Error(`two reasons for ${key}`);
      reasons.set(key, { suite, reason });
    }
  }
  const used = new Set<string>();
  return {
    of({ suite, id, rule }) {
      const key = keyOf(suite, id, rule);
      used.add(key);
      return reasons.get(key)?.reason;
    },
    unused(suites) {
      return [...reasons].flatMap(([key, { suite }]) => (suites.has(suite) && !used.has(key) ? [key] : []));
    },
  };
}

function readEntry(entry: unknown): { suite: string; rule: string; cases: readonly string[]; reason: string } {
  const fields = asFields(entry);
  const suite = asText(fields?.suite);
  const rule = asText(fields?.rule);
  const reason = asText(fields?.reason)?.trim();
  const cases = asList(fields?.cases)?.flatMap((id) => asText(id) ?? []);
  if (!suite || !rule || !reason || !cases || cases.length === 0) {
    throw new Error(`a reason needs suite, rule, cases and reason: ${JSON.stringify(entry)}`);
  }
  return { suite, rule, cases, reason };
}

function keyOf(suite: string, id: string, rule: string): string {
  return `${suite} ${id} ${rule}`;
}
