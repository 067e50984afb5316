import { createElement } from './element.ts';

/** Puts a search and a choice of categories above tables of errors that are worth it. */
export function addFilters(root: ParentNode): void {
  for (const table of root.querySelectorAll('.table-errors')) {
    const rows = rowsOf(table);
    if (rows.length < fewest) continue;
    const categories = new Set(rows.flatMap((row) => row.dataset.category ?? []));
    const search = { class: 'filter-words', type: 'search', placeholder: 'Filter', 'aria-label': 'Filter this table' };
    const options = ['All categories', ...categories].map((name, index) =>
      createElement('option', { value: index === 0 ? '' : name }, name),
    );
    const choice = createElement('select', { class: 'filter-category', 'aria-label': 'Category' }, ...options);
    const count = createElement('span', { class: 'filter-count', role: 'status' });
    const controls = categories.size > 1 ? [choice] : [];
    table.prepend(createElement('div', { class: 'filter' }, createElement('input', search), ...controls, count));
  }
}

/** Shows the rows of the table that a control of a filter belongs to which have its words and its category. */
export function applyFilter(control: Element): void {
  const table = control.closest('.table-errors');
  const words = (table?.querySelector<HTMLInputElement>('.filter-words')?.value ?? '').trim().toLowerCase();
  const category = table?.querySelector<HTMLSelectElement>('.filter-category')?.value ?? '';
  const count = table?.querySelector('.filter-count');
  if (!table || !count) return;
  const isFiltered = words !== '' || category !== '';
  const rows = rowsOf(table);
  let shown = 0;
  for (const row of rows) {
    const hasWords = (row.textContent ?? '').toLowerCase().includes(words);
    row.hidden = !(hasWords && (category === '' || row.dataset.category === category));
    if (!row.hidden) shown++;
  }
  count.textContent = isFiltered ? `${shown} of ${rows.length}` : '';
}

/** Filters anew what an edit has changed. */
export function refreshFilters(root: ParentNode): void {
  for (const control of root.querySelectorAll('.filter')) applyFilter(control);
}

/** A table with fewer rows is seen at a glance. */
const fewest = 5;

function rowsOf(table: Element): HTMLTableRowElement[] {
  return [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr')];
}
