import { Part, type SpecFormat } from '#engine/spec/text/part.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { Node } from '#engine/spec/tree/node.ts';

/** A tree as data, each node with its span in the file; the same node at two places is written once and named there. */
export function plainTree(root: Node | undefined, startOf: (part: Part) => number): unknown {
  const seen = new Map<Node, number>();
  const plain = (node: Node): unknown => {
    const known = seen.get(node);
    if (known !== undefined) return { same: known };
    seen.set(node, seen.size);
    const origin = startOf(node.part);
    const span = [origin + node.start, origin + node.end];
    switch (node.kind) {
      case 'map':
        return {
          map: node.entries.map(({ key, keyStart, keyEnd, value }) => {
            const keyOrigin = startOf(value.part);
            return [key, keyOrigin + keyStart, keyOrigin + keyEnd, plain(value)];
          }),
          span,
        };
      case 'list':
        return { list: node.items.map(plain), span };
      case 'scalar':
        return { value: node.value, style: node.style, span };
    }
  };
  return root && plain(root);
}

/** A file's tree as data. */
export function treeOf(file: SpecFile): unknown {
  return plainTree(file.root, (part) => file.startOf(part));
}

/** What a text gives when it is parsed in one piece; undefined where it isn't valid. */
export function wholeTree(format: SpecFormat, text: string): unknown {
  const { root, problems } = new Part('file:///whole', format, 'whole', [], text).parsed;
  return problems.length > 0 ? undefined : (plainTree(root, () => 0) ?? null);
}

/** The parts of a file and where they stand, as data. */
export function plainParts(file: SpecFile): unknown {
  return file.parts.map((part) => ({
    kind: part.kind,
    format: part.format,
    containers: part.containers,
    start: file.startOf(part),
    text: part.text,
  }));
}
