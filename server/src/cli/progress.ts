import { clearLine, cursorTo } from 'node:readline';

/** A line on the terminal that says how far a long run is. */
export interface Progress {
  step(text: string): void;
  /** Removes the line. */
  finish(): void;
}

/** Nothing is shown in the first moments, so that a short run doesn't flicker; milliseconds. */
const quietTime = 300;
const interval = 80;

/**
 * Written by `step` itself, since checking is synchronous and the timers that drive a spinner library would not run.
 */
export function showProgress(stream: NodeJS.WriteStream, isWanted: boolean): Progress {
  if (!isWanted || !stream.isTTY || process.env.TERM === 'dumb') return { step() {}, finish() {} };
  let next = performance.now() + quietTime;
  let isShown = false;
  return {
    step(text) {
      const now = performance.now();
      if (now < next) return;
      next = now + interval;
      isShown = true;
      clearLine(stream, 0);
      cursorTo(stream, 0);
      stream.write(text.slice(0, Math.max(0, (stream.columns ?? 80) - 1)));
    },
    finish() {
      if (!isShown) return;
      isShown = false;
      clearLine(stream, 0);
      cursorTo(stream, 0);
    },
  };
}
