import { formulaHtml } from '../formula.ts';
import { lineAttribute, type RenderRules } from '../rendering.ts';

/** Formulas among words and on lines of their own. */
export const formulaRules: RenderRules = {
  formula_inline: ({ content }) => formulaHtml(content, false),
  formula_display: ({ content }) => formulaHtml(content, true),
  formula_block: (token, environment) =>
    `<div class="formula"${lineAttribute(token, environment)}>${formulaHtml(token.content, true)}</div>\n`,
};
