import { componentTypes } from '../grammar/walk-types.ts';
import type { Spec } from '../spec.ts';
import type { Entry } from '../tree/node.ts';

/** A component that a root document declares. */
export interface DeclaredComponent {
  /** `schemas`, `securityDefinitions`. */
  readonly kind: string;
  /** The tokens of its pointer. */
  readonly tokens: readonly string[];
  readonly entry: Entry;
}

/** All components of a root document, by kind and in the order of the text. */
export function declaredComponents({ root, version }: Pick<Spec, 'root' | 'version'>): readonly DeclaredComponent[] {
  return [...componentTypes(version).keys()].flatMap((pointer) => {
    const holder = pointer.slice(1).split('/');
    const kind = holder.at(-1) ?? '';
    const map = version === '2.0' ? root.map(kind) : root.map('components')?.map(kind);
    return (map?.entries ?? []).map((entry) => ({ kind, tokens: [...holder, entry.key], entry }));
  });
}
