import type { ApiContext } from '../api/api.ts';
import type { DescribedContent } from '../api/described.ts';
import { type DescribedProperty, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';
import { propertiesIn } from './fields.ts';

/**
 * Whether a schema has a field of this name, as documents write it: `address.street`, `items[].id`. Undefined where it can't be told, since a schema on the way takes any field.
 */
export function hasField(contents: readonly DescribedContent[], name: string, api: ApiContext): boolean | undefined {
  const steps = name.split(/\.|\[[^\]]*\]\.?/).filter((step) => step !== '');
  let isOpen = false;
  for (const { schema, fields } of contents) {
    if (fields?.some((field) => field.name === name)) return true;
    const found = fields ? false : leads(schema, steps, api);
    if (found) return true;
    isOpen ||= found === undefined;
  }
  return isOpen ? undefined : false;
}

function leads(schema: Node | undefined, steps: readonly string[], api: ApiContext): boolean | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const properties = propertiesIn(schema, api, 0);
  const property = properties.find((one: DescribedProperty) => one.name === step);
  if (property) return leads(property.schema, rest, api);
  return isClosed(schema, api, properties) ? false : undefined;
}

/** It names its fields, and says of no others what they are like. */
function isClosed(schema: Node | undefined, api: ApiContext, properties: readonly unknown[]): boolean {
  const described = describeSchema(schema, api);
  if (!described) return false;
  const { types, additional } = described;
  if (additional?.kind === 'map') return false;
  return properties.length > 0 || (types.length > 0 && !types.includes('object') && !types.includes('array'));
}
