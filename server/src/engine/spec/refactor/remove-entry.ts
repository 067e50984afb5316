import type { TextEdit } from '../../finding.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { type Entry, entryPlace, keyPlace, type MapNode } from '../tree/node.ts';
import { endWithComment, isBlockMap, lineEnd, trimmedEnd } from './value-text.ts';

/** The edit that takes an entry away, and the maps around it that have no other. Undefined where there is none. */
export function removeEntries(file: SpecFile, pointer: readonly string[]): TextEdit | undefined {
  const maps: { readonly map: MapNode; readonly entry: Entry }[] = [];
  let node = file.root;
  for (const token of pointer) {
    const entry = node?.kind === 'map' ? node.entry(token) : undefined;
    if (node?.kind !== 'map' || !entry) return undefined;
    maps.push({ map: node, entry });
    node = entry.value;
  }
  while (maps.length > 1 && maps.at(-1)?.map.entries.length === 1) maps.pop();
  const last = maps.at(-1);
  return last && removal(file, last.map, last.entry);
}

function removal(file: SpecFile, map: MapNode, entry: Entry): TextEdit {
  const key = file.spanOf(keyPlace(entry));
  const end = Math.max(trimmedEnd(file, file.spanOf(entryPlace(entry))), key.end);
  if (isBlockMap(file, map)) {
    const { line } = file.positionAt(key.start);
    const last = file.positionAt(endWithComment(file, end)).line;
    const start = file.offsetAt({ line, character: 0 });
    const behind = last + 1 < file.lineCount ? file.offsetAt({ line: last + 1, character: 0 }) : lineEnd(file, last);
    return { uri: file.uri, span: { start, end: behind }, text: '' };
  }
  const index = map.entries.indexOf(entry);
  const next = map.entries[index + 1];
  const previous = map.entries[index - 1];
  const span = next
    ? { start: key.start, end: file.spanOf(keyPlace(next)).start }
    : { start: previous ? file.spanOf(previous.value).end : key.start, end };
  return { uri: file.uri, span, text: '' };
}
