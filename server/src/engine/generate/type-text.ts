import type { ApiContext } from '../api/api.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { Node } from '../spec/tree/node.ts';
import { listed } from './words.ts';

/** The type of a schema in words: `string (date-time)`, `array of integers`, `string or null`; `any` where nothing is said. */
export function typeText(schema: Node | undefined, api: ApiContext, depth = 0): string {
  const described = describeSchema(schema, api);
  return described ? typeOf(described, api, depth) : 'any';
}

function typeOf(described: DescribedSchema, api: ApiContext, depth: number): string {
  const names = namesOf(described, api, depth);
  const all = described.isNullable && !names.includes('any') ? [...names, 'null'] : names;
  return listed(all, 'or');
}

function namesOf(described: DescribedSchema, api: ApiContext, depth: number): string[] {
  const { types, alternatives, format, items } = described;
  if (types.length === 0 && alternatives.length > 0 && depth < deepest) {
    const names = [...new Set(alternatives.map((one) => typeText(one, api, depth + 1)))];
    return names.length <= mostAlternatives && !names.some((name) => / or /.test(name)) ? names : ['any'];
  }
  if (types.length === 0) return ['any'];
  return types.map((type) => {
    if (type === 'array') return depth < deepest ? arrayOf(typeText(items, api, depth + 1)) : 'array';
    if (type === 'file') return 'file';
    return format !== undefined && /^[\w-]+$/.test(format) && type !== 'object' ? `${type} (${format})` : type;
  });
}

const deepest = 3;
const mostAlternatives = 3;

/** `array of strings`; of what has no plural, `array`. */
function arrayOf(item: string): string {
  const plural = /^(string|integer|number|boolean|object|file)(?: \([\w-]+\))?$/.exec(item)?.[1];
  if (plural !== undefined) return `array of ${plural}s`;
  return /^array/.test(item) ? item.replace(/^array/, 'array of arrays') : 'array';
}
