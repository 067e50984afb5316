import { lastAtMost } from '../../lists.ts';
import type { Position } from '../../text.ts';
import type { Part } from './part.ts';
import { sharedParts } from './shared-parts.ts';

/** Where the lines of a file's parts stand: for each part, and the file's end, the line at its start and where that line begins. */
export class FileLines {
  readonly #parts: readonly Part[];
  readonly #starts: Int32Array;
  readonly #lines: Int32Array;
  readonly #margins: Int32Array;
  /** Within the part that was asked about last. */
  #lastLine = 0;

  /** `starts` has the offset of each part, and of the file's end. Of an earlier state what is the same is taken over. */
  constructor(parts: readonly Part[], starts: Int32Array, earlier?: FileLines) {
    this.#parts = parts;
    this.#starts = starts;
    this.#lines = new Int32Array(parts.length + 1);
    this.#margins = new Int32Array(parts.length + 1);
    const { head, tail } = earlier ? sharedParts(earlier.#parts, parts) : { head: 0, tail: 0 };
    if (earlier) {
      this.#lines.set(earlier.#lines.subarray(0, head + 1));
      this.#margins.set(earlier.#margins.subarray(0, head + 1));
    }
    const behind = parts.length - tail;
    for (let index = head; index < behind; index++) this.#count(index);
    if (earlier) this.#shift(earlier, tail);
  }

  #count(index: number): void {
    const { text, lineStarts } = this.#parts[index] ?? nothing;
    const start = this.#starts[index] ?? 0;
    const last = lineStarts.length - 1;
    let line = (this.#lines[index] ?? 0) + last;
    let margin = last > 0 ? start + (lineStarts[last] ?? 0) : (this.#margins[index] ?? 0);
    if (text.endsWith('\n') || text.endsWith('\r')) {
      line++;
      margin = start + text.length;
    }
    this.#lines[index + 1] = line;
    this.#margins[index + 1] = margin;
  }

  /** The last parts as they stood, so many lines and characters farther down. */
  #shift(earlier: FileLines, tail: number): void {
    const first = this.#parts.length - tail;
    const firstBefore = earlier.#parts.length - tail;
    const startBefore = earlier.#starts[firstBefore] ?? 0;
    const start = this.#starts[first] ?? 0;
    const line = this.#lines[first] ?? 0;
    const lineBefore = earlier.#lines[firstBefore] ?? 0;
    const margin = this.#margins[first] ?? 0;
    for (let at = 1; at <= tail; at++) {
      const marginBefore = earlier.#margins[firstBefore + at] ?? 0;
      this.#lines[first + at] = (earlier.#lines[firstBefore + at] ?? 0) - lineBefore + line;
      this.#margins[first + at] = marginBefore > startBefore ? marginBefore - startBefore + start : margin;
    }
  }

  get count(): number {
    return (this.#lines[this.#parts.length] ?? 0) + 1;
  }

  /** The line that a part begins; undefined where it begins within one. */
  lineOf(index: number): number | undefined {
    return this.#margins[index] === this.#starts[index] ? this.#lines[index] : undefined;
  }

  /** The position of an offset in the part with an index. */
  positionAt(index: number, offset: number): Position {
    const start = this.#starts[index] ?? 0;
    const lineStarts = this.#parts[index]?.lineStarts ?? [];
    const within = this.#lineWithin(lineStarts, offset - start);
    const margin = within === 0 ? (this.#margins[index] ?? 0) : start + (lineStarts[within] ?? 0);
    return { line: (this.#lines[index] ?? 0) + within, character: offset - margin };
  }

  /** The index of the line of a part that an offset is in. Who asks for where something ends has asked for where it begins. */
  #lineWithin(lineStarts: readonly number[], offset: number): number {
    const line = this.#lastLine;
    const isSame = offset >= (lineStarts[line] ?? Number.POSITIVE_INFINITY) && offset < (lineStarts[line + 1] ?? -1);
    if (!isSame) this.#lastLine = lastAtMost(lineStarts, offset);
    return this.#lastLine;
  }

  /** The offset of a line's first character; the file's length for a line beyond the last. */
  lineStart(line: number): number {
    const index = lastAtMost(this.#lines, line);
    const within = line - (this.#lines[index] ?? 0);
    if (within === 0) return this.#margins[index] ?? 0;
    const start = this.#parts[index]?.lineStarts[within];
    return start === undefined ? (this.#starts[this.#parts.length] ?? 0) : (this.#starts[index] ?? 0) + start;
  }
}

const nothing = { text: '', lineStarts: [0] } as const;
