import { distance } from 'fastest-levenshtein';
import type { PathSegment } from '../endpoints/path.ts';
import { type Call, type Entry, mayMeanAny } from './endpoint-entries.ts';
import type { NamedMatch, NamedSuggestion } from './named-endpoint.ts';

/** What an endpoint was answered. */
interface KnownMatch {
  readonly method: string;
  /** Without those that are empty. */
  readonly segments: readonly PathSegment[];
  readonly match: NamedMatch | undefined;
  /** The operation is called just so: what may stand before paths has no part in it. */
  readonly isSame: boolean;
}

/** What an endpoint that is no operation may have meant, and which operations would have been nearer. */
interface KnownSuggestions {
  readonly method: string;
  /** The shapes of the path as it may stand in a description. */
  readonly shapes: readonly string[];
  /** The same, as it is written, with its fragment. */
  readonly texts: readonly string[];
  /** So many letters are others in what is as near at most. */
  readonly distance: number;
  readonly names: readonly NamedSuggestion[];
}

/** What the index of some operations was asked. It goes on to the index of the next ones, but for what those may answer otherwise. */
export class KnownEndpoints {
  #matches = new Map<string, KnownMatch>();
  #suggestions = new Map<string, KnownSuggestions>();
  /** Nothing that was asked has been left behind. */
  #isWhole = true;
  #isTaken = false;

  /** What was known before has gone on to another one. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** Undefined where nobody has asked. */
  match(name: string): KnownMatch | undefined {
    return this.#matches.get(name);
  }

  setMatch(name: string, known: KnownMatch): void {
    if (this.#matches.size >= mostKnown) this.#clear();
    this.#matches.set(name, known);
  }

  suggestions(name: string): readonly NamedSuggestion[] | undefined {
    return this.#suggestions.get(name)?.names;
  }

  setSuggestions(name: string, known: KnownSuggestions): void {
    if (this.#suggestions.size >= mostKnown) this.#clear();
    this.#suggestions.set(name, known);
  }

  /**
   * Takes all that another one knows, which knows nothing any more, but for what operations that have come or gone make another answer. Answers with the names of the
   * endpoints that mean something else now; undefined where it isn't known that these are all. `mayReadElse`
   * tells of a path whether something else may stand before it, or be missing there; undefined where that is so of none.
   */
  take(
    other: KnownEndpoints,
    changed: readonly Entry[],
    mayReadElse: ((segments: readonly PathSegment[]) => boolean) | undefined,
  ): ReadonlySet<string> | undefined {
    const isWhole = other.#isWhole;
    this.#matches = other.#matches;
    this.#suggestions = other.#suggestions;
    other.#clear();
    other.#isTaken = true;
    const outdated = new Set<string>();
    const methods = new Set(changed.map(({ method }) => method));
    for (const [name, { method, segments, isSame }] of this.#matches) {
      const isConcerned = (method === '' || methods.has(method)) && mayMeanAny(changed, method, segments);
      if (isConcerned || (!isSame && mayReadElse?.(segments))) outdated.add(name);
    }
    for (const name of outdated) this.#matches.delete(name);
    if (mayReadElse) this.#suggestions.clear();
    for (const [name, known] of this.#suggestions)
      if (changed.some((entry) => isNear(entry, known) || (entry.other && isNear(entry.other, known))))
        this.#suggestions.delete(name);
    return isWhole ? outdated : undefined;
  }

  #clear(): void {
    this.#matches = new Map();
    this.#suggestions = new Map();
    this.#isWhole = false;
  }
}

/** Names that nobody asks about any more are left behind at last. */
const mostKnown = 100_000;

/** Whether an endpoint may have meant an operation, or would as well as another one. */
function isNear({ method, shape, full }: Call, known: KnownSuggestions): boolean {
  if (known.shapes.includes(shape)) return true;
  if (method !== known.method) return false;
  return known.texts.some(
    (other) => Math.abs(other.length - full.length) <= known.distance && distance(other, full) <= known.distance,
  );
}
