import { Part } from '../text/part.ts';
import type { Node, Place, ScalarNode } from '../tree/node.ts';

/** JSON that stands in a text, and where in the file its values are. */
export interface JsonInText {
  readonly root: Node;
  /** A place in the JSON, in the file: the very characters where the text stands there as it is, else the whole text. */
  placeInFile(place: Place): Place;
}

/** The JSON object or list that a text holds; undefined for other texts. */
export function jsonInText(node: ScalarNode): JsonInText | undefined {
  const { value: text } = node;
  if (typeof text !== 'string' || !/^\s*[{[]/.test(text)) return undefined;
  const part = new Part(node.part.uri, 'json', 'whole', [], text);
  const { root, problems } = part.parsed;
  if (!root || problems.length > 0) return undefined;
  return {
    root,
    placeInFile(place) {
      if (place.part !== part) return place;
      const start = offsetInFile(node, text, place.start);
      return start === undefined ? node : { part: node.part, start, end: start + place.end - place.start };
    },
  };
}

/** Of a literal block (`|`) every line stands in the file as it is, behind the same indentation. */
function offsetInFile(node: ScalarNode, text: string, offset: number): number | undefined {
  if (node.style !== 'literal') return undefined;
  const source = node.part.text;
  const line = text.slice(0, offset).split('\n').length;
  const column = offset - (text.lastIndexOf('\n', offset - 1) + 1);
  let lineStart = node.start;
  for (let at = 0; at < line; at++) lineStart = source.indexOf('\n', lineStart) + 1;
  const textLine = text.split('\n')[line - 1] ?? '';
  const sourceLine = source.slice(lineStart).split(/\r?\n/, 1)[0] ?? '';
  return sourceLine.endsWith(textLine) ? lineStart + sourceLine.length - textLine.length + column : undefined;
}
