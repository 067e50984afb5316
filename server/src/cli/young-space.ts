import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 leave the space for new objects as large as it is, some 4 MB once the program is loaded; where it may grow, it grows to 128 MB in a check of a description
 * of 9 MB, which takes an eighth less time if it doesn't: to use memory anew is quicker than to get more of it from the system (Node 24, 2 cores). It is for a
 * check in one thread. Others would be left with the 1 MB that each starts with, which is too little: a check in two takes a quarter more time.
 */
export function holdYoungSpace(): void {
  const growth = growthByVersion.get(/^\d+\.\d+/.exec(process.versions.v8)?.[0] ?? '');
  if (growth === undefined) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  // Before the code is kept, which V8 takes only with the flags that it was compiled with.
  process.prependOnceListener('exit', () => setFlagsFromString(`--semi-space-growth-factor=${growth}`));
}

/** What V8 has by itself, of the versions that were measured: Node 24. With Node 20 a check takes as long either way. */
const growthByVersion = new Map([['13.6', 2]]);
