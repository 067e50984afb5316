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

/** The limits of a schema's values, each as HTML: `1 to 100`, `at most 80 characters`. */
function constraintsOf(members: readonly MapNode[]): readonly string[] {
  const limitOf = (key: string): Node | undefined => members.map((member) => member.get(key)).find((one) => one);
  const told = new Set<string>();
  return limits.flatMap(({ key, write, upTo, thing }) => {
    const value = limitOf(key);
    if (value?.kind !== 'scalar' || value.value === null || told.has(key)) return [];
    const most = upTo === undefined ? undefined : limitOf(upTo);
    const range = most && rangeOf(value, most, thing);
    if (range !== undefined && upTo !== undefined) told.add(upTo);
    const words = range ?? write(escapeHtml(jsonOf(value)), value.value);
    return words === '' ? [] : [words];
  });
}

/** Undefined where the two are no numbers in their order. */
function rangeOf(least: Node, most: Node, thing: Thing | undefined): string | undefined {
  if (least.kind !== 'scalar' || most.kind !== 'scalar') return undefined;
  const [from, to] = [least.value, most.value];
  if (typeof from !== 'number' || typeof to !== 'number' || from > to) return undefined;
  const [first, last] = [escapeHtml(jsonOf(least)), escapeHtml(jsonOf(most))];
  const name = thing === undefined ? '' : ` ${to === 1 ? thing.one : thing.many}`;
  return from === to ? `exactly ${first}${name}` : `${first} to ${last}${name}`;
}

interface Thing {
  readonly one: string;
  readonly many: string;
}

interface Limit {
  readonly key: string;
  /** The key of the limit at the other end. */
  readonly upTo?: string;
  readonly thing?: Thing;
  /** Empty where the value says nothing. */
  readonly write: (text: string, value: string | number | boolean) => string;
}

function limit(key: string, before: string): Limit {
  return { key, write: (text, value) => number(before, text, value) };
}

function count(key: string, before: string, thing: Thing): Limit {
  return {
    key,
    thing,
    ...(key.startsWith('min') && { upTo: key.replace('min', 'max') }),
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
  { ...limit('minimum', '≥'), upTo: 'maximum' },
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
