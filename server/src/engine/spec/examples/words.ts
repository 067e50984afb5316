import { shorten } from '../../configuration/problem.ts';
import { listed } from '../facts/listed.ts';
import type { Node } from '../tree/node.ts';

/** What kind of value it is, where the schema wants another one: "text", "the number 3", "a list". */
export function describeKind(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'an object' : 'a list';
  if (typeof node.value === 'string') return 'text';
  if (node.value === null && node.start === node.end) return 'empty';
  return typeof node.value === 'number' ? `the number ${node.value}` : `\`${node.value}\``;
}

/** A value as a sentence has it: "`open`", "the number 3", "an object". */
export function describeValue(node: Node): string {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return describeKind(node);
  return node.value === '' ? 'empty' : `\`${shorten(node.value.replaceAll(/\s+/g, ' '))}\``;
}

/** A value that is allowed: "`open`", "`3`", "an object". */
export function describeChoice(node: Node): string {
  if (node.kind !== 'scalar') return describeKind(node);
  return node.value === '' ? '`""`' : `\`${shorten(String(node.value))}\``;
}

/** "an integer, text or a list". */
export function anyOfKinds(types: readonly string[]): string {
  return joined(
    types.map((type) => kinds[type] ?? type),
    'or',
  );
}

/** "must be x", "may be x, y or z". */
export function anyOfValues(choices: readonly string[]): string {
  const shown = choices.slice(0, mostChoices);
  const rest = choices.length - shown.length;
  const words = rest > 0 ? [...shown, `one of ${rest} more`] : shown;
  if (words.length === 0) return "can't be right, since `enum` is empty";
  return `${choices.length === 1 ? 'must' : 'may'} be ${joined(words, 'or')}`;
}

/** "a, b or c". */
export function joined(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** "`a` is missing", "`a`, `b` and 2 more are missing". */
export function sayMissing(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} missing`;
}

/** "1 item", "2 items". */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

const mostChoices = 6;

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
  null: '`null`',
};
