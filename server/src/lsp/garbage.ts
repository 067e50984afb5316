import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what was made and dropped lately, where so much of it is there that it would have to be within one of the next keystrokes: at a time when
 * nobody waits for the millisecond or two that it takes. Does nothing where the engine doesn't offer it.
 */
export function collectYoung(): void {
  collectFrom(nearlyFull);
}

/** Collects it once nothing has been written for a moment, also where there is less of it: the next keystroke may make as much as ten others. */
export function collectYoungAtRest(): void {
  resting ??= setTimeout(() => collectFrom(halfFull), moment).unref();
  resting.refresh();
}

/**
 * Collects all that was dropped, also long ago: where much of it is there and nobody waits for the tenth of a second or two that this takes with a large
 * document.
 */
export function collectAll(): void {
  // Node 20 takes `{ type: 'major' }` for a minor collection.
  collect();
}

/** Shares of the space. */
const nearlyFull = 0.75;
const halfFull = 0.5;

/** In milliseconds: less than it takes to strike two keys, more than the server needs from one message to the next. */
const moment = 15;

let resting: NodeJS.Timeout | undefined;

function collectFrom(share: number): void {
  if (isFull(share)) collect({ type: 'minor' });
}

function isFull(share: number): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  if (!young) return false;
  const { space_used_size: used, space_available_size: left } = young;
  return used > share * (used + left);
}

type Collect = (options?: { readonly type: 'minor' }) => void;

let known: Collect | undefined;

function collect(...options: Parameters<Collect>): void {
  known ??= collector();
  known(...options);
}

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
