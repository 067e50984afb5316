declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** Adds the rules `footnote_def`, `footnote_inline`, `footnote_ref` and `footnote_tail`. */
  const footnotes: (parser: MarkdownIt) => void;
  // biome-ignore lint/style/noDefaultExport: so it is published
  export default footnotes;
}
