import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import type { ExampleMember, ExampleValue } from '../../operations/examples/value.ts';
import type { Sketch } from '../../spec/examples/run.ts';
import { Part } from '../../spec/text/part.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode } from '../../spec/tree/node.ts';

/** A value of an example as nodes, which schemas are about. */
export interface ValueNodes {
  readonly root: Node;
  readonly sketch: Sketch;
  readonly values: ReadonlyMap<Node, ExampleValue>;
  readonly members: ReadonlyMap<Entry, ExampleMember>;
}

/** The URI of the nodes of examples: references in them lead nowhere. */
export const exampleUri = '';

/** `text` is the one that the spans of the value are offsets in. */
export function nodesOf(value: ExampleValue, text: string): ValueNodes {
  const part = new Part(exampleUri, 'json', 'whole', [], text);
  const open = new Set<Node>();
  const partial = new Set<Node>();
  const values = new Map<Node, ExampleValue>();
  const members = new Map<Entry, ExampleMember>();

  const make = (one: ExampleValue): Node => {
    const node = nodeOf(one);
    values.set(node, one);
    return node;
  };
  const nodeOf = (one: ExampleValue): Node => {
    const { start, end } = one.span;
    switch (one.kind) {
      case 'object': {
        const named = one.members.filter(({ name }) => !isPlaceholderText(name));
        const node = new MapNode(part, start, end, named.map(entryOf));
        if (one.isPartial || named.length < one.members.length) partial.add(node);
        return node;
      }
      case 'array': {
        const node = new ListNode(part, start, end, one.items.map(make));
        if (one.isPartial) partial.add(node);
        return node;
      }
      case 'string': {
        const node = new ScalarNode(part, start, end, one.text, 'double');
        if (isPlaceholderText(one.text)) open.add(node);
        return node;
      }
      case 'number':
        return new ScalarNode(part, start, end, Number(one.text.replaceAll('_', '')), 'plain');
      case 'boolean':
        return new ScalarNode(part, start, end, one.text.toLowerCase() === 'true', 'plain');
      case 'null':
        return new ScalarNode(part, start, end, null, 'plain');
      case 'placeholder': {
        const node = new ScalarNode(part, start, end, one.text, 'plain');
        open.add(node);
        return node;
      }
    }
  };
  const entryOf = (member: ExampleMember): Entry => {
    const { start: keyStart, end: keyEnd } = member.nameSpan;
    const entry = { key: member.name, keyStart, keyEnd, value: make(member.value) };
    members.set(entry, member);
    return entry;
  };

  return { root: make(value), sketch: { open, partial }, values, members };
}

/** A text that stands for a value where everything is text, as in a path: by the types that are wanted. */
export function scalarNode(text: string, types: readonly string[]): ScalarNode {
  const part = new Part(exampleUri, 'json', 'whole', [], text);
  return new ScalarNode(part, 0, text.length, scalarValue(text, types), 'plain');
}

function scalarValue(text: string, types: readonly string[]): string | number | boolean {
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return Number(text);
  // Servers read `1` and `0`, too.
  if (types.includes('boolean') && /^(?:true|false|[01])$/i.test(text)) return /^(?:true|1)$/i.test(text);
  return text;
}
