import type { GeneratedBlock } from '../../generate/block.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { type RenderedPage, renderPage } from '../page.ts';
import { lineAttribute, type Writing } from './section.ts';

/** The HTML of Markdown that is written from a description, with the lines of the description in the place of its own. */
export function markdownHtml({ markdown, place, lines }: GeneratedBlock, { lineOf }: Pick<Writing, 'lineOf'>): string {
  if (markdown === '') return '';
  const { blocks, places } = rendered(markdown);
  const own = lineOf(place);
  const html = blocks.map((block, index) => {
    const first = places[index]?.startLine ?? 0;
    return block.html.replace(lineMarks, (_, line?: string) =>
      line === undefined ? '' : lineAttribute(lineOf(lines?.[first + Number(line)])),
    );
  });
  return own === undefined ? html.join('') : `<div${lineAttribute(own)}>${html.join('')}</div>\n`;
}

/** Most of an operation is as it was when one word in it is another. */
function rendered(markdown: string): RenderedPage {
  let page = recent.get(markdown);
  if (!page) {
    if (recent.size >= mostRemembered) recent.clear();
    page = renderPage(parseMarkdown('file:///section.md', markdown));
    recent.set(markdown, page);
  }
  return page;
}

const recent = new Map<string, RenderedPage>();
const mostRemembered = 2_000;

/** Quotes that are text are written otherwise, so that only attributes look like this. */
const lineMarks = / data-line(?:s="\d+"|="(\d+)")/g;
