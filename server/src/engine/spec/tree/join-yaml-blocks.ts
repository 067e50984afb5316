import { shorten } from '../../configuration/problem.ts';
import type { Part } from '../text/part.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode } from './node.ts';
import type { RepeatedKey, SyntaxProblem } from './parsed.ts';
import type { ReadAll, ReadBlock } from './read-yaml-blocks.ts';
import { repeatedKeysOf } from './repeated-keys.ts';
import { endOfLine } from './yaml-blocks.ts';

/** The map or the list that blocks make, and what is wrong with them and between them. */
export function joinBlocks(part: Part, kind: 'map' | 'list', blocks: readonly ReadBlock[], isTold: boolean): ReadAll {
  const problems: SyntaxProblem[] = [];
  const repeatedKeys: RepeatedKey[] = [];
  // Of lines that are out of place one after the other, the first is told, unless each may be a key that is being typed.
  let isSame = isTold;
  for (const block of blocks) {
    const own = problemOf(part, kind, block);
    if (!isSame || (!isTold && isWord(part, block))) for (const problem of own) problems.push(problem);
    isSame = isTold || own.length > 0;
    for (const problem of block.problems) problems.push(problem);
    for (const repeated of block.repeatedKeys) repeatedKeys.push(repeated);
  }
  const hasForeignAlias = blocks.some((block) => block.hasForeignAlias);
  if (kind === 'list') return { root: listOf(part, blocks), problems, repeatedKeys, hasForeignAlias, blocks };
  const root = mapOf(
    part,
    blocks.filter((block) => !hasSlipped(part, block)),
  );
  if (root) for (const repeated of repeatedKeysOf(root.entries)) repeatedKeys.push(repeated);
  return { root, problems, repeatedKeys, hasForeignAlias, blocks };
}

function isWord({ text }: Part, { block }: ReadBlock): boolean {
  return (
    block.kind === 'text' && !/\s/.test(text.slice(block.content, endOfLine(text, block.content, block.end)).trim())
  );
}

/** It stands outside of the entry that the part is: nobody knows where it belongs. */
function hasSlipped(part: Part, { block }: ReadBlock): boolean {
  return block.isStray && part.kind === 'entry' && block.column === 0 && part.containers.length > 0;
}

function mapOf(part: Part, blocks: readonly ReadBlock[]): MapNode | undefined {
  const entries = blocks.flatMap((block) => entriesOf(part, block));
  const [first] = entries;
  if (!first) return undefined;
  const end = entries.reduce((most, { keyEnd, value }) => Math.max(most, keyEnd, value.end), 0);
  return new MapNode(part, first.keyStart, end, entries);
}

function entriesOf(part: Part, { root, block }: ReadBlock): readonly Entry[] {
  if (root && isBlockMap(part, root)) return root.entries;
  if (block.kind !== 'text' || root?.kind !== 'scalar' || root.style !== 'plain') return [];
  const { start: keyStart, end: keyEnd } = root;
  const value = new ScalarNode(part, keyEnd, keyEnd, null, 'plain');
  return [{ key: part.text.slice(keyStart, keyEnd), keyStart, keyEnd, value }];
}

function isBlockMap(part: Part, root: Node): root is MapNode {
  return root.kind === 'map' && part.text[root.start] !== '{';
}

function listOf(part: Part, blocks: readonly ReadBlock[]): ListNode | undefined {
  const lists = blocks.flatMap(({ root, block }) => (block.kind === 'item' && root?.kind === 'list' ? [root] : []));
  const [first] = lists;
  if (!first) return undefined;
  const items = lists.flatMap((list) => list.items);
  return new ListNode(part, first.start, lists.at(-1)?.end ?? first.end, items);
}

/** Why a block is none of those that it stands among, unless that is told already. */
function problemOf(
  { text }: Part,
  kind: 'map' | 'list',
  { root, block, problems }: ReadBlock,
): readonly SyntaxProblem[] {
  const { content, isStray } = block;
  const isEntry = block.kind === 'key' && root?.kind === 'map';
  const isItem = block.kind === 'item' && root?.kind === 'list';
  if (!isStray && (kind === 'map' ? isEntry : isItem)) return [];
  const end = endOfLine(text, content, block.end);
  if (problems.some(({ start }) => start >= content && start < end)) return [];
  const line = text.slice(content, end).trimEnd();
  const message = messageOf(kind, block.kind, isStray, line);
  const reach = isStray ? 'rest' : 'line';
  return [{ start: content, end: content + line.length, message, reach }];
}

function messageOf(kind: 'map' | 'list', block: ReadBlock['block']['kind'], isStray: boolean, line: string): string {
  const shown = `\`${shorten(line)}\``;
  if (kind === 'map' && block === 'item') return 'An item of a list stands among keys';
  if (kind === 'list' && block !== 'item') return `${shown} stands among the items of a list, without a \`-\``;
  if (block === 'text' || block === 'other') return `${shown} is followed by no colon`;
  return isStray ? 'This is indented less than what stands above it' : `${shown} is no entry of a map`;
}
