import type { Entry } from './node.ts';
import type { RepeatedKey } from './parsed.ts';

/** The entries of a map whose key stands before them. */
export function repeatedKeysOf(entries: readonly Entry[]): readonly RepeatedKey[] {
  if (entries.length < 2) return none;
  return entries.length <= searchedUpTo ? searchKeys(entries) : lookUpKeys(entries);
}

const none: readonly RepeatedKey[] = [];

/** A short list is searched faster than a table is built. */
const searchedUpTo = 8;

function searchKeys(entries: readonly Entry[]): readonly RepeatedKey[] {
  let repeated: RepeatedKey[] | undefined;
  for (let at = 1; at < entries.length; at++) {
    const entry = entries[at];
    for (let before = 0; before < at; before++) {
      const first = entries[before];
      if (!entry || !first || first.key !== entry.key) continue;
      repeated ??= [];
      repeated.push(repeats(entry, first));
      break;
    }
  }
  return repeated ?? none;
}

function lookUpKeys(entries: readonly Entry[]): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = [];
  const firsts = new Map<string, Entry>();
  for (const entry of entries) {
    const first = firsts.get(entry.key);
    if (first) repeated.push(repeats(entry, first));
    else firsts.set(entry.key, entry);
  }
  return repeated;
}

function repeats({ key, keyStart, keyEnd }: Entry, first: Entry): RepeatedKey {
  return { key, start: keyStart, end: keyEnd, first: { start: first.keyStart, end: first.keyEnd } };
}
