import morphdom from 'morphdom';
import type { PreviewBlock, PreviewBlockPlace } from '#shared/protocol.ts';
import { sharedEnds } from '#shared/shared-ends.ts';
import { isScroller } from './scrollers.ts';

/** A block of the page and the lines of the source that it shows. */
export interface PlacedBlock {
  readonly element: HTMLElement;
  readonly startLine: number;
  /** Exclusive. */
  readonly endLine: number;
  /** Of a section of a description: the number of the file that has these lines. */
  readonly file?: number;
}

export interface BlockListOptions {
  /** Makes the nodes of a block. */
  readonly create: (html: string) => DocumentFragment;
  /** Whether a block may stand on the page before anybody has sent it. */
  readonly isSection: (id: string) => boolean;
  /** What stands in the place of a block that nobody has sent yet; undefined where there must be one. */
  readonly placeholder: (id: string) => HTMLElement | undefined;
  /** Called with a block that was changed in place. */
  readonly changed: (element: HTMLElement) => void;
  /** Called when the page has all the blocks of the latest places. */
  readonly settled: () => void;
  /** Called when blocks have come for places where something else stood: their heights are others than they were thought to be. */
  readonly filled: () => void;
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
  /** They have come for blocks that are on the page. */
  readonly #filling = new Map<string, string>();
  #places: readonly PreviewBlockPlace[] = [];
  /** What is left to do until the page shows the places. */
  #work: Generator<void> | undefined;
  #isFirstSlice = true;
  #isDeferred = false;
  #placed: readonly PlacedBlock[] | undefined;
  #inSource = new Map<number | undefined, readonly PlacedBlock[]>();

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
    this.#filling.clear();
    this.#forgetPlaced();
    this.#root.replaceChildren();
  }

  /** False where a place names a block that nobody sent: the page must be asked for anew. */
  update(added: readonly PreviewBlock[], places: readonly PreviewBlockPlace[]): boolean {
    for (const { id, html } of added) {
      this.#waiting.set(id, html);
      this.#filling.delete(id);
    }
    const isKnown = (id: string) => this.#waiting.has(id) || this.#elements.has(id);
    if (!places.every(({ id }) => isKnown(id) || this.#options.isSection(id))) return false;
    this.#places = places;
    this.#forgetPlaced();
    this.#root.classList.toggle('is-long', places.length > longPage);
    if (this.#work) this.#order = blockNames(this.#root);
    this.#work = this.#rebuild();
    this.#isFirstSlice = true;
    this.#advance();
    return true;
  }

  /** Changes blocks that are on the page, whatever stood in their place; the first at once, the others before long. */
  fill(blocks: readonly PreviewBlock[]): void {
    const isFilling = this.#filling.size > 0;
    for (const { id, html } of blocks) this.#filling.set(id, html);
    if (!isFilling) this.#fillOn();
  }

  #fillOn(): void {
    const end = performance.now() + fillingSlice;
    for (const [id, html] of this.#filling) {
      this.#filling.delete(id);
      const element = this.#elements.get(id);
      if (element) this.#change(element, this.#options.create(html));
      else if (this.#work) this.#waiting.set(id, html);
      if (performance.now() >= end) break;
    }
    this.#options.settled();
    this.#options.filled();
    if (this.#filling.size > 0) this.#options.defer(() => this.#fillOn());
  }

  /** The blocks of a file in the order of its lines. */
  inSource(file: number | undefined): readonly PlacedBlock[] {
    let blocks = this.#inSource.get(file);
    if (!blocks) {
      const { placed } = this;
      const isSections = placed.some((block) => block.file !== undefined);
      const own = isSections ? placed.filter((block) => block.file === (file ?? 0)) : placed;
      blocks = isSections ? [...own].sort((a, b) => a.startLine - b.startLine) : own;
      this.#inSource.set(file, blocks);
    }
    return blocks;
  }

  /** In the order of the page; while it is still being built, the blocks that are there. */
  get placed(): readonly PlacedBlock[] {
    if (this.#placed) return this.#placed;
    const placed: PlacedBlock[] = [];
    for (const { id, startLine, endLine, file } of this.#places) {
      const element = this.#elements.get(id);
      if (!element) continue;
      const isSection = this.#options.isSection(id);
      placed.push({ element, startLine, endLine, ...(isSection ? { file: file ?? 0 } : undefined) });
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
    this.#forgetPlaced();
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
  *#rebuild(): Generator<void> {
    const wanted = this.#places.map((place) => place.id);
    for (const [id, html] of [...this.#waiting]) {
      const element = this.#elements.get(id);
      if (!element) continue;
      this.#waiting.delete(id);
      this.#change(element, this.#options.create(html));
      yield;
    }
    const { head: prefix, tail: suffix } = sharedEnds(this.#order, wanted);
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
    const html = this.#waiting.get(id);
    const placeholder = html === undefined ? this.#options.placeholder(id) : undefined;
    const content = document.createDocumentFragment();
    content.append(placeholder ?? this.#options.create(html ?? ''));
    const outgoing = here?.dataset.block;
    if (here && outgoing !== undefined && leaving.has(outgoing) && isAlike(here, content)) {
      leaving.delete(outgoing);
      this.#elements.delete(outgoing);
      this.#change(here, content);
      here.classList.toggle(awaited, placeholder !== undefined);
      this.#elements.set(id, here);
      here.dataset.block = id;
      return here;
    }
    const element = document.createElement('div');
    element.className = placeholder ? `block ${awaited}` : 'block';
    element.dataset.block = id;
    element.append(content);
    this.#root.insertBefore(element, last ? last.nextSibling : this.#root.firstChild);
    this.#elements.set(id, element);
    return element;
  }

  #change(element: HTMLElement, content: DocumentFragment): void {
    changeBlock(element, content);
    element.classList.remove(awaited);
    this.#options.changed(element);
  }

  #forgetPlaced(): void {
    this.#placed = undefined;
    this.#inSource.clear();
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
/** In milliseconds: who scrolls sees frames in between. */
const fillingSlice = 6;
/** What has the height of its section until that comes. */
const awaited = 'is-awaited';
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

function isAlike(element: HTMLElement, content: DocumentFragment): boolean {
  return contentOf(element)?.tagName === content.firstElementChild?.tagName;
}

function contentOf(element: HTMLElement): Element | undefined {
  return [...element.children].find((child) => !child.classList.contains('mark'));
}

/** What was asked for when somebody opened it. */
function contentOfDetails(details: HTMLDetailsElement): Node[] {
  return [...details.childNodes].filter((child) => child.nodeName !== 'SUMMARY').map((child) => child.cloneNode(true));
}

function changeBlock(element: HTMLElement, content: DocumentFragment): void {
  const target = document.createElement('div');
  target.append(content);
  morphdom(element, target, {
    childrenOnly: true,
    // What the reader is filling in belongs to nobody else.
    onBeforeNodeDiscarded: (node) => !(node instanceof HTMLFormElement),
    onBeforeElUpdated: (from, to) => {
      // What the reader opened or closed stays so while the author writes.
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) {
        to.open = from.open;
        if (from.dataset.schema !== undefined && from.dataset.schema === to.dataset.schema)
          to.append(...contentOfDetails(from));
      }
      // It may have the focus: whether it is still wider than the page shows later.
      if (isScroller(from) && from.hasAttribute('tabindex')) to.setAttribute('tabindex', '0');
      return !from.isEqualNode(to);
    },
  });
}
