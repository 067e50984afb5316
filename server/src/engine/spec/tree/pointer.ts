import type { Entry, Node } from './node.ts';

/**
 * The tokens of a JSON pointer (RFC 6901): of a URI's fragment (`#/a/~1b%20c`, or `#` for the whole), or as text (`/a/~1b c`).
 * Undefined where it is none, such as the name of an anchor. https://www.rfc-editor.org/rfc/rfc6901
 */
export function parsePointer(pointer: string): string[] | undefined {
  const isFragment = pointer.startsWith('#');
  const text = isFragment ? decode(pointer.slice(1)) : pointer;
  if (text === '') return [];
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined;
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer as a URI's fragment, with its `#`. */
export function formatPointer(tokens: readonly string[]): string {
  return `#${tokens.map((token) => `/${encodeToken(token)}`).join('')}`;
}

/** The node that a pointer's tokens lead to. */
export function nodeAt(root: Node | undefined, tokens: readonly string[]): Node | undefined {
  let node = root;
  for (const token of tokens) {
    if (!node) return undefined;
    node = childOf(node, token);
  }
  return node;
}

/** The entry that a pointer's tokens lead to; undefined for the root and for an item of a list. */
export function entryAt(root: Node | undefined, tokens: readonly string[]): Entry | undefined {
  const last = tokens.at(-1);
  if (last === undefined) return undefined;
  const parent = nodeAt(root, tokens.slice(0, -1));
  return parent?.kind === 'map' ? parent.entry(last) : undefined;
}

function childOf(node: Node, token: string): Node | undefined {
  switch (node.kind) {
    case 'map':
      return node.get(token);
    case 'list':
      return /^(?:0|[1-9][0-9]*)$/.test(token) ? node.items[Number(token)] : undefined;
    case 'scalar':
      return undefined;
  }
}

/** A `%` that encodes nothing is itself: people write `#/paths/~1a%b`. */
function decode(fragment: string): string {
  return fragment.replace(/(?:%[0-9a-fA-F]{2})+/g, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** A key as a step of a pointer in a URI's fragment (RFC 6901, 3 and 6). */
export function encodeToken(token: string): string {
  const escaped = token.replaceAll('~', '~0').replaceAll('/', '~1');
  const wellFormed = escaped.replace(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURI(wellFormed).replaceAll('#', '%23');
}
