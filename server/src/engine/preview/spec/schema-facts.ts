import type { DescribedSchema } from '../../api/schema.ts';
import { jsonOf } from '../../generate/json.ts';
import type { MapNode, Node } from '../../spec/tree/node.ts';
import { escapeHtml } from '../escape.ts';

/** What is said of a schema's values besides words, each as HTML: limits, those that are allowed, and the default. */
export function factsOf(described: DescribedSchema, items?: DescribedSchema): readonly string[] {
  return [
    ...constraintsOf(described.members),
    ...valuesFact(described.values, 'One of'),
    ...valuesFact(items?.values ?? [], 'Each one of'),
    ...(described.default ? [`Default ${codeHtml(described.default)}`] : []),
    ...(described.example && described.properties.length === 0 ? [`Example ${codeHtml(described.example)}`] : []),
  ];
}

/** Facts as a line; empty for none. */
export function factsLine(facts: readonly string[]): string {
  return facts.length === 0 ? '' : `<div class="schema-facts">${facts.join(' · ')}</div>`;
}

function valuesFact(values: readonly Node[], several: string): string[] {
  if (values.length === 0) return [];
  const shown = values.slice(0, mostValues).map(codeHtml);
  const more = values.length > mostValues ? ` and ${values.length - mostValues} more` : '';
  return [`${values.length === 1 ? 'Always' : several} ${shown.join(' ')}${more}`];
}

const mostValues = 40;

function codeHtml(node: Node): string {
  const text = jsonOf(node);
  return `<code>${escapeHtml(text === '' ? '""' : text.length > longest ? `${text.slice(0, longest)}…` : text)}</code>`;
}

const longest = 160;

/** The limits of a schema's values, each as HTML: `at least 1`, `at most 80 characters`. */
function constraintsOf(members: readonly MapNode[]): readonly string[] {
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

function limit(key: string, before: string): Limit {
  return { key, write: (text, value) => number(before, text, value) };
}

function count(key: string, before: string, thing: { readonly one: string; readonly many: string }): Limit {
  return {
    key,
    write: (text, value) => {
      const words = number(before, text, value);
      return words === '' ? '' : `${words} ${value === 1 ? thing.one : thing.many}`;
    },
  };
}

const character = { one: 'character', many: 'characters' };
const item = { one: 'item', many: 'items' };
const property = { one: 'property', many: 'properties' };

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
  count('minLength', 'at least', character),
  count('maxLength', 'at most', character),
  { key: 'pattern', write: (text) => `matches <code>${text}</code>` },
  count('minItems', 'at least', item),
  count('maxItems', 'at most', item),
  { key: 'uniqueItems', write: (_, value) => (value === true ? 'no item twice' : '') },
  count('minProperties', 'at least', property),
  count('maxProperties', 'at most', property),
  { key: 'contentMediaType', write: (text) => `holds <code>${text}</code>` },
  { key: 'contentEncoding', write: (text) => `encoded as <code>${text}</code>` },
];

function number(sign: string, text: string, value: string | number | boolean): string {
  return typeof value === 'number' ? `${sign} ${text}` : '';
}
