import { distance } from 'fastest-levenshtein';

/** The name that may have been meant by another one; undefined where none is near enough. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A name of which no letter is left is another one.
  let least = Math.min(Math.max(1, Math.min(3, Math.floor(name.length / 3))), name.length - 1) + 1;
  const plain = simplified(name);
  for (const candidate of names) {
    const cost = simplified(candidate) === plain ? 0 : distance(candidate, name);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** `user_id`, `userId` and `User-ID` are one name. */
function simplified(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}
