import type { Node } from '../tree/node.ts';
import { canonicalNumber } from './decimal.ts';

/** A text that equal values have in common and others don't; undefined for a value that is too large. Aliases may stand for any amount. */
export function canonical(node: Node): string | undefined {
  const parts: string[] = [];
  return write(node, parts) ? parts.join('') : undefined;
}

/** Whether two values are the same (JSON Schema Core 2020-12, 4.2.2); what is too large to tell is taken to be. */
export function isSameValue(one: Node, other: Node): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'scalar' && other.kind === 'scalar' && typeof one.value !== 'number')
    return one.value === other.value;
  const text = canonical(one);
  const otherText = canonical(other);
  return text === undefined || otherText === undefined || text === otherText;
}

const mostParts = 50_000;

function write(node: Node, parts: string[]): boolean {
  if (parts.length > mostParts) return false;
  switch (node.kind) {
    case 'scalar':
      parts.push(typeof node.value === 'number' ? canonicalNumber(node) : JSON.stringify(node.value));
      return true;
    case 'list':
      parts.push('[');
      for (const item of node.items) {
        if (!write(item, parts)) return false;
        parts.push(',');
      }
      parts.push(']');
      return true;
    case 'map':
      parts.push('{');
      for (const key of [...new Set(node.entries.map((entry) => entry.key))].sort()) {
        const value = node.get(key);
        parts.push(JSON.stringify(key), ':');
        if (value && !write(value, parts)) return false;
        parts.push(',');
      }
      parts.push('}');
      return true;
  }
}
