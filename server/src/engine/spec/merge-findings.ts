import { byPlace, type Finding } from '../finding.ts';
import { isForAll } from '../suppression/names.ts';

/** The findings of several descriptions by file: what two of them say of a file that they share is said once. */
export function mergeFindings(
  found: readonly ReadonlyMap<string, readonly Finding[]>[],
): ReadonlyMap<string, readonly Finding[]> {
  const merged = new Map<string, readonly Finding[]>();
  for (const byFile of found) {
    for (const [uri, findings] of byFile) {
      const before = merged.get(uri);
      merged.set(uri, before ? mergeTwo(before, findings) : findings);
    }
  }
  return merged;
}

function mergeTwo(one: readonly Finding[], other: readonly Finding[]): readonly Finding[] {
  const [known, others] = [new Set(one.map(keyOf)), new Set(other.map(keyOf))];
  const added = other.filter((finding) => !known.has(keyOf(finding)) && !isForAll(finding.rule));
  const kept = one.filter((finding) => !isForAll(finding.rule) || others.has(keyOf(finding)));
  return [...kept, ...added].sort(inOneOrder);
}

/** Whichever description comes first: each may say something else of one place. */
function inOneOrder(a: Finding, b: Finding): number {
  return byPlace(a, b) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}

function keyOf({ rule, message, span }: Finding): string {
  return `${span.start}:${span.end}:${rule}:${message}`;
}
