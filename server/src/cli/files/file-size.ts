import { statSync } from 'node:fs';

/** In bytes; 0 where nothing is there. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
