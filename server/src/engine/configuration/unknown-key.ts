import type { Finding } from '../finding.ts';
import { entryOf, type YamlEntry, type YamlValue } from '../yaml/value.ts';
import { didYouMean, problem, replaceFix, shorten, suggest } from './problem.ts';

export interface UnknownKeyPlace {
  readonly uri: string;
  /** The mapping that the key stands in. */
  readonly parent: YamlValue;
  /** The keys that it may have. */
  readonly keys: readonly string[];
}

/** The problem of a key that a mapping doesn't have. The key that is meant may stand there already; then there is no fix. */
export function unknownKey(rule: string, { key, keySpan }: YamlEntry, place: UnknownKeyPlace): Finding {
  const free = place.keys.filter((name) => !entryOf(place.parent, name));
  const suggestion = suggest(key, [...free, ...place.keys]);
  const isFree = suggestion !== undefined && free.includes(suggestion);
  return problem(rule, keySpan, `Unknown key \`${shorten(key)}\`${didYouMean(suggestion)}`, {
    fixes: replaceFix(place.uri, keySpan, isFree ? suggestion : undefined),
  });
}
