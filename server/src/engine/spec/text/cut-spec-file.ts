import type { Span } from '../../finding.ts';
import { lastAtMost } from '../../lists.ts';
import type { Position } from '../../text.ts';
import type { Node, Place } from '../tree/node.ts';
import { type CutText, recutText } from './cut-text.ts';
import { FileLines } from './file-lines.ts';
import { type EarlierJoined, type Joined, joinInPlace, joinParts } from './join.ts';
import type { JoinedMap } from './joined-map.ts';
import { jsonSeams, type SeamProblem } from './json-seams.ts';
import type { Part, SpecFormat } from './part.ts';
import { joined } from './segment.ts';
import { sharedParts } from './shared-parts.ts';
import type { SpecFile, TextChange } from './spec-file.ts';
import { replaceStarts, startsOf } from './starts.ts';

/** A file in parts. Lines and the tree are found out when they are first asked for. */
export class CutSpecFile implements SpecFile {
  readonly kind = 'spec';
  readonly uri: string;
  readonly format: SpecFormat;
  readonly length: number;
  readonly #cut: CutText;
  readonly #starts: Int32Array;
  /** Of the last state before that was put together, until this is. */
  #earlierJoined: EarlierJoined | undefined;
  /** Of the part that was asked for last. */
  #lastIndex = 0;
  #joined: Joined | undefined;
  #lines: FileLines | undefined;
  #earlierLines: FileLines | undefined;
  #seamProblems: readonly SeamProblem[] | undefined;
  /** The parts of the state before, if nothing was wrong between them, until that is known of the own ones. */
  #seamlessBefore: readonly Part[] | undefined;
  #faulty: readonly Part[] | undefined;
  #earlierFaulty: FaultyParts | undefined;

  constructor(uri: string, format: SpecFormat, cut: CutText, earlier?: CutSpecFile) {
    this.uri = uri;
    this.format = format;
    this.#cut = cut;
    if (earlier) {
      this.#earlierJoined = earlier.#joined ? { ...earlier.#joined, parts: earlier.parts } : earlier.#earlierJoined;
      this.#earlierLines = earlier.#lines ?? earlier.#earlierLines;
      if (earlier.#seamProblems?.length === 0) this.#seamlessBefore = earlier.parts;
      this.#earlierFaulty = earlier.#faulty
        ? { parts: earlier.parts, faulty: earlier.#faulty }
        : earlier.#earlierFaulty;
    }
    const { head, tail } = earlier ? sharedParts(earlier.parts, cut.parts) : { head: 0, tail: 0 };
    for (let index = head; index < cut.parts.length - tail; index++) cut.parts[index]?.stands(index);
    this.#starts = earlier
      ? replaceStarts(earlier.parts, cut.parts, { first: head, to: earlier.parts.length - tail })
      : startsOf(cut.parts);
    this.length = this.#starts[cut.parts.length] ?? 0;
  }

  get parts(): readonly Part[] {
    return this.#cut.parts;
  }

  get lineCount(): number {
    return this.#lineIndex.count;
  }

  get root(): Node | undefined {
    if (!this.#joined) {
      const before = this.#earlierJoined;
      this.#joined =
        (before && joinInPlace(this.parts, before)) ?? joinParts(this.parts, this.#starts, before?.maps ?? noMaps);
      this.#earlierJoined = undefined;
    }
    return this.#joined.root;
  }

  get seamProblems(): readonly SeamProblem[] {
    this.#seamProblems ??= jsonSeams(this.parts, this.#seamlessBefore);
    this.#seamlessBefore = undefined;
    return this.#seamProblems;
  }

  get faulty(): readonly Part[] {
    if (!this.#faulty) {
      this.#faulty = faultyIn(this.parts, this.#earlierFaulty);
      this.#earlierFaulty = undefined;
    }
    return this.#faulty;
  }

  changed(changes: readonly TextChange[]): CutSpecFile {
    if (changes.length === 0) return this;
    return new CutSpecFile(this.uri, this.format, recutText(this.uri, this.format, this.#cut, changes), this);
  }

  startOf(part: Part): number {
    const index = part.indexIn(this.parts);
    return index === -1 ? 0 : (this.#starts[index] ?? 0);
  }

  lineOf(part: Part): number | undefined {
    const index = part.indexIn(this.parts);
    return index === -1 ? undefined : this.#lineIndex.lineOf(index);
  }

  spanOf({ part, start, end }: Place): Span {
    const origin = this.startOf(part);
    return { start: origin + start, end: origin + end };
  }

  partAt(offset: number): { readonly part: Part; readonly offset: number } {
    const bounded = Math.max(0, Math.min(offset, this.length));
    const index = this.#indexAt(bounded);
    const part = this.parts[index];
    if (!part) throw new Error('A file has at least one part');
    return { part, offset: bounded - (this.#starts[index] ?? 0) };
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.length));
    if (bounded === this.length) {
      const line = this.lineCount - 1;
      return { line, character: bounded - this.#lineIndex.lineStart(line) };
    }
    return this.#lineIndex.positionAt(this.#indexAt(bounded), bounded);
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.length;
    const start = this.#lineIndex.lineStart(line);
    let end = this.length;
    if (line + 1 < this.lineCount) {
      const next = this.#lineIndex.lineStart(line + 1);
      end = next - (this.slice(Math.max(start, next - 2), next) === '\r\n' ? 2 : 1);
    }
    return Math.min(start + Math.max(0, character), end);
  }

  slice(start: number, end: number): string {
    let text = '';
    for (let index = this.#indexAt(start); index < this.parts.length; index++) {
      const origin = this.#starts[index] ?? 0;
      if (origin >= end) break;
      text += this.parts[index]?.text.slice(Math.max(0, start - origin), Math.max(0, end - origin)) ?? '';
    }
    return text;
  }

  text(): string {
    return joined(this.parts);
  }

  get #lineIndex(): FileLines {
    if (!this.#lines) {
      this.#lines = new FileLines(this.parts, this.#starts, this.#earlierLines);
      this.#earlierLines = undefined;
    }
    return this.#lines;
  }

  /** The index of the part at an offset; of the last one at the file's end. Who asks for many offsets asks for them in order. */
  #indexAt(offset: number): number {
    const starts = this.#starts;
    const last = this.#lastIndex;
    const isSame = offset >= (starts[last] ?? 0) && offset < (starts[last + 1] ?? 0);
    if (!isSame) this.#lastIndex = Math.min(lastAtMost(starts, offset), this.parts.length - 1);
    return this.#lastIndex;
  }
}

const noMaps: ReadonlyMap<Part, JoinedMap> = new Map();

interface FaultyParts {
  readonly parts: readonly Part[];
  readonly faulty: readonly Part[];
}

function faultyIn(parts: readonly Part[], earlier: FaultyParts | undefined): readonly Part[] {
  const { head, tail } = earlier ? sharedParts(earlier.parts, parts) : { head: 0, tail: 0 };
  const behind = parts.length - tail;
  const changed = parts
    .slice(head, behind)
    .filter(({ parsed }) => parsed.problems.length > 0 || parsed.repeatedKeys.length > 0);
  const others = earlier?.faulty.filter((part) => {
    const index = part.indexIn(parts);
    return index !== -1 && (index < head || index >= behind);
  });
  return [...(others ?? []), ...changed];
}
