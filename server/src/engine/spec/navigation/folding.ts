import type { Folding } from '../../folding/item.ts';
import { lastAtMost } from '../../lists.ts';
import type { Part } from '../text/part.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { Node } from '../tree/node.ts';

/** What folds in a file: maps, lists, long texts and comments. Of more than `most`, the outer ones. */
export function foldingsOf(file: SpecFile, most: number): readonly Folding[] {
  const { parts } = file;
  const lines = parts.map((part) => file.positionAt(file.startOf(part)).line);
  const found = containerFoldings(file, lines);
  for (let depth = 0, isDeeper = true; isDeeper; depth++) {
    isDeeper = false;
    for (const [index, part] of parts.entries()) {
      if (found.length >= most) return found;
      const { levels, isWhole } = foldingsInPart(part, depth);
      if (!isWhole || depth < levels.length - 1) isDeeper = true;
      const line = lines[index] ?? 0;
      for (const { startLine, endLine, kind } of levels[depth] ?? []) {
        if (found.length >= most) return found;
        found.push({ startLine: line + startLine, endLine: line + endLine, kind });
      }
    }
  }
  return found;
}

/** What folds in a part, by depth; lines from the part's own first one. */
interface Levels {
  readonly levels: readonly (readonly Folding[])[];
  /** Nothing folds any deeper. */
  readonly isWhole: boolean;
}

/** Worked out once for as long as the part's text is the same; of a large file the deep ones are never asked for. */
const known = new WeakMap<Part, Levels>();

function foldingsInPart(part: Part, depth: number): Levels {
  const before = known.get(part);
  if (before && (before.isWhole || depth < before.levels.length)) return before;
  const deepest = depth < shallow ? shallow : Number.POSITIVE_INFINITY;
  const { levels, isWhole } = new PartFoldings(part, deepest);
  known.set(part, { levels, isWhole });
  return { levels, isWhole };
}

/** So many levels are looked at first. */
const shallow = 2;

/** `paths:`, `components:` and the maps in it: each opens a part, and holds the parts behind it. */
function containerFoldings(file: SpecFile, lines: readonly number[]): Folding[] {
  const { parts } = file;
  const found: Folding[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'container') continue;
    let last = index;
    while ((parts[last + 1]?.containers.length ?? -1) > part.containers.length) last++;
    const end = parts[last];
    if (!end || last === index) continue;
    const startLine = (lines[index] ?? 0) + lineOf(part, Math.max(0, part.text.search(/\S/)));
    const endLine = (lines[last] ?? 0) + lastLineOf(end);
    if (endLine > startLine) found.push({ startLine, endLine, kind: 'values' });
  }
  return found;
}

/** The last line that hides; in JSON a bracket on a line of its own stays. */
function lastLineOf(part: Part): number {
  const { text } = part;
  let at = lastOf(text, text.length);
  if (part.format === 'json' && text[at] === ',') at = lastOf(text, at);
  const line = lineOf(part, at);
  const isAlone = text.slice(part.lineStarts[line] ?? 0, at).trim() === '';
  return part.format === 'json' && isAlone && /[\]}]/.test(text[at] ?? '') ? line - 1 : line;
}

const commentLines = /^[ \t]*#.*\r?\n[ \t]*#/m;

class PartFoldings {
  readonly levels: Folding[][] = [];
  isWhole = true;
  readonly #part: Part;
  readonly #deepest: number;
  /** The lines of texts over several lines: what looks like a comment there is none. */
  readonly #texts: (readonly [number, number])[] = [];
  readonly #seen = new Set<Node>();

  /** Without those from the level `deepest` on. */
  constructor(part: Part, deepest: number) {
    this.#part = part;
    // What looks like a comment may be a line of a text: for that all texts must be known.
    const hasComments = part.format === 'yaml' && commentLines.test(part.text);
    this.#deepest = hasComments ? Number.POSITIVE_INFINITY : deepest;
    if (part.lineStarts.length < 2) return;
    const { root } = part.parsed;
    if (root) this.#visit(root, undefined, 0);
    if (hasComments) this.#comments();
  }

  /** `from` is where a node's line begins: at the key. */
  #visit(node: Node, from: number | undefined, depth: number): void {
    // What an alias means is folded where it is written.
    if (node.part !== this.#part || this.#seen.has(node)) return;
    if (depth >= this.#deepest) {
      if (node.kind !== 'scalar' || this.#part.text.slice(node.start, node.end).includes('\n')) this.isWhole = false;
      return;
    }
    this.#seen.add(node);
    const startLine = lineOf(this.#part, from ?? node.start);
    const end = lastOf(this.#part.text, node.end);
    const endLine = lineOf(this.#part, end);
    let level = depth;
    if (from !== undefined && endLine > startLine) {
      // The line of a closing bracket stays to be seen.
      const isClosed = node.kind !== 'scalar' && /[\]}]/.test(this.#part.text[end] ?? '') && this.#isFirstOfLine(end);
      this.#add(depth, { startLine, endLine: isClosed ? endLine - 1 : endLine, kind: 'values' });
      level++;
    }
    if (node.kind === 'scalar') {
      if (endLine > startLine) this.#texts.push([lineOf(this.#part, node.start), endLine]);
    } else if (node.kind === 'list') {
      for (const item of node.items) this.#visit(item, item.kind === 'scalar' ? undefined : item.start, level);
    } else {
      for (const { keyStart, value } of node.entries) this.#visit(value, keyStart, level);
    }
  }

  #comments(): void {
    const { text, lineStarts } = this.#part;
    const isInText = (line: number) => this.#texts.some(([start, end]) => start < line && line <= end);
    let first = -1;
    for (let line = 0; line <= lineStarts.length; line++) {
      const start = lineStarts[line];
      const isComment = start !== undefined && /^[ \t]*#/.test(text.slice(start, start + 200)) && !isInText(line);
      if (isComment && first === -1) first = line;
      if (isComment || first === -1) continue;
      if (line - first > 1) this.#add(0, { startLine: first, endLine: line - 1, kind: 'comment' });
      first = -1;
    }
  }

  #isFirstOfLine(offset: number): boolean {
    const start = this.#part.lineStarts[lineOf(this.#part, offset)] ?? 0;
    return this.#part.text.slice(start, offset).trim() === '';
  }

  #add(depth: number, folding: Folding): void {
    if (folding.endLine <= folding.startLine) return;
    while (this.levels.length <= depth) this.levels.push([]);
    const level = this.levels[depth];
    // Of two that begin in a line, editors show the outer one.
    if (this.levels.some((one) => one.at(-1)?.startLine === folding.startLine)) return;
    level?.push(folding);
  }
}

function lineOf(part: Part, offset: number): number {
  return lastAtMost(part.lineStarts, offset);
}

/** The last character before an offset that is no blank. */
function lastOf(text: string, end: number): number {
  let at = Math.min(end, text.length) - 1;
  while (at > 0 && /\s/.test(text[at] ?? '')) at--;
  return Math.max(0, at);
}
