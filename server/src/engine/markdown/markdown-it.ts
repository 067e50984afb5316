import markdownIt, { type MarkdownIt } from 'markdown-it';

/** The one Markdown parser of the project: CommonMark with GFM's tables, strikethrough and literal links, raw HTML kept. */
export function markdownParser(): MarkdownIt {
  parser ??= createParser();
  return parser;
}

/** Made when it is first asked for: a check of a spec rarely does. */
let parser: MarkdownIt | undefined;

function createParser(): MarkdownIt {
  const created = markdownIt({ html: true, linkify: true });
  created.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  return created;
}
