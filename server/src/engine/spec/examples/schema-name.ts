import { listed } from '../facts/listed.ts';
import type { Node } from '../tree/node.ts';

/** What some schemas are called, by their references or titles; undefined where one of them has no name. */
export function namesOf(schemas: readonly Node[]): string | undefined {
  const names = schemas.map(
    (schema) => referredName(schema) ?? (schema.kind === 'map' ? schema.text('title') : undefined),
  );
  const known = names.flatMap((name) => name ?? []);
  return known.length < names.length ? undefined : listed(known, 4);
}

/** The last step of a reference; of a whole file, its name. */
export function referredName(schema: Node): string | undefined {
  const reference = schema.kind === 'map' ? schema.text('$ref') : undefined;
  if (reference === undefined) return undefined;
  const [path = '', fragment = ''] = reference.split('#');
  const last = fragment.split('/').at(-1);
  if (last) return last.replaceAll('~1', '/').replaceAll('~0', '~');
  return (
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') || undefined
  );
}
