import type { Configuration } from '../configuration/configuration.ts';
import type { Span } from '../finding.ts';
import { documentKey } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { matchesAny } from '../selection.ts';

/** Which OpenAPI descriptions a document is about, and why. */
export interface Binding {
  /** The URIs of their root documents. */
  readonly specs: readonly string[];
  /** URLs of servers besides those of the descriptions. */
  readonly servers: readonly string[];
  readonly kind: 'front-matter' | 'configuration' | 'option' | 'nearest';
  /** One sentence. */
  readonly reason: string;
}

/** What a document says of its descriptions itself. */
export interface SpecName {
  readonly text: string;
  readonly span: Span;
}

/** What a binding is made from. */
export interface BindingQuestion {
  readonly uri: string;
  /** Relative to the configuration's folder; undefined for a document outside of it. */
  readonly path: string | undefined;
  /** `spec` in its front matter; `false` and `none` say that it is about none. */
  readonly spec: SpecName | undefined;
  readonly configuration: Configuration;
  /** The description that the user asked for on the command line. */
  readonly specOverride: string | undefined;
  /** The roots of all descriptions below the configuration's folder; undefined where nobody has looked for them. */
  readonly roots: readonly string[] | undefined;
}

/** The front matter key that names a document's description, by a path from the document, or from the project's folder with a slash before it. */
export const specKey = 'spec';

export function specNameOf({ frontMatter, text }: Pick<MarkdownFile, 'frontMatter' | 'text'>): SpecName | undefined {
  const content = frontMatter && text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  const entry = content?.includes(specKey) ? frontMatter?.entries.get(specKey) : undefined;
  if (entry?.value === false) return { text: 'none', span: entry.valueSpan };
  if (typeof entry?.value !== 'string' || entry.value.trim() === '') return undefined;
  return { text: entry.value, span: entry.valueSpan };
}

/** Decides by what says most: the user's word, the document's own, the configuration's, and last where the files are. */
export function bindingOf(question: BindingQuestion): Binding | undefined {
  const { spec, specOverride, configuration, uri } = question;
  if (specOverride !== undefined)
    return { specs: [specOverride], servers: [], kind: 'option', reason: 'You asked for this description.' };
  if (spec?.text === 'none') return undefined;
  if (spec) {
    const target = spec.text.startsWith('/')
      ? resolved(configuration.folder, spec.text.slice(1))
      : resolved(folderOf(uri), spec.text);
    const reason = 'The front matter names it.';
    return target === undefined
      ? undefined
      : { specs: [target], servers: serversFor(configuration, target), kind: 'front-matter', reason };
  }
  return byConfiguration(question) ?? byPlace(question);
}

/** Whether a document that says nothing itself depends on which descriptions there are around it. */
export function looksAround({ spec, specOverride, configuration, path }: BindingQuestion): boolean {
  return spec === undefined && specOverride === undefined && apisFor(configuration, path).length === 0;
}

function apisFor({ apis }: Configuration, path: string | undefined): Configuration['apis'] {
  return path === undefined ? [] : apis.filter(({ docs }) => docs.length === 0 || matchesAny(path, docs));
}

function byConfiguration({ configuration, path }: BindingQuestion): Binding | undefined {
  const bound = apisFor(configuration, path);
  if (bound.length === 0) return undefined;
  return {
    specs: [...new Set(bound.flatMap(({ spec }) => resolved(configuration.folder, spec) ?? []))],
    servers: [...new Set(bound.flatMap(({ servers }) => servers))],
    kind: 'configuration',
    reason: '`docwright.yaml` says so, in `apis`.',
  };
}

/** In the document's own folder and below it, or in the nearest folder above that has any: where it is the only one. */
function byPlace({ configuration, uri, roots }: BindingQuestion): Binding | undefined {
  const { folder } = configuration;
  if (!roots || !documentKey(uri).startsWith(documentKey(folder))) return undefined;
  const [only, ...others] = nearestRoots(roots, uri, folder);
  if (only === undefined || others.length > 0) return undefined;
  const servers = serversFor(configuration, only);
  return { specs: [only], servers, kind: 'nearest', reason: 'It is the only description near the document.' };
}

/** The descriptions below the nearest folder at or above a document that has any; the search ends at the folder `top`. */
export function nearestRoots(roots: readonly string[], uri: string, top: string): readonly string[] {
  let folder = folderOf(documentKey(uri));
  for (;;) {
    const below = roots.filter((root) => documentKey(root).startsWith(folder));
    const above = folderOf(folder.slice(0, -1));
    if (below.length > 0 || !above.startsWith(documentKey(top)) || above === folder) return below;
    folder = above;
  }
}

/** What the configuration adds to the servers of a description. */
export function serversFor({ apis, folder }: Configuration, uri: string): readonly string[] {
  const key = documentKey(uri);
  return apis.flatMap(({ spec, servers }) => (documentKey(resolved(folder, spec) ?? '') === key ? servers : []));
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** Undefined for a path that climbs out of everything. */
function resolved(folder: string, path: string): string | undefined {
  const plain = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  try {
    return new URL(plain, folder).href;
  } catch {
    return undefined;
  }
}
