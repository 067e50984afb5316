import type { TextEdit } from '../../finding.ts';
import { allReferences } from '../navigation/references.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { indentationOf, lineBreakIn, lineText, type ValueText } from './value-text.ts';

/** The edit that puts a reference in the place of a value's text, in the quotes that other references have. */
export function writeReference(
  spec: Spec,
  file: SpecFile,
  { target, text, isItem }: { readonly target: string; readonly text: ValueText; readonly isItem: boolean },
): TextEdit {
  const { key, quote } = styleOf(spec, file);
  const pair = `${key}: ${quote === "'" ? `'${target.replaceAll("'", "''")}'` : JSON.stringify(target)}`;
  const edit = { uri: file.uri, span: text.span };
  if (text.isBlock) return { ...edit, text: isItem ? pair : ' '.repeat(text.column) + pair };
  if (file.format === 'yaml' || text.lines.length === 1) return { ...edit, text: `{ ${pair} }` };
  const { line } = file.positionAt(text.span.start);
  const margin = lineText(file, line).slice(0, indentationOf(file, line));
  const inner = /^[ \t]*/.exec(text.lines[1] ?? '')?.[0] ?? '  ';
  const lineBreak = lineBreakIn(file);
  return { ...edit, text: `{${lineBreak}${margin}${inner}${pair}${lineBreak}${margin}}` };
}

function styleOf(spec: Spec, file: SpecFile): { readonly key: string; readonly quote: '"' | "'" } {
  if (file.format === 'json') return { key: '"$ref"', quote: '"' };
  for (const { node, owner } of allReferences(spec)) {
    if (node.part.format === 'json' || (node.style !== 'single' && node.style !== 'double')) continue;
    const entry = owner.entry('$ref');
    if (entry?.value !== node) continue;
    const key = node.part.text.slice(entry.keyStart, entry.keyEnd);
    return { key, quote: node.style === 'single' ? "'" : '"' };
  }
  return { key: '$ref', quote: "'" };
}
