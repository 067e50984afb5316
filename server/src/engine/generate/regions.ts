import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type GeneratedBlock, openingMark, textOf } from './block.ts';
import { regionBlocks, regionNames } from './operation-blocks.ts';
import { catalogueBlocks, catalogueRegion } from './sections/errors.ts';

/** A stretch of a document between two marks, which is written anew by every sync. */
export interface Region {
  /** `GET /parcels parameters`. */
  readonly id: string;
  /** With both marks. */
  readonly span: Span;
  /** Between the marks. */
  readonly inside: Span;
  readonly closing: string;
}

/** The marked regions of a document, in their order; an opening mark without its end opens none. */
export function regionsOf({ text }: Pick<MarkdownFile, 'text'>): readonly Region[] {
  if (!text.includes('docwright-generated:')) return [];
  const regions: Region[] = [];
  for (const found of text.matchAll(marks)) {
    const { index, 0: all, 1: opening = '', 2: id = '', 3: inside = '', 4: closing = '' } = found;
    const start = index + opening.length;
    regions.push({
      id,
      span: { start: index, end: index + all.length },
      inside: { start, end: start + inside.length },
      closing,
    });
  }
  return regions;
}

/** Marks stand alone in their lines, at most behind blanks. */
const marks =
  /^([ \t]*<!--[ \t]*docwright-generated:[ \t]*([^\r\n]*?)[ \t]*-->[ \t]*)$((?:(?!<!--[ \t]*\/?docwright-generated)[\s\S])*?)^([ \t]*<!--[ \t]*\/docwright-generated[ \t]*-->)/gm;

/** Writes the regions of some descriptions anew where they say something else. A region of what no description has is left alone. */
export function regionEdits(file: MarkdownFile, apis: readonly DescribedApi[], only?: Span): TextEdit[] {
  return regionsOf(file).flatMap(({ id, inside, span }): TextEdit[] => {
    if (only && !(only.start <= span.start && span.end <= only.end)) return [];
    const blocks = apis.map((api) => blocksOfRegion(id, api)).find((one) => one !== undefined);
    if (!blocks) return [];
    const lineBreak = /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
    const content = textOf(blocks);
    const text = `\n\n${content}${content === '' ? '' : '\n'}`.replaceAll('\n', lineBreak);
    return file.text.slice(inside.start, inside.end) === text ? [] : [{ uri: file.uri, span: inside, text }];
  });
}

/** Undefined where the region is about something else. */
function blocksOfRegion(id: string, api: DescribedApi): readonly GeneratedBlock[] | undefined {
  if (id === catalogueRegion) return catalogueBlocks(api);
  const [, key = '', name] = /^(.*) (\S+)$/.exec(id) ?? [];
  const region = regionNames.find((one) => one === name);
  const operation = region && operationsByMark(api).get(openingMark(key));
  return region && operation && regionBlocks(region, operation, api);
}

/** By the marks that their keys make. */
function operationsByMark({ operations }: DescribedApi): ReadonlyMap<string, DescribedOperation> {
  const known = byMark.get(operations);
  if (known) return known;
  const made = new Map(operations.map((one) => [openingMark(one.key), one]));
  byMark.set(operations, made);
  return made;
}

const byMark = new WeakMap<readonly DescribedOperation[], ReadonlyMap<string, DescribedOperation>>();
