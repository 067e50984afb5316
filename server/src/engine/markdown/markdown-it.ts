import markdownIt, { type Env, type MarkdownIt, type Token } from 'markdown-it';

/** The one Markdown parser of the project: CommonMark with GFM's tables, strikethrough and literal links, raw HTML kept. */
export function markdownParser(): MarkdownIt {
  parser ??= createParser();
  return parser;
}

/**
 * The blocks of a text, whose inline tokens have no children yet: half of the time. What the text defines for links is in `environment` then, and
 * {@link parseInlines} with it makes of these tokens what the parser makes at once.
 */
export function parseBlocks(text: string, environment: Env): Token[] {
  blockParser ??= createParser(inlineRules);
  return blockParser.parse(text, environment);
}

/** Gives inline tokens their children, those that have none. */
export function parseInlines(tokens: readonly Token[], environment: Env): void {
  inlineParser ??= createParser(blockRules);
  const bare = tokens.filter(({ type, children, content }) => type === 'inline' && !children?.length && content !== '');
  if (bare.length === 0) return;
  const state = new inlineParser.core.State('', inlineParser, environment);
  state.tokens = bare;
  inlineParser.core.process(state);
}

/** Made when they are first asked for: a check of a spec rarely does. */
let parser: MarkdownIt | undefined;
let blockParser: MarkdownIt | undefined;
let inlineParser: MarkdownIt | undefined;

/** The rules of markdown-it's core by what they read. */
const blockRules = ['normalize', 'block'];
const inlineRules = ['inline', 'linkify', 'replacements', 'smartquotes', 'text_join'];

/** A parser that reads what {@link markdownParser} reads, for somebody who adds rules to it. */
export function createParser(without: readonly string[] = []): MarkdownIt {
  const created = markdownIt({ html: true, linkify: true });
  created.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  const test = created.linkify.test.bind(created.linkify);
  // Most texts have nothing that could be a link, and it takes long to find that out.
  created.linkify.test = (text) => mayLink.test(text) && test(text);
  created.core.ruler.disable([...without]);
  return created;
}

/** A scheme that linkify-it knows, or the sign of an address. */
const mayLink = /(?:https?|ftp|mailto):|\/\/|@/i;
