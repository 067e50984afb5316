import type { Part } from '../text/part.ts';
import { type Entry, keyPlace } from '../tree/node.ts';
import { type PathStep, pathTo, tokensOf } from '../tree/path-to.ts';

/** The steps within a part to what stands at an offset of it, and the tokens of the pointer that leads there in its file. */
export function pointerAt(
  part: Part,
  offset: number,
): { readonly steps: readonly PathStep[]; readonly tokens: readonly string[] } {
  const steps = pathTo(part.parsed.root, offset);
  // A container's own part holds its key, and those of the containers around it don't repeat it.
  return { steps, tokens: [...part.containers, ...tokensOf(steps)] };
}

/** The pointer of an entry in its file, as tokens. */
export function pointerOf(entry: Entry): readonly string[] {
  const { part, start } = keyPlace(entry);
  return pointerAt(part, start).tokens;
}
