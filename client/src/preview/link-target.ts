/** What a link in the preview leads to. */
export type LinkTarget =
  | { readonly kind: 'web' | 'mail'; readonly url: string }
  /** A path from the document's folder, or from the workspace's where it began with a slash. */
  | { readonly kind: 'file'; readonly base: 'document' | 'workspace'; readonly path: string; readonly fragment: string }
  | { readonly kind: 'refused' };

/** Reads a link of the page: a page in the web, a mail address, or a file of the project, and nothing else. */
export function linkTarget(href: string): LinkTarget {
  if (/^https?:\/\//i.test(href)) return URL.canParse(href) ? { kind: 'web', url: new URL(href).href } : refused;
  // Without a query: a document has no business in filling in somebody's letter.
  const address = /^mailto:([^\s@?]+@[^\s@?]+)(?:\?|$)/i.exec(href.replace(/%40/i, '@'))?.[1];
  if (address && !hasControl(address)) return { kind: 'mail', url: `mailto:${address}` };
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || /^[\\/]{2}/.test(href) || hasControl(href)) return refused;
  const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  const path = decoded(written);
  if (path === undefined || path === '' || hasControl(path)) return refused;
  const base = path.startsWith('/') ? 'workspace' : 'document';
  return { kind: 'file', base, path: path.replace(/^\/+/, ''), fragment: decoded(fragment) ?? '' };
}

/** Whether a path (`/` always) is a folder or lies in it. Both are absolute and without `..`. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

const refused: LinkTarget = { kind: 'refused' };

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f' || character === '\\');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
