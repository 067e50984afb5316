import { Part, type PartKind, type SpecFormat } from '#engine/spec/text/part.ts';
import { keyPlace, type Node, textAt } from '#engine/spec/tree/node.ts';
import type { Parsed } from '#engine/spec/tree/parsed.ts';

/** A text as one part. */
export function parse(text: string, format: SpecFormat = 'yaml', kind: PartKind = 'whole'): Parsed {
  return new Part('file:///a', format, kind, [], text).parsed;
}

/**
 * A tree as text, a value a line, each with the very text that it stands for: `a: 1` where that is all there is to say,
 * `"it's" ‹'it''s'›` where the text is another.
 */
export function outline(node: Node | undefined): string {
  return linesOf(node, '').join('\n');
}

/** The problems, each with the text that it is about. */
export function problemsOf({ problems }: Parsed, text: string): string[] {
  return problems.map(({ start, end, message }) => `‹${text.slice(start, end)}› ${message}`);
}

function linesOf(node: Node | undefined, indent: string): string[] {
  if (!node) return [`${indent}nothing`];
  const source = `‹${textAt(node)}›`;
  switch (node.kind) {
    case 'scalar':
      return [`${indent}${described(node.value)}${String(node.value) === textAt(node) ? '' : ` ${source}`}`];
    case 'list':
      return [`${indent}list ${source}`, ...node.items.flatMap((item) => linesOf(item, `${indent}  `))];
    case 'map':
      return [
        `${indent}map ${source}`,
        ...node.entries.flatMap((entry) => {
          const key = textAt(keyPlace(entry));
          const shown = key === entry.key ? key : `${entry.key} ‹${key}›`;
          const [first = '', ...others] = linesOf(entry.value, `${indent}  `);
          return [`${indent}  ${shown}: ${first.trimStart()}`, ...others];
        }),
      ];
  }
}

function described(value: string | number | boolean | null): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
