import { decorate } from './decorate.ts';
import { findAnchor } from './links.ts';
import { Outline } from './outline.ts';
import { goTo, listenToControls } from './reading.ts';

/** The script of a page that stands in a file of its own. Without it everything is there to read, too. */
const root = document.querySelector('main');
if (root) {
  decorate(root);
  listenToControls({ root, copy: (text) => void copy(text) });
  const outline = new Outline(root, { toggled: () => {} });
  root.before(outline.toggle, outline.panel);
  outline.setOpen(window.matchMedia('(width >= 62rem)').matches);
  document.addEventListener('toggle', ({ target }) => showSchema(root, target), true);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (!href.startsWith('#') || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState(null, '', href);
    goTo(root, href.slice(1));
  });
  window.addEventListener('popstate', () => goTo(root, location.hash.slice(1)));
  if (location.hash.length > 1) goTo(root, location.hash.slice(1));
}

/** What stands in a schema that is opened within another one is what stands in its own section. */
function showSchema(root: HTMLElement, target: EventTarget | null): void {
  if (!(target instanceof HTMLDetailsElement) || !target.open) return;
  const { schema } = target.dataset;
  const rows = schema && findAnchor(root, `schema/${schema}`)?.parentElement?.querySelector('.schema > ul');
  const link = target.querySelector(':scope > p');
  if (!rows || !link) return;
  const copy = document.importNode(rows, true);
  // What is open there may be this very schema.
  for (const inner of copy.querySelectorAll('details')) inner.open = false;
  link.replaceWith(copy);
}

/** A page that is opened from a disk may have no clipboard of its own. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
