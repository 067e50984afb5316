import { suggest } from '../../configuration/problem.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import type { Node } from '../tree/node.ts';

/**
 * Whether the map of components that a pointer leads into isn't there because its key is misspelt, such as `component` or `schema`: that is the
 * mistake, and not each of the references.
 */
export function isHolderMisspelt(
  tokens: readonly string[],
  version: SpecVersion,
  find: (tokens: readonly string[]) => Node | undefined,
): boolean {
  const holders = [...componentTypes(version).keys()].map((pointer) => pointer.slice(1).split('/'));
  const holder = holders.find(
    (one) => one.length < tokens.length && one.every((token, index) => token === tokens[index]),
  );
  if (!holder) return false;
  for (const [index, token] of holder.entries()) {
    const path = holder.slice(0, index);
    if (find([...path, token])) continue;
    const map = find(path);
    const known = holders.filter((one) => path.every((other, at) => other === one[at])).map((one) => one[index]);
    return (
      map?.kind === 'map' && map.entries.some(({ key }) => !known.includes(key) && suggest(key, [token]) !== undefined)
    );
  }
  return false;
}
