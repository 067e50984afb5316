import { copiedText, showCopied } from './decorate.ts';
import { applyFilter } from './error-filter.ts';
import { findAnchor } from './links.ts';
import { moveTab, selectTab } from './tabs.ts';

/** What a page does with what its reader does; it differs between the preview and a page in a file. */
export interface Reading {
  readonly root: HTMLElement;
  readonly copy: (text: string) => void;
}

/** Lets tabs, filters and buttons that copy work. Listens on the document, so that blocks come and go. */
export function listenToControls({ root, copy }: Reading): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (button?.matches('.tab')) selectTab(button, root);
    if (!button?.matches('.copy')) return;
    copy(copiedText(button));
    showCopied(button);
  });
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || !target.matches('.tab')) return;
    if (moveTab(target, event.key, root)) event.preventDefault();
  });
  for (const name of ['input', 'change'] as const) {
    document.addEventListener(name, ({ target }) => {
      if (target instanceof Element && target.closest('.filter')) applyFilter(target);
    });
  }
}

/** Shows what a `#fragment` leads to, opens what it is hidden in, and moves the focus there. */
export function goTo(root: HTMLElement, fragment: string): void {
  const anchor = fragment === '' ? root : findAnchor(root, fragment);
  if (!(anchor instanceof HTMLElement)) return;
  for (let at = anchor.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true;
  anchor.scrollIntoView({ block: 'start' });
  if (anchor.tabIndex < 0) anchor.setAttribute('tabindex', '-1');
  anchor.focus({ preventScroll: true });
}
