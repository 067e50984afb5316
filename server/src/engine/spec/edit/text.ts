import { stringify } from 'yaml';
import type { Part } from '../text/part.ts';
import type { ScalarNode } from '../tree/node.ts';

/** How the lines of a part end. */
export function lineBreakOf({ text }: Part): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

export function lineStartAt(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The offset of the line's break, or of the text's end. */
export function lineEndAt(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}

/** The white space at the beginning of the line of an offset, in characters. */
export function indentAt(text: string, offset: number): number {
  const start = lineStartAt(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0;
}

/** A scalar as it is to be written in the place of another one. */
export function scalarText(node: ScalarNode, value: string | number | boolean | null): string {
  if (node.part.format === 'json') return JSON.stringify(value);
  if (typeof value === 'string' && node.style === 'single' && !/[\r\n]/.test(value))
    return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'string' && node.style === 'double') return JSON.stringify(value);
  return plainScalar(value);
}

/** On one line, in quotes where YAML needs them. */
export function plainScalar(value: string | number | boolean | null): string {
  if (typeof value === 'string' && /[\r\n]/.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, version: '1.2' }).trimEnd();
}
