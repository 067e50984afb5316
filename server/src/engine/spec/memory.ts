import { meets } from '../lists.ts';

/** What was made of which values, by name: what one check of a description leaves for the next one. */
export type Memory = ReadonlyMap<string, Memo>;

export interface Memo {
  readonly values: readonly unknown[];
  readonly made: unknown;
  /** The pieces of files that were looked up for it. */
  readonly pieces: ReadonlySet<string>;
}

/** Gives what is known already where the values and all pieces that were looked up are the same, and keeps what is asked for this time. */
export class Remembering {
  readonly #before: Memory;
  readonly #changed: ReadonlySet<string>;
  readonly #kept = new Map<string, Memo>();
  /** There is no next check. */
  readonly isLast: boolean;

  /** `changed` are the pieces that are other than they were before. */
  constructor(before: Memory | undefined, changed: ReadonlySet<string> | undefined, isLast = false) {
    this.isLast = isLast;
    this.#before = (changed && before) ?? new Map();
    this.#changed = changed ?? new Set();
  }

  get memory(): Memory {
    return this.#kept;
  }

  known(name: string, values: readonly unknown[]): Memo | undefined {
    const memo = this.#before.get(name);
    if (!memo || !isSame(memo.values, values) || meets(memo.pieces, this.#changed)) return undefined;
    // Lists that are the very same next time needn't be compared.
    const kept = { ...memo, values };
    this.#kept.set(name, kept);
    return kept;
  }

  /** What was made last time, of other values. */
  before(name: string): unknown {
    return this.#before.get(name)?.made;
  }

  keep(name: string, memo: Memo): void {
    this.#kept.set(name, memo);
  }
}

/** Whether two values are one; lists are the same where they have the same in them. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!isSame(one[at], other[at])) return false;
  return true;
}
