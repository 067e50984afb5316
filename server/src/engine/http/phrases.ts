import { distance } from 'fastest-levenshtein';
import { addTo } from '../lists.ts';
import { findStatus, type HttpStatus, httpStatuses } from './statuses.ts';

/** Words that stand behind a status code: a reason phrase of the registry, today's or a former one, or nearly one. */
export interface ReadPhrase {
  /** How many characters of the words it takes. */
  readonly length: number;
  /** The statuses that are or were called so; of a misspelt phrase, the one whose code stands before it. */
  readonly statuses: readonly HttpStatus[];
  readonly isMisspelt: boolean;
}

/** The phrase with which words begin, the longest one; that of `code` also where it is misspelt. */
export function readPhrase(words: string, code: number): ReadPhrase | undefined {
  const ends = [...words.matchAll(/[A-Za-z'’]+/g)].slice(0, mostWords).map(({ index, 0: word }) => index + word.length);
  for (const length of ends.toReversed()) {
    const statuses = byPhrase.get(normalize(words.slice(0, length)));
    if (statuses) return { length, statuses, isMisspelt: false };
  }
  const own = findStatus(code);
  if (!own || own.isUnused) return undefined;
  const length = ends[own.phrase.split(/[\s-]/).length - 1] ?? ends.at(-1);
  return length !== undefined && isMisspelt(words.slice(0, length), own.phrase)
    ? { length, statuses: [own], isMisspelt: true }
    : undefined;
}

const mostWords = 5;

/** Case, hyphens, apostrophes and the British spelling make no difference. */
function normalize(phrase: string): string {
  return phrase.toLowerCase().replace(/[-'’]/g, '').replace(/\s+/g, ' ').replace('unauthoris', 'unauthoriz');
}

const byPhrase = phrases();

function phrases(): ReadonlyMap<string, readonly HttpStatus[]> {
  const found = new Map<string, HttpStatus[]>();
  for (const status of httpStatuses) {
    if (status.isUnused) continue;
    for (const phrase of [status.phrase, ...status.formerPhrases]) {
      const key = normalize(phrase);
      addTo(found, key, status);
    }
  }
  return found;
}

/** One or two letters are other ones, in words long enough that no other word comes so near. */
function isMisspelt(words: string, phrase: string): boolean {
  const written = normalize(words);
  const wanted = normalize(phrase);
  if (written === `${wanted}s` || wanted === `${written}s`) return false;
  const most = wanted.length < 7 ? 0 : wanted.length < 12 ? 1 : 2;
  return (
    written[0] === wanted[0] && Math.abs(written.length - wanted.length) <= most && distance(written, wanted) <= most
  );
}
