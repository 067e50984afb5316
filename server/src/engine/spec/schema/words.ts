import { shorten } from '../../configuration/problem.ts';
import type { CompiledError } from './compiled.ts';

/** Where a problem is: "`schema`", "An item of `tags`", "The Schema Object". */
export function subject(path: readonly (string | number)[], title: string | undefined): string {
  const last = path.at(-1);
  if (last === undefined) return `The ${title ?? 'value'}`;
  if (typeof last === 'string') return quote(last);
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? 'An item' : `An item of ${quote(list)}`;
}

export function quote(text: string): string {
  return `\`${shorten(text)}\``;
}

/** "empty", "`strng`", "the number 3", "a list". */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : quote(value);
  if (typeof value === 'number') return `the number ${String(value)}`;
  if (typeof value === 'boolean') return quote(String(value));
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** "empty", "a string", "the number 3", "a list": where the type is what matters. */
export function describeType(value: unknown): string {
  return typeof value === 'string' ? 'a string' : describe(value);
}

/** "a string", "an object or a boolean", "a Parameter Object". */
export function wantedTypes({ schema, path }: CompiledError): string {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const title = schema['x-title']?.split(' with ')[0];
  // Of the checked value itself the title has been said.
  const only = types.length === 1 && path !== '' ? title : undefined;
  const names = types.flatMap((type) => {
    if (type === 'object' && only !== undefined) return [article(only)];
    return type === 'boolean' ? ['`true`', '`false`'] : [typeNames[type] ?? type];
  });
  return joinWithOr(names);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  array: 'a list',
  object: 'an object',
  null: 'empty',
};

/** "a Schema Object", "an Operation Object". */
export function article(title: string): string {
  return `${/^(?:[AEIO]|XML)/.test(title) ? 'an' : 'a'} ${title}`;
}

export function joinWithOr(words: readonly string[]): string {
  return join(words, 'or');
}

export function joinWithAnd(words: readonly string[]): string {
  return join(words, 'and');
}

function join(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
