import type { PlacedBlock } from './blocks.ts';
import { blockAtLine, lineAtPoint } from './lines.ts';

/** Who points at a line of the source: the editor's cursor, or the pointer over the editor. */
export type Pointing = 'cursor' | 'pointer';

/** A line of the source; `file` as of a block. */
interface PointedLine {
  readonly line: number;
  readonly file: number | undefined;
}

/** Lines of the source, the end exclusive. */
export interface PointedLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly file?: number;
}

/** Marks on the page what the editor points at: the row, the item or the block of a line. */
export class PointedPlaces {
  readonly #inSource: (file: number | undefined) => readonly PlacedBlock[];
  readonly #lines = new Map<Pointing, PointedLine>();

  constructor(inSource: (file: number | undefined) => readonly PlacedBlock[]) {
    this.#inSource = inSource;
  }

  /** Undefined where nothing is pointed at. */
  show(pointing: Pointing, line: PointedLine | undefined): void {
    if (line) this.#lines.set(pointing, line);
    else this.#lines.delete(pointing);
    this.#mark(pointing);
  }

  /** Marks anew after the page has changed. */
  refresh(): void {
    this.#mark('cursor');
    this.#mark('pointer');
  }

  #mark(pointing: Pointing): void {
    const name = classNames[pointing];
    const pointed = this.#lines.get(pointing);
    const element = pointed && elementAt(this.#inSource(pointed.file), pointed.line);
    for (const other of document.querySelectorAll(`.${name}`)) {
      if (other === element) continue;
      other.classList.remove(name);
      if (pointing === 'cursor') other.removeAttribute('aria-current');
    }
    if (!element || element.classList.contains(name)) return;
    element.classList.add(name);
    if (pointing === 'cursor') element.setAttribute('aria-current', 'true');
  }
}

/** The lines of the source that stand at a point of the page: a row, an item, a line of code or a block. */
export function linesAtPoint(blocks: readonly PlacedBlock[], target: Element, top: number): PointedLines | undefined {
  const element = target.closest('[data-block]');
  const block = blocks.find((placed) => placed.element === element);
  if (!block) return undefined;
  const { startLine, endLine, file } = block;
  const inFile = file === undefined ? undefined : { file };
  if (!target.closest(parts)) return { startLine, endLine, ...inFile };
  const line = lineAtPoint(block, target, top);
  return { startLine: line, endLine: line + 1, ...inFile };
}

/** What has lines of its own in a block. */
const parts = 'pre[data-lines], tr, li, [data-line]';
const classNames = { cursor: 'is-at-cursor', pointer: 'is-pointed-at' } as const;

function elementAt(blocks: readonly PlacedBlock[], line: number): Element | undefined {
  const block = blockAtLine(blocks, line);
  // Between two blocks there is nothing to mark.
  if (!block || line >= block.endLine) return undefined;
  const inner = [...block.element.querySelectorAll('tr[data-line], li[data-line]')].findLast(
    (marked) => block.startLine + Number(marked.getAttribute('data-line')) <= line && marked.checkVisibility(),
  );
  return inner ?? block.element;
}
