import type { KnownFinding } from './baseline.ts';

/** Finds what a baseline knows of one file, in one state of the file after the other. */
export class BaselineMatch<Found extends object> {
  readonly #slots = new Map<string, Slot>();
  /** Most findings are the same objects as in the state before: with thousands of them that is what counts. */
  readonly #known = new WeakMap<Found, Slot | typeof none>();
  readonly #fingerprintOf: (found: Found) => string;
  #state = 0;

  /** A fingerprint tells the rule, too. */
  constructor(known: readonly KnownFinding[], fingerprintOf: (found: Found) => string) {
    this.#fingerprintOf = fingerprintOf;
    for (const entry of known) {
      const count = (this.#slots.get(entry.fingerprint)?.count ?? 0) + entry.count;
      this.#slots.set(entry.fingerprint, { entry, count, used: 0, state: 0 });
    }
  }

  /** Begins with another state of the file. */
  begin(): void {
    this.#state += 1;
  }

  /** To be asked for each finding of the state, in their order: so many that are the same are known as the baseline has. */
  isKnown(found: Found): boolean {
    let slot = this.#known.get(found);
    if (!slot) {
      slot = this.#slots.get(this.#fingerprintOf(found)) ?? none;
      this.#known.set(found, slot);
    }
    if (slot === none) return false;
    if (slot.state !== this.#state) {
      slot.state = this.#state;
      slot.used = 0;
    }
    slot.used += 1;
    return slot.used <= slot.count;
  }

  /** The entries that were found less often than the baseline has them. */
  unmatched(): readonly KnownFinding[] {
    const left = [...this.#slots.values()].filter(({ count, used, state }) => state !== this.#state || used < count);
    return left.map(({ entry }) => entry);
  }
}

const none = 'none';

/** Findings that are the same to a baseline. */
interface Slot {
  readonly entry: KnownFinding;
  readonly count: number;
  /** How many there are of them in a state of the file. */
  used: number;
  state: number;
}
