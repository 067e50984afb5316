/** The first paragraph of a description's Markdown on one line, cut at a word: for a cell or a sentence of a document. */
export function inOneLine(markdown: string | undefined, most = 300): string {
  const [paragraph = ''] = (markdown ?? '').trim().split(/\r?\n[ \t]*\r?\n/, 1);
  const line = paragraph
    .replace(/\s+/g, ' ')
    .replace(/^(?:#+|[-*+>]|\d+[.)])\s+/, '')
    .replace(/<(?=[a-z!/])/gi, '&lt;');
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')} …`;
}
