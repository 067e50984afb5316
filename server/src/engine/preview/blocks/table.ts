import type { Token } from 'markdown-it';
import { lineAttribute, type RenderRules } from '../rendering.ts';

/** Tables, in a box of their own that scrolls sideways. */
export const tableRules: RenderRules = {
  table_open: (token, environment) => `<div class="table"><table${lineAttribute(token, environment)}>`,
  table_close: () => '</table></div>\n',
  tr_open: (token, environment) => `<tr${lineAttribute(token, environment)}>`,
  th_open: (token) => `<th scope="col"${alignment(token)}>`,
  td_open: (token) => `<td${alignment(token)}>`,
};

/** A style attribute, as markdown-it gives it, would not pass the page's security policy. */
function alignment(token: Token): string {
  const [, side] = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? '')) ?? [];
  return side ? ` class="align-${side}"` : '';
}
