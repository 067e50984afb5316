import type { MovedLines } from '#shared/protocol.ts';
import { changedRange } from '../changed-range.ts';
import { sharedParts } from '../spec/text/shared-parts.ts';
import type { SpecFile } from '../spec/text/spec-file.ts';
import { LineIndex } from '../text.ts';

/** A text with its lines. */
export interface TextWithLines {
  readonly text: string;
  readonly lines: LineIndex;
}

/** The lines in which two texts differ, as one stretch; undefined where all others stand where they stood. */
export function linesBetween(before: TextWithLines, after: TextWithLines): MovedLines | undefined {
  if (before.text === after.text) return undefined;
  const { start, oldEnd } = changedRange(before.text, after.text);
  const newEnd = oldEnd + after.text.length - before.text.length;
  const at = Math.min(before.lines.lineAt(start), after.lines.lineAt(start));
  // What stands behind the change in its last line is a part of that line.
  const rest = isLineStart(before.lines, oldEnd) && isLineStart(after.lines, newEnd) ? 0 : 1;
  const removed = before.lines.lineAt(oldEnd) + rest - at;
  const inserted = after.lines.lineAt(newEnd) + rest - at;
  return removed === inserted ? undefined : { at, removed, inserted };
}

/** As {@link linesBetween}, of YAML or JSON: only parts of the text that are other ones are read. */
export function linesBetweenSpecs(before: SpecFile, after: SpecFile): MovedLines | undefined {
  const { head, tail } = sharedParts(before.parts, after.parts);
  // With the character before, which tells whether a line begins there.
  const from = Math.max(0, startOf(before, head) - 1);
  const regionOf = (file: SpecFile): TextWithLines => {
    const text = file.slice(from, startOf(file, file.parts.length - tail));
    return { text, lines: new LineIndex(text) };
  };
  const lines = linesBetween(regionOf(before), regionOf(after));
  return lines && { ...lines, at: lines.at + before.positionAt(from).line };
}

function startOf(file: SpecFile, index: number): number {
  const part = file.parts[index];
  return part ? file.startOf(part) : file.length;
}

function isLineStart(lines: LineIndex, offset: number): boolean {
  return lines.lineStart(lines.lineAt(offset)) === offset;
}
