import type { ApiContext } from '../api/api.ts';
import { type DescribedProperty, type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';

/** Steps into a value: names of properties, indexes of items. */
export type ValuePath = readonly (string | number)[];

/** The schemas of what stands at a path in a value that a schema describes; several where there are alternatives. */
export function schemasAt(schema: Node | undefined, path: ValuePath, api: ApiContext): readonly DescribedSchema[] {
  let schemas = alternativesOf(schema, api);
  for (const step of path) schemas = unfolded(inner(schemas, step), api);
  return schemas;
}

/** The property that a path leads to, whose steps through lists may be left out. */
export function propertyAt(
  schema: Node | undefined,
  names: readonly string[],
  api: ApiContext,
): DescribedProperty | undefined {
  const [last] = names.slice(-1);
  let schemas = unfolded([schema], api, { withItems: true });
  for (const name of names.slice(0, -1)) {
    const next = schemas.flatMap(({ properties }) => properties.filter((own) => own.name === name));
    schemas = unfolded(
      next.map((property) => property.schema),
      api,
      { withItems: true },
    );
  }
  return schemas.flatMap(({ properties }) => properties).find(({ name }) => name === last);
}

/** A schema with all that it may be instead. */
export function alternativesOf(schema: Node | undefined, api: ApiContext): readonly DescribedSchema[] {
  return unfolded([schema], api);
}

const mostSchemas = 60;

/** Schemas with all that they may be instead, and the items of lists where they are wanted too; each once, so that none that refers to itself goes on for ever. */
function unfolded(
  schemas: readonly (Node | undefined)[],
  api: ApiContext,
  { withItems = false } = {},
): readonly DescribedSchema[] {
  const found: DescribedSchema[] = [];
  const seen = new Set<Node>();
  const queue = [...schemas];
  for (let at = 0; at < queue.length && found.length < mostSchemas; at++) {
    const described = describeSchema(queue[at], api);
    const [member] = described?.members ?? [];
    if (!described || (member && seen.has(member))) continue;
    if (member) seen.add(member);
    found.push(described);
    queue.push(...described.alternatives, ...(withItems ? [described.items] : []));
  }
  return found;
}

function inner(schemas: readonly DescribedSchema[], step: string | number): readonly (Node | undefined)[] {
  if (typeof step === 'number') return schemas.map(({ items }) => items);
  return schemas.map(
    ({ properties, additional }) => properties.find(({ name }) => name === step)?.schema ?? additional,
  );
}
