import type { Span } from '../finding.ts';
import { mediaTypes as known } from '../http/media-types.ts';
import { beforeOthers, type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { typedCell } from './typed-cell.ts';

/** Media types: in a table's column of them, and in a code span that begins as one. */
export function mediaTypes({ place }: CompletionContext): readonly Completion[] {
  const cell = typedCell(place);
  if (cell && cell.cell.row >= 0 && isMediaTypeHeader(cell.cell.header))
    return beforeOthers(offerMediaTypes(cell.text, cell.span));
  const { inlineCode, line, offset } = place;
  if (!inlineCode) return [];
  const typed = line.before.slice(Math.max(0, inlineCode.start - line.start));
  if (!/^(?:application|audio|image|multipart|text|video)\/[\w.+*-]*$/.test(typed)) return [];
  const rest = /^[\w.+*-]*/.exec(line.after)?.[0] ?? '';
  return offerMediaTypes(typed, { start: offset - typed.length, end: offset + rest.length });
}

function isMediaTypeHeader(header: string): boolean {
  return /^(?:content|media|mime)[- ]?types?$/i.test(header.replace(/[`*]/g, ''));
}

/** Those that what is typed may become. */
export function offerMediaTypes(typed: string, span: Span): readonly Completion[] {
  return known
    .filter(({ name }) => mayBecome(typed, name))
    .map(({ name, meaning, rfc }, index) => ({
      label: name,
      kind: 'value',
      insertText: name,
      isSnippet: false,
      span,
      detail: 'media type',
      documentation: rfc ? `${meaning}\n\n[RFC ${rfc}](https://www.rfc-editor.org/rfc/rfc${rfc}.html)` : meaning,
      sortText: sortKey('5', index),
      filterText: name,
    }));
}
