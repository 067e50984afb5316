import { setFlagsFromString } from 'node:v8';

/** The space for new objects stays as it is: see `young-space.ts`. */
export const youngSpaceFlag = '--semi-space-growth-factor=1';
const lateMaglev = '--invocation-count-for-maglev=3000';

/**
 * Flags of V8 for a program that runs for a second or two; empty for versions that need none, and for those that nobody has measured.
 *
 * V8 makes better machine code of functions that have run for some time, which in a short run costs more than it saves, in every thread anew. Later than usual,
 * a check of 1,259 documents takes a quarter of the CPU's time less with Node 20, and a fifth with Node 22; one of a description of 9 MB a fifth (measured on 2
 * cores). In Node 24 it is the quicker of its two compilers: later than usual, a check of a description of 237 KB takes a sixth less time, one of 300 documents an
 * eighth, and one of 9 MB as long.
 */
export const shortRunFlags: string = flagsByVersion().get(/^\d+\.\d+/.exec(process.versions.v8)?.[0] ?? '') ?? '';

function flagsByVersion(): ReadonlyMap<string, string> {
  return new Map([
    // Node 20
    ['11.3', '--interrupt-budget=500000'],
    // Node 22
    ['12.4', '--invocation-count-for-turbofan=10000'],
    // Node 24
    ['13.6', `${lateMaglev} ${youngSpaceFlag}`],
  ]);
}

/** Has V8 compile as it does by itself where a check of so many bytes is no short run: one of 36 MB takes a tenth less time so. */
export function compileFor(bytes: number): void {
  if (shortRunFlags.includes(lateMaglev) && bytes > longest)
    setFlagsForNow('--invocation-count-for-maglev=400', lateMaglev);
}

/** In bytes. */
const longest = 16 * 2 ** 20;

/** Sets flags of V8 until the code is kept at the end, which V8 takes only with the flags that it was compiled with. */
export function setFlagsForNow(flags: string, flagsBefore: string): void {
  setFlagsFromString(flags);
  process.prependOnceListener('exit', () => setFlagsFromString(flagsBefore));
}
