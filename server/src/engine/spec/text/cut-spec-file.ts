import type { Span } from '../../finding.ts';
import type { Position } from '../../text.ts';
import type { Node, Place } from '../tree/node.ts';
import { type CutText, recutText } from './cut-text.ts';
import { FileLines, lastAtMost } from './file-lines.ts';
import { type Joined, joinParts } from './join.ts';
import type { JoinedMap } from './joined-map.ts';
import { jsonSeams, type SeamProblem } from './json-seams.ts';
import type { Part, SpecFormat } from './part.ts';
import { joined } from './segment.ts';
import type { SpecFile, TextChange } from './spec-file.ts';

/** A file in parts. Lines and the tree are found out when they are first asked for. */
export class CutSpecFile implements SpecFile {
  readonly kind = 'spec';
  readonly uri: string;
  readonly format: SpecFormat;
  readonly length: number;
  readonly #cut: CutText;
  readonly #starts: readonly number[];
  /** Of the state before, until there are own ones. */
  #maps: ReadonlyMap<Part, JoinedMap>;
  #joined: Joined | undefined;
  #lines: FileLines | undefined;
  #seamProblems: readonly SeamProblem[] | undefined;

  constructor(uri: string, format: SpecFormat, cut: CutText, maps: ReadonlyMap<Part, JoinedMap> = new Map()) {
    this.uri = uri;
    this.format = format;
    this.#cut = cut;
    this.#maps = maps;
    const starts = [0];
    let start = 0;
    for (const { text } of cut.parts) {
      start += text.length;
      starts.push(start);
    }
    this.#starts = starts;
    this.length = start;
  }

  get parts(): readonly Part[] {
    return this.#cut.parts;
  }

  get lineCount(): number {
    return this.#lineIndex.count;
  }

  get root(): Node | undefined {
    if (!this.#joined) {
      this.#joined = joinParts(this.parts, this.#starts, this.#maps);
      this.#maps = this.#joined.maps;
    }
    return this.#joined.root;
  }

  get seamProblems(): readonly SeamProblem[] {
    this.#seamProblems ??= jsonSeams(this.parts);
    return this.#seamProblems;
  }

  changed(changes: readonly TextChange[]): CutSpecFile {
    if (changes.length === 0) return this;
    return new CutSpecFile(this.uri, this.format, recutText(this.uri, this.format, this.#cut, changes), this.#maps);
  }

  startOf(part: Part): number {
    let index = lastIndices.get(part) ?? -1;
    if (this.parts[index] !== part) {
      index = this.parts.indexOf(part);
      lastIndices.set(part, index);
    }
    return this.#starts[index] ?? 0;
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
    this.#lines ??= new FileLines(this.parts, this.#starts);
    return this.#lines;
  }

  /** The index of the part at an offset; of the last one at the file's end. */
  #indexAt(offset: number): number {
    return Math.min(lastAtMost(this.#starts, offset), this.parts.length - 1);
  }
}

/** Where a part stood when that was last asked: in another state of its file it may stand elsewhere. */
const lastIndices = new WeakMap<Part, number>();
