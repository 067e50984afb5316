import type { Host } from './host.ts';
import { lineAtPoint } from './lines.ts';
import type { Page } from './page.ts';
import { goTo, listenToControls } from './reading.ts';
import { Tooltip } from './tooltip.ts';

/** What clicks, keys and the pointer do on the page. */
export function listenToReader(page: Page, host: Host): void {
  const tooltip = new Tooltip(document.body);
  listenToControls({ root: page.root, copy: (text) => host.send({ kind: 'copy', text }) });

  document.addEventListener('click', (event) => {
    if (event.target instanceof Element) click(page, host, event.target, event);
  });
  // Another button of the mouse would open the link in ways of the browser's own.
  document.addEventListener('auxclick', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) stop(event);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tooltip.hide();
    const isOnPage = document.activeElement?.matches('body, .page, h1, h2, h3, h4, h5, h6');
    if (event.key !== 'Enter' || !isOnPage) return;
    const line = Math.max(0, Math.round(page.scrolling.line));
    host.send({ kind: 'reveal', line, takesFocus: true, ...inFile(page.scrolling.file) });
  });
  for (const name of ['pointerover', 'focusin'] as const) {
    document.addEventListener(name, ({ target }) => {
      const findings = target instanceof Element ? page.marks.findingsOf(target) : undefined;
      if (target instanceof Element && findings) tooltip.show(target, findings);
    });
  }
  for (const name of ['pointerout', 'focusout'] as const) {
    document.addEventListener(name, ({ target }) => {
      if (target instanceof Element && page.marks.findingsOf(target)) tooltip.hide();
    });
  }
}

function click(page: Page, host: Host, target: Element, event: MouseEvent): void {
  const finding = page.marks.findingsOf(target)?.[0];
  if (finding) {
    const { startLine, startCharacter, file } = finding;
    host.send({ kind: 'reveal', line: startLine, character: startCharacter, takesFocus: true, ...inFile(file) });
    return;
  }
  const section = page.ghosts.sectionOf(target);
  if (section !== undefined) {
    if (target.closest('button')) host.send({ kind: 'insertSection', section });
    return;
  }
  if (page.tryForms.click(target)) return;
  const link = target.closest('a');
  if (link) {
    stop(event);
    follow(page, host, link.getAttribute('href') ?? '');
    return;
  }
  const isSelecting = document.getSelection()?.isCollapsed === false;
  if (!isSelecting && !target.closest('summary, button, input, select, .outline, .try-form'))
    reveal(page, host, target, event);
}

function follow(page: Page, host: Host, href: string): void {
  if (!href.startsWith('#')) {
    if (href !== '') host.send({ kind: 'openLink', href });
    return;
  }
  page.scrolling.leave();
  goTo(page.root, href.slice(1));
}

function reveal(page: Page, host: Host, target: Element, event: MouseEvent): void {
  const element = target.closest('[data-block]');
  const block = page.blocks.placed.find((placed) => placed.element === element);
  if (!block) return;
  const line = lineAtPoint(block, target, event.clientY);
  host.send({ kind: 'reveal', line, character: 0, ...inFile(block.file) });
}

/** Nothing for a document, which is one file. */
function inFile(file: number | undefined): { readonly file?: number } {
  return file === undefined ? {} : { file };
}

/** VS Code listens at the window and would open links by itself. */
function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
