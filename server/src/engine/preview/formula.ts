import temml from 'temml';
import { escapeHtml } from './escape.ts';

/** The MathML of a formula in TeX, which browsers show by themselves; the formula as code where it can't be read. */
export function formulaHtml(formula: string, isDisplay: boolean): string {
  if (formula.length > longestFormula) return asWritten(formula);
  try {
    const options = { displayMode: isDisplay, throwOnError: true, maxExpand: 200, maxSize: largest };
    // The page's policy allows no styles; what they say of spaces is of little weight.
    return temml.renderToString(formula, options).replace(/ style="[^"]*"/g, '');
  } catch {
    return asWritten(formula);
  }
}

const longestFormula = 5_000;
/** In em: lengths and heights that a formula may ask for. */
const largest: [number, number] = [40, 40];

function asWritten(formula: string): string {
  return `<code class="formula-source">${escapeHtml(formula)}</code>`;
}
