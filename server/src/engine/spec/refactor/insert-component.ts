import type { TextEdit } from '../../finding.ts';
import { plainScalar } from '../edit/text.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { type Entry, entryPlace, keyPlace, type MapNode } from '../tree/node.ts';
import { toValue } from '../tree/to-value.ts';
import {
  endWithComment,
  indentationOf,
  indented,
  isBlockMap,
  lineBreakIn,
  lineText,
  trimmedEnd,
  type ValueText,
} from './value-text.ts';

/** A component to be written. */
export interface NewComponent {
  /** The keys of the maps that it belongs in: `['components', 'schemas']`. */
  readonly holder: readonly string[];
  readonly name: string;
  readonly value: ValueText;
  /** What the value is, for where it has to be written in another style. */
  readonly node: MapNode;
}

/** The edit that writes a component at the end of its map, and the maps that are missing. Undefined where they are something else. */
export function insertComponent(file: SpecFile, component: NewComponent): TextEdit | undefined {
  const { root } = file;
  if (root?.kind !== 'map') return undefined;
  let map = root;
  let depth = 0;
  for (; depth < component.holder.length; depth++) {
    const value = map.get(component.holder[depth] ?? '');
    if (value?.kind !== 'map' || (file.format === 'yaml' && value.entries.length === 0)) break;
    map = value;
  }
  // A map that is kept elsewhere.
  if (map.has('$ref')) return undefined;
  const missing = component.holder.slice(depth);
  const standsIn = map.entry(missing[0] ?? '');
  if (file.format === 'json') return standsIn ? undefined : inJson(file, map, missing, component);
  if (!isBlockMap(file, map)) return standsIn ? undefined : inFlow(file, map, missing, component);
  return standsIn ? inPlaceOf(file, standsIn, missing.slice(1), component) : inBlock(file, map, missing, component);
}

function inBlock(
  file: SpecFile,
  map: MapNode,
  missing: readonly string[],
  component: NewComponent,
): TextEdit | undefined {
  const last = lastOf(file, map);
  if (!last) return undefined;
  const { character } = file.positionAt(file.spanOf(keyPlace(last)).start);
  const end = endOf(file, last);
  const lineBreak = lineBreakIn(file);
  const lines = indented(blockLines(missing, component, unitOf(file)), ' '.repeat(character), true);
  return { uri: file.uri, span: { start: end, end }, text: lineBreak + lines.join(lineBreak) };
}

/** In the place of nothing, or of `{}`. */
function inPlaceOf(
  file: SpecFile,
  entry: Entry,
  missing: readonly string[],
  component: NewComponent,
): TextEdit | undefined {
  const key = file.spanOf(keyPlace(entry));
  const span = { start: key.end, end: Math.max(file.spanOf(entry.value).end, key.end) };
  const written = file.slice(span.start, span.end);
  const isColonThere = written.includes(':');
  if (!/^\s*:?\s*(?:\{\s*\}|null|~)?$/.test(written)) return undefined;
  const unit = unitOf(file);
  const lineBreak = lineBreakIn(file);
  const { character } = file.positionAt(key.start);
  const lines = indented(blockLines(missing, component, unit), ' '.repeat(character + unit), true);
  const end = isColonThere ? span.end : key.end + 1;
  return { uri: file.uri, span: { start: key.end, end }, text: `:${lineBreak}${lines.join(lineBreak)}` };
}

function blockLines(missing: readonly string[], { name, value }: NewComponent, unit: number): string[] {
  const heads = missing.map((key, index) => `${' '.repeat(index * unit)}${key}:`);
  const indentation = ' '.repeat(missing.length * unit);
  const key = `${indentation}${plainScalar(name)}:`;
  if (value.isBlock) return [...heads, key, ...indented(value.lines, indentation + ' '.repeat(unit), true)];
  const [first = '', ...rest] = value.lines;
  return [...heads, `${key} ${first}`, ...indented(rest, indentation, true)];
}

function inFlow(
  file: SpecFile,
  map: MapNode,
  missing: readonly string[],
  { name, node }: NewComponent,
): TextEdit | undefined {
  const last = lastOf(file, map);
  if (!last) return undefined;
  let text = `${plainScalar(name)}: ${JSON.stringify(toValue(node))}`;
  for (const key of [...missing].reverse()) text = `${key}: { ${text} }`;
  const { end } = file.spanOf(last.value);
  return { uri: file.uri, span: { start: end, end }, text: `, ${text}` };
}

function inJson(file: SpecFile, map: MapNode, missing: readonly string[], { name, value }: NewComponent): TextEdit {
  const lineBreak = lineBreakIn(file);
  const last = lastOf(file, map);
  const span = file.spanOf(map);
  const keyLine = last && file.positionAt(file.spanOf(keyPlace(last)).start).line;
  const isOnOneLine = file.lineCount === 1 || (last !== undefined && keyLine === file.positionAt(span.start).line);
  const outer = file.positionAt(span.start).line;
  const unit = jsonUnit(file);
  const margin = blanksOf(file, keyLine ?? outer) + (last ? '' : unit);
  let pair = `${JSON.stringify(name)}: ${value.lines.join(lineBreak)}`;
  for (const key of [...missing].reverse()) {
    const inner = isOnOneLine
      ? ` ${pair} `
      : `${lineBreak}${indented(pair.split(lineBreak), unit, true).join(lineBreak)}${lineBreak}`;
    pair = `${JSON.stringify(key)}: {${inner}}`;
  }
  const text = isOnOneLine ? pair : indented(pair.split(lineBreak), margin, true).join(lineBreak);
  if (last) {
    const { end } = file.spanOf(last.value);
    return { uri: file.uri, span: { start: end, end }, text: isOnOneLine ? `, ${text}` : `,${lineBreak}${text}` };
  }
  const whole = isOnOneLine ? `{ ${text} }` : `{${lineBreak}${text}${lineBreak}${blanksOf(file, outer)}}`;
  return { uri: file.uri, span, text: whole };
}

/** The last of a map's own entries, in the text. */
function lastOf(file: SpecFile, map: MapNode): Entry | undefined {
  const { start, end } = file.spanOf(map);
  let last: { readonly entry: Entry; readonly at: number } | undefined;
  for (const entry of map.entries) {
    const at = file.spanOf(keyPlace(entry)).start;
    if (at >= start && at <= end && (!last || at > last.at)) last = { entry, at };
  }
  return last?.entry;
}

/** Behind an entry, and the comment behind it in its last line. */
function endOf(file: SpecFile, entry: Entry): number {
  const key = file.spanOf(keyPlace(entry));
  const { end } = file.spanOf(entryPlace(entry));
  const behind = Math.max(end, key.end + 1);
  return endWithComment(file, Math.max(trimmedEnd(file, { start: key.start, end: behind }), key.end));
}

/** How far a map in the root is indented. */
function unitOf(file: SpecFile): number {
  const entries = file.root?.kind === 'map' ? file.root.entries : [];
  for (const { value } of entries) {
    const first = value.kind === 'map' && isBlockMap(file, value) ? value.entries[0] : undefined;
    const character = first ? file.positionAt(file.spanOf(keyPlace(first)).start).character : 0;
    if (character > 0) return character;
  }
  return 2;
}

function jsonUnit(file: SpecFile): string {
  const [first] = file.root?.kind === 'map' ? file.root.entries : [];
  const line = first && file.positionAt(file.spanOf(keyPlace(first)).start).line;
  return (line !== undefined && blanksOf(file, line)) || '  ';
}

function blanksOf(file: SpecFile, line: number): string {
  return lineText(file, line).slice(0, indentationOf(file, line));
}
