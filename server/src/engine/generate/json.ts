import type { Node } from '../spec/tree/node.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value of a description as JSON has it. */
export function jsonValue(node: Node, depth = 0): Json {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? null : node.value;
    case 'list':
      return depth > deepest ? [] : node.items.map((item) => jsonValue(item, depth + 1));
    case 'map':
      return depth > deepest
        ? {}
        : Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonValue(value, depth + 1)]));
  }
}

const deepest = 40;

/** A value as documents write it: texts without quotes, others in JSON. */
export function jsonOf(node: Node): string {
  const value = jsonValue(node);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** In lines, with short lists of scalars in one. */
export function printed(value: Json): string {
  return JSON.stringify(value, undefined, 2).replace(
    /\[\n\s+([^[\]{}\n]{0,60}(?:,\n\s+[^[\]{}\n]{0,60})*)\n\s*\]/g,
    (all) => {
      const line = all.replace(/\n\s*/g, ' ').replace(/^\[ /, '[').replace(/ \]$/, ']');
      return line.length <= 80 && !/"(?:[^"\\]|\\.)*[[\]{}](?:[^"\\]|\\.)*"/.test(line) ? line : all;
    },
  );
}
