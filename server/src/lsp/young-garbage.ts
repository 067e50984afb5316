import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what was made and dropped lately, which takes a millisecond or two: at a time when nobody waits, instead of within the next keystroke but
 * one. Does nothing where the engine doesn't offer it.
 */
export function collectYoung(): void {
  collect ??= collector();
  collect({ type: 'minor' });
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
