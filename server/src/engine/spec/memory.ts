/** What was made of which values, by name: what one check of a description leaves for the next one. */
export type Memory = ReadonlyMap<string, Memo>;

interface Memo {
  readonly values: readonly unknown[];
  readonly made: unknown;
}

/** Gives what is known already where the values are the same, and keeps what is asked for this time. */
export class Remembering {
  readonly #before: Memory;
  readonly #kept = new Map<string, Memo>();

  constructor(before: Memory | undefined) {
    this.#before = before ?? new Map();
  }

  get memory(): Memory {
    return this.#kept;
  }

  memo<T>(name: string, values: readonly unknown[], make: () => T): T {
    const before = this.#before.get(name);
    const memo = before && isSame(before.values, values) ? before : { values, made: make() };
    this.#kept.set(name, memo);
    // What was kept under a name is what its `make` made.
    return memo.made as T;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
