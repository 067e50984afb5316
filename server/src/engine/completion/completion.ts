import { placeAt } from '../facts/place.ts';
import { noSurroundings, type Surroundings } from '../graph/surroundings.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';
import { describedCodes } from './described-codes.ts';
import { describedEndpoints } from './described-endpoints.ts';
import { describedJson } from './described-json.ts';
import { describedParameters } from './described-parameters.ts';
import { describedPaths } from './described-paths.ts';
import { errorCodes } from './error-codes.ts';
import { fields } from './fields.ts';
import { frontMatter } from './front-matter.ts';
import { infoStrings } from './info-strings.ts';
import type { Completion, CompletionProvider } from './item.ts';
import { linkTargets } from './link-targets.ts';
import { mediaTypes } from './media-types.ts';
import { methods } from './methods.ts';
import { paths } from './paths.ts';
import { sections } from './sections.ts';
import { statuses } from './statuses.ts';
import { tableCells } from './table-cells.ts';
import { tableColumns } from './table-columns.ts';
import { tableRows } from './table-rows.ts';

export type { Completion, CompletionKind } from './item.ts';

/** The characters after which an editor should ask. */
export const triggerCharacters: readonly string[] = ['#', '`', '|', '"', "'", ' ', '/', ':', '('];

/** One file each; their order is the order of the answer. */
const providers: readonly CompletionProvider[] = [
  sections,
  describedEndpoints,
  errorCodes,
  describedCodes,
  describedJson,
  methods,
  statuses,
  describedPaths,
  paths,
  fields,
  mediaTypes,
  infoStrings,
  linkTargets,
  describedParameters,
  tableRows,
  tableColumns,
  tableCells,
];

/**
 * What may stand at an offset of a document. Nothing for one without a contract, but for the contract's name itself, and nothing in the middle of
 * prose. The rest is known of other files.
 */
export function completeMarkdown(
  project: Project,
  file: MarkdownFile,
  alignment: Alignment | undefined,
  offset: number,
  surroundings: Surroundings = noSurroundings,
): readonly Completion[] {
  if (!alignment && !file.frontMatter) return [];
  const place = placeAt(file, offset);
  if (place.block.kind === 'frontMatter') return frontMatter({ project, file, alignment, place });
  if (!alignment) return [];
  const context = { project, file, alignment, place, ...surroundings };
  const offers = providers.flatMap((provide) => provide(context));
  // A code that the schema allows is offered as its value.
  const values = new Set(offers.flatMap(({ kind, label }) => (kind === 'value' ? [label] : [])));
  return offers.filter(({ kind, label }) => kind !== 'errorCode' || !values.has(label));
}
