/** A line on the terminal that says how far a long run is. */
export interface Progress {
  step(text: string): void;
  /** Removes the line. */
  finish(): void;
}

/** What standard error is, as far as it counts here. */
export type TerminalStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Nothing is shown in the first moments, so that a short run doesn't flicker; milliseconds. */
const quietTime = 300;
const interval = 80;

/** Clears the line, and goes to its start: EL and CHA of ECMA-48. `node:readline` would write the same, and has to be loaded. */
const emptyLine = '\u001B[2K\u001B[1G';

/**
 * Written by `step` itself, since checking is synchronous and the timers that drive a spinner library would not run.
 */
export function showProgress(stream: TerminalStream, isWanted: boolean, clock = () => performance.now()): Progress {
  if (!isWanted || !stream.isTTY || process.env.TERM === 'dumb') return { step() {}, finish() {} };
  let next = clock() + quietTime;
  let isShown = false;
  return {
    step(text) {
      const now = clock();
      if (now < next) return;
      next = now + interval;
      isShown = true;
      stream.write(emptyLine);
      stream.write(text.slice(0, Math.max(0, (stream.columns || 80) - 1)));
    },
    finish() {
      if (!isShown) return;
      isShown = false;
      stream.write(emptyLine);
    },
  };
}
