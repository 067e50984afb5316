import type { Part } from './part.ts';

/**
 * Whether an alias may name an anchor of another part, so that the parts can't be parsed each by itself. An alias that names no anchor of the file
 * is a mistake that its own part shows.
 */
export function haveForeignAliases(parts: readonly Part[]): boolean {
  const owners = new Map<string, Part | undefined>();
  for (const part of parts) {
    for (const name of part.anchorNames) owners.set(name, owners.has(name) ? undefined : part);
  }
  if (owners.size === 0) return false;
  for (const part of parts) {
    const isSuspect = part.aliasNames.some((name) => owners.has(name) && owners.get(name) !== part);
    if (isSuspect && part.parsed.hasForeignAlias) return true;
  }
  return false;
}
