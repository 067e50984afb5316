import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { compareTexts } from '../paths.ts';

/** A page that is to be written, and the document that it is made of. Paths are absolute. */
export interface Page {
  readonly source: string;
  readonly target: string;
}

/** The pages of some documents, below a folder as the documents are below the folder that holds them all. */
export function pagesOf(sources: readonly string[], out: string): Page[] {
  const base = commonFolder(sources);
  const taken = new Set<string>();
  // An index that is one by name goes before a README.
  const ordered = [...sources].sort((a, b) => Number(isReadme(a)) - Number(isReadme(b)) || compareTexts(a, b));
  const pages = ordered.map((source): Page => {
    const path = relative(base, source).slice(0, -extname(source).length);
    const index = join(dirname(path), 'index');
    const names = isReadme(source) ? [index, path] : [path];
    const free = [...names, relative(base, source)].find((name) => !taken.has(name)) ?? path;
    taken.add(free);
    return { source, target: resolve(out, `${free}.html`) };
  });
  return pages.sort((a, b) => compareTexts(a.source, b.source));
}

/** The innermost folder in which all files are. */
export function commonFolder(sources: readonly string[]): string {
  const [first, ...others] = sources.map((source) => dirname(source).split(sep));
  const shared = (first ?? []).findIndex((name, depth) => others.some((folders) => folders[depth] !== name));
  return ((shared === -1 ? first : first?.slice(0, shared)) ?? []).join(sep) || sep;
}

/**
 * The link that leads from one page to what a link of its document names: to the page of that document where there is one, else as it is written.
 * `pages` are by their sources; `base` is the folder of a path that begins with a slash.
 */
export function pageLink(href: string, from: Page, pages: ReadonlyMap<string, Page>, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^#|^[\\/]{2}/i.test(href)) return href;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  const written = decoded(path);
  if (written === undefined || written === '') return href;
  const named = written.startsWith('/') ? join(base, written) : resolve(dirname(from.source), written);
  const candidates = [named, `${named}.md`, `${named}.mdx`, ...indexNames.map((name) => join(named, name))];
  const page = candidates.map((candidate) => pages.get(candidate)).find((found) => found !== undefined);
  if (!page) return href;
  const target = relative(dirname(from.target), page.target).split(sep).map(encodeURIComponent).join('/');
  return `${target}${rest}`;
}

const indexNames = ['index.md', 'README.md', 'readme.md'];

function isReadme(path: string): boolean {
  return /^readme\.mdx?$/i.test(basename(path));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
