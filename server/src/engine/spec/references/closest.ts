import { distance } from 'fastest-levenshtein';
import type { Found } from '../spec.ts';

/** What a reference that leads nowhere may have meant: another key in the map that holds its last step. */
export interface Suggestion {
  /** The key. */
  readonly name: string;
  /** The fragment as it should be, with its `#`. */
  readonly fragment: string;
}

/** Undefined where nothing is near enough. */
export function closest({ target }: Found, lookup: (base: string, reference: string) => Found): Suggestion | undefined {
  const name = target.tokens?.at(-1);
  if (name === undefined) return undefined;
  const parents = target.tokens?.slice(0, -1) ?? [];
  const parent = lookup(target.uri, `#${parents.map((token) => `/${escapeToken(token)}`).join('')}`).node;
  if (parent?.kind !== 'map') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1;
  for (const { key } of parent.entries) {
    const cost = key.toLowerCase() === name.toLowerCase() ? 0 : distance(key, name);
    if (cost < least) {
      least = cost;
      best = key;
    }
  }
  if (best === undefined) return undefined;
  return { name: best, fragment: `#${[...parents, best].map((token) => `/${escapeToken(token)}`).join('')}` };
}

/** A key as a step of a JSON pointer in a URI's fragment (RFC 6901, 3 and 6). */
export function escapeToken(token: string): string {
  return encodeURI(token.replaceAll('~', '~0').replaceAll('/', '~1')).replaceAll('#', '%23');
}
