import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { setFlagsForNow, shortRunFlags, youngSpaceFlag } from './short-runs.ts';

/**
 * The space that V8 has for new objects. By itself it grows from 1 MB to 128 MB in a check of a description of 9 MB, and memory that is touched for the first time
 * costs more than to collect garbage more often: with 8 MB (two halves, each of which is used in turn) that check takes an eighth less time, and one of 237 KB with
 * 2 MB a twentieth (Node 24, 2 cores). So it doesn't grow in a short run ({@link youngSpaceFlag}) but where somebody says so.
 */
const isHeld = shortRunFlags.includes(youngSpaceFlag);
const enough = 8 * 2 ** 20;

/** In bytes. Below, a check is done before the space would have grown. */
const large = 2 ** 20;

/** Makes the space as large as a check of so many bytes wants it. */
export function makeYoungSpaceFor(bytes: number): void {
  if (!isHeld || bytes < large) return;
  setFlagsFromString('--semi-space-growth-factor=4');
  // It grows when enough of what is in it is still in use.
  const inUse: unknown[] = [];
  while (youngSpaceSize() < enough && inUse.length < most) {
    for (let index = 0; index < step; index++) inUse.push(new Array(length).fill(0));
  }
  setFlagsFromString(youngSpaceFlag);
}

/** Lists of 8 KB: at most so many, and so many between two looks. */
const length = 1024;
const most = 1024;
const step = 16;

function youngSpaceSize(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? enough;
}

/** Lets the space grow as V8 has it: for runs that nobody knows the length of, and for threads, of which each has one. */
export function letYoungSpaceGrow(): void {
  if (!isHeld) return;
  setFlagsForNow('--semi-space-growth-factor=2', youngSpaceFlag);
}
