import { placeAt } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import { noSurroundings, type Surroundings } from '../graph/surroundings.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';
import { describedHover } from './described.ts';
import { endpointHover } from './endpoint.ts';
import { errorCodeHover } from './error-code.ts';
import { fieldHover } from './field.ts';
import type { Hover, HoverProvider } from './item.ts';
import { mediaTypeHover } from './media-type.ts';
import { methodHover } from './method.ts';
import { parameterHover } from './parameter.ts';
import { sectionHover } from './section.ts';
import { statusHover } from './status.ts';

export type { Hover } from './item.ts';

/** One file each; what several say of the same text stands in this order. */
const providers: readonly HoverProvider[] = [
  errorCodeHover,
  parameterHover,
  endpointHover,
  describedHover,
  methodHover,
  statusHover,
  fieldHover,
  mediaTypeHover,
  sectionHover,
];

/** What is known of the text at an offset; undefined for plain prose, and in a document without a contract. */
export function hoverMarkdown(
  project: Project,
  file: MarkdownFile,
  alignment: Alignment | undefined,
  offset: number,
  surroundings: Surroundings = noSurroundings,
): Hover | undefined {
  if (!alignment) return undefined;
  const place = placeAt(file, offset);
  if (place.block.kind === 'frontMatter') return undefined;
  const hovers = providers.flatMap((provide) => provide({ project, file, alignment, place, ...surroundings }) ?? []);
  const [first, ...others] = hovers.sort((a, b) => length(a.span) - length(b.span));
  if (!first) return undefined;
  return { span: first.span, markdown: [first, ...others].map(({ markdown }) => markdown).join('\n\n---\n\n') };
}

function length({ start, end }: Span): number {
  return end - start;
}
