import type { Part } from '../text/part.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode } from './node.ts';
import type { Parsed, RepeatedKey, SyntaxProblem } from './parsed.ts';

/** Where an offset of one text is in another one. */
type Move = (offset: number) => number;

/** What a part was parsed to, in another one. */
export function relocateParsed(
  { root, problems, repeatedKeys, hasForeignAlias }: Parsed,
  part: Part,
  move: Move,
): Parsed {
  return {
    root: root && relocate(root, part, move),
    problems: problems.map((problem) => relocateProblem(problem, move)),
    repeatedKeys: repeatedKeys.map((repeated) => relocateRepeatedKey(repeated, move)),
    hasForeignAlias,
  };
}

/** The same tree in another part. It has no aliases: each of its nodes is in it once. */
export function relocate(node: Node, part: Part, move: Move): Node {
  const start = move(node.start);
  const end = move(node.end);
  switch (node.kind) {
    case 'scalar':
      return new ScalarNode(part, start, end, node.value, node.style);
    case 'list':
      return new ListNode(
        part,
        start,
        end,
        node.items.map((item) => relocate(item, part, move)),
        node.content,
      );
    case 'map':
      return new MapNode(
        part,
        start,
        end,
        node.entries.map((entry) => relocateEntry(entry, part, move)),
        node.content,
      );
  }
}

export function relocateEntry({ key, keyStart, keyEnd, value }: Entry, part: Part, move: Move): Entry {
  return { key, keyStart: move(keyStart), keyEnd: move(keyEnd), value: relocate(value, part, move) };
}

function relocateProblem(problem: SyntaxProblem, move: Move): SyntaxProblem {
  return { ...problem, start: move(problem.start), end: move(problem.end) };
}

function relocateRepeatedKey({ key, start, end, first }: RepeatedKey, move: Move): RepeatedKey {
  return {
    key,
    start: move(start),
    end: move(end),
    first: { start: move(first.start), end: move(first.end) },
  };
}
