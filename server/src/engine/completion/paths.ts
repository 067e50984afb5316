import { endpointsOf } from '../endpoints/endpoints.ts';
import { isConcrete } from '../endpoints/path.ts';
import type { Place } from '../facts/place.ts';
import { type Graph, otherDocuments } from '../graph/graph.ts';
import { methodNames } from '../http/methods.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { typedCell } from './typed-cell.ts';

/** The paths that the document uses already, and then those of other documents: behind a method, and in a table's column of paths. */
export function paths({ file, place, graph }: CompletionContext): readonly Completion[] {
  const typed = typedPath(place);
  if (!typed) return [];
  const { text, method } = typed;
  const rest = /^[^\s`|()\],]*/.exec(place.line.after)?.[0] ?? '';
  const span = { start: place.offset - text.length, end: place.offset + rest.length };
  return [...pathsOf(file, place, graph)]
    .filter(([path]) => mayBecome(text, path))
    .map(([path, methods], index) => ({
      label: path,
      kind: 'reference',
      insertText: path,
      isSnippet: false,
      span,
      detail: [...methods].join(', '),
      documentation: undefined,
      sortText: sortKey(method !== undefined && methods.has(method) === typed.isHeading ? '6' : '5', index),
      filterText: path,
    }));
}

export interface TypedPath {
  readonly text: string;
  readonly method: string | undefined;
  /** There a path is wanted that doesn't have the method yet; elsewhere one that has. */
  readonly isHeading: boolean;
}

const behindMethod = new RegExp(String.raw`(?:^|[\s\`*|(\[])(${methodNames.join('|')})[ \t]+[\`*]*(\/?[^\s\`|()\]]*)$`);

/** What of a path stands before a place where one belongs. */
export function typedPath(place: Place): TypedPath | undefined {
  const { block, line } = place;
  if (block.kind === 'frontMatter' || block.kind === 'other' || block.kind === 'blank') return undefined;
  const before = block.kind === 'code' ? block.before : line.before;
  const [, method, text] = behindMethod.exec(before) ?? [];
  if (text !== undefined) {
    const isPath = text === '' || text.startsWith('/');
    return isPath ? { text, method, isHeading: block.kind === 'heading' } : undefined;
  }
  const cell = typedCell(place);
  if (!cell || cell.cell.row < 0 || !/^(?:paths?|endpoints?|routes?|ur[il]s?|resource)$/i.test(cell.cell.header))
    return undefined;
  return /^(?:\/\S*)?$/.test(cell.text) ? { text: cell.text, method: undefined, isHeading: false } : undefined;
}

/** The paths with their methods, in the order of the document; not that at the place, which is being typed. */
export function pathsOf(file: MarkdownFile, { offset }: Place, graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const own = endpointsOf(file).filter(({ pathSpan }) => offset < pathSpan.start || pathSpan.end < offset);
  const others = otherDocuments(graph, file.uri).flatMap(({ api }) => api?.endpoints ?? []);
  for (const { method, path, isDeclaration } of [...own, ...others]) {
    if (path.template === '/' || (!isDeclaration && isConcrete(path))) continue;
    const methods = found.get(path.template) ?? new Set();
    found.set(path.template, methods.add(method));
  }
  return found;
}
