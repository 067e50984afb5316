import type { MapNode, Node } from '../tree/node.ts';

/** Nothing that a reader could read: no value, an empty one, white space. What isn't text is another problem. */
export function isBlank(node: Node | undefined): boolean {
  if (!node) return true;
  return (
    node.kind === 'scalar' && (node.value === null || (typeof node.value === 'string' && node.value.trim() === ''))
  );
}

/** How many words the text of a key has. */
export function wordCount(node: MapNode, key: string): number {
  const text = node.text(key)?.trim() ?? '';
  return text === '' ? 0 : text.split(/\s+/).length;
}
