import { jsonOf } from '../../generate/json.ts';
import type { MapNode, Node } from '../../spec/tree/node.ts';
import { escapeHtml } from '../escape.ts';

/** The limits of a schema's values, each as HTML: `at least 1`, `at most 80 characters`. */
export function constraintsOf(members: readonly MapNode[]): readonly string[] {
  const limitOf = (key: string): Node | undefined => members.map((member) => member.get(key)).find((one) => one);
  return limits.flatMap(({ key, write }) => {
    const value = limitOf(key);
    const words = value?.kind === 'scalar' && value.value !== null ? write(escapeHtml(jsonOf(value)), value.value) : '';
    return words === '' ? [] : [words];
  });
}

interface Limit {
  readonly key: string;
  /** Empty where the value says nothing. */
  readonly write: (text: string, value: string | number | boolean) => string;
}

function limit(key: string, before: string, after = ''): Limit {
  return { key, write: (text, value) => (typeof value === 'number' ? `${before} ${text}${after}` : '') };
}

const limits: readonly Limit[] = [
  limit('minimum', '≥'),
  {
    key: 'exclusiveMinimum',
    write: (text, value) => (value === true ? 'not the minimum itself' : number('&gt;', text, value)),
  },
  limit('maximum', '≤'),
  {
    key: 'exclusiveMaximum',
    write: (text, value) => (value === true ? 'not the maximum itself' : number('&lt;', text, value)),
  },
  limit('multipleOf', 'multiple of'),
  limit('minLength', 'at least', ' characters'),
  limit('maxLength', 'at most', ' characters'),
  { key: 'pattern', write: (text) => `matches <code>${text}</code>` },
  limit('minItems', 'at least', ' items'),
  limit('maxItems', 'at most', ' items'),
  { key: 'uniqueItems', write: (_, value) => (value === true ? 'no item twice' : '') },
  limit('minProperties', 'at least', ' properties'),
  limit('maxProperties', 'at most', ' properties'),
  { key: 'contentMediaType', write: (text) => `holds <code>${text}</code>` },
  { key: 'contentEncoding', write: (text) => `encoded as <code>${text}</code>` },
];

function number(sign: string, text: string, value: string | number | boolean): string {
  return typeof value === 'number' ? `${sign} ${text}` : '';
}
