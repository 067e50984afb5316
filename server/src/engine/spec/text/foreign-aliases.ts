import type { Part } from './part.ts';

/**
 * Whether an alias may name an anchor of another part, so that the parts can't be parsed each by itself. An alias that names no anchor of the file
 * is a mistake that its own part shows.
 */
export function haveForeignAliases(parts: readonly Part[]): boolean {
  const owners = new Map<string, Part | undefined>();
  for (const part of parts) {
    for (const name of namesBehind(part, '&')) owners.set(name, owners.has(name) ? undefined : part);
  }
  if (owners.size === 0) return false;
  return parts.some((part) => {
    const isSuspect = namesBehind(part, '*').some((name) => owners.has(name) && owners.get(name) !== part);
    return isSuspect && part.parsed.hasForeignAlias;
  });
}

/** The words that follow an indicator where a value can begin. Prose has such words, too: this is a first sieve. */
function namesBehind(part: Part, indicator: '&' | '*'): readonly string[] {
  const known = sieved[indicator].get(part);
  if (known) return known;
  const names: string[] = [];
  const { text } = part;
  for (let at = text.indexOf(indicator); at !== -1; at = text.indexOf(indicator, at + 1)) {
    if (at > 0 && !/[\s[{,:]/.test(text[at - 1] ?? '')) continue;
    let end = at + 1;
    while (end < text.length && !/[\s[\]{},]/.test(text[end] ?? '')) end++;
    if (end > at + 1) names.push(text.slice(at + 1, end));
  }
  sieved[indicator].set(part, names);
  return names;
}

const sieved = { '&': new WeakMap<Part, readonly string[]>(), '*': new WeakMap<Part, readonly string[]>() };
