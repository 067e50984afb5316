import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { Node, Place, ScalarNode } from '../tree/node.ts';
import { placesInScalar } from './scalar-places.ts';

/** The Markdown of a `description`, however the text is written: plain, in quotes, as a block, in JSON. */
export interface Description {
  readonly node: ScalarNode;
  /** Its text is the value; spans count in that. */
  readonly markdown: MarkdownFile;
  /** Where in the spec a span of the Markdown stands; the whole value where that can't be told. */
  placeOf(span: Span): Place;
}

/** Undefined where there is no text. What was read of a node is kept as long as the node is. */
export function descriptionOf(node: Node | undefined): Description | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  let description = descriptions.get(node);
  if (!description) {
    description = {
      node,
      markdown: parseMarkdown(node.part.uri, node.value),
      placeOf: placesInScalar(node, node.value),
    };
    descriptions.set(node, description);
  }
  return description;
}

const descriptions = new WeakMap<ScalarNode, Description>();
