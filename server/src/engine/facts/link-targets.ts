import type { Project } from '../project.ts';

/** Where a link to a file may lead. */
export interface FilePlace {
  /** With a final slash. */
  readonly folder: string;
  readonly name: string;
}

/** The path of a link to a file by its name; undefined for all else. */
export function pathIn(destination: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\\)|[{}<>$*]|^@/i.test(destination)) return undefined;
  const path = /^[^?#]*/.exec(destination)?.[0] ?? '';
  return /\.(?:mdx?|markdown|rst|adoc|txt|pdf|png|jpe?g|gif|svg|webp|ico|json|ya?ml|csv|zip|proto)$/i.test(path)
    ? path
    : undefined;
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where a file may stand; none where that isn't known. */
export function placesOf({ configuration }: Pick<Project, 'configuration'>, uri: string, path: string): FilePlace[] {
  if (path.startsWith('/')) {
    const { root } = configuration.links;
    if (root === undefined) return [];
    return [placeOf(configuration.folder, `${root.replace(/\/$/, '')}${path}`)].filter((place) => place !== undefined);
  }
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const page = `${uri.replace(/\.[^./]*$/, '')}/`;
  return [placeOf(folder, path), placeOf(page, path)].filter((place) => place !== undefined);
}

/** Undefined for a path that climbs above the top. */
function placeOf(base: string, path: string): FilePlace | undefined {
  const top = /^[a-z][\w+.-]*:\/\/[^/]*\//i.exec(base)?.[0];
  if (top === undefined) return undefined;
  const steps = base
    .slice(top.length)
    .split('/')
    .filter((step) => step !== '');
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.length === 0) return undefined;
      steps.pop();
    } else if (step !== '' && step !== '.') steps.push(encodeStep(step));
  }
  const name = steps.pop();
  return name === undefined
    ? undefined
    : { folder: top + steps.map((step) => `${step}/`).join(''), name: decodePath(name) };
}

/** As it stands in a URI; what is encoded already is a step of the document's own. */
function encodeStep(step: string): string {
  return encodeURIComponent(step).replace(/%40/g, '@');
}

/** The path by which a document links to another file: `../errors.md`. */
export function relativePath(from: string, to: string): string {
  const steps = (uri: string): string[] => (uri.includes('%') ? decodePath(uri) : uri).split('/');
  const [base, target] = [steps(from).slice(0, -1), steps(to)];
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  const path = [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
  return encodeURI(path).replace(/[()#?]/g, encodeURIComponent);
}

/** A link's path and the name behind its `#`; undefined for one that leads out of the project's files. */
export interface LinkTarget {
  /** The documents that it may lead to; the first that is there counts. */
  readonly uris: readonly string[];
  /** Decoded; undefined for none. */
  readonly anchor: string | undefined;
}

/** Where a link in a document leads: within it, or to another Markdown document by its name, with or without the ending. */
export function linkTarget(
  project: Pick<Project, 'configuration'>,
  uri: string,
  destination: string,
): LinkTarget | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)|[{}<>$*]|^@/i.test(destination)) return undefined;
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(destination) ?? [];
  const anchor = fragment === undefined || fragment === '' ? undefined : decodePath(fragment);
  if (path === '') return { uris: [uri], anchor };
  const names = /\.mdx?$/i.test(path) ? [path] : /\.\w+$/.test(path) ? [] : [`${path}.md`, `${path}.mdx`];
  const uris = names.flatMap((name) => urisAt(project, uri, name));
  return uris.length === 0 ? undefined : { uris, anchor };
}

/** The documents that a link may lead to by their very names; the first that is there counts. None for all other links. */
export function documentsAt(project: Pick<Project, 'configuration'>, uri: string, destination: string): string[] {
  const path = pathIn(destination);
  return path !== undefined && /\.mdx?$/i.test(path) ? urisAt(project, uri, path) : [];
}

function urisAt(project: Pick<Project, 'configuration'>, uri: string, path: string): string[] {
  return placesOf(project, uri, decodePath(path)).map(({ folder, name }) => folder + encodeStep(name));
}
