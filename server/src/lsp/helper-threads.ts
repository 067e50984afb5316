import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Leaves the processor to the program where both want it: V8 collects garbage and makes machine code in threads of its own, as many as four, and on a machine
 * with two cores a keystroke waited for them a fifth of its time. Only Linux gives each thread a priority (setpriority(2)).
 */
export function yieldToProgram(): void {
  if (process.platform !== 'linux') return;
  for (const name of threads()) {
    const thread = Number(name);
    if (thread !== process.pid) attempt(() => setPriority(thread, constants.priority.PRIORITY_LOW));
  }
}

function threads(): readonly string[] {
  return attempt(() => readdirSync('/proc/self/task')) ?? [];
}

/** A thread may have ended, and not every container shows them or lets priorities be changed: then all stays as it is. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
