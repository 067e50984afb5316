import type { Event } from 'js-yaml';
import { shorten } from '../../configuration/problem.ts';
import type { EarlierParts, Part } from '../text/part.ts';
import { knownBlocks } from './known-yaml-blocks.ts';
import { type KnownYamlEntries, knownYamlEntries } from './known-yaml-entries.ts';
import type { Node } from './node.ts';
import type { Parsed } from './parsed.ts';
import { readEvents } from './read-events.ts';
import { readSimpleYaml } from './read-simple-yaml.ts';
import { type Other, type ReadAll, readBlocks } from './read-yaml-blocks.ts';
import { relocateParsed } from './relocate.ts';
import { maximumLength, parseTolerantly } from './tolerant-yaml.ts';
import { TreeBuilder } from './tree-builder.ts';
import { fromEvents, type YamlError } from './yaml-events.ts';
import { isMadeOfBlocks } from './yaml-text.ts';

/**
 * Parses a part of a YAML text (YAML 1.2, core schema; merge keys besides). Never throws. What stood in the part's place `before` an edit
 * makes it faster, and makes no other difference. A text that is longer than `leafLength` can be read block by block, and from what is known of it.
 */
export function parseYaml(part: Part, before: EarlierParts | undefined, leafLength = longestLeaf): Parsed {
  let other: Other | undefined;
  const entries = before && knownYamlEntries(before, part, leafLength);
  const simple = parseSimple(part, entries, (found) => {
    other = found;
  });
  if (simple) return simple;
  const isCut = part.kind !== 'filler' && part.text.length <= maximumLength && isMadeOfBlocks(part);
  const same = isCut ? before?.parts.find(({ text, kind }) => text === part.text && kind === part.kind) : undefined;
  if (same?.format === 'yaml') return relocateParsed(same.parsed, part, (offset) => offset);
  const known = isCut && before ? knownBlocks(before, leafLength) : undefined;
  const edited = isCut && before ? readBlocks(part, { known, entries, leafLength, other }) : undefined;
  if (edited) return finish(part, edited);
  const read = fromEvents(part.text, (events) => events);
  const isBroken = 'error' in read;
  if (!isBroken) {
    const parsed = parseValid(part, read.made);
    if (parsed.problems.length === 0) return parsed;
  }
  // Where there is a problem, each block is read by itself, so that it tells the same whatever is around it.
  const isLong = isBroken || part.text.length > leafLength;
  const blocks = isCut && isLong ? readBlocks(part, { known, entries, leafLength, isBroken, other }) : undefined;
  if (blocks) return finish(part, blocks);
  return 'error' in read ? parseBroken(part, read.error) : parseValid(part, read.made);
}

/** In characters. Few blocks are as long without blocks in them, and the tolerant parser reads so much in two milliseconds. */
const longestLeaf = 2_000;

/** Undefined where there is a problem, too. */
function parseSimple(
  part: Part,
  known: KnownYamlEntries | undefined,
  onOther: (other: Other) => void,
): Parsed | undefined {
  if (part.kind === 'filler') return undefined;
  const builder = new TreeBuilder(part);
  const tellOther = (at: number, open: Other['open']) => {
    const { problems, repeatedKeys } = builder.finish(undefined);
    onOther({ at, open: problems.length === 0 && repeatedKeys.length === 0 ? open : [] });
  };
  const root = readSimpleYaml(builder, tellOther, known);
  const parsed = root && finishRoot(builder, root);
  return parsed?.problems.length === 0 ? { ...parsed, isSimple: true } : undefined;
}

function parseValid(part: Part, events: readonly Event[]): Parsed {
  const builder = new TreeBuilder(part);
  return finishRoot(builder, readEvents(builder, events));
}

function parseBroken(part: Part, error: YamlError): Parsed {
  const builder = new TreeBuilder(part);
  return finishRoot(builder, parseTolerantly(builder, error));
}

function finish(part: Part, read: ReadAll): Parsed {
  const builder = new TreeBuilder(part);
  builder.take(read);
  return { ...finishRoot(builder, read.root), blocks: read.blocks };
}

function finishRoot(builder: TreeBuilder, root: Node | undefined): Parsed {
  if (builder.part.kind === 'filler') return builder.finish(undefined);
  checkEntry(builder, root);
  return builder.finish(root);
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
