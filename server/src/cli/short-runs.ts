import { setFlagsFromString } from 'node:v8';

/** The space for new objects stays as it is: see `young-space.ts`. */
export const youngSpaceFlag = '--semi-space-growth-factor=1';
const lateMaglev = '--invocation-count-for-maglev=3000';

/** Flags of V8 by its version. None is there that nobody has measured. */
const flagsByVersion: ReadonlyMap<string, { readonly all: string; readonly check?: string }> = new Map([
  // Node 20
  ['11.3', { all: '--interrupt-budget=500000' }],
  // Node 22
  ['12.4', { all: '--invocation-count-for-turbofan=10000' }],
  // Node 24
  ['13.6', { all: lateMaglev, check: youngSpaceFlag }],
]);

/**
 * Flags of V8 for a run of the command line; empty where there are none.
 *
 * V8 makes better machine code of functions that have run for some time, which in a short run costs more than it saves, in every thread anew. Later than usual,
 * a check of 1,259 documents takes a quarter of the CPU's time less with Node 20, and a fifth with Node 22; one of a description of 9 MB a fifth (measured on 2
 * cores). In Node 24 it is the quicker of its two compilers: later than usual, a check of a description of 237 KB takes a sixth less time, one of 300 documents an
 * eighth, and one of 9 MB as long. A server is no short run.
 *
 * All threads have the same. A check in one thread has more of them than others.
 */
export function shortRunFlags([command, ...parameters]: readonly string[]): string {
  const flags = flagsByVersion.get(/^\d+\.\d+/.exec(process.versions.v8)?.[0] ?? '');
  if (!flags || command === 'lsp') return '';
  const isCheck = command === 'check' || command === 'fix';
  const isInOneThread = !parameters.some((parameter) => parameter.startsWith('--jobs'));
  return [flags.all, isCheck && isInOneThread ? flags.check : undefined].filter(Boolean).join(' ');
}

/** Has V8 compile as it does by itself where a check of so many bytes is no short run: one of 36 MB takes as long then as without any flags. */
export function compileFor(bytes: number, flags: string): void {
  if (!flags.includes(lateMaglev) || bytes <= longest) return;
  setFlagsFromString('--invocation-count-for-maglev=400');
  // Before the code is kept, which V8 takes only with the flags that it was compiled with.
  process.prependOnceListener('exit', () => setFlagsFromString(lateMaglev));
}

/** In bytes. */
const longest = 16 * 2 ** 20;
