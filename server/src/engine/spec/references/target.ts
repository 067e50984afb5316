import { resolveUri } from './resolve-uri.ts';

/** What a URI reference names. */
export interface Target {
  /** Of the file; not normalized otherwise than by RFC 3986, 5.2. */
  readonly uri: string;
  /** The fragment as a JSON pointer's tokens (RFC 6901); undefined where it is an anchor's name. */
  readonly tokens: readonly string[] | undefined;
  /** The fragment where it is an anchor's name. */
  readonly anchor: string | undefined;
  /** `http:` and others: never fetched. */
  readonly isRemote: boolean;
  /** The piece of the file that decides what stands there: see {@link pieceOf}. */
  readonly piece: string;
  /** It leads to something in the piece, and not only to the piece itself. */
  readonly isWithin: boolean;
}

/** Reads a reference that stands in the file `base`. */
export function targetOf(base: string, reference: string): Target {
  let ofBase = targets.get(base);
  if (!ofBase) {
    ofBase = new Map();
    targets.set(base, ofBase);
  }
  const known = ofBase.get(reference);
  if (known) return known;
  const target = readTarget(base, reference);
  if (ofBase.size > mostKnown) ofBase.clear();
  ofBase.set(reference, target);
  return target;
}

/** By base and reference: a large file has the same few thousand references at every keystroke. */
const targets = new Map<string, Map<string, Target>>();
const mostKnown = 50_000;

function readTarget(base: string, reference: string): Target {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? '' : decode(reference.slice(hash + 1));
  const uri = path === '' ? base : resolveUri(base, path);
  const isPointer = fragment === '' || fragment.startsWith('/');
  const tokens = isPointer ? pointerTokens(fragment) : undefined;
  const anchor = isPointer ? undefined : fragment;
  const isRemote = uri !== base && /^(?:https?|ftp|urn|tag):/i.test(uri) && !sameOrigin(uri, base);
  const piece = pieceOf(uri, tokens);
  const isWithin = tokens !== undefined && tokens.length > 0 && pieceOf(uri, tokens.slice(0, -1)) === piece;
  return { uri, tokens, anchor, isRemote, piece, isWithin };
}

/** A base on the network (a virtual workspace) may name its own neighbours. */
function sameOrigin(uri: string, base: string): boolean {
  const origin = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(base)?.[0];
  return origin !== undefined && uri.startsWith(`${origin}/`);
}

function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function pointerTokens(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The piece of a file that a pointer leads into: an entry of a container (`uri#/components/schemas/Pet`, `uri#/paths/~1pets`), another entry of
 * the root, or the whole file (`uri#`).
 */
export function pieceOf(uri: string, tokens: readonly string[] | undefined): string {
  if (tokens === undefined || tokens.length === 0) return `${uri}#`;
  const [first = '', second = '', third = ''] = tokens;
  if (first === 'components' && tokens.length >= 3) return `${uri}#${first}/${second}/${third}`;
  if (containers.has(first) && tokens.length >= 2) return `${uri}#${first}/${second}`;
  return `${uri}#${first}`;
}

/** The root's maps whose entries are pieces of their own; in `components`, those of its maps are. */
export const containers: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
]);
