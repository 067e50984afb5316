import { markAlert } from './alerts.ts';
import { markEndpoint } from './endpoints.ts';
import { renderShown } from './html.ts';
import type { MarkdownParser } from './markdown-it.ts';
import { markTable } from './tables.ts';

/**
 * Lets VS Code's own Markdown preview show what ours shows of API documents: badges for methods and statuses, tables of errors, and call-outs. What
 * another plugin has made of them before is left as it is.
 */
export function extendMarkdownIt<Parser extends MarkdownParser>(parser: Parser): Parser {
  parser.core.ruler.push('docwright', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === 'heading_open') markEndpoint(state, index);
      else if (token.type === 'table_open') markTable(state, index);
      else if (token.type === 'blockquote_open') markAlert(state, index);
    }
  });
  renderShown(parser, ['text', 'code_inline']);
  return parser;
}
