import type { ApiContext } from '../api/api.ts';
import { type DescribedProperty, type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';

/** Steps into a value: names of properties, indexes of items. */
export type ValuePath = readonly (string | number)[];

/** The schemas of what stands at a path in a value that a schema describes; several where there are alternatives. */
export function schemasAt(schema: Node | undefined, path: ValuePath, api: ApiContext): readonly DescribedSchema[] {
  let schemas = alternativesOf(schema, api);
  for (const step of path) schemas = schemas.flatMap((one) => inner(one, step, api)).slice(0, mostSchemas);
  return schemas;
}

/** The property that a path leads to, whose steps through lists may be left out. */
export function propertyAt(
  schema: Node | undefined,
  names: readonly string[],
  api: ApiContext,
): DescribedProperty | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return undefined;
  for (const one of withItems(schema, api)) {
    const property = one.properties.find((own) => own.name === name);
    if (!property) continue;
    const found = rest.length === 0 ? property : propertyAt(property.schema, rest, api);
    if (found) return found;
  }
  return undefined;
}

/** A schema with all that it may be instead. */
export function alternativesOf(schema: Node | undefined, api: ApiContext, depth = 0): readonly DescribedSchema[] {
  const described = describeSchema(schema, api);
  if (!described) return [];
  if (depth >= deepest) return [described];
  const others = described.alternatives.flatMap((one) => alternativesOf(one, api, depth + 1));
  return [described, ...others].slice(0, mostSchemas);
}

const deepest = 4;
const mostSchemas = 60;

function inner(schema: DescribedSchema, step: string | number, api: ApiContext): readonly DescribedSchema[] {
  if (typeof step === 'number') return alternativesOf(schema.items, api);
  const property = schema.properties.find(({ name }) => name === step);
  return alternativesOf(property?.schema ?? schema.additional, api);
}

/** With the items of lists, and of lists in them. */
function withItems(schema: Node | undefined, api: ApiContext, depth = 0): readonly DescribedSchema[] {
  const own = alternativesOf(schema, api);
  if (depth >= deepest) return own;
  return own.flatMap((one) => [one, ...(one.items ? withItems(one.items, api, depth + 1) : [])]).slice(0, mostSchemas);
}
