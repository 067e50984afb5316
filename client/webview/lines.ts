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
  if (block.file !== undefined) return topInSection(sectionPoints(block), line);
  return interpolate(pointsOf(block, blocks[index + 1], block === first), line, 'line', 'top');
}

/** The block that shows a line, or the last one before it. `blocks` in the order of their lines. */
export function blockAtLine(blocks: Blocks, line: number): PlacedBlock | undefined {
  return blocks[lastBefore(blocks, (block) => block.startLine <= line)];
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
  if (block.file !== undefined) return lineInSection(sectionPoints(block), top);
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
  const isAtTop = isFirst && block.startLine === 0;
  const points: Point[] = [{ line: block.startLine, top: isAtTop ? pageTop() : blockTop }];
  const add = (line: number, top: number): void => {
    const before = points.at(-1);
    // Above the first line of code there is room.
    if (points.length === 1 && line === before?.line && top > before.top && !isAtTop) points.push({ line, top });
    // What is hidden (closed details) has no place, and columns stand side by side.
    if (!before || line <= before.line || line > block.endLine || top > bottom) return;
    // Words of one line stand at heights of their own.
    if (top >= before.top - sameLine) points.push({ line, top: Math.max(top, before.top) });
  };
  for (const point of innerPoints(block)) add(point.line, point.top);
  add(block.endLine, bottom);
  if (next) points.push({ line: Math.max(next.startLine, block.endLine), top: Math.max(topOf(next), bottom) });
  return points;
}

/** In the order of their lines: rows, items, lines of code, and the lines that words are written in. */
function innerPoints(block: PlacedBlock): Point[] {
  const points: Point[] = [];
  for (const marked of block.element.querySelectorAll(block.file === undefined ? marks : '[data-line]')) {
    // What stands in closed details may have a place all the same.
    if (!marked.checkVisibility() || marked.getClientRects().length === 0) continue;
    const line = block.startLine + lineWithin(marked);
    const lines = Number(marked.getAttribute('data-lines') ?? 0);
    const { from, height } = contentBox(marked, lines > 0);
    points.push({ line, top: from });
    if (lines > 0) points.push({ line: line + lines, top: from + height });
    // The dashes below a row of headings have no height of their own.
    else if (marked.matches('thead > tr')) points.push({ line: line + 1, top: from + height });
  }
  // A description writes its words elsewhere than its page.
  if (block.file === undefined) points.push(...pointsOfWords(block));
  return points.sort((a, b) => a.line - b.line || a.top - b.top);
}

/** What the section of a description shows of its lines, in their order, and its end. It stands on the page in an order of its own. */
interface SectionPoints {
  readonly points: readonly Point[];
  readonly end: Point;
}

function sectionPoints(block: PlacedBlock): SectionPoints {
  const { top, bottom } = block.element.getBoundingClientRect();
  // What isn't laid out yet may be told to stand below its section, which has another height by then.
  const inner = innerPoints(block).filter(
    (point) => point.line > block.startLine && point.line < block.endLine && point.top <= bottom,
  );
  return { points: [{ line: block.startLine, top }, ...inner], end: { line: block.endLine, top: bottom } };
}

/** Where what shows a line begins; what has no place of its own is a part of what stands before it in the source. */
function topInSection({ points, end }: SectionPoints, line: number): number {
  const last = points.findLast((point) => point.line <= line) ?? end;
  const here = points.find((point) => point.line === last.line) ?? last;
  const share = (line - here.line) / (nextLine(points, here, end) - here.line);
  return here.top + Math.max(0, Math.min(1, share)) * (nextTop(points, here, end) - here.top);
}

/** The opposite of {@link topInSection}. */
function lineInSection({ points, end }: SectionPoints, top: number): number {
  const shown = points.filter((point) => point.top <= top);
  const here = shown.toSorted((a, b) => a.top - b.top).at(-1) ?? points[0] ?? end;
  const height = nextTop(points, here, end) - here.top;
  const share = height > 0 ? Math.max(0, Math.min(1, (top - here.top) / height)) : 0;
  return here.line + share * (nextLine(points, here, end) - here.line);
}

/** In the source. */
function nextLine(points: readonly Point[], { line }: Point, end: Point): number {
  return points.find((point) => point.line > line)?.line ?? end.line;
}

/** On the page. */
function nextTop(points: readonly Point[], { top }: Point, end: Point): number {
  const below = points.flatMap((point) => (point.top > top ? [point.top] : []));
  return Math.max(top, Math.min(end.top, ...below));
}

/** Counted from the block's first line. */
function lineWithin(element: Element): number {
  return Number(element.closest('[data-line], [data-block]')?.getAttribute('data-line') ?? 0);
}

/** Where the lines that a paragraph is written in begin on the page: breaks of the source are kept in its text. */
function pointsOfWords({ element, startLine }: PlacedBlock): Point[] {
  const points: Point[] = [];
  if (!element.textContent?.includes('\n')) return points;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let holder: Element | null = null;
  let line = 0;
  let isBroken = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(withoutLines)) continue;
    const marked = parent.closest('[data-line], [data-block]');
    if (marked !== holder) {
      holder = marked;
      line = startLine + lineWithin(parent);
      isBroken = false;
    }
    for (const { 0: words, index } of node.data.matchAll(/\n|\S+/g)) {
      if (words === '\n') line += 1;
      else if (isBroken && parent.getClientRects().length > 0) points.push({ line, top: topOfCharacter(node, index) });
      isBroken = words === '\n';
    }
  }
  return points;
}

function topOfCharacter(text: Text, at: number): number {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect().top;
}

/** Code that begins its block says only how many lines it has, and a row of headings nothing. */
const marks = '[data-line], [data-lines], .table thead > tr';
/** In pixels. */
const sameLine = 8;
/** What is counted in another way, and what the page has added. */
const withoutLines = 'pre, math, .table, .endpoint-card, .try-form, .filter, .tablist, .mark';

function contentBox(element: Element, isPadded = true): { from: number; height: number } {
  const { top, height } = element.getBoundingClientRect();
  if (!isPadded) return { from: top, height };
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
