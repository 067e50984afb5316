import type { ApiContext } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import { inlineCode } from '../spec/hover/untrusted.ts';
import type { Node } from '../spec/tree/node.ts';

/** What a schema asks of a value besides its type and its allowed values, in a line of Markdown; undefined for nothing. */
export function constraintsOf(schema: Node | undefined, api: ApiContext): string | undefined {
  const described = describeSchema(schema, api);
  if (!described) return undefined;
  const words: string[] = [];
  for (const [key, name] of keywords) {
    const value = described.members.map((member) => member.get(key)).find((one) => one?.kind === 'scalar');
    if (value?.kind === 'scalar' && value.value !== null && value.value !== false)
      words.push(value.value === true ? name : `${name} ${inlineCode(String(value.value))}`);
  }
  if (described.default?.kind === 'scalar') words.unshift(`default ${inlineCode(String(described.default.value))}`);
  if (described.isReadOnly) words.push('read-only');
  if (described.isWriteOnly) words.push('write-only');
  if (described.isNullable) words.push('may be `null`');
  return words.length === 0 ? undefined : words.join(' · ');
}

const keywords: readonly (readonly [keyword: string, name: string])[] = [
  ['minimum', 'at least'],
  ['exclusiveMinimum', 'more than'],
  ['maximum', 'at most'],
  ['exclusiveMaximum', 'less than'],
  ['multipleOf', 'a multiple of'],
  ['minLength', 'shortest'],
  ['maxLength', 'longest'],
  ['pattern', 'pattern'],
  ['minItems', 'fewest items'],
  ['maxItems', 'most items'],
  ['uniqueItems', 'no item twice'],
];
