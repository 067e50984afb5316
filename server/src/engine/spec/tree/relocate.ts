import type { Part } from '../text/part.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode } from './node.ts';
import type { Parsed, RepeatedKey, SyntaxProblem } from './parsed.ts';

/** The same tree in another part, so many characters further on. It has no aliases: each of its nodes is in it once. */
export function relocate(node: Node, part: Part, shift: number): Node {
  const start = node.start + shift;
  const end = node.end + shift;
  switch (node.kind) {
    case 'scalar':
      return new ScalarNode(part, start, end, node.value, node.style);
    case 'list':
      return new ListNode(
        part,
        start,
        end,
        node.items.map((item) => relocate(item, part, shift)),
      );
    case 'map':
      return new MapNode(
        part,
        start,
        end,
        node.entries.map((entry) => relocateEntry(entry, part, shift)),
      );
  }
}

function relocateEntry({ key, keyStart, keyEnd, value }: Entry, part: Part, shift: number): Entry {
  return { key, keyStart: keyStart + shift, keyEnd: keyEnd + shift, value: relocate(value, part, shift) };
}

export function relocateProblem(problem: SyntaxProblem, shift: number): SyntaxProblem {
  return { ...problem, start: problem.start + shift, end: problem.end + shift };
}

export function relocateRepeatedKey({ key, start, end, first }: RepeatedKey, shift: number): RepeatedKey {
  return {
    key,
    start: start + shift,
    end: end + shift,
    first: { start: first.start + shift, end: first.end + shift },
  };
}

/** What a part with the same text was parsed to. */
export function relocateParsed({ root, problems, repeatedKeys, hasForeignAlias }: Parsed, part: Part): Parsed {
  return { root: root && relocate(root, part, 0), problems, repeatedKeys, hasForeignAlias };
}
