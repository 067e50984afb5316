import type { MapNode, Node } from '../tree/node.ts';
import type { Run } from './run.ts';
import { referredName } from './schema-name.ts';

/** The alternative that an object's discriminator names; undefined where there is none, or it names none. */
export function discriminated(value: Node, schema: MapNode, branches: readonly Node[], run: Run): Node | undefined {
  const discriminator = value.kind === 'map' ? schema.map('discriminator') : undefined;
  const property = discriminator?.text('propertyName');
  const name = value.kind === 'map' && property !== undefined ? value.text(property) : undefined;
  if (!discriminator || name === undefined) return undefined;
  const mapped = discriminator.map('mapping')?.text(name);
  if (mapped === undefined) return branches.find((branch) => referredName(branch) === name);
  const targets = [mapped, `#/components/schemas/${mapped}`].flatMap((target) => {
    const { node } = run.options.lookup(discriminator.part.uri, target);
    return node ? [node] : [];
  });
  return branches.find((branch) => {
    const reference = branch.kind === 'map' ? branch.text('$ref') : undefined;
    const node = reference === undefined ? branch : run.options.lookup(branch.part.uri, reference).node;
    return node !== undefined && targets.includes(node);
  });
}
