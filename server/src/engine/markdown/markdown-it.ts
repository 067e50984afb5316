import markdownIt, { type MarkdownIt } from 'markdown-it';

/** The one Markdown parser of the project: CommonMark with GFM's tables, strikethrough and literal links, raw HTML kept. */
export const markdownParser: MarkdownIt = createParser();

function createParser(): MarkdownIt {
  const parser = markdownIt({ html: true, linkify: true });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  return parser;
}
