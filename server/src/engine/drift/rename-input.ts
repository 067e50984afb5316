import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedParameter, ParameterPlace } from '../operations/operation.ts';
import { parametersInPath } from '../operations/path-parameters.ts';
import { movedSpan } from '../spans.ts';
import { partsOf } from './find-input.ts';
import type { OperationPair } from './pairs.ts';
import { requestsOf } from './requests.ts';

/** Calls a parameter otherwise in all of its endpoint's section: in the path, in its row, and where examples and words have it. */
export function renameEdits(
  file: MarkdownFile,
  { documented: operation }: OperationPair,
  { from, to, place }: { readonly from: DocumentedParameter; readonly to: string; readonly place: ParameterPlace },
): readonly TextEdit[] {
  const own = partsOf(from.name).at(-1) ?? from.name;
  const answered = operation.responseFields.map(({ span }) => span);
  const spans = new Map<number, Span>();
  const add = (span: Span): void => {
    if (!answered.some(({ start, end }) => start <= span.start && span.start < end)) spans.set(span.start, span);
  };
  add(lastPart(file, from.nameSpan, own));
  for (const one of operation.parameters)
    if (one.in === from.in && isOrIsIn(one.name, from.name))
      add(lastPart(file, { ...one.nameSpan, end: one.nameSpan.start + from.name.length }, own));
  for (const { request, offset } of requestsOf(file).filter((one) => isBetween(one.offset, operation.span)))
    for (const { name } of place === 'query' ? request.query : place === 'header' ? request.fields : [])
      if (name.text === own) add(movedSpan(name.span, offset));
  if (place === 'path' || place === 'query')
    for (const one of parametersInPath(file.text, operation.endpoint))
      if (one.name === own && one.in === place) add(one.nameSpan);
  const section = file.text.slice(operation.span.start, operation.span.end);
  for (const { index } of section.matchAll(usesOf(own, place))) {
    const start = operation.span.start + index;
    add({ start, end: start + own.length });
  }
  if (place === 'body') for (const span of keysIn(file, operation, own)) add(span);
  return [...spans.values()].sort((a, b) => a.start - b.start).map((span) => ({ uri: file.uri, span, text: to }));
}

/** `address` itself, `address.city`, `address[].city`. */
function isOrIsIn(name: string, outer: string): boolean {
  return name === outer || (name.startsWith(outer) && /^[.[]/.test(name.slice(outer.length)));
}

function isBetween(offset: number, { start, end }: Span): boolean {
  return start <= offset && offset < end;
}

/** `citty` of `address.citty`. */
function lastPart({ text }: MarkdownFile, { start, end }: Span, part: string): Span {
  const at = text.slice(start, end).lastIndexOf(part);
  return at === -1 ? { start, end } : { start: start + at, end: start + at + part.length };
}

/** In code by itself; in a path in braces or behind a colon; in a query before a value. */
function usesOf(name: string, place: ParameterPlace): RegExp {
  const word = name.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  const inCode = String.raw`(?<=(?<!\`)\`)${word}(?=\`(?!\`))`;
  if (place === 'path') return new RegExp(String.raw`(?<=/[\w.-]*[{:<])${word}(?=[}>/\s\`?]|$)|${inCode}`, 'gm');
  if (place === 'query') return new RegExp(`(?<=[?&])${word}(?==)|${inCode}`, 'g');
  return new RegExp(inCode, 'g');
}

function keysIn({ text }: MarkdownFile, { examples }: OperationPair['documented'], name: string): Span[] {
  return examples
    .filter(({ role }) => role === 'request')
    .flatMap(({ bodySpan }) =>
      [...text.slice(bodySpan.start, bodySpan.end).matchAll(/"([^"\n]*)"(?=\s*:)/g)]
        .filter(({ 1: key }) => key === name)
        .map(({ index }) => {
          const start = bodySpan.start + index + 1;
          return { start, end: start + name.length };
        }),
    );
}
