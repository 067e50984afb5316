import type { PreviewGhost } from '#shared/protocol.ts';
import type { PlacedBlock } from './blocks.ts';
import { createElement, sentenceNodes } from './element.ts';

/** Missing sections, shown where they belong, between the blocks. */
export class Ghosts {
  readonly #root: HTMLElement;
  readonly #elements = new Map<string, { readonly element: HTMLElement; readonly ghost: PreviewGhost }>();

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Places the ghosts anew. One that stays keeps its element, and so its focus. */
  show(ghosts: readonly PreviewGhost[], blocks: readonly PlacedBlock[]): void {
    const kept = new Set(ghosts.map(keyOf));
    for (const [key, { element }] of this.#elements) {
      if (kept.has(key)) continue;
      element.remove();
      this.#elements.delete(key);
    }
    // From the last to the first, so that what each must stand before has its place already.
    let following: Element | null = null;
    let at = blocks.length;
    for (const ghost of ghosts.toSorted((a, b) => a.line - b.line).reverse()) {
      while ((blocks[at - 1]?.startLine ?? -1) >= ghost.line) {
        at -= 1;
        following = blocks[at]?.element ?? null;
      }
      const key = keyOf(ghost);
      const element = this.#elements.get(key)?.element ?? createGhost(ghost);
      this.#elements.set(key, { element, ghost });
      const isThere = element.parentElement === this.#root && element.nextElementSibling === following;
      if (!isThere) this.#root.insertBefore(element, following);
      following = element;
    }
  }

  /** The section whose ghost an element belongs to. */
  sectionOf(element: Element): string | undefined {
    for (const known of this.#elements.values()) if (known.element.contains(element)) return known.ghost.section;
    return undefined;
  }
}

function keyOf(ghost: PreviewGhost): string {
  return JSON.stringify([ghost.section, ghost.title, ghost.guidance, ghost.isRequired]);
}

function createGhost({ title, guidance, isRequired }: PreviewGhost): HTMLElement {
  const presence = isRequired ? 'required' : 'recommended';
  return createElement(
    'aside',
    { class: `ghost ghost-${presence}`, 'aria-label': `Missing section: ${title}` },
    createElement(
      'div',
      { class: 'ghost-head' },
      createElement('span', { class: 'ghost-title' }, title),
      createElement('span', { class: 'ghost-presence' }, presence),
      createElement(
        'button',
        { class: 'ghost-insert', type: 'button', 'aria-label': `Insert the section ${title}` },
        'Insert',
      ),
    ),
    ...(guidance ? [createElement('p', { class: 'ghost-guidance' }, ...sentenceNodes(guidance))] : []),
  );
}
