import morphdom from 'morphdom';
import type { PreviewBlock, PreviewBlockPlace } from '#shared/protocol.ts';

/** A block of the page and the lines of the source that it shows. */
export interface PlacedBlock {
  readonly element: HTMLElement;
  readonly startLine: number;
  /** Exclusive. */
  readonly endLine: number;
}

export interface BlockListOptions {
  /** Makes the nodes of a block. */
  readonly create: (html: string) => DocumentFragment;
  /** Called with a block that was changed in place. */
  readonly changed: (element: HTMLElement) => void;
  /** Called when the page has all the blocks of the latest places. */
  readonly settled: () => void;
  /** Does something soon, not now: the page must answer its reader in between. */
  readonly defer: (continuation: () => void) => void;
}

/**
 * The blocks on the page. New places change only what differs: a block that stays is not touched, a block that changed
 * is changed in place, so that open details, focus and selection in it survive. A long page is built in slices.
 */
export class BlockList {
  readonly #root: HTMLElement;
  readonly #options: BlockListOptions;
  /** On the page, in its order. */
  #order: readonly string[] = [];
  readonly #elements = new Map<string, HTMLElement>();
  /** Known, and not on the page yet. */
  readonly #waiting = new Map<string, string>();
  #places: readonly PreviewBlockPlace[] = [];
  /** What is left to do until the page shows the places. */
  #work: Generator<void> | undefined;
  #isFirstSlice = true;
  #isDeferred = false;
  #placed: readonly PlacedBlock[] | undefined;

  constructor(root: HTMLElement, options: BlockListOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** Forgets the page. */
  clear(): void {
    this.#work = undefined;
    this.#order = [];
    this.#places = [];
    this.#elements.clear();
    this.#waiting.clear();
    this.#placed = undefined;
    this.#root.replaceChildren();
  }

  /** False where a place names a block that nobody sent: the page must be asked for anew. */
  update(added: readonly PreviewBlock[], places: readonly PreviewBlockPlace[]): boolean {
    for (const { id, html } of added) this.#waiting.set(id, html);
    if (!places.every(({ id }) => this.#waiting.has(id) || this.#elements.has(id))) return false;
    this.#places = places;
    this.#placed = undefined;
    this.#root.classList.toggle('is-long', places.length > longPage);
    if (this.#work) this.#order = blockNames(this.#root);
    this.#work = this.#change();
    this.#isFirstSlice = true;
    this.#advance();
    return true;
  }

  /** In the order of the page; while it is still being built, the blocks that are there. */
  get placed(): readonly PlacedBlock[] {
    if (this.#placed) return this.#placed;
    const placed: PlacedBlock[] = [];
    for (const { id, startLine, endLine } of this.#places) {
      const element = this.#elements.get(id);
      if (element) placed.push({ element, startLine, endLine });
    }
    this.#placed = placed;
    return placed;
  }

  /** Works on for a slice; on a long page the page answers its reader before the next one. */
  #advance(): void {
    const work = this.#work;
    if (!work) return;
    const end =
      performance.now() + (this.#isFirstSlice ? firstSlice : Math.max(laterSlice, this.#places.length * sliceShare));
    this.#isFirstSlice = false;
    let isDone = false;
    while (!isDone && performance.now() < end) isDone = work.next().done === true;
    this.#placed = undefined;
    if (isDone) {
      this.#work = undefined;
      this.#waiting.clear();
      this.#options.settled();
    } else if (!this.#isDeferred) {
      this.#isDeferred = true;
      this.#options.defer(() => {
        this.#isDeferred = false;
        this.#advance();
      });
    }
  }

  /** Makes the page show the places, a block at a time. It may be left at any step. */
  *#change(): Generator<void> {
    const wanted = this.#places.map((place) => place.id);
    const { prefix, suffix } = commonEnds(this.#order, wanted);
    const old = this.#order.slice(prefix, this.#order.length - suffix);
    const middle = wanted.slice(prefix, wanted.length - suffix);
    const staying = new Set(middle);
    const leaving = new Set(old.filter((id) => !staying.has(id)));
    const before = this.#order[prefix - 1];
    let last = before === undefined ? undefined : this.#elements.get(before);
    for (const id of middle) {
      last = this.#place(id, last, leaving);
      yield;
    }
    for (const id of leaving) this.#remove(id);
    this.#order = wanted;
  }

  /** Puts a block behind the one before it. What leaves at this very place is changed into it. */
  #place(id: string, last: HTMLElement | undefined, leaving: Set<string>): HTMLElement {
    const here = nextBlock(last ? last.nextElementSibling : this.#root.firstElementChild);
    const known = this.#elements.get(id);
    if (known) {
      if (here !== known) this.#root.insertBefore(known, last ? last.nextSibling : this.#root.firstChild);
      return known;
    }
    const content = this.#options.create(this.#waiting.get(id) ?? '');
    const outgoing = here?.dataset.block;
    if (here && outgoing !== undefined && leaving.has(outgoing) && isAlike(here, content)) {
      leaving.delete(outgoing);
      this.#elements.delete(outgoing);
      changeBlock(here, content);
      this.#options.changed(here);
      this.#elements.set(id, here);
      here.dataset.block = id;
      return here;
    }
    const element = document.createElement('div');
    element.className = 'block';
    element.dataset.block = id;
    element.append(content);
    this.#root.insertBefore(element, last ? last.nextSibling : this.#root.firstChild);
    this.#elements.set(id, element);
    return element;
  }

  #remove(id: string): void {
    this.#elements.get(id)?.remove();
    this.#elements.delete(id);
  }
}

/** Where a page has more blocks, those out of sight are laid out only when they come near. */
const longPage = 1500;
/** In milliseconds: what is in sight comes at once; later each slice costs a layout, and should be worth it. */
const firstSlice = 24;
const laterSlice = 80;
/** For each block of the page: the layout that a slice costs grows with the page. */
const sliceShare = 0.0025;

function blockNames(root: HTMLElement): string[] {
  return [...root.children].flatMap((child) => (child instanceof HTMLElement ? (child.dataset.block ?? []) : []));
}

/** The first block at or behind a node: ghosts stand between blocks. */
function nextBlock(node: Element | null): HTMLElement | undefined {
  for (let at = node; at; at = at.nextElementSibling) {
    if (at instanceof HTMLElement && at.dataset.block !== undefined) return at;
  }
  return undefined;
}

function commonEnds(a: readonly string[], b: readonly string[]): { prefix: number; suffix: number } {
  const shorter = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shorter && a[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix++;
  return { prefix, suffix };
}

function isAlike(element: HTMLElement, content: DocumentFragment): boolean {
  return contentOf(element)?.tagName === content.firstElementChild?.tagName;
}

function contentOf(element: HTMLElement): Element | undefined {
  return [...element.children].find((child) => !child.classList.contains('mark'));
}

function changeBlock(element: HTMLElement, content: DocumentFragment): void {
  const target = document.createElement('div');
  target.append(content);
  morphdom(element, target, {
    childrenOnly: true,
    onBeforeElUpdated: (from, to) => {
      // What the reader opened or closed stays so while the author writes.
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
      return !from.isEqualNode(to);
    },
  });
}
