/** The text of an LSP snippet with its placeholders' defaults and first choices, tab stops gone (LSP 3.17, "Snippet Syntax"). */
export function plainScaffold(snippet: string): string {
  let text = snippet;
  // Placeholders nest: the innermost go first.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/(?<!\\)\$\{\d+\|((?:[^\\|,]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/g, '$1')
      .replace(/(?<!\\)\$\{\w+:((?:[^\\$}]|\\.)*)\}/g, '$1')
      .replace(/(?<!\\)\$\{\w+\}/g, '');
  }
  return text.replace(/(?<!\\)\$\d+/g, '').replace(/\\([\\$},|])/g, '$1');
}
