import { escapeHtml } from './escape.ts';

/** A mark in the text that leads to a footnote, or the footnote itself, by the label that joins them. */
export interface FootnoteMark {
  readonly kind: 'reference' | 'definition';
  readonly label: string;
}

/** Numbers the footnotes of a page: in the order of the first references, those that nothing refers to behind them. */
export class FootnoteNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #linked = new Set<string>();
  readonly #defined = new Set<string>();

  /** All marks of the page, in its order. */
  constructor(marks: readonly FootnoteMark[]) {
    const defined = new Set(marks.flatMap(({ kind, label }) => (kind === 'definition' ? [keyOf(label)] : [])));
    const referred = marks.flatMap(({ kind, label }) => (kind === 'reference' ? [keyOf(label)] : []));
    for (const key of [...referred.filter((one) => defined.has(one)), ...defined]) {
      if (!this.#numbers.has(key)) this.#numbers.set(key, this.#numbers.size + 1);
    }
  }

  /** The HTML at a mark; to be asked for each mark once, in the order of the page. A reference to nothing is the text that it is. */
  next({ kind, label }: FootnoteMark): string {
    const key = keyOf(label);
    const number = this.#numbers.get(key);
    if (kind === 'definition') {
      const id = this.#isFirst(this.#defined, key) ? ` id="fn:${number}"` : '';
      const back = `<a class="footnote-number" href="#fnref:${number}" aria-label="Footnote ${number}, back to the text">${number}</a>`;
      return `<div class="footnote"${id}>${back}`;
    }
    if (number === undefined) return escapeHtml(`[^${label}]`);
    const id = this.#isFirst(this.#linked, key) ? ` id="fnref:${number}"` : '';
    return `<sup class="footnote-mark"><a href="#fn:${number}"${id} aria-label="Footnote ${number}">${number}</a></sup>`;
  }

  #isFirst(known: Set<string>, key: string): boolean {
    if (known.has(key)) return false;
    known.add(key);
    return true;
  }
}

function keyOf(label: string): string {
  return label.toLowerCase();
}
