import type { MarkdownIt, Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { PartContent } from '../markdown/markdown-file.ts';
import { createParser } from '../markdown/markdown-it.ts';
import { footnoteReference } from './footnote-reference.ts';
import { formulaBlock, formulaInline } from './formula-rules.ts';

/**
 * The tokens of a part as the page shows them: with footnotes and formulas, which are words to everybody else. A part that may have some is read
 * again for it.
 */
export function pageTokens(content: PartContent): readonly Token[] {
  const { tokens } = content;
  const hasMore = tokens.some((token) => token.type === 'inline' && /\$|\[\^/.test(token.content));
  if (!hasMore && !footnote.test(content.text)) return tokens;
  parser ??= createPageParser();
  return parser.parse(content.text, { references: content.references });
}

/** A footnote of one word is a link's definition to everybody else, and no words at all. */
const footnote = /^ {0,3}\[\^[^\s[\]]+\]:/m;

let parser: MarkdownIt | undefined;

/** What a footnote says stands where it is written; numbers are given when all parts are known. */
function createPageParser(): MarkdownIt {
  const created = createParser();
  created.use(footnotes);
  created.core.ruler.disable('footnote_tail');
  created.inline.ruler.disable(['footnote_inline', 'footnote_ref']);
  created.inline.ruler.before('link', 'footnote', footnoteReference);
  created.inline.ruler.before('escape', 'formula', formulaInline);
  created.block.ruler.before('fence', 'formula', formulaBlock, { alt: ['paragraph', 'blockquote', 'list'] });
  return created;
}
