import { damageOf } from '../damage.ts';
import type { Node } from '../tree/node.ts';

/** Whether what a pointer leads to may only be missing since the text around its place can't be read: that has been told. */
export function isTargetDoubtful(
  tokens: readonly string[],
  find: (tokens: readonly string[]) => Node | undefined,
): boolean {
  for (let length = tokens.length - 1; length >= 0; length--) {
    const holder = find(tokens.slice(0, length));
    if (!holder) continue;
    const { places = [] } = damageOf(holder.part) ?? {};
    return places.some(({ isOpen, around, from }) => isOpen && (around.includes(holder) || holder.start >= from));
  }
  return false;
}
