import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/**
 * Has the threads that V8 compiles and collects garbage in give way to the program, where both are on one core. Linux can leave them there while another core is
 * idle, and lets each have its turn of 4 ms: so it was seen in a virtual machine with two cores, where a check of a description of 9 MB takes a quarter less
 * time like this, and the slow keystrokes in it an eighth (Node 24). It is to be called at the start, before the program has other threads.
 *
 * Only Linux has priorities of single threads: nothing is done elsewhere.
 */
export function deferHelperThreads(): void {
  if (process.platform !== 'linux') return;
  try {
    const priority = Math.max(helperPriority, getPriority());
    for (const thread of readdirSync('/proc/self/task')) {
      if (Number(thread) !== process.pid) setPriority(Number(thread), priority);
    }
  } catch {
    // No /proc, or it isn't allowed.
  }
}

/** The lowest would be worse: where other programs are busy, the program waits for garbage to be collected by threads that get no turn. */
const helperPriority = constants.priority.PRIORITY_BELOW_NORMAL;
