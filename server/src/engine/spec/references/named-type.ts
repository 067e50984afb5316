import type { ObjectType } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import type { Node } from '../tree/node.ts';
import { versionOf } from '../version.ts';
import type { Target } from './target.ts';

/**
 * The kind of component that a pointer names by the way it goes: `#/components/responses/NotFound`, in 2.0 `#/definitions/Parcel`; for `#`, the document. Undefined
 * for every other place, and in files without a version: what a fragment calls its maps is its own affair.
 */
export function namedType({ tokens }: Target, root: Node | undefined): ObjectType | undefined {
  const version = tokens && versionOf(root)?.version;
  if (!version) return undefined;
  if (tokens.length === 0) return 'openapi';
  if (tokens.length !== (version === '2.0' ? 2 : 3)) return undefined;
  return componentTypes(version).get(`/${tokens.slice(0, -1).join('/')}`);
}

/** Whether a pointer names another kind of component than the one expected, in whichever version. */
export function mayNameOtherKind({ tokens }: Target, expected: ObjectType): boolean {
  if (!tokens) return false;
  if (tokens.length === 0) return componentKinds.has(expected);
  const path = `/${tokens.slice(0, -1).join('/')}`;
  return versions.some((version) => isOtherKind(componentTypes(version).get(path), expected));
}

const versions = ['2.0', '3.2'] as const;

/** Whether something of one kind stands where another one is expected. Of what is no kind of component nothing can be said. */
export function isOtherKind(named: ObjectType | undefined, expected: ObjectType): boolean {
  return named !== undefined && named !== expected && componentKinds.has(expected);
}

const componentKinds: ReadonlySet<ObjectType> = new Set([
  ...componentTypes('2.0').values(),
  ...componentTypes('3.2').values(),
]);
