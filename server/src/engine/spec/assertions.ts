import type { Entry, Node } from './tree/node.ts';

/**
 * Whether two states of a node are the same but for the words of titles and descriptions, which are only there to be read (JSON Schema Validation 2020-12, 9.1).
 * What is demanded of values, every value that is shown or allowed, and whether something is described at all, is the same.
 */
export function haveSameAssertions(one: Node | undefined, other: Node | undefined): boolean {
  return isSame(one, other, false);
}

/**
 * Whether two states of a node are of one kind, and have the same scalars as entries of their own: what is deeper may be other, and the words of titles and
 * descriptions.
 */
export function haveSameSurface(one: Node | undefined, other: Node | undefined): boolean {
  if (one === other) return true;
  if (one?.kind !== 'map' || other?.kind !== 'map')
    return one?.kind === 'list' ? other?.kind === 'list' : isSame(one, other, false);
  const own = one.entries.filter(isScalar);
  const others = other.entries.filter(isScalar);
  return own.length === others.length && own.every((entry, index) => isEntrySame(entry, others[index], false));
}

function isScalar({ value }: Entry): boolean {
  return value.kind === 'scalar';
}

function isSame(one: Node | undefined, other: Node | undefined, isValue: boolean): boolean {
  if (one === other) return true;
  if (one?.kind === 'scalar') return other?.kind === 'scalar' && one.value === other.value;
  if (one?.kind === 'list') {
    if (other?.kind !== 'list' || one.items.length !== other.items.length) return false;
    if (one.isCopyOf(other)) return true;
    return one.items.every((item, index) => isSame(item, other.items[index], isValue));
  }
  if (one?.kind !== 'map' || other?.kind !== 'map' || one.entries.length !== other.entries.length) return false;
  if (one.isCopyOf(other)) return true;
  return one.entries.every((entry, index) => isEntrySame(entry, other.entries[index], isValue));
}

function isEntrySame({ key, value }: Entry, other: Entry | undefined, isValue: boolean): boolean {
  if (other?.key !== key) return false;
  if (!isValue && annotations.has(key) && isFilled(value) && isFilled(other.value)) return true;
  return isSame(value, other.value, isValue || values.has(key));
}

function isFilled(node: Node): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '';
}

const annotations: ReadonlySet<string> = new Set(['description', 'summary', 'title', '$comment']);

/** What stands below these is no schema: a `title` in it is a value like any other. */
const values: ReadonlySet<string> = new Set([
  'const',
  'dataValue',
  'default',
  'enum',
  'example',
  'examples',
  'mapping',
  'value',
]);
