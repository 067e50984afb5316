import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { shorten } from '../../configuration/problem.ts';
import type { Part } from '../text/part.ts';
import type { Node } from './node.ts';
import { maximumLevels, type Parsed } from './parsed.ts';
import { readEvents } from './read-events.ts';
import { parseTolerantly } from './tolerant-yaml.ts';
import { TreeBuilder } from './tree-builder.ts';

/** Parses a part of a YAML text (YAML 1.2, core schema; merge keys besides). Never throws. */
export function parseYaml(part: Part): Parsed {
  const builder = new TreeBuilder(part);
  const events = eventsOf(part.text);
  const root = 'error' in events ? parseTolerantly(builder, events.error) : readEvents(builder, events.events);
  if (part.kind === 'filler') return builder.finish(undefined);
  checkEntry(builder, root);
  return builder.finish(root);
}

function eventsOf(
  text: string,
): { readonly events: readonly Event[] } | { readonly error: YAMLException | RangeError } {
  try {
    return { events: parseEvents(text, { maxDepth: maximumLevels }) };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return { error };
    throw error;
  }
}

/** A part that is an entry of a map has a key and a colon. */
function checkEntry(builder: TreeBuilder, root: Node | undefined): void {
  const { kind, text } = builder.part;
  if (kind === 'whole' || !root || builder.problems.length > 0) return;
  const isMapInBraces = text[root.start] === '{';
  if (root.kind === 'map' && !isMapInBraces) return;
  // An anchor or a tag may have an empty value behind it.
  const [line = ''] = text.slice(root.start, root.end).split(/[\r\n]/, 1);
  const shown = line === '' ? (/^[ \t]*([^\s#].*?)[ \t]*$/m.exec(text)?.[1] ?? '') : line;
  const start = line === '' ? text.indexOf(shown) : root.start;
  if (shown === '') return;
  if (root.kind === 'list') builder.report(start, start + shown.length, 'A list stands where a key is expected');
  else if (isMapInBraces) builder.report(start, start + 1, 'A map in braces stands where a key is expected');
  else builder.report(start, start + shown.length, `\`${shorten(shown)}\` is followed by no colon`);
}
