import type { CoverageNode, CoverageResult, MessageFromPreview } from '#shared/protocol.ts';
import { createElement } from './element.ts';

/** What documents say of the descriptions that this one is about, below the outline: what is missing, with a button that writes it. */
export class Coverage {
  readonly element = createElement('section', { class: 'coverage', 'aria-label': 'Coverage', hidden: '' });
  readonly #send: (message: MessageFromPreview) => void;
  #told = '';

  constructor(send: (message: MessageFromPreview) => void) {
    this.#send = send;
    this.element.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-path]') : null;
      if (!button) return;
      const path = (button.dataset.path ?? '').split('.').map(Number);
      this.#send({ kind: 'coverage', path, does: button.dataset.does === 'write' ? 'write' : 'open' });
    });
  }

  watch(isWatched: boolean): void {
    this.#send({ kind: 'watchCoverage', isWatched });
  }

  show(descriptions: CoverageResult): void {
    const told = JSON.stringify(descriptions);
    if (told === this.#told) return;
    this.#told = told;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    this.element.hidden = descriptions.length === 0;
    this.element.replaceChildren(...descriptions.map((node, index) => descriptionElement(node, [index])));
    // What is written is another entry now, or none: the reader goes on with the next one.
    const { path, does } = focused;
    if (path === undefined) return;
    const same = this.element.querySelector<HTMLElement>(`[data-path="${path}"][data-does="${does ?? 'open'}"]`);
    (same ?? this.element.querySelector<HTMLElement>('[data-path]'))?.focus();
  }
}

type Path = readonly number[];

function descriptionElement(node: CoverageNode, path: Path): HTMLElement {
  const { label, description, children } = node;
  const left = children
    .map((child, index) => [child, [...path, index]] as const)
    .filter(([{ state }]) => state !== 'covered');
  const list = createElement('ul', { class: 'coverage-list' });
  list.append(...left.slice(0, mostEntries).map(([child, at]) => entryElement(child, at)));
  if (left.length > mostEntries) list.append(createElement('li', {}, `and ${left.length - mostEntries} more`));
  return createElement(
    'details',
    { class: 'coverage-api', open: '' },
    createElement('summary', {}, createElement('span', { class: 'coverage-name' }, label), ` ${description}`),
    left.length === 0 ? createElement('p', {}, 'All of it is documented.') : list,
  );
}

/** More than anybody reads here; the view of the editor has all. */
const mostEntries = 200;

function entryElement(node: CoverageNode, path: Path): HTMLElement {
  const { label, description, state, mendedBy, children } = node;
  const [method = '', ...rest] = label.split(' ');
  const isOperation = rest.length > 0 && /^[A-Z]+$/.test(method);
  const name = createElement(
    'button',
    { class: 'coverage-open', type: 'button', 'data-path': path.join('.'), 'data-does': 'open' },
    ...(isOperation
      ? [createElement('span', { class: `method method-${method.toLowerCase()}` }, method), ` ${rest.join(' ')}`]
      : [label]),
  );
  const missing = children.map((child) => child.label).join(', ');
  const item = createElement(
    'li',
    { class: `coverage-item coverage-${state}` },
    name,
    createElement('span', { class: 'coverage-lacks' }, missing === '' ? description : `lacks ${missing}`),
  );
  if (mendedBy !== undefined) {
    const write = createElement(
      'button',
      { class: 'coverage-write', type: 'button', 'data-path': path.join('.'), 'data-does': 'write' },
      'Write it',
    );
    write.setAttribute('aria-label', `Write ${missing === '' ? label : `${missing} of ${label}`}`);
    item.append(write);
  }
  return item;
}
