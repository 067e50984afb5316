import type { SpecVersion } from './grammar/grammar.ts';
import type { Node, ScalarNode } from './tree/node.ts';

/** The version that a document declares in `openapi` or `swagger`. */
export interface DeclaredVersion {
  /** That whose rules it is checked by. */
  readonly version: SpecVersion;
  /** What stands there: `3.1.0`. */
  readonly declared: string;
  readonly node: ScalarNode;
  /** The key that declares it. */
  readonly key: 'openapi' | 'swagger';
  /** It is a version that this checker knows; otherwise it is checked as the nearest one. */
  readonly isKnown: boolean;
}

/** Undefined where the document is no root of an OpenAPI description. */
export function versionOf(root: Node | undefined): DeclaredVersion | undefined {
  if (root?.kind !== 'map') return undefined;
  for (const key of ['openapi', 'swagger'] as const) {
    const node = root.get(key);
    if (node?.kind !== 'scalar') continue;
    const declared = node.value === null ? '' : writtenVersion(node);
    if (!couldBeVersion.test(declared)) continue;
    const { version, isKnown } = key === 'swagger' ? swagger(declared) : openapi(declared);
    return { version, declared, node, key, isKnown };
  }
  return undefined;
}

/** Nothing yet, or a number. Settings of other tools have such a key too: `swagger: true`, `openapi: ./parcels.yaml`. */
const couldBeVersion = /^\s*(?:v?\d.*)?$/i;

/** As it stands there: the number 3.0 is `3.0` and not `3`. */
function writtenVersion({ part, start, end, value }: ScalarNode): string {
  return typeof value === 'string' ? value : part.text.slice(start, end);
}

function swagger(declared: string): { version: SpecVersion; isKnown: boolean } {
  // The key has another name since 3.0.
  if (/^v?3/i.test(declared)) return { ...openapi(declared), isKnown: false };
  return { version: '2.0', isKnown: declared === '2.0' };
}

function openapi(declared: string): { version: SpecVersion; isKnown: boolean } {
  const minor = /^3\.([012])\.\d+(?:-.*)?$/.exec(declared)?.[1];
  if (minor !== undefined) return { version: `3.${minor}` as SpecVersion, isKnown: true };
  const meant = /^v?3\.([012])(?!\d)/i.exec(declared)?.[1];
  if (meant !== undefined) return { version: `3.${meant}` as SpecVersion, isKnown: false };
  if (/^v?3$/i.test(declared)) return { version: '3.0', isKnown: false };
  if (/^2/.test(declared)) return { version: '2.0', isKnown: false };
  return { version: declared === '' ? '3.1' : '3.2', isKnown: false };
}
