import type { ApiContext } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';
import { toValue } from '../spec/tree/to-value.ts';
import { isForeign } from './offered-fields.ts';

/** A value that a schema allows: the one that it shows, else one made of what it requires. */
export function sampleOf(
  schema: Node | undefined,
  api: ApiContext,
  direction: { readonly isSent: boolean },
  depth = 0,
): unknown {
  const described = describeSchema(schema, api);
  if (!described) return null;
  const { example, default: standard, values, types, properties, items, alternatives } = described;
  const shown = example ?? standard ?? values[0];
  if (shown) return toValue(shown);
  if (properties.length > 0) {
    if (depth > deepest) return {};
    const own = properties.filter((one) => !isForeign(describeSchema(one.schema, api) ?? nothing, direction));
    return Object.fromEntries(own.map(({ name, schema: inner }) => [name, sampleOf(inner, api, direction, depth + 1)]));
  }
  const [first] = alternatives;
  if (first && depth <= deepest) return sampleOf(first, api, direction, depth + 1);
  switch (types[0]) {
    case 'array':
      return items && depth <= deepest ? [sampleOf(items, api, direction, depth + 1)] : [];
    case 'object':
      return {};
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return true;
    case 'null':
      return null;
  }
  return sampleTexts.get(described.format ?? '') ?? 'text';
}

const deepest = 4;
const nothing = { isReadOnly: false, isWriteOnly: false };

const sampleTexts: ReadonlyMap<string, string> = new Map([
  ['date', '2026-01-31'],
  ['date-time', '2026-01-31T12:00:00Z'],
  ['uuid', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ['email', 'name@example.com'],
  ['uri', 'https://example.com'],
]);
