import type { Part } from '../text/part.ts';
import type { Parsed, SyntaxProblem } from './parsed.ts';
import { relocateParsed } from './relocate.ts';

/** A character that is missing in a text, or one too many, and what is said of it. */
export interface Mend {
  readonly at: number;
  /** How many characters are left out: none or one. */
  readonly removed: 0 | 1;
  /** A quote or a bracket, or nothing. */
  readonly inserted: string;
  /** From the start of the text as it was. */
  readonly problem: SyntaxProblem;
}

/** A text as its author meant it, and where what is in it stands in the text as it is. */
export class MendedText {
  readonly text: string;
  readonly mends: readonly Mend[];
  /** By mend: where it is in the mended text, and by how much what is behind it is further on. */
  readonly #shifts: { readonly from: number; readonly shift: number }[] = [];

  constructor(text: string, mends: readonly Mend[]) {
    this.mends = [...mends].sort((one, other) => one.at - other.at);
    let mended = '';
    let from = 0;
    for (const { at, removed, inserted } of this.mends) {
      mended += text.slice(from, at) + inserted;
      from = at + removed;
      this.#shifts.push({ from: mended.length, shift: mended.length - from });
    }
    this.text = mended + text.slice(from);
  }

  /** The offset in the text as it is. */
  offset(mended: number): number {
    let shift = 0;
    for (const next of this.#shifts) {
      // What is inserted stands between two characters.
      if (mended < next.from) return Math.min(mended - shift, next.from - next.shift);
      shift = next.shift;
    }
    return mended - shift;
  }

  /** What the mended text was parsed to, with all that was wrong, in the text as it is. */
  place(parsed: Parsed, part: Part): Parsed {
    const placed = relocateParsed(parsed, part, (offset) => this.offset(offset));
    const problems = [...placed.problems, ...this.mends.map(({ problem }) => problem)];
    return { ...placed, problems: problems.sort((one, other) => one.start - other.start) };
  }
}
