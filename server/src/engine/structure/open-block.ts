import type { Token } from 'markdown-it';
import type { MarkdownFile } from '../markdown/markdown-file.ts';

/** What closes the block that is still open at the end of a document, so that a heading can follow; undefined where none is. */
export function closingOfLastBlock(file: MarkdownFile): string | undefined {
  const content = file.parts.at(-1)?.content;
  const token = content?.tokens.at(-1);
  // What is open in a list or a quote ends with it.
  if (!content || token?.level !== 0) return undefined;
  if (token.type === 'fence') return isFenceClosed(token, content.text) ? undefined : token.markup;
  return token.type === 'html_block' ? closingOfHtml(token.content) : undefined;
}

/** `text` is the part's. What stands behind the fence may be no block at all, such as link reference definitions. */
function isFenceClosed({ markup, map }: Token, text: string): boolean {
  if (!map || map[1] - map[0] < 2) return false;
  const lastLine = text.split(/\r\n|\n|\r/)[map[1] - 1]?.trim() ?? '';
  return lastLine.length >= markup.length && [...lastLine].every((character) => character === markup[0]);
}

/** HTML that doesn't end with a blank line (CommonMark, "HTML blocks", conditions 1 to 5). */
function closingOfHtml(content: string): string | undefined {
  const html = content.trimStart();
  const tag = /^<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(html)?.[1];
  if (tag !== undefined) return /<\/(?:script|pre|style|textarea)>/i.test(html) ? undefined : `</${tag}>`;
  const kind = htmlKinds.find(([opening]) => opening.test(html));
  return kind && !html.includes(kind[1]) ? kind[1] : undefined;
}

const htmlKinds: readonly (readonly [RegExp, string])[] = [
  [/^<!--/, '-->'],
  [/^<\?/, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<![A-Za-z]/, '>'],
];
