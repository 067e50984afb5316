import { namedCodesOf } from '../bound/named-codes.ts';
import { errorCatalogue } from '../facts/error-catalogue.ts';
import { codesElsewhere } from '../graph/shared-codes.ts';
import { typedCode } from './error-codes.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** The error codes of the description that no catalogue lists yet: where codes are used, and where a catalogue lists them; in JSON the schema offers them. */
export function describedCodes({ file, alignment, place, graph, api }: CompletionContext): readonly Completion[] {
  const typed = api && place.block.kind !== 'code' ? typedCode(place) : undefined;
  if (!api || !typed) return [];
  const listed = new Set(
    [...errorCatalogue(file, alignment).entries, ...codesElsewhere(graph, file).map(({ entry }) => entry)].map(
      ({ code }) => code,
    ),
  );
  const rest = /^[\p{L}\p{N}_.:/-]*/u.exec(place.line.after)?.[0] ?? '';
  const span = { start: place.offset - typed.text.length, end: place.offset + rest.length };
  return api.apis
    .flatMap((one) => [...namedCodesOf(one).values()])
    .filter(({ code }) => !listed.has(code) && mayBecome(typed.text, code) && (typed.isString || /^\d+$/.test(code)))
    .map(({ code, statuses }, index) => ({
      label: code,
      kind: 'errorCode',
      insertText: code,
      isSnippet: false,
      span,
      detail: statuses.join(', ') || undefined,
      documentation: undefined,
      sortText: sortKey('21', index),
      filterText: code,
    }));
}
