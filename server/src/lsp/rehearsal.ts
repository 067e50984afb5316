import { describeError, type Log } from './guard.ts';

/** So long has nobody typed. In milliseconds. */
const quiet = 500;

/** Of documents in one language; what V8 compiles after so many edits is little, and what it doesn't collect meanwhile is much. */
const mostEdits = 100;

/** A document that takes longer for a step is left alone: what would be gained isn't worth who waits for it. In milliseconds. */
const longestStep = 250;

/**
 * Rehearses edits of a document while its author reads it. V8 compiles what has run often: without this the first few hundred keystrokes of a session take
 * twice as long as those that follow.
 */
export class Rehearsal {
  readonly #log: Log;
  readonly #onOver: () => void;
  /** Of edits, by language, and one more once it has been told that these were all; infinite where a language is given up. */
  readonly #counts = new Map<string, number>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `onOver` is called behind the last edit of a language, while still nobody types. */
  constructor(log: Log, onOver: () => void = () => {}) {
    this.#log = log;
    this.#onOver = onOver;
  }

  /** From now on nobody types. `stepsOf` gives the steps of one edit after another. */
  rest(languageId: string, stepsOf: StepsOf): void {
    this.stop();
    this.#waiting = setTimeout(() => this.#goOn(languageId, stepsOf), quiet);
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }

  /** A step at a time: who asks for something meanwhile waits for no more than that. */
  #goOn(languageId: string, stepsOf: StepsOf, begun?: Iterator<void>): void {
    try {
      const steps = begun ?? this.#next(languageId, stepsOf);
      if (!steps) return;
      const start = performance.now();
      const isOver = steps.next().done;
      if (performance.now() - start > longestStep) this.#counts.set(languageId, Infinity);
      else this.#waiting = setTimeout(() => this.#goOn(languageId, stepsOf, isOver ? undefined : steps), 0);
    } catch (error) {
      this.#counts.set(languageId, Infinity);
      this.#log(`A rehearsed edit failed: ${describeError(error)}`);
    }
  }

  #next(languageId: string, stepsOf: StepsOf): Iterator<void> | undefined {
    const index = this.#counts.get(languageId) ?? 0;
    if (index > mostEdits) return undefined;
    this.#counts.set(languageId, index + 1);
    if (index < mostEdits) return stepsOf(index);
    this.#onOver();
    return undefined;
  }
}

type StepsOf = (index: number) => Iterator<void> | undefined;
