import { createElement } from './element.ts';

/** What the reader has chosen, the latest first: it holds for all tabs of the page. */
let chosen: readonly string[] = [];

/** Makes code blocks that stand in a `.tabs` tabs, of which one is shown. Without this they stand below each other. */
export function addTabs(root: ParentNode): void {
  for (const group of root.querySelectorAll('.tabs')) {
    const panels = panelsOf(group);
    if (panels.length < 2) continue;
    const list = createElement('div', { class: 'tablist', role: 'tablist', 'aria-label': 'Languages' });
    for (const panel of panels) {
      const label = panel.dataset.language ?? '';
      list.append(createElement('button', { class: 'tab', role: 'tab', type: 'button' }, label));
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-label', label);
    }
    group.classList.add('has-tabs');
    group.prepend(list);
    showChosen(group);
  }
}

/** Shows what stands behind a tab, and the same language in all other tabs of the page. */
export function selectTab(tab: Element, root: ParentNode): void {
  const label = tab.textContent ?? '';
  chosen = [label, ...chosen.filter((other) => other !== label)];
  for (const group of root.querySelectorAll('.tabs.has-tabs')) showChosen(group);
}

/** The arrow keys, Home and End move between the tabs of a group. False for any other key. */
export function moveTab(tab: Element, key: string, root: ParentNode): boolean {
  const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('.tab') ?? [])];
  const at = tabs.findIndex((other) => other.isSameNode(tab));
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: (at - 1 + tabs.length) % tabs.length,
    ArrowRight: (at + 1) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  };
  const next = tabs[places[key] ?? -1];
  if (!next) return false;
  selectTab(next, root);
  next.focus();
  return true;
}

function showChosen(group: Element): void {
  const panels = panelsOf(group);
  const labels = panels.map((panel) => panel.dataset.language ?? '');
  const wanted = chosen.find((label) => labels.includes(label)) ?? labels[0];
  const shown = wanted === undefined ? -1 : labels.indexOf(wanted);
  for (const [index, tab] of [...group.querySelectorAll<HTMLElement>('.tab')].entries()) {
    tab.setAttribute('aria-selected', String(index === shown));
    tab.tabIndex = index === shown ? 0 : -1;
  }
  for (const [index, panel] of panels.entries()) panel.hidden = index !== shown;
}

function panelsOf(group: Element): HTMLElement[] {
  return [...group.children].flatMap((child) => (child instanceof HTMLElement && child.matches(panel) ? child : []));
}

const panel = '.code[data-language]';
