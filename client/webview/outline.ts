import { createElement } from './element.ts';

/** A heading of the page in the outline. */
interface Entry {
  readonly heading: HTMLElement;
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
  readonly words: string;
}

export interface OutlineOptions {
  /** Called when the reader opens or closes it. */
  readonly toggled: (isOpen: boolean) => void;
  /** What stands below the headings. */
  readonly below?: HTMLElement;
}

/** The headings of the page beside it, to be searched and followed. Made when it is first opened. */
export class Outline {
  readonly toggle = createElement('button', {
    class: 'outline-toggle',
    type: 'button',
    title: 'Outline',
    'aria-label': 'Outline',
    'aria-expanded': 'false',
  });
  readonly panel = createElement('nav', { class: 'outline', 'aria-label': 'Outline', hidden: '' });
  readonly #search = createElement('input', {
    class: 'outline-search',
    type: 'search',
    placeholder: 'Search headings',
    'aria-label': 'Search headings',
  });
  readonly #list = createElement('ol', { class: 'outline-list' });
  readonly #none = createElement('p', { class: 'outline-none', role: 'status' });
  readonly #root: HTMLElement;
  readonly #options: OutlineOptions;
  #entries: Entry[] = [];
  #isFollowDue = false;

  constructor(root: HTMLElement, options: OutlineOptions) {
    this.#root = root;
    this.#options = options;
    this.panel.append(this.#search, this.#none, this.#list);
    if (options.below) this.panel.append(options.below);
    this.toggle.addEventListener('click', () => this.setOpen(!this.isOpen, { takesFocus: true }));
    this.#search.addEventListener('input', () => this.#filter());
    this.panel.addEventListener('keydown', (event) => this.#move(event));
    this.panel.addEventListener('click', ({ target }) => {
      const isOverPage = getComputedStyle(this.panel).boxShadow !== 'none';
      if (isOverPage && target instanceof Element && target.closest('a')) this.setOpen(false);
    });
    window.addEventListener('scroll', () => this.#follow(), { passive: true });
  }

  get isOpen(): boolean {
    return this.panel.hidden === false;
  }

  setOpen(isOpen: boolean, { takesFocus } = { takesFocus: false }): void {
    if (isOpen === this.isOpen) return;
    this.panel.hidden = !isOpen;
    this.toggle.setAttribute('aria-expanded', String(isOpen));
    document.body.classList.toggle('has-outline', isOpen);
    if (isOpen) this.refresh();
    if (takesFocus) (isOpen ? this.#search : this.toggle).focus();
    this.#options.toggled(isOpen);
  }

  /** Reads the headings again. An entry that stays keeps its element, and so its focus. */
  refresh(): void {
    if (!this.isOpen) return;
    const known = new Map(this.#entries.map((entry) => [entry.link.href + entry.words, entry]));
    const headings = [...this.#root.querySelectorAll<HTMLElement>(headingsWithAnchor)].slice(0, mostEntries);
    this.#entries = headings.map((heading) => {
      const words = wordsOf(heading);
      const entry = createEntry(heading, words);
      const before = known.get(entry.link.href + words);
      if (!before || before.item.className !== entry.item.className) return entry;
      return { ...before, heading };
    });
    const items = this.#entries.map(({ item }) => item);
    const isSame =
      items.length === this.#list.children.length && items.every((item, at) => item === this.#list.children[at]);
    if (!isSame) this.#list.replaceChildren(...items);
    this.#filter();
    this.#follow();
  }

  #filter(): void {
    const wanted = this.#search.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { item, words } of this.#entries) {
      const text = words.toLowerCase();
      item.hidden = !wanted.every((word) => text.includes(word));
      if (!item.hidden) shown++;
    }
    this.#none.textContent = shown === 0 ? 'No heading' : '';
  }

  #move(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.setOpen(false, { takesFocus: true });
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      if (event.key === 'Enter' && event.target === this.#search) this.#links()[0]?.click();
      return;
    }
    event.preventDefault();
    const stops = [this.#search, ...this.#links()];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  #links(): HTMLAnchorElement[] {
    return this.#entries.flatMap(({ item, link }) => (item.hidden ? [] : [link]));
  }

  /** Marks the heading that the top of the view is below. */
  #follow(): void {
    if (!this.isOpen || this.#isFollowDue) return;
    this.#isFollowDue = true;
    requestAnimationFrame(() => {
      this.#isFollowDue = false;
      let low = 0;
      let high = this.#entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.#entries[middle]?.heading.getBoundingClientRect().top ?? 0) <= readingLine) low = middle + 1;
        else high = middle;
      }
      const current = this.#entries[Math.max(0, low - 1)]?.link;
      for (const link of this.#list.querySelectorAll('[aria-current]'))
        if (link !== current) link.removeAttribute('aria-current');
      current?.setAttribute('aria-current', 'location');
    });
  }
}

const headingsWithAnchor = 'h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]';
const mostEntries = 2000;
/** In pixels from the top of the view. */
const readingLine = 90;

/** Without the buttons that the page has put there. */
function wordsOf(heading: HTMLElement): string {
  return [...heading.childNodes]
    .map((child) => (child instanceof HTMLButtonElement ? '' : (child.textContent ?? '')))
    .join('')
    .trim();
}

function createEntry(heading: HTMLElement, words: string): Entry {
  const link = createElement('a', { href: `#${heading.id}` });
  const method = heading.querySelector('.method');
  if (method) link.append(method.cloneNode(true), ' ', words.replace(method.textContent ?? '', '').trim());
  else link.append(words || '(no words)');
  const item = createElement('li', { class: `outline-item outline-${heading.tagName.toLowerCase()}` }, link);
  return { heading, item, link, words };
}
