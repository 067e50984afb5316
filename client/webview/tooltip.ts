import type { PreviewFinding } from '#shared/protocol.ts';
import { createElement, sentenceNodes } from './element.ts';
import { severityNames } from './marks.ts';

/** The one tooltip of the page: shows the findings of the mark that is pointed at or has the focus. */
export class Tooltip {
  readonly #element = createElement('div', { class: 'tooltip', role: 'tooltip', popover: 'manual' });
  #owner: Element | undefined;

  constructor(parent: HTMLElement) {
    parent.append(this.#element);
    window.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  show(owner: Element, findings: readonly PreviewFinding[]): void {
    if (this.#owner === owner) return;
    this.#owner = owner;
    this.#element.replaceChildren(...findings.map(describe));
    this.#element.showPopover();
    this.#place(owner);
  }

  hide(): void {
    if (!this.#owner) return;
    this.#owner = undefined;
    this.#element.hidePopover();
  }

  /** What has the focus may have been scrolled into sight by getting it. */
  #scrolled(): void {
    const owner = this.#owner;
    if (!owner) return;
    const { top, bottom } = owner.getBoundingClientRect();
    const isInSight = bottom > 0 && top < window.innerHeight;
    if (isInSight && owner === document.activeElement) this.#place(owner);
    else this.hide();
  }

  #place(owner: Element): void {
    const mark = owner.getBoundingClientRect();
    const own = this.#element.getBoundingClientRect();
    const below = mark.bottom + 6;
    const top = below + own.height > window.innerHeight ? mark.top - own.height - 6 : below;
    this.#element.style.top = `${Math.max(4, top)}px`;
    this.#element.style.left = `${Math.max(4, Math.min(mark.left - 6, window.innerWidth - own.width - 4))}px`;
  }
}

function describe(finding: PreviewFinding): HTMLElement {
  return createElement(
    'div',
    { class: `tooltip-finding tooltip-${finding.severity}` },
    createElement('span', { class: 'tooltip-severity' }, severityNames[finding.severity]),
    createElement('span', { class: 'tooltip-message' }, ...sentenceNodes(finding.message)),
    createElement('code', { class: 'tooltip-rule' }, finding.rule),
  );
}
