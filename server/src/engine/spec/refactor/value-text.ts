import type { Span } from '../../finding.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { type Entry, keyPlace, type MapNode, type Node } from '../tree/node.ts';

/** The text of a map with its comments, ready to be written elsewhere. */
export interface ValueText {
  /** Without the indentation that they share. */
  readonly lines: readonly string[];
  /** In YAML's block style: on lines of its own behind its key. */
  readonly isBlock: boolean;
  /** What the lines are in the file. A block behind a key begins with a line. */
  readonly span: Span;
  /** Of the value's first character in its line. */
  readonly column: number;
}

/** A piece of a file to be written in another way. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/**
 * Reads a map that stands under a key, or as an item of a list. Undefined where it can't be moved: it has anchors or aliases, or stands with a tag.
 */
export function valueText(
  file: SpecFile,
  node: MapNode,
  entry: Entry | undefined,
  changes: readonly Change[] = [],
): ValueText | undefined {
  const own = file.spanOf(node);
  const isBlock = isBlockMap(file, node);
  const lead = entry ? leadOf(file, entry, own, isBlock) : itemLead(file, own);
  if (lead === undefined || !isSelfContained(file, node)) return undefined;
  const end = isBlock ? endWithComment(file, trimmedEnd(file, own)) : own.end;
  const span = { start: lead, end };
  const { line, character } = file.positionAt(own.start);
  const column = isBlock ? character : indentationOf(file, line);
  const text = changed(file.slice(span.start, span.end), span, changes);
  const lines = text.split(/\r\n|\n|\r/);
  return {
    lines: lines.map((one, index) => dedented(one, index === 0 && lead === own.start ? 0 : column)),
    isBlock,
    span,
    column,
  };
}

/** Whether a map is written over lines with indentation, as only YAML does. */
export function isBlockMap(file: SpecFile, node: Node): boolean {
  const { start } = file.spanOf(node);
  return file.format === 'yaml' && node.kind === 'map' && file.slice(start, start + 1) !== '{';
}

/** Lines with an indentation; the first one without it, where its place has it already. */
export function indented(lines: readonly string[], indentation: string, isFirstIndented: boolean): string[] {
  return lines.map((line, index) => (line === '' || (index === 0 && !isFirstIndented) ? line : indentation + line));
}

/** How many blanks a line begins with. */
export function indentationOf(file: SpecFile, line: number): number {
  return /^[ \t]*/.exec(lineText(file, line))?.[0].length ?? 0;
}

/** The text of a line, without its break. */
export function lineText(file: SpecFile, line: number): string {
  return file.slice(file.offsetAt({ line, character: 0 }), lineEnd(file, line));
}

/** The offset behind a line's last character. */
export function lineEnd(file: SpecFile, line: number): number {
  return file.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
}

/** The end of a span without the blanks and line breaks that it ends with. */
export function trimmedEnd(file: SpecFile, { start, end }: Span): number {
  return start + file.slice(start, end).trimEnd().length;
}

/** The end of the line, where nothing but a comment follows. */
export function endWithComment(file: SpecFile, end: number): number {
  const behind = lineEnd(file, file.positionAt(end).line);
  return /^[ \t]*(?:#.*)?$/.test(file.slice(end, behind)) ? end + file.slice(end, behind).trimEnd().length : end;
}

/** How the lines of a file end: the first one tells. */
export function lineBreakIn(file: SpecFile): string {
  const first = file.parts.find(({ text }) => text.includes('\n'));
  return first && /\r?\n/.exec(first.text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** Where the text of a key's value begins: for a block the first line behind the key's, with the comments there. */
function leadOf(file: SpecFile, entry: Entry, own: Span, isBlock: boolean): number | undefined {
  const { end } = file.spanOf(keyPlace(entry));
  const between = file.slice(end, own.start);
  if (!isBlock) return /^[ \t]*:\s*$/.test(between) ? own.start : undefined;
  const head = /^[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)/.exec(between)?.[0];
  if (head === undefined) return undefined;
  const isComments = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*$/.test(between.slice(head.length));
  return isComments ? end + head.length : undefined;
}

/** An item begins behind its dash. */
function itemLead(file: SpecFile, own: Span): number | undefined {
  const { line } = file.positionAt(own.start);
  const before = file.slice(file.offsetAt({ line, character: 0 }), own.start);
  const isPlain = file.format === 'json' || /^[ \t-]*$/.test(before) || /[[,{][ \t]*$/.test(before);
  return isPlain ? own.start : undefined;
}

function dedented(line: string, column: number): string {
  const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blanks, column));
}

/** Whether all of a value stands within it, and nothing else refers into it by an alias. */
function isSelfContained(file: SpecFile, root: MapNode): boolean {
  const whole = file.spanOf(root);
  const isWithin = (node: Node): boolean => {
    if (node.part.uri !== file.uri) return false;
    const { start, end } = file.spanOf(node);
    if (start < whole.start || end > whole.end) return false;
    if (node.kind === 'scalar') return true;
    if (node.kind === 'list') return node.items.every((item) => isWithin(item) && !isAnchored(file, item));
    return node.entries.every((entry) => {
      const key = file.spanOf(keyPlace(entry));
      return key.start >= start && key.end <= end && isWithin(entry.value) && !isAnchored(file, entry.value, key.end);
    });
  };
  return isWithin(root);
}

/** Whether an anchor stands in front of a value. */
function isAnchored(file: SpecFile, node: Node, from?: number): boolean {
  if (file.format === 'json') return false;
  const { start } = file.spanOf(node);
  const { line } = file.positionAt(start);
  const before = file.slice(from ?? file.offsetAt({ line, character: 0 }), start);
  return /(?:^|[\s:[,-])[&!][^\s]*\s*$/.test(before.replaceAll(/(^|\s)#[^\r\n]*/g, '$1'));
}

function changed(text: string, { start, end }: Span, changes: readonly Change[]): string {
  let result = text;
  const within = changes.filter((change) => change.span.start >= start && change.span.end <= end);
  for (const change of [...within].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, change.span.start - start) + change.text + result.slice(change.span.end - start);
  }
  return result;
}
