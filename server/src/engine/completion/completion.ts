import { placeAt } from '../facts/place.ts';
import { type Graph, graphOf } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';
import { errorCodes } from './error-codes.ts';
import type { Completion, CompletionProvider } from './item.ts';
import { methods } from './methods.ts';
import { sections } from './sections.ts';
import { statuses } from './statuses.ts';

export type { Completion, CompletionKind } from './item.ts';

/** The characters after which an editor should ask. */
export const triggerCharacters: readonly string[] = ['#', '`', '|', '"', ' '];

/** One file each; their order is the order of the answer. */
const providers: readonly CompletionProvider[] = [sections, errorCodes, methods, statuses];

/**
 * What may stand at an offset of a document. Nothing for one without a contract, and nothing in the middle of prose.
 */
export function completeMarkdown(
  project: Project,
  file: MarkdownFile,
  alignment: Alignment | undefined,
  offset: number,
  graph: Graph = graphOf([]),
): readonly Completion[] {
  if (!alignment) return [];
  const place = placeAt(file, offset);
  if (place.block.kind === 'frontMatter') return [];
  return providers.flatMap((provide) => provide({ project, file, alignment, place, graph }));
}
