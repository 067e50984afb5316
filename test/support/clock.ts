/** Time that passes when a test says so, for whoever sets timers, or looks at the time, after {@link replace}. */
export class Clock {
  readonly #waiting = new Map<object, { readonly run: () => void; readonly at: number }>();
  readonly #own = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  readonly #ownNow = performance.now;
  #now = 0;

  replace(): void {
    const setTimeout = (run: () => void, delay: number) => {
      const timer = {};
      this.#waiting.set(timer, { run, at: this.#now + delay });
      return timer;
    };
    const clearTimeout = (timer: object | undefined) => timer && this.#waiting.delete(timer);
    Object.assign(globalThis, { setTimeout, clearTimeout });
    performance.now = () => this.#now;
  }

  restore(): void {
    Object.assign(globalThis, this.#own);
    performance.now = this.#ownNow;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    // What is added meanwhile is met, too.
    for (const [timer, { run, at }] of this.#waiting) {
      if (at > this.#now || !this.#waiting.delete(timer)) continue;
      run();
    }
  }

  /** What runs now takes so many milliseconds. */
  spend(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
