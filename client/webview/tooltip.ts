import type { PreviewFinding } from '#shared/protocol.ts';
import { createElement, sentenceNodes } from './element.ts';
import { severityNames } from './marks.ts';

/** The one tooltip of the page: shows the findings of the mark that is pointed at or has the focus. */
export class Tooltip {
  readonly #element = createElement('div', { class: 'tooltip', role: 'tooltip', popover: 'manual' });
  #owner: Element | undefined;

  constructor(parent: HTMLElement) {
    parent.append(this.#element);
    window.addEventListener('scroll', () => this.hide(), { passive: true });
  }

  show(owner: Element, findings: readonly PreviewFinding[]): void {
    if (this.#owner === owner) return;
    this.#owner = owner;
    this.#element.replaceChildren(...findings.map(describe));
    this.#element.showPopover();
    const mark = owner.getBoundingClientRect();
    const own = this.#element.getBoundingClientRect();
    const below = mark.bottom + 6;
    const top = below + own.height > window.innerHeight ? mark.top - own.height - 6 : below;
    this.#element.style.top = `${Math.max(4, top)}px`;
    this.#element.style.left = `${Math.max(4, Math.min(mark.left - 6, window.innerWidth - own.width - 4))}px`;
  }

  hide(): void {
    if (!this.#owner) return;
    this.#owner = undefined;
    this.#element.hidePopover();
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
