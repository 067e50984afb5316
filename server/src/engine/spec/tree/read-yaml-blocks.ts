import { shorten } from '../../configuration/problem.ts';
import type { Part } from '../text/part.ts';
import { joinBlocks } from './join-yaml-blocks.ts';
import type { KnownBlocks } from './known-yaml-blocks.ts';
import type { KnownYamlEntries } from './known-yaml-entries.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode } from './node.ts';
import type { Parsed, SyntaxProblem } from './parsed.ts';
import { readEvents } from './read-events.ts';
import { type OpenCollection, readSimpleYaml } from './read-simple-yaml.ts';
import { relocateParsed } from './relocate.ts';
import { blocksOf } from './split-blocks.ts';
import { isForgiven, parseTolerantly } from './tolerant-yaml.ts';
import { TreeBuilder } from './tree-builder.ts';
import { blocksBelow, blocksWithin } from './within-block.ts';
import { type Block, type Blocks, blockText, cutBlocks } from './yaml-blocks.ts';
import { fromEvents, type YamlError } from './yaml-events.ts';
import { isDeep } from './yaml-text.ts';

/** A block as read: what its text is by itself, at its place in its part. */
export interface ReadBlock extends Parsed {
  readonly block: Block;
  readonly text: string;
  /** Its text is valid: the blocks within are in its tree. */
  readonly isValid: boolean;
  /** The blocks that it was read by; none where it was read in one go. */
  readonly blocks: readonly ReadBlock[];
}

/** How a text is read by its blocks. */
export interface BlockOptions {
  /** Blocks that are longer are read by the blocks in them. */
  readonly leafLength: number;
  /** Blocks that were read before. */
  readonly known: KnownBlocks | undefined;
  /** The same of a text that was simple. */
  readonly entries?: KnownYamlEntries | undefined;
  /** The text is known to be broken. */
  readonly isBroken?: boolean;
  /** All before it is simple. */
  readonly other?: Other | undefined;
}

/** Where in a part something stands that isn't simple, and what has been read of the collections that it stands in. */
export interface Other {
  readonly at: number;
  readonly open: readonly OpenCollection[];
}

/**
 * Reads a text block by block, so that what is broken in one leaves the others as they are, and those that are known are not read again.
 * A valid text has the tree that it has in one go. Undefined where the text can't be read so.
 */
export function readBlocks(part: Part, options: BlockOptions): ReadAll | undefined {
  const { text } = part;
  const { isBroken = false } = options;
  const blocks = cutBlocks(part, { start: 0, end: text.length, isBroken });
  if (!blocks) return undefined;
  // What is short is read in one go, unless all of it is known.
  const isShort = text.length <= options.leafLength && !isBroken;
  if (isShort && (blocks.blocks.length > 1 || !options.known?.find(text, false)?.isValid)) return undefined;
  const reader = new BlockReader(part, options);
  const read = reader.readAll(blocks, 0);
  const isTold = !isBroken || read.problems.length > 0;
  return reader.isTooDeep || !isTold ? undefined : read;
}

/** The blocks of a map or a list, and what they are together. */
export interface ReadAll extends Parsed {
  readonly blocks: readonly ReadBlock[];
}

/** How many blocks that are read by others stand in one another: with what is in them, fewer levels than anybody reads. */
const maximumBlockLevels = 64;

/** More blocks than an edit leaves without their like are made by an edit that is larger than its text. */
const maximumMisses = 8;

/** Most edits break one block; where there are many that aren't simple, halves are read. */
const maximumSplits = 8;

class BlockReader {
  isTooDeep = false;
  #splits = 0;
  /** Where something stands that isn't simple, as far as that is known: blocks around it needn't be tried. */
  #otherAt: number | undefined;
  readonly #part: Part;
  readonly #known: KnownBlocks | undefined;
  readonly #entries: KnownYamlEntries | undefined;
  readonly #leafLength: number;
  /** What was read before it. */
  readonly #open: readonly OpenCollection[];

  constructor(part: Part, { leafLength, known, entries, other }: BlockOptions) {
    this.#part = part;
    this.#otherAt = other?.at;
    this.#open = other?.open ?? [];
    this.#known = known;
    this.#entries = entries;
    this.#leafLength = leafLength;
  }

  /** Where it is told that they don't belong where they stand, that isn't told of each of them. */
  readAll({ kind, blocks }: Blocks, level: number, isTold = false): ReadAll {
    const known = this.#find(blocks);
    const read: ReadBlock[] = [];
    for (let at = 0; at < blocks.length; ) {
      const block = blocks[at];
      if (!block) break;
      const same = known.get(block);
      let behind = at;
      while (this.#isPlain(blocks[behind])) behind++;
      if (same) read.push(this.#take(same, block));
      else this.#readRun({ kind, blocks: blocks.slice(at, Math.max(at + 1, behind)) }, level, read);
      at = Math.max(at + 1, behind);
    }
    return joinBlocks(this.#part, kind, read, isTold);
  }

  /** The long ones among blocks that are known, be it within others that are not there any more. */
  #find(blocks: readonly Block[]): ReadonlyMap<Block, ReadBlock> {
    const found = new Map<Block, ReadBlock>();
    const known = this.#known;
    if (!known) return found;
    const missing: [Block, string][] = [];
    for (const block of blocks) {
      if (this.#isShort(block)) continue;
      const text = blockText(this.#part.text, block);
      const same = known.find(text, block.isStray);
      if (same) found.set(block, same);
      else missing.push([block, text]);
    }
    for (const [, { length }] of missing.slice(0, maximumMisses)) known.open(length);
    for (const [block, text] of missing) {
      const same = known.find(text, block.isStray);
      if (same) found.set(block, same);
    }
    return found;
  }

  #isShort({ content, end }: Block): boolean {
    return end - content <= this.#leafLength;
  }

  /** Whether a block can be read together with others: nothing in it is known, and it seems to be in its place. */
  #isPlain(block: Block | undefined): boolean {
    if (!block || block.isStray || (block.kind !== 'key' && block.kind !== 'item')) return false;
    return !this.#known || this.#isShort(block);
  }

  /** Blocks one after the other: in one go where they are valid, or else what stands before and behind the one that isn't simple, or each half. */
  #readRun({ kind, blocks }: Blocks, level: number, into: ReadBlock[]): void {
    const [first, ...others] = blocks;
    if (!first) return;
    const behind = this.#takeBehind({ kind, blocks });
    if (behind) {
      for (const block of behind) into.push(block);
      return;
    }
    if (others.length === 0) {
      into.push(this.#read(first, blockText(this.#part.text, first), level));
      return;
    }
    const read = this.#readTogether({ kind, blocks }, first);
    if (typeof read === 'object') {
      for (const block of read) into.push(block);
      return;
    }
    const next = read ?? blocks.length >> 1;
    const before = { kind, blocks: blocks.slice(0, next) };
    const readBefore = read === undefined ? undefined : this.#readAlready(before);
    if (readBefore) for (const block of readBefore) into.push(block);
    else this.#readRun(before, level, into);
    const pieces = read === undefined ? [blocks.slice(next)] : [blocks.slice(read, read + 1), blocks.slice(read + 1)];
    for (const piece of pieces) this.#readRun({ kind, blocks: piece }, level, into);
  }

  /** What stands behind the edit of a text that was simple. */
  #takeBehind({ kind, blocks }: Blocks): readonly ReadBlock[] | undefined {
    const [first] = blocks;
    if (!this.#entries || !first) return undefined;
    const { start, content, column, end, isInline } = first;
    // What stands before its first line belongs to it, unless that is the line of another block.
    if (!isInline && !this.#entries.isBehind(start)) return undefined;
    let value: Node | undefined;
    if (kind === 'map') {
      const entries = this.#entries.entriesFrom(content, column, blocks.length);
      value = entries.length > 0 ? new MapNode(this.#part, content, end, entries) : undefined;
    } else {
      const items = this.#entries.itemsFrom(content, column, blocks.length);
      value = items.length > 0 ? new ListNode(this.#part, content, end, items) : undefined;
    }
    const read = blocksOf(this.#part, { kind, blocks }, value, noRepeatedKeys);
    return read.length > 0 ? read : undefined;
  }

  /** What stands before the place that isn't simple, where it was read on the way there. */
  #readAlready(run: Blocks): readonly ReadBlock[] | undefined {
    const [first] = run.blocks;
    if (!first) return undefined;
    for (const open of this.#open) {
      const value = open.kind === 'map' ? this.#entriesOf(open.entries, run) : this.#itemsOf(open.items, run);
      const blocks = blocksOf(this.#part, run, value, noRepeatedKeys);
      if (blocks.length > 0) return blocks;
    }
    return undefined;
  }

  #entriesOf(all: readonly Entry[], { blocks }: Blocks): MapNode | undefined {
    const from = all.findIndex(({ keyStart }) => keyStart === blocks[0]?.content);
    const entries = from === -1 ? [] : all.slice(from, from + blocks.length);
    const [first, last] = [entries[0], entries.at(-1)];
    return first && last && new MapNode(this.#part, first.keyStart, last.value.end, entries);
  }

  #itemsOf(all: readonly Node[], { blocks }: Blocks): ListNode | undefined {
    const [{ content: start, end } = noBlock] = blocks;
    const from = all.findIndex((item) => item.start > start && item.end <= end);
    const items = from === -1 ? [] : all.slice(from, from + blocks.length);
    const areTheirs = items.every((item, index) => item.start > (blocks[index]?.content ?? 0));
    const last = items.at(-1);
    return last && areTheirs ? new ListNode(this.#part, start, last.end, items) : undefined;
  }

  /** The index of one that isn't simple, as long as there are few of them; undefined where they are not valid together. */
  #readTogether(run: Blocks, first: Block): readonly ReadBlock[] | number | undefined {
    const end = run.blocks.at(-1)?.end ?? first.end;
    const text = blockText(this.#part.text, { ...first, end });
    const isKnown = this.#otherAt !== undefined && this.#otherAt >= first.start && this.#otherAt < end;
    const simple = isKnown ? undefined : this.#parseSimple(text, first.start);
    if (simple) return this.#valid(run, simple, first);
    const other = this.#otherAt;
    const index = other === undefined ? -1 : run.blocks.findIndex((block) => block.start <= other && other < block.end);
    if (index !== -1 && this.#splits++ < maximumSplits) return index;
    const read = this.#parse(text);
    return 'error' in read || read.parsed.problems.length > 0 ? undefined : this.#valid(run, read.parsed, first);
  }

  #valid(run: Blocks, parsed: Parsed, first: Block): readonly ReadBlock[] | undefined {
    const { root, repeatedKeys } = this.#placed(parsed, first.start);
    const blocks = blocksOf(this.#part, run, root, repeatedKeys);
    return blocks.length > 0 ? blocks : undefined;
  }

  #take(same: ReadBlock, block: Block): ReadBlock {
    const { hasForeignAlias, isValid, text } = same;
    const placed = this.#placed(same, block.start - same.block.start);
    return { ...placed, hasForeignAlias, isValid, block, text, blocks: noBlocks };
  }

  #placed(parsed: Parsed, shift: number): Parsed {
    return relocateParsed(parsed, this.#part, (offset) => offset + shift);
  }

  #read(block: Block, text: string, level: number): ReadBlock {
    if (level === maximumBlockLevels) return this.#readLeaf(block, text);
    if (text.length <= this.#leafLength) return this.#readShort(block, text, level);
    return this.#readWithin(block, text, level) ?? this.#readLong(block, text, level);
  }

  /** In one go where it is valid, or else by the blocks in it. */
  #readShort(block: Block, text: string, level: number): ReadBlock {
    const read = this.#parse(text);
    // Words without a colon go on in the lines below them, though those may be their value.
    const below = block.kind === 'text' && !('error' in read) ? this.#readBelow(block, text, level) : undefined;
    if (below) return below;
    if (!('error' in read))
      return { ...this.#placed(read.parsed, block.start), block, text, isValid: true, blocks: noBlocks };
    return this.#readBroken(block, text, level, read.error);
  }

  /** By the blocks that seem to be in it, where they tell what is wrong. */
  #readBroken(block: Block, text: string, level: number, error: YamlError): ReadBlock {
    if (isForgiven(error)) {
      const leaf = this.#readLeaf(block, text);
      if (leaf.problems.length === 0) return leaf;
    }
    const within = this.#readWithin(block, text, level, true);
    if (within && within.problems.length > 0) return within;
    return this.#readBelow(block, text, level) ?? this.#readLeaf(block, text);
  }

  /** A key with blocks below it, or a dash with a map behind it. */
  #readWithin(block: Block, text: string, level: number, isBroken = false): ReadBlock | undefined {
    const within = blocksWithin(this.#part, block, isBroken);
    if (!within) return undefined;
    if (block.kind === 'item') return this.#readValue({ block, text, within, level });
    const { root, problems } = this.#readHead(block, within) ?? {};
    const [head] = root?.kind === 'map' ? root.entries : [];
    return head && problems?.length === 0 ? this.#readValue({ block, text, within, level }, head) : undefined;
  }

  #readValue({ block, text, within, level }: Inside, head?: Entry): ReadBlock {
    const { root, ...read } = this.readAll(within, level + 1);
    const isValid = read.problems.length === 0 && read.blocks.every((child) => child.isValid);
    return { ...read, root: this.#around(block, head, root), block, text, isValid };
  }

  #around({ content }: Block, head: Entry | undefined, root: Node | undefined): Node {
    const part = this.#part;
    const at = head?.keyEnd ?? content + 1;
    const value = root ?? new ScalarNode(part, at, at, null, 'plain');
    if (!head) return new ListNode(part, content, value.end, [value]);
    return new MapNode(part, head.keyStart, value.end, [{ ...head, value }]);
  }

  /** What stands before the blocks within a block. */
  #readHead(block: Block, within: Blocks): Parsed | undefined {
    const end = within.blocks[0]?.start ?? block.end;
    const read = this.#parse(blockText(this.#part.text, { ...block, end }));
    return 'error' in read ? undefined : this.#placed(read.parsed, block.start);
  }

  #readLong(block: Block, text: string, level: number): ReadBlock {
    const read = this.#parse(text);
    if ('error' in read) return this.#readBroken(block, text, level, read.error);
    return { ...this.#placed(read.parsed, block.start), block, text, isValid: true, blocks: noBlocks };
  }

  /** The first line of a broken block by itself, and the blocks below it. */
  #readBelow(block: Block, text: string, level: number): ReadBlock | undefined {
    const below = blocksBelow(this.#part, block);
    const [first] = below?.blocks ?? [];
    if (!below || !first) return undefined;
    const { start: end } = first;
    const head = this.#readLeaf({ ...block, end }, blockText(this.#part.text, { ...block, end }));
    // Of a line that slipped out of its column, and of words without a colon, what is around them tells.
    const isToldAround = block.isStray || block.kind === 'text';
    const ownProblems = [...head.problems, ...(block.isStray ? [] : this.#valueAndBlocks(block, head))];
    const read = this.readAll(below, level + 1, block.isStray || ownProblems.length > 0);
    const problems = [...ownProblems, ...read.problems];
    const isTold = problems.length > 0 || isToldAround;
    if (!isTold) return undefined;
    const hasForeignAlias = head.hasForeignAlias || read.hasForeignAlias;
    return {
      ...read,
      root: this.#below(block, head.root, read.root),
      problems,
      hasForeignAlias,
      block,
      text,
      isValid: false,
    };
  }

  #below(block: Block, head: Node | undefined, root: Node | undefined): Node | undefined {
    if (block.kind === 'item') return this.#around(block, undefined, root);
    const entry = head?.kind === 'map' ? head.entries[0] : head && this.#wordsAsKey(head);
    return entry ? this.#around(block, entry, root) : root;
  }

  #valueAndBlocks({ kind, isBare }: Block, { root, problems }: Parsed): readonly SyntaxProblem[] {
    const [entry] = root?.kind === 'map' ? root.entries : [];
    if (kind !== 'key' || isBare || !entry || problems.length > 0) return [];
    const { start, end } = entry.value;
    const message = `The key \`${shorten(entry.key)}\` has a value in its line, and more below it`;
    return [{ start, end, message, reach: 'rest' }];
  }

  #wordsAsKey(root: Node): Entry | undefined {
    const { start: keyStart, end: keyEnd } = root;
    const text = this.#part.text.slice(keyStart, keyEnd);
    // A quote may be missing.
    const [, key] = /^["']?([^\r\n]*?)["']?:?$/.exec(text) ?? [];
    return root.kind === 'scalar' && key !== undefined ? { key, keyStart, keyEnd, value: root } : undefined;
  }

  #readLeaf(block: Block, text: string): ReadBlock {
    const read = this.#parse(text);
    const isValid = !('error' in read);
    const parsed = isValid ? read.parsed : read.builder.finish(parseTolerantly(read.builder, read.error));
    return { ...this.#placed(parsed, block.start), block, text, isValid, blocks: noBlocks };
  }

  /** Reads a text by itself. */
  #parse(text: string): { readonly parsed: Parsed } | { readonly error: YamlError; readonly builder: TreeBuilder } {
    const simple = readSimple(this.#part.piece(text));
    if (simple) return { parsed: simple };
    if (isDeep(text)) this.isTooDeep = true;
    const builder = new TreeBuilder(this.#part.piece(text));
    const read = fromEvents(text, (events) => builder.finish(readEvents(builder, events)));
    return 'error' in read ? { error: read.error, builder } : { parsed: read.made };
  }

  /** Undefined where the text isn't simple, or has a problem. */
  #parseSimple(text: string, start: number): Parsed | undefined {
    return readSimple(this.#part.piece(text), (offset) => {
      this.#otherAt = start + offset;
    });
  }
}

function readSimple(part: Part, onOther?: (offset: number) => void): Parsed | undefined {
  const builder = new TreeBuilder(part);
  const root = readSimpleYaml(builder, onOther);
  const parsed = root && builder.finish(root);
  return parsed?.problems.length === 0 ? parsed : undefined;
}

/** What it takes to read the blocks within a block. */
interface Inside {
  readonly block: Block;
  readonly text: string;
  readonly within: Blocks;
  readonly level: number;
}

const noBlocks: readonly ReadBlock[] = [];
const noBlock = { content: 0, end: 0 };
const noRepeatedKeys: Parsed['repeatedKeys'] = [];
