import { distance } from 'fastest-levenshtein';
import { formatPointer } from '../tree/pointer.ts';
import type { Found } from './lookup.ts';

/** What a reference that leads nowhere may have meant: another key in the map where its way ends. */
export interface Suggestion {
  /** The key. */
  readonly name: string;
  /** The fragment as it should be, with its `#`. */
  readonly fragment: string;
}

type Lookup = (base: string, reference: string) => Found;

/** Undefined where nothing is near enough, or where the rest of the way isn't there either. */
export function closest({ target }: Found, lookup: Lookup): Suggestion | undefined {
  const { tokens = [], uri } = target;
  const ends = tokens.findLastIndex(
    (_, index) => lookup(uri, formatPointer(tokens.slice(0, index))).node !== undefined,
  );
  const parent = lookup(uri, formatPointer(tokens.slice(0, ends))).node;
  const name = tokens[ends];
  if (name === undefined || parent?.kind !== 'map') return undefined;
  const best = nearestName(
    name,
    parent.entries.map(({ key }) => key),
  );
  if (best === undefined) return undefined;
  const fragment = formatPointer([...tokens.slice(0, ends), best, ...tokens.slice(ends + 1)]);
  return lookup(uri, fragment).node ? { name: best, fragment } : undefined;
}

/** The name that a misspelt one is likely to mean. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1;
  for (const key of names) {
    // At least so many letters are other ones.
    if (Math.abs(key.length - name.length) >= least) continue;
    const cost = key.toLowerCase() === name.toLowerCase() ? 0 : distance(key, name);
    if (cost < least) {
      least = cost;
      best = key;
    }
  }
  return best;
}
