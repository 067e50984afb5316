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
    ['13.6', '--invocation-count-for-maglev=3000'],
  ]);
}
