import type { PreviewBlock, PreviewBlockPlace, PreviewPatch, PreviewSection, PreviewState } from '#shared/protocol.ts';
import { createElement } from './element.ts';

export interface SectionsOptions {
  /** Makes the nodes of a block. */
  readonly create: (html: string) => DocumentFragment;
  /** Asks for blocks. */
  readonly need: (ids: readonly string[]) => void;
}

/** The sections of a description that the page knows by their headings: it asks for the rest of each when somebody comes near, and for a schema when somebody opens it. */
export class Sections {
  readonly #root: HTMLElement;
  readonly #options: SectionsOptions;
  #known = new Map<string, PreviewSection>();
  /** Those that the page has, or has asked for. */
  readonly #present = new Set<string>();
  /** On the page, in its order. */
  #elements: readonly HTMLElement[] = [];
  readonly #measured = new WeakSet<Element>();
  #near: ReadonlySet<string> = new Set();
  readonly #wanted = new Set<string>();
  #isDue = false;
  #isLookDue = false;

  constructor(root: HTMLElement, options: SectionsOptions) {
    this.#root = root;
    this.#options = options;
    document.addEventListener('toggle', ({ target }) => this.#opened(target), true);
    window.addEventListener('scroll', () => this.#lookSoon(), { passive: true });
    window.addEventListener('resize', () => this.#lookSoon());
    // What comes into sight may be higher than it was thought to be, or lower.
    new ResizeObserver(() => this.#lookSoon()).observe(root);
  }

  /** A page begins, or the same one is sent anew. */
  show({ sections = [], blocks }: PreviewState, { isOther }: { readonly isOther: boolean }): void {
    this.#known = new Map(sections.map((section) => [section.id, section]));
    this.#present.clear();
    for (const { id } of blocks) this.#present.add(id);
    if (isOther) {
      this.#near = new Set();
      this.#elements = [];
    }
    for (const id of this.#near) this.#ask(id);
    this.#root.classList.toggle('is-reference', sections.length > 0);
  }

  update({ sections = [], outdated = [], added }: PreviewPatch, places: readonly PreviewBlockPlace[]): void {
    if (this.#known.size === 0) return;
    this.#forgetAllBut(new Set(places.map(({ id }) => id)));
    for (const section of sections) this.#known.set(section.id, section);
    for (const id of outdated) this.#present.delete(id);
    this.receive(added);
    for (const id of outdated) if (this.#near.has(id) || this.#openSchemas(id).length > 0) this.#ask(id);
  }

  /** A section that was gone and is there again has to be asked for again. */
  #forgetAllBut(ids: ReadonlySet<string>): void {
    for (const id of this.#present) {
      if (!ids.has(id) && !id.startsWith(schemaPrefix)) this.#present.delete(id);
    }
  }

  /** Blocks that have come. */
  receive(blocks: readonly PreviewBlock[]): void {
    if (this.#known.size === 0) return;
    for (const { id, html } of blocks) {
      this.#present.add(id);
      for (const details of this.#openSchemas(id)) this.#fill(details, html);
    }
  }

  /** Whether a block is a section of a description. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** The heading of a section, as long as there is nothing else of it; undefined on the page of a document. */
  placeholder(id: string): HTMLElement | undefined {
    const section = this.#known.get(id);
    if (!section) return undefined;
    const { level, title, method } = section;
    const heading = createElement(`h${level}`, { id }, ...(method === undefined ? [title] : []));
    if (method !== undefined) {
      const badge = createElement('span', { class: `method method-${method.toLowerCase()}` }, method);
      heading.append(badge, ' ', createElement('span', { class: 'path' }, title));
    }
    return heading;
  }

  /** Takes the blocks that are on the page, in its order. */
  settle(elements: readonly HTMLElement[]): void {
    if (this.#known.size === 0) return;
    this.#elements = elements;
    for (const element of elements) {
      if (this.#measured.has(element)) continue;
      const section = this.#known.get(element.dataset.block ?? '');
      if (!section) continue;
      this.#measured.add(element);
      element.style.setProperty('--height', `${section.height}px`);
    }
    this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#isLookDue || this.#known.size === 0) return;
    this.#isLookDue = true;
    requestAnimationFrame(() => {
      this.#isLookDue = false;
      this.#look();
    });
  }

  /** Asks for what stands near the view. An observer of each section would cost every frame of a long page a look at all of them. */
  #look(): void {
    const near = new Set<string>();
    for (let at = this.#firstBelow(-margin); at < this.#elements.length; at++) {
      const element = this.#elements[at];
      if (!element || element.getBoundingClientRect().top > window.innerHeight + margin) break;
      const id = element.dataset.block;
      if (id !== undefined) near.add(id);
    }
    this.#near = near;
    for (const id of near) this.#ask(id);
  }

  /** The index of the first block that ends below a distance from the top of the view, in pixels. */
  #firstBelow(top: number): number {
    let low = 0;
    let high = this.#elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#elements[middle]?.getBoundingClientRect().bottom ?? 0) < top) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What is asked for in one frame goes in one message, and no more than was still near. */
  #ask(id: string): void {
    if (this.#present.has(id)) return;
    this.#wanted.add(id);
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      const ids = [...this.#wanted].filter((one) => this.#near.has(one) || this.#openSchemas(one).length > 0);
      this.#wanted.clear();
      for (const one of ids) this.#present.add(one);
      if (ids.length > 0) this.#options.need(ids);
    }, pause);
  }

  #opened(target: EventTarget | null): void {
    if (!(target instanceof HTMLDetailsElement) || !target.open || target.childElementCount > 1) return;
    const { schema } = target.dataset;
    if (schema === undefined || this.#known.size === 0) return;
    this.#present.delete(schemaPrefix + schema);
    this.#ask(schemaPrefix + schema);
  }

  /** The places where a schema is open within another one. */
  #openSchemas(id: string): HTMLDetailsElement[] {
    if (!id.startsWith(schemaPrefix)) return [];
    const name = CSS.escape(id.slice(schemaPrefix.length));
    return [...this.#root.querySelectorAll<HTMLDetailsElement>(`details[open][data-schema="${name}"]`)];
  }

  #fill(details: HTMLDetailsElement, html: string): void {
    for (const child of [...details.childNodes]) if (child.nodeName !== 'SUMMARY') child.remove();
    details.append(this.#options.create(html));
  }
}

/** As the server names what stands in a schema. */
const schemaPrefix = 'rows/';
/** In milliseconds: who scrolls past a section doesn't need it. */
const pause = 30;
/** In pixels above and below the view. */
const margin = 1200;
