import type { Node } from '#engine/spec/tree/node.ts';

/** What a reference within one text leads to. */
export function pointerTarget(root: Node, reference: string): Node | undefined {
  const [path, pointer = ''] = reference.split('#');
  if (path !== '') return undefined;
  let node: Node | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    if (node?.kind === 'map') node = node.get(token.replaceAll('~1', '/').replaceAll('~0', '~'));
    else node = node?.kind === 'list' ? node.items[Number(token)] : undefined;
  }
  return node;
}
