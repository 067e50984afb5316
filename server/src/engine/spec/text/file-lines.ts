import type { Position } from '../../text.ts';
import type { Part } from './part.ts';

/** Where the lines of a file's parts stand: for each part, and the file's end, the line at its start and where that line begins. */
export class FileLines {
  readonly #parts: readonly Part[];
  readonly #starts: readonly number[];
  readonly #lines: readonly number[];
  readonly #margins: readonly number[];

  /** `starts` has the offset of each part, and of the file's end. */
  constructor(parts: readonly Part[], starts: readonly number[]) {
    this.#parts = parts;
    this.#starts = starts;
    const lines = [0];
    const margins = [0];
    let line = 0;
    let margin = 0;
    parts.forEach(({ text, lineStarts }, index) => {
      const start = starts[index] ?? 0;
      const last = lineStarts.length - 1;
      line += last;
      if (last > 0) margin = start + (lineStarts[last] ?? 0);
      if (text.endsWith('\n') || text.endsWith('\r')) {
        line++;
        margin = start + text.length;
      }
      lines.push(line);
      margins.push(margin);
    });
    this.#lines = lines;
    this.#margins = margins;
  }

  get count(): number {
    return (this.#lines.at(-1) ?? 0) + 1;
  }

  /** The position of an offset in the part with an index. */
  positionAt(index: number, offset: number): Position {
    const start = this.#starts[index] ?? 0;
    const lineStarts = this.#parts[index]?.lineStarts ?? [];
    const within = lastAtMost(lineStarts, offset - start);
    const margin = within === 0 ? (this.#margins[index] ?? 0) : start + (lineStarts[within] ?? 0);
    return { line: (this.#lines[index] ?? 0) + within, character: offset - margin };
  }

  /** The offset of a line's first character; the file's length for a line beyond the last. */
  lineStart(line: number): number {
    const index = lastAtMost(this.#lines, line);
    const within = line - (this.#lines[index] ?? 0);
    if (within === 0) return this.#margins[index] ?? 0;
    const start = this.#parts[index]?.lineStarts[within];
    return start === undefined ? (this.#starts.at(-1) ?? 0) : (this.#starts[index] ?? 0) + start;
  }
}

/** The index of the last number that isn't greater than one; of several that are equal, the last. */
export function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
