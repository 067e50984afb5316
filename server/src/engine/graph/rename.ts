import { coversPath, type EndpointPath, readPath } from '../endpoints/path.ts';
import { type WrittenSegment, writtenSegments } from '../endpoints/written-path.ts';
import type { TextEdit } from '../finding.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { DocumentFacts, EndpointFact } from './document-facts.ts';
import type { Graph } from './graph.ts';
import { mendLinks } from './mend-links.ts';
import { endpointsOn, findDocOccurrences, type LinkSettings } from './occurrences.ts';
import type { DocSymbol } from './symbol.ts';

/** What a symbol is called now, as its author would write it; undefined for one that can't be renamed. */
export function currentDocName(graph: Graph, symbol: DocSymbol): string | undefined {
  switch (symbol.kind) {
    case 'code':
      return symbol.code;
    case 'endpoint':
      return symbol.template;
    case 'parameter':
    case 'anchor':
      return symbol.name;
    case 'heading': {
      const document = graph.document(symbol.uri);
      const heading = document && parseMarkdown(document.uri, document.text).headings[symbol.index];
      return heading && document.text.slice(heading.textSpan.start, heading.textSpan.end);
    }
    case 'document':
      return undefined;
  }
}

/** Why a name can't be given, in words; undefined where it can. */
export function docNameProblem(graph: Graph, symbol: DocSymbol, name: string): string | undefined {
  switch (symbol.kind) {
    case 'code':
      if (!/^[\p{L}\p{N}][\p{L}\p{N}_.:/#-]*$/u.test(name)) return 'An error code is one word.';
      return name !== symbol.code && isListed(graph, name)
        ? `The catalogue has a code \`${name}\` already.`
        : undefined;
    case 'endpoint':
      return /^\/[^\s`|?#]*$/.test(name) ? undefined : 'A path begins with `/` and has no spaces and no query.';
    case 'parameter':
      return /^[\p{L}\p{N}_.$-]+$/u.test(name) ? undefined : 'The name of a parameter is one word.';
    case 'anchor':
      return /^[\p{L}\p{N}_.:-]+$/u.test(name) ? undefined : 'An anchor is one word.';
    case 'heading':
      return name.trim() === '' || /[\r\n]/.test(name) ? 'A heading is one line of words.' : undefined;
    case 'document':
      return 'Rename the file itself: the links to it follow.';
  }
}

function isListed(graph: Graph, code: string): boolean {
  return graph.documents.some(({ api }) => api?.codes.some((entry) => entry.code === code));
}

/**
 * Gives a symbol another name wherever docs name it. Links to headings that are called something else by that are mended. No edit of a file touches
 * another one.
 */
export function renameInDocs(graph: Graph, symbol: DocSymbol, name: string, project: LinkSettings): TextEdit[] {
  const edits = namingEdits(graph, symbol, name, project);
  return [...edits, ...mendLinks(graph, edits, project)];
}

/** As {@link renameInDocs}, without what becomes of links to headings. */
export function namingEdits(graph: Graph, symbol: DocSymbol, name: string, project: LinkSettings): TextEdit[] {
  switch (symbol.kind) {
    case 'code':
    case 'parameter':
      return findDocOccurrences(graph, symbol, project).map(({ uri, span }) => ({ uri, span, text: name }));
    case 'endpoint':
      return graph.documents.flatMap((document) => pathEdits(document, symbol.template, readPath(name)));
    case 'heading': {
      const document = graph.document(symbol.uri);
      const heading = document && parseMarkdown(document.uri, document.text).headings[symbol.index];
      return heading ? [{ uri: document.uri, span: heading.textSpan, text: name.trim() }] : [];
    }
    case 'anchor':
      return findDocOccurrences(graph, symbol, project).map(({ uri, span, role }) => {
        const text = graph.document(uri)?.text.slice(span.start, span.end) ?? '';
        return { uri, span, text: role === 'definition' ? name : `${text.slice(0, text.indexOf('#') + 1)}${name}` };
      });
    case 'document':
      return [];
  }
}

function pathEdits(document: DocumentFacts, template: string, path: EndpointPath): TextEdit[] {
  const old = readPath(template);
  return endpointsOn(document, template, (other) => coversPath(old, other)).flatMap((endpoint) => {
    const edit = pathEdit(document, endpoint, old, path);
    return edit ? [edit] : [];
  });
}

/** Replaces the segments that are others now, and the fragment. A call keeps its values, and a path its way of writing parameters. */
export function pathEdit(
  document: Pick<DocumentFacts, 'uri' | 'text'>,
  endpoint: Pick<EndpointFact, 'path' | 'pathSpan'>,
  old: EndpointPath,
  path: EndpointPath,
): TextEdit | undefined {
  const edit = segmentsEdit(document, endpoint, old, path);
  const { uri, text } = document;
  const hash = text.indexOf('#', endpoint.pathSpan.start);
  const { end } = endpoint.pathSpan;
  if (old.fragment === path.fragment || endpoint.path.fragment !== old.fragment || hash === -1 || hash >= end)
    return edit;
  const fragment = path.fragment === '' ? '' : `#${path.fragment}`;
  if (!edit) return { uri, span: { start: hash, end }, text: fragment };
  return { uri, span: { start: edit.span.start, end }, text: edit.text + text.slice(edit.span.end, hash) + fragment };
}

function segmentsEdit(
  { uri, text }: Pick<DocumentFacts, 'uri' | 'text'>,
  { path: written, pathSpan }: Pick<EndpointFact, 'path' | 'pathSpan'>,
  old: EndpointPath,
  path: EndpointPath,
): TextEdit | undefined {
  const segments = writtenSegments(text, pathSpan, written);
  if (!segments) return undefined;
  const [before, after] = [old.segments, path.segments];
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.text === after[head]?.text) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail]?.text === after[after.length - 1 - tail]?.text
  )
    tail++;
  const replaced = segments.slice(head, segments.length - tail);
  const inserted = after.slice(head, after.length - tail).map(({ text: segment, parameters }) => {
    const [name] = parameters;
    if (name === undefined) return segment;
    const index = before.findIndex((one) => one.parameters.includes(name));
    const value = index === -1 ? undefined : segments[index]?.text;
    return value ?? inStyleOf(segments, written, segment);
  });
  if (replaced.length === 0 && inserted.length === 0) return undefined;
  const [first, last] = [replaced[0], replaced.at(-1)];
  if (first && last && inserted.length > 0)
    return { uri, span: { start: first.span.start, end: last.span.end }, text: inserted.join('/') };
  if (first && last) return removal(uri, segments, { first, last });
  return insertion(uri, { segments, head, pathSpan }, inserted.join('/'));
}

/** With the slash before them. */
function removal(
  uri: string,
  segments: readonly WrittenSegment[],
  { first, last }: { readonly first: WrittenSegment; readonly last: WrittenSegment },
): TextEdit {
  const isAll = segments[0] === first && segments.at(-1) === last;
  return { uri, span: { start: first.span.start - (isAll ? 0 : 1), end: last.span.end }, text: '' };
}

function insertion(
  uri: string,
  {
    segments,
    head,
    pathSpan,
  }: {
    readonly segments: readonly WrittenSegment[];
    readonly head: number;
    readonly pathSpan: { readonly start: number; readonly end: number };
  },
  text: string,
): TextEdit {
  const next = segments[head];
  if (next) return { uri, span: { start: next.span.start, end: next.span.start }, text: `${text}/` };
  const at = segments.at(-1)?.span.end ?? pathSpan.end;
  return { uri, span: { start: at, end: at }, text: `/${text}` };
}

/** `{id}` as the path writes its other parameters: `:id`, `<id>`. */
function inStyleOf(segments: readonly WrittenSegment[], path: EndpointPath, segment: string): string {
  const index = path.segments.findIndex(({ parameters }) => parameters.length > 0);
  const example = segments[index]?.text ?? '';
  if (example.startsWith(':')) return segment.replace(/\{([^{}]*)\}/g, ':$1');
  if (example.startsWith('<')) return segment.replace(/\{([^{}]*)\}/g, '<$1>');
  if (example.startsWith('$') && !example.startsWith('${')) return segment.replace(/\{([^{}]*)\}/g, '$$$1');
  return segment;
}
