import type { Found } from '../references/lookup.ts';
import { type Entry, keyPlace, type Place, textAt } from '../tree/node.ts';
import { encodeToken } from '../tree/pointer.ts';
import type { SpecObject } from '../walk/spec-object.ts';

/** What stands in braces in a path. */
export interface TemplateExpression {
  readonly name: string;
  /** Offset in the path, of `{`. */
  readonly start: number;
  /** Behind `}`. */
  readonly end: number;
}

/** The template expressions of a path, in their order; `{}` has an empty name. */
export function templatesIn(path: string): readonly TemplateExpression[] {
  const found: TemplateExpression[] = [];
  for (const match of path.matchAll(templateExpression)) {
    const [text, name = ''] = match;
    found.push({ name, start: match.index, end: match.index + text.length });
  }
  return found;
}

const templateExpression = /\{([^{}]*)\}/g;

/** The path of a path item that stands in the `paths` of its file, or in a file of all paths; undefined for webhooks, callbacks, components and fragments. */
export function pathOf(item: SpecObject, lookup: (base: string, reference: string) => Found): string | undefined {
  const { entry, key, node } = item;
  if (!entry || typeof key !== 'string' || !key.startsWith('/')) return undefined;
  if (item.parent) return item.parent.type === 'paths' ? key : undefined;
  const found = lookup(node.part.uri, `#/paths/${encodeToken(key)}`);
  return found.node === node ? key : undefined;
}

/** The place of a piece of a key; of the whole key, where it is written with escapes. */
export function placeInKey(entry: Entry, start: number, end: number): Place {
  return placeIn(keyPlace(entry), entry.key, start, end);
}

/** The place of a piece of what is written at a place and reads as `value`; the whole, where it is written with escapes. */
export function placeIn(whole: Place, value: string, start: number, end: number): Place {
  const text = textAt(whole);
  const quote = /^["']/.test(text) ? 1 : 0;
  if (!text.startsWith(value, quote)) return whole;
  const begin = whole.start + quote;
  return { part: whole.part, start: begin + start, end: begin + end };
}
