import type { Node } from '../tree/node.ts';

/** What a schema among others is called: `` `Parcel` `` by its reference or its title, else by its number. */
export function schemaName(schema: Node, others: readonly Node[]): string {
  const name = referredName(schema) ?? (schema.kind === 'map' ? schema.text('title') : undefined);
  return name === undefined ? `alternative ${others.indexOf(schema) + 1}` : `\`${name}\``;
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
