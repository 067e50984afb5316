import type { ApiSet } from '../drift/bound-api.ts';
import { script, scriptHash, style, styleHash } from '../generated/page-files.js';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { fileName } from '../spec/references/file-name.ts';
import { escapeHtml } from './escape.ts';
import { renderPage } from './page.ts';
import { sanitisedHtml } from './sanitise.ts';
import { sectionId } from './spec/section.ts';
import type { SpecPage } from './spec/spec-page.ts';

/** Where a page's links and images lead. */
export interface StandaloneOptions {
  /** The OpenAPI descriptions that the document is about. */
  readonly apis?: ApiSet | undefined;
  /** The link to write for the one that is written; the same where nothing better is known. */
  readonly link: (href: string) => string;
  /** A `data:` URL of the image, or undefined where there is none: its words stand in its place. */
  readonly image: (source: string) => string | undefined;
}

/** A document as a page in one file that needs nothing else and no network, in light and dark, on a screen and on paper. */
export function standalonePage(file: MarkdownFile, options: StandaloneOptions): string {
  const { blocks } = renderPage(file, options.apis);
  return pageAround(
    { title: pageTitle(file), classes: 'page' },
    blocks.map(({ html }) => sanitisedHtml(html, options)),
  );
}

/** The page of a description in one such file, with all of its sections; its words have neither images nor links to other files. A schema that is opened within another one is shown from its own section. */
export function standaloneSpecPage(page: SpecPage): string {
  const blocks = page.sections.map(({ id }) => {
    const html = page.block(id)?.html ?? '';
    return sanitisedHtml(html.replace(foldedSchema, linkInside), { link: (href) => href, image: () => undefined });
  });
  return pageAround({ title: page.sections[0]?.title ?? '', classes: 'page is-reference' }, blocks);
}

/** As the tree of a schema writes what is asked for when it is opened. Quotes that are text are written otherwise. */
const foldedSchema = /(<details data-schema="([^"]*)"><summary>[^<]*<\/summary>)(?=<\/details>)/g;

/** What leads to the schema where no script runs. The name stays escaped as it is. */
function linkInside(_: string, start: string, name: string): string {
  return `${start}<p><a href="#${sectionId('schema', name)}">${name}</a></p>`;
}

function pageAround({ title, classes }: PageHead, blocks: readonly string[]): string {
  const body = blocks.map((html) => `<div class="block">${html}</div>\n`).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${generatorMark}
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main class="${classes}" tabindex="-1">
${body}</main>
<script>${script}</script>
</body>
</html>
`;
}

interface PageHead {
  readonly title: string;
  readonly classes: string;
}

/** What tells that a file was made by {@link standalonePage}, and so may be made anew. */
export const generatorMark = '<meta name="generator" content="Docwright">';

/** What a document is called: its first heading, what its front matter says, or the name of its file. */
export function pageTitle(file: MarkdownFile): string {
  const heading = file.headings.find(({ level }) => level === 1)?.text;
  const title = file.frontMatter?.entries.get('title')?.value;
  const name = fileName(file.uri).replace(/\.mdx?$/i, '');
  return heading || (title === undefined || title === null ? name : String(title));
}

/** The images that a document's page asks for, each once, as they are written. */
export function imagesOf(file: MarkdownFile): string[] {
  const sources = new Set<string>();
  const collect = (source: string): undefined => {
    sources.add(source);
  };
  for (const { html } of renderPage(file).blocks) {
    if (html.includes('<img')) sanitisedHtml(html, { link: (href) => href, image: collect });
  }
  return [...sources];
}

/** Nothing runs but the page's own script, and nothing is loaded. */
const policy = [
  "default-src 'none'",
  `script-src '${scriptHash}'`,
  `style-src '${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
