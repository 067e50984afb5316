import type { Host } from './host.ts';
import { lineAtPoint } from './lines.ts';
import type { Page } from './page.ts';
import { linesAtPoint } from './pointed-lines.ts';
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
  document.addEventListener('dblclick', (event) => {
    if (event.target instanceof Element && !event.target.closest(`a, ${controls}`))
      reveal(page, host, event.target, { top: event.clientY, takesFocus: true });
  });
  listenToPointer(page, host);
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
  const [mended] = page.marks.fixedBy(target) ?? [];
  if (mended) {
    host.send({ kind: 'fix', line: mended.startLine, ...inFile(mended.file) });
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
  if (!isSelecting && !target.closest(controls)) reveal(page, host, target, { top: event.clientY });
}

function follow(page: Page, host: Host, href: string): void {
  if (!href.startsWith('#')) {
    if (href !== '') host.send({ kind: 'openLink', href });
    return;
  }
  page.scrolling.leave();
  goTo(page.root, href.slice(1));
}

/** What does something by itself when it is clicked. */
const controls = 'summary, button, input, select, .outline, .try-form';

/** Tells which lines of the source the pointer is at, each time that they are others. */
function listenToPointer(page: Page, host: Host): void {
  let said = '';
  let latest: PointerEvent | undefined;
  const tell = (): void => {
    const event = latest;
    latest = undefined;
    if (!event) return;
    const isInside = event.type !== 'pointerleave' && event.target instanceof Element;
    const lines = isInside ? linesAtPoint(page.blocks.placed, event.target, event.clientY) : undefined;
    const words = JSON.stringify(lines ?? {});
    if (words === said || (said === '' && !lines)) return;
    said = words;
    host.send({ kind: 'pointed', ...lines });
  };
  const listen = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (!latest) requestAnimationFrame(tell);
    latest = event;
  };
  document.addEventListener('pointermove', listen, { passive: true });
  document.documentElement.addEventListener('pointerleave', listen, { passive: true });
}

function reveal(
  page: Page,
  host: Host,
  target: Element,
  { top, takesFocus = false }: { readonly top: number; readonly takesFocus?: boolean },
): void {
  const element = target.closest('[data-block]');
  const block = page.blocks.placed.find((placed) => placed.element === element);
  if (!block) return;
  const line = lineAtPoint(block, target, top);
  const focus = takesFocus ? { takesFocus } : undefined;
  host.send({ kind: 'reveal', line, character: 0, ...focus, ...inFile(block.file) });
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
