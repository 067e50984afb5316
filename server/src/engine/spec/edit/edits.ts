import type { SpecEdit } from '../../rules/spec-rule.ts';
import {
  type Entry,
  entryPlace,
  keyPlace,
  type ListNode,
  type MapNode,
  type Node,
  type ScalarNode,
} from '../tree/node.ts';
import { render } from './render.ts';
import { indentAt, lineBreakOf, lineEndAt, lineStartAt, scalarText } from './text.ts';

/** A value to be written: text, numbers, lists and maps, in the order of their keys. */
export type Written = string | number | boolean | null | readonly Written[] | { readonly [key: string]: Written };

/** Writes another scalar in the place of one, in the same quotes where it has some. */
export function replaceScalar(node: ScalarNode, value: string | number | boolean | null): SpecEdit {
  return { at: node, text: scalarText(node, value) };
}

/** Writes another value in the place of one. */
export function replaceValue(node: Node, entry: Entry, value: Written): SpecEdit {
  const { part } = node;
  if (node.kind === 'scalar' && (typeof value !== 'object' || value === null))
    return withBlank(node, replaceScalar(node, value));
  const indent = part.format === 'json' ? indentAt(part.text, entry.keyStart) : columnOf(part.text, entry.keyStart);
  const text = render(value, part.format, indent, lineBreakOf(part));
  return withBlank(node, {
    at: node,
    text: part.format === 'yaml' && isBlock(value) ? lineBreakOf(part) + text : text,
  });
}

/** Renames a key, in the quotes that it has. */
export function renameKey(entry: Entry, key: string): SpecEdit {
  const at = keyPlace(entry);
  const { part } = at;
  const quote = part.text[at.start];
  if (part.format === 'json') return { at, text: JSON.stringify(key) };
  if (quote === "'") return { at, text: `'${key.replaceAll("'", "''")}'` };
  if (quote === '"') return { at, text: JSON.stringify(key) };
  return { at, text: plainKey(key) };
}

/** Adds an entry to a map: behind the entry `after`, or at its end. */
export function insertEntry(map: MapNode, key: string, value: Written, after?: Entry): SpecEdit {
  const previous = after ?? map.entries.at(-1);
  const part = previous?.value.part ?? map.part;
  const lineBreak = lineBreakOf(part);
  const isFlow = part.format === 'json' || map.part.text[map.start] === '{';
  if (isFlow) return insertIntoFlow(map, previous, key, value);
  if (!previous) {
    const text = `{ ${plainKey(key)}: ${render(value, 'json', 0, ' ')} }`;
    return { at: map, text };
  }
  const indent = columnOf(part.text, previous.keyStart);
  const end = Math.max(previous.value.end, previous.keyEnd + 1);
  const at = lineEndAt(part.text, end);
  const pair = pairText(key, value, indent, lineBreak);
  return { at: { part, start: at, end: at }, text: `${lineBreak}${' '.repeat(indent)}${pair}` };
}

/** Adds an item at the end of a list. */
export function insertItem(list: ListNode, value: Written): SpecEdit {
  const { part } = list;
  const last = list.items.at(-1);
  const lineBreak = lineBreakOf(part);
  if (part.format === 'json' || part.text[list.start] === '[') {
    const text = render(value, 'json', indentAt(part.text, list.start), lineBreak);
    const at = last ? last.end : list.start + 1;
    return { at: { part, start: at, end: at }, text: last ? `, ${text}` : text };
  }
  const indent = columnOf(part.text, list.start);
  const at = lineEndAt(part.text, last?.end ?? list.end);
  const text = render(value, 'yaml', indent + 2, lineBreak).trimStart();
  return { at: { part, start: at, end: at }, text: `${lineBreak}${' '.repeat(indent)}- ${text}` };
}

/** Takes an entry out of its map, with its line where it stands on one of its own, else with its comma. */
export function removeEntry(map: MapNode, entry: Entry): SpecEdit {
  const place = entryPlace(entry);
  return {
    at: removalOf(
      place.part.text,
      { start: place.start, end: place.end },
      map.entries.indexOf(entry),
      map.entries.length,
      place,
    ),
    text: '',
  };
}

/** Takes an item out of its list. */
export function removeItem(list: ListNode, item: Node): SpecEdit {
  const { text } = list.part;
  const isBlock = list.part.format === 'yaml' && text[list.start] !== '[';
  const start = isBlock ? text.lastIndexOf('-', item.start) : item.start;
  const place = { part: list.part, start, end: item.end };
  return { at: removalOf(text, place, list.items.indexOf(item), list.items.length, place), text: '' };
}

function removalOf(
  text: string,
  { start, end }: { start: number; end: number },
  index: number,
  count: number,
  { part }: { part: MapNode['part'] },
): { part: MapNode['part']; start: number; end: number } {
  const lineStart = lineStartAt(text, start);
  const comma = /^\s*,/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  const behind = end + comma;
  const lineEnd = lineEndAt(text, behind);
  const isAlone = text.slice(lineStart, start).trim() === '' && /^\s*(?:#.*)?$/.test(text.slice(behind, lineEnd));
  const isLastOfFlow = index === count - 1 && count > 1 && comma === 0;
  const commaBefore = isLastOfFlow ? /,\s*$/.exec(text.slice(0, start)) : null;
  if (commaBefore) return { part, start: start - commaBefore[0].length, end };
  if (!isAlone) return { part, start, end: behind + (/^ */.exec(text.slice(behind))?.[0].length ?? 0) };
  const breakLength = text.startsWith('\r\n', lineEnd) ? 2 : lineEnd < text.length ? 1 : 0;
  return { part, start: lineStart, end: lineEnd + breakLength };
}

function insertIntoFlow(map: MapNode, previous: Entry | undefined, key: string, value: Written): SpecEdit {
  const part = previous?.value.part ?? map.part;
  const lineBreak = lineBreakOf(part);
  const name = part.format === 'json' ? JSON.stringify(key) : plainKey(key);
  if (!previous) {
    const at = { part, start: map.start + 1, end: map.start + 1 };
    return {
      at,
      text: `${part.format === 'json' ? '' : ' '}${name}: ${render(value, 'json', 0, ' ')}${part.format === 'json' ? '' : ' '}`,
    };
  }
  const lineStart = lineStartAt(part.text, previous.keyStart);
  const ownLine = part.text.slice(lineStart, previous.keyStart).trim() === '';
  const indent = previous.keyStart - lineStart;
  const at = { part, start: previous.value.end, end: previous.value.end };
  if (!ownLine) return { at, text: `, ${name}: ${render(value, 'json', 0, ' ')}` };
  return { at, text: `,${lineBreak}${' '.repeat(indent)}${name}: ${render(value, 'json', indent, lineBreak)}` };
}

function pairText(key: string, value: Written, indent: number, lineBreak: string): string {
  const text = render(value, 'yaml', indent + 2, lineBreak);
  return isBlock(value) ? `${plainKey(key)}:${lineBreak}${text}` : `${plainKey(key)}: ${text}`;
}

function isBlock(value: Written): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function plainKey(key: string): string {
  return render(key, 'yaml', 0, '\n');
}

/** An empty value stands directly behind its colon. */
function withBlank(node: Node, edit: SpecEdit): SpecEdit {
  const needsBlank =
    node.start === node.end && /[:-]$/.test(node.part.text.slice(0, node.start)) && !/^[\r\n]/.test(edit.text);
  return needsBlank ? { ...edit, text: ` ${edit.text}` } : edit;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}
