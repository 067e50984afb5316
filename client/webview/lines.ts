import type { PlacedBlock } from './blocks.ts';

/** The blocks on the page with the source lines that each shows, as `BlockList.placed`; of a description in the order that a function asks for. */
type Blocks = readonly PlacedBlock[];

/** The distance of a source line (fractions count) from the top of the view, in pixels. Undefined on an empty page. `blocks` in the order of their lines. */
export function topOfLine(blocks: Blocks, line: number): number | undefined {
  const index = lastBefore(blocks, (block) => block.startLine <= line);
  const block = blocks[index];
  const first = blocks[0];
  if (!first) return undefined;
  if (!block)
    return (topOf(first) * line) / Math.max(1, first.startLine) + pageTop() * (1 - line / Math.max(1, first.startLine));
  return interpolate(pointsOf(block, blocks[index + 1], block === first), line, 'line', 'top');
}

/** The number of the file whose block is at a distance from the top of the view. */
export function fileAtTop(blocks: Blocks, top: number): number | undefined {
  return (blocks[lastBefore(blocks, (block) => topOf(block) <= top)] ?? blocks[0])?.file;
}

/** The source line (with a fraction) at a distance from the top of the view. `blocks` in the order of the page. */
export function lineAtTop(blocks: Blocks, top: number): number {
  const index = lastBefore(blocks, (block) => topOf(block) <= top);
  const first = blocks[0];
  if (!first) return 0;
  const block = blocks[index] ?? (first.startLine === 0 ? first : undefined);
  if (!block) {
    const share = (top - pageTop()) / Math.max(1, topOf(first) - pageTop());
    return Math.max(0, Math.min(1, share)) * first.startLine;
  }
  return interpolate(pointsOf(block, blocks[index + 1], block === first), top, 'top', 'line');
}

/** The source line of what is at a point of the page: the row, item or code line there. */
export function lineAtPoint(block: PlacedBlock, target: Element, top: number): number {
  const marked = target.closest('[data-line], [data-block]') ?? block.element;
  const line = block.startLine + Math.max(0, Number(marked.getAttribute('data-line') ?? 0));
  const lines = Number(marked.getAttribute('data-lines') ?? 0);
  if (lines < 2) return clamp(line, block);
  const { from, height } = contentBox(marked);
  const row = Math.floor(((top - from) / Math.max(1, height)) * lines);
  return clamp(line + Math.max(0, Math.min(lines - 1, row)), block);
}

interface Point {
  readonly line: number;
  readonly top: number;
}

/** Places in a block whose source lines are known, in order; the last is where the next block begins. */
function pointsOf(block: PlacedBlock, next: PlacedBlock | undefined, isFirst: boolean): Point[] {
  const { top: blockTop, bottom } = block.element.getBoundingClientRect();
  // The first line of the source belongs to the very top of the page, above its margin.
  const points: Point[] = [{ line: block.startLine, top: isFirst && block.startLine === 0 ? pageTop() : blockTop }];
  const add = (line: number, top: number): void => {
    const before = points.at(-1);
    // What is hidden (closed details) has no place, and columns stand side by side.
    if (before && line > before.line && top >= before.top && top <= bottom && line <= block.endLine)
      points.push({ line, top });
  };
  for (const marked of block.element.querySelectorAll('[data-line]')) {
    const line = block.startLine + Number(marked.getAttribute('data-line'));
    const lines = Number(marked.getAttribute('data-lines') ?? 0);
    if (marked.getClientRects().length === 0) continue;
    if (lines === 0) {
      add(line, marked.getBoundingClientRect().top);
      continue;
    }
    const { from, height } = contentBox(marked);
    add(line, from);
    add(line + lines, from + height);
  }
  add(block.endLine, bottom);
  // What follows on the page of a description stands anywhere in its text.
  if (next && block.file === undefined)
    points.push({ line: Math.max(next.startLine, block.endLine), top: Math.max(topOf(next), bottom) });
  return points;
}

function contentBox(element: Element): { from: number; height: number } {
  const { top, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const above = Number.parseFloat(style.paddingTop) || 0;
  const below = Number.parseFloat(style.paddingBottom) || 0;
  return { from: top + above, height: height - above - below };
}

function interpolate(points: readonly Point[], value: number, from: keyof Point, to: keyof Point): number {
  let index = 0;
  while (index + 1 < points.length && (points[index + 1]?.[from] ?? 0) <= value) index++;
  const here = points[index];
  const next = points[index + 1];
  if (!here) return 0;
  if (!next || next[from] === here[from]) return here[to];
  const share = Math.max(0, Math.min(1, (value - here[from]) / (next[from] - here[from])));
  return here[to] + share * (next[to] - here[to]);
}

function topOf(block: PlacedBlock): number {
  return block.element.getBoundingClientRect().top;
}

function pageTop(): number {
  return -window.scrollY;
}

function clamp(line: number, block: PlacedBlock): number {
  return Math.min(line, Math.max(block.startLine, block.endLine - 1));
}

/** The index of the last block for which a claim holds that holds for all before it; -1 for none. */
function lastBefore(blocks: Blocks, holds: (block: PlacedBlock) => boolean): number {
  let low = -1;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const block = blocks[middle];
    if (block && holds(block)) low = middle;
    else high = middle - 1;
  }
  return low;
}
