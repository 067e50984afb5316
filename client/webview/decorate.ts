import { createElement } from './element.ts';
import { addFilters } from './error-filter.ts';
import { watchScrollers } from './scrollers.ts';
import { addTabs } from './tabs.ts';

/** Adds to blocks what a reader works with: tabs, filters, buttons that copy, and links to headings. Called once for each. */
export function decorate(root: ParentNode): void {
  addTabs(root);
  addFilters(root);
  for (const code of root.querySelectorAll('.code')) {
    const name = code.getAttribute('data-language') ?? 'code';
    code.prepend(
      createElement('button', { class: 'copy', type: 'button', title: 'Copy', 'aria-label': `Copy ${name}` }),
    );
  }
  watchScrollers(root);
  for (const heading of root.querySelectorAll('h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]')) {
    const words = (heading.textContent ?? '').trim();
    const link = { class: 'anchor', href: `#${heading.id}`, 'aria-label': `Link to ${words || 'this section'}` };
    heading.append(createElement('a', link));
  }
}

/** What a button that copies stands for. */
export function copiedText(button: Element): string {
  return button.closest('.code')?.querySelector('pre')?.textContent ?? '';
}

/** Says beside the button, and to a screen reader, that it has copied. */
export function showCopied(button: HTMLElement): void {
  const said = createElement('span', { class: 'copied', role: 'status' });
  button.after(said);
  said.textContent = 'Copied';
  setTimeout(() => said.remove(), copiedTime);
}

/** In milliseconds. */
const copiedTime = 1500;
