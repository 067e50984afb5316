import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what was made and dropped lately, where so much of it is there that it would have to be within one of the next keystrokes: at a time when
 * nobody waits for the millisecond or two that it takes. Does nothing where the engine doesn't offer it.
 */
export function collectYoung(): void {
  if (!isNearlyFull()) return;
  collect ??= collector();
  collect({ type: 'minor' });
}

function isNearlyFull(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young !== undefined && young.space_used_size > 3 * young.space_available_size;
}

type Collect = (options: { readonly type: 'minor' }) => void;

let collect: Collect | undefined;

/** Contexts that are made under this flag have the function (V8, `--expose-gc`); this one has it no longer than it takes to read it. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return isFunction(found) ? found : () => {};
}

function isFunction(value: unknown): value is Collect {
  return typeof value === 'function';
}
