import type { PlacedBlock } from './blocks.ts';
import { blockAtLine, fileAtTop, lineAtTop, topOfLine } from './lines.ts';

export interface ScrollingOptions {
  /** What has the blocks. */
  readonly root: HTMLElement;
  /** In the order of the page. */
  readonly blocks: () => readonly PlacedBlock[];
  /** Those of a file, in the order of its lines. */
  readonly inSource: (file: number | undefined) => readonly PlacedBlock[];
  /** The reader scrolled the page: this source line is at the top now. */
  readonly scrolled: (line: number, file: number | undefined) => void;
}

interface Followed {
  readonly line: number;
  readonly file: number | undefined;
}

/**
 * Ties the page's scroll position to a source line. One side leads at a time: the page leads from the reader's own hand on
 * the wheel, the keys, the pointer or the screen until the editor asks for a line; what moves while it doesn't lead is
 * nobody's wish and is not reported.
 */
export class Scrolling {
  readonly #options: ScrollingOptions;
  #isLeading = false;
  #isReportDue = false;
  #isSettling = false;
  /** What the editor was told last of the text as the page shows it. */
  #told: Followed | undefined;
  /** The line that the editor asked for last, as long as the page follows it. */
  #followed: Followed | undefined;
  /** Where the page was when it had followed, in pixels. */
  #reached = 0;
  /** A line of a text that the page doesn't show yet. */
  #awaited: (Followed & { readonly version: number }) | undefined;

  constructor(options: ScrollingOptions) {
    this.#options = options;
    const lead = (): void => {
      this.#isLeading = true;
      this.leave();
    };
    for (const name of ['wheel', 'touchmove', 'pointerdown'] as const) {
      window.addEventListener(name, lead, { passive: true, capture: true });
    }
    window.addEventListener('keydown', (event) => {
      if (scrollKeys.has(event.key)) lead();
    });
    window.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    window.addEventListener('resize', () => this.settle());
    // Pictures come late, and details are opened.
    new ResizeObserver(() => this.settle()).observe(options.root);
  }

  /** The source line at the top of the page. */
  get line(): number {
    return lineAtTop(this.#options.blocks(), roundedOff);
  }

  /** The number of the file that has this line. */
  get file(): number | undefined {
    return fileAtTop(this.#options.blocks(), roundedOff);
  }

  /** The reader goes elsewhere on the page: what the editor asked for counts no more. */
  leave(): void {
    this.#followed = undefined;
    this.#awaited = undefined;
  }

  /** Shows a line at the top because the editor does. */
  follow(line: number, file?: number): void {
    this.#isLeading = false;
    this.#awaited = undefined;
    this.#followed = { line, file };
    this.settle();
  }

  /** Follows as soon as the page shows this version of the document: its lines are others before. */
  followIn(version: number, line: number): void {
    this.#isLeading = false;
    this.#awaited = { version, line, file: undefined };
  }

  /** Changes what the page shows. What is followed is the same block afterwards, wherever its lines are now. */
  change(version: number, apply: () => void): void {
    this.#told = undefined;
    const followed = this.#followed;
    const block = followed && blockAtLine(this.#options.inSource(followed.file), followed.line);
    apply();
    const awaited = this.#awaited;
    if (awaited && awaited.version <= version) {
      this.follow(awaited.line);
      return;
    }
    const now = block && this.#options.inSource(followed?.file).find(({ element }) => element === block.element);
    if (followed && now && now.startLine !== block.startLine)
      this.#followed = { line: followed.line + now.startLine - block.startLine, file: followed.file };
  }

  /** Keeps the followed line where it should be after the page's content or width changed, before that is painted. */
  settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    requestAnimationFrame(() => {
      this.#isSettling = false;
      if (this.#followed !== undefined) this.#scrollTo(this.#followed, retries);
    });
  }

  /**
   * Blocks that come into sight on a long page get their true height, and what is in them its true place, only some frames later: look again
   * until then.
   */
  #scrollTo(followed: Followed, tries: number): void {
    const top = topOfLine(this.#options.inSource(followed.file), followed.line);
    const before = window.scrollY;
    this.#reached = before;
    if (top === undefined || (Math.abs(top) < 1 && tries === retries)) return;
    if (Math.abs(top) >= 1) window.scrollBy({ top, behavior: 'instant' });
    this.#reached = window.scrollY;
    if (tries === 0 || (window.scrollY === before && tries === retries)) return;
    requestAnimationFrame(() => {
      if (this.#followed === followed) this.#scrollTo(followed, tries - 1);
    });
  }

  /** What moves the page while nothing changes its size is a search in it, or a link. */
  #scrolled(): void {
    if (!this.#isSettling && Math.abs(window.scrollY - this.#reached) >= 1) this.leave();
    this.#report();
  }

  /** Where the reader has gone may be another line once it is there. */
  filled(): void {
    if (this.#told) this.#report();
  }

  #report(): void {
    if (!this.#isLeading || this.#isReportDue) return;
    this.#isReportDue = true;
    requestAnimationFrame(() => {
      this.#isReportDue = false;
      const { line, file } = this;
      if (!this.#isLeading || (this.#told?.line === line && this.#told.file === file)) return;
      this.#told = { line, file };
      this.#options.scrolled(line, file);
    });
  }
}

const retries = 4;
/** In pixels: a page is scrolled by whole ones, and what it was to begin with may stand this much below the top. */
const roundedOff = 0.5;
const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ', 'Tab']);
