import type { Section } from '../contract/contract.ts';
import type { CodePlace } from '../facts/code-place.ts';
import { isCodeHeader, isMethodHeader, isStatusHeader } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import { describeMethod, methodProperties } from '../http/describe.ts';
import { findMethod, httpMethods } from '../http/methods.ts';
import type { Alignment } from '../structure/alignment.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/**
 * HTTP methods: at the start of a heading among endpoints, of an `http` block's request and of a code span, in a table's
 * column of methods, and behind cURL's `-X`.
 */
export function methods({ alignment, place }: CompletionContext): readonly Completion[] {
  const typed = typedMethod(alignment, place);
  if (typed === undefined) return [];
  const rest = /^[A-Za-z-]*/.exec(place.line.after)?.[0] ?? '';
  const isInOtherWord = rest !== '' && !findMethod((typed + rest).toUpperCase());
  if (isInOtherWord || /^[/:{]/.test(place.line.after)) return [];
  const span = { start: place.offset - typed.length, end: place.offset + rest.length };
  return httpMethods
    .filter(({ name }) => mayBecome(typed, name))
    .map((method, index) => ({
      label: method.name,
      kind: 'method',
      insertText: method.name,
      isSnippet: false,
      span,
      detail: methodProperties(method),
      documentation: describeMethod(method),
      sortText: sortKey('3', index),
      filterText: method.name,
    }));
}

/** The letters before the cursor where they begin a method; undefined where none belongs. */
function typedMethod(alignment: Alignment, place: Place): string | undefined {
  const { block, line, inlineCode, offset } = place;
  const isOtherColumn = block.kind === 'cell' && (isCodeHeader(block.header) || isStatusHeader(block.header));
  if (inlineCode && !isOtherColumn)
    return letters(line.before.slice(inlineCode.start - line.start)) ?? behindCurl(line.before);
  switch (block.kind) {
    case 'heading':
      if (block.heading.isSetext || !isAmongEndpoints(alignment, offset)) return undefined;
      return letters(line.before.replace(/^ {0,3}#+[ \t]+(?:\d+(?:\.\d+)*[.)]?[ \t]+)?[*_]{0,2}/, ''));
    case 'cell':
      return isMethodHeader(block.header) && block.row >= 0
        ? letters(line.before.slice(block.span.start - line.start))
        : undefined;
    case 'code':
      return isRequestLine(block) ? letters(block.before) : behindCurl(block.before, block);
    case 'blank':
    case 'paragraph':
    case 'frontMatter':
    case 'other':
      return undefined;
  }
}

function letters(text: string): string | undefined {
  return /^[A-Za-z]*$/.test(text) ? text : undefined;
}

/** https://curl.se/docs/manpage.html#-X */
function behindCurl(before: string, code?: CodePlace): string | undefined {
  const typed = /(?:^|\s)(?:-X[ \t]*|--request[ \t=])["']?([A-Za-z]*)$/.exec(before)?.[1];
  const isCurl = /\bcurl\b/.test(before) || code?.linesBefore.some((line) => /\bcurl\b/.test(line)) === true;
  return isCurl ? typed : undefined;
}

/** The first line of a block of HTTP, and the first below a `###` separator of REST client files. */
function isRequestLine({ code, linesBefore }: CodePlace): boolean {
  if (!['http', 'https', 'rest'].includes(code.language)) return false;
  return linesBefore.every((line) => line.trim() === '') || linesBefore.at(-1)?.startsWith('###') === true;
}

/** The nearest section of the contract above the cursor is about endpoints. */
function isAmongEndpoints(alignment: Alignment, offset: number): boolean {
  const above = alignment.sections
    .flatMap(({ section, headings }) =>
      headings.map((heading) => ({ section, start: heading.span.start, end: heading.span.end })),
    )
    .filter(({ end }) => end < offset)
    .sort((a, b) => a.start - b.start)
    .at(-1);
  return above ? isAboutEndpoints(above.section) : alignment.contract.sections.every(isAboutEndpoints);
}

function isAboutEndpoints(section: Section): boolean {
  return (
    section.method !== undefined || section.foreach?.of === 'operations' || section.sections.some(isAboutEndpoints)
  );
}
