import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { youngSpaceFlag } from './short-runs.ts';

/**
 * Makes the space that V8 has for new objects as large as a check of so many bytes wants it, where flags keep it from growing.
 *
 * By itself it grows from 1 MB to 128 MB in a check of a description of 9 MB, and memory that is touched for the first time costs more than to collect garbage
 * more often: with 8 MB (two halves, each of which is used in turn) that check takes an eighth less time, and one of 237 KB with 2 MB a twentieth (Node 24, 2 cores).
 * Threads begin with 1 MB each, which is too little for what they have to do: a check in two takes a quarter more time, and so no flag holds there.
 */
export function makeYoungSpaceFor(bytes: number, flags: string): void {
  if (!flags.includes(youngSpaceFlag) || bytes < large) return;
  setFlagsFromString('--semi-space-growth-factor=4');
  // It grows when enough of what is in it is still in use.
  const inUse: unknown[] = [];
  while (youngSpaceSize() < enough && inUse.length < most) {
    for (let index = 0; index < step; index++) inUse.push(new Array(length).fill(0));
  }
  setFlagsFromString(youngSpaceFlag);
}

/** In bytes. Below, a check is done before the space would have grown. */
const large = 2 ** 20;
const enough = 8 * 2 ** 20;

/** Lists of 8 KB: at most so many, and so many between two looks. */
const length = 1024;
const most = 1024;
const step = 16;

function youngSpaceSize(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? enough;
}
