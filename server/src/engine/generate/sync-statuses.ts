import type { DescribedResponse } from '../api/described.ts';
import type { InputSection } from '../drift/compare-inputs.ts';
import type { ComparedStatuses, MissingStatus } from '../drift/compare-statuses.ts';
import { removeRow } from '../drift/documented-table.ts';
import { addStatus } from '../drift/status-row.ts';
import type { Span, TextEdit } from '../finding.ts';
import { findStatus } from '../http/statuses.ts';
import { blocksWithin } from '../markdown/blocks-within.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedResponse, ResponseForm } from '../operations/operation.ts';
import { tableAt } from '../tables/source-table.ts';
import { inOneLine } from './embed.ts';
import { phraseOf, responseExample } from './response.ts';
import type { SyncedForm } from './sync-target.ts';
import { firstSentence, sentence } from './words.ts';

/** A status of success that is another one by now, wherever the section lists or shows it. */
export function renamedStatusEdits(file: MarkdownFile, { unknown }: ComparedStatuses): TextEdit[] {
  return unknown.flatMap(({ pair, documented, meant }) => {
    if (!meant || !documented.status.startsWith('2') || !meant.status.startsWith('2')) return [];
    const phrase = findStatus(Number(meant.status))?.phrase;
    return pair.documented.responses
      .filter(({ status, form }) => status === documented.status && form !== 'prose')
      .flatMap(({ statusSpan, phrase: own }): TextEdit[] => {
        const isPlain = own && file.text.slice(own.span.start, own.span.end) === own.text;
        return [
          { uri: file.uri, span: statusSpan, text: meant.status },
          ...(isPlain && phrase !== undefined ? [{ uri: file.uri, span: own.span, text: phrase }] : []),
        ];
      });
  });
}

/** Rows, items and headings of statuses that no operation of the section has, and new ones. A heading that has words below it stays. */
export function statusEdits(
  file: MarkdownFile,
  section: InputSection,
  { unknown, missing }: ComparedStatuses,
  synced: readonly SyncedForm[],
): TextEdit[] {
  const isSynced = ({ form }: DocumentedResponse): boolean => synced.some((one) => one === form);
  return [
    ...unknown.flatMap(({ pair, documented }) =>
      pair.documented.responses
        .filter((one) => one.status === documented.status && isSynced(one))
        .flatMap((one) => removal(file, one, section.span)),
    ),
    ...[...missing, ...unknown.flatMap(replaced)]
      .filter(({ siblings }) => siblings.length > 0 && siblings.every(isSynced))
      .flatMap((one) => addition(file, one, section.span)),
  ];
}

/** What the description has instead of a status comes, with words of its own. */
function replaced({ pair, meant }: ComparedStatuses['unknown'][number]): MissingStatus[] {
  if (!meant || !/^\d{3}$/.test(meant.status)) return [];
  const listed = pair.documented.responses.filter(
    ({ form }) => form === 'table' || form === 'list' || form === 'heading',
  );
  return [{ pair, response: meant, siblings: listed }];
}

function removal(file: MarkdownFile, response: DocumentedResponse, section: Span): TextEdit[] {
  const { form, statusSpan, span } = response;
  if (form === 'heading') return headingRemoval(file, response, section);
  if (form === 'list') return [wholeLines(file, span)];
  const table = form === 'table' ? tableAt(file, statusSpan.start) : undefined;
  const edit = table && removeRow(file, table, statusSpan.start);
  return edit ? [edit] : [];
}

/** With the line break behind it. */
function wholeLines({ uri, text, lines }: MarkdownFile, { start, end }: Span): TextEdit {
  const last = start + text.slice(start, end).trimEnd().length;
  const first = lines.lineStart(lines.lineAt(start));
  return { uri, span: { start: first, end: Math.max(last, lines.lineStart(lines.lineAt(last) + 1)) }, text: '' };
}

/** Where it has but tables, code and their labels. */
function headingRemoval(file: MarkdownFile, { span }: DocumentedResponse, section: Span): TextEdit[] {
  const own = { start: span.start, end: endBelow(file, span, section) };
  const blocks = blocksWithin(file, own).slice(1);
  const isBare = blocks.every(
    ({ block }) =>
      block.kind === 'table' || block.kind === 'code' || (block.kind === 'paragraph' && /[:：]\W*$/.test(block.text)),
  );
  return isBare ? [{ uri: file.uri, span: own, text: '' }] : [];
}

/** Where the section of a heading ends: at the next heading that isn't below it. */
function endBelow({ headings }: MarkdownFile, { start }: Span, section: Span): number {
  const heading = headings.find((one) => one.span.start === start);
  const next = headings.find((one) => one.span.start > start && one.level <= (heading?.level ?? 6));
  return Math.min(next?.span.start ?? section.end, section.end);
}

function addition(file: MarkdownFile, { pair, response, siblings }: MissingStatus, section: Span): TextEdit[] {
  const forms: readonly ResponseForm[] = ['table', 'list', 'heading'];
  const form = forms.find((one) => siblings.some((other) => other.form === one));
  const own = siblings.filter((one) => one.form === form);
  if (form === 'heading') return headingAddition(file, own, { response, api: pair.api, section });
  const described = { status: response.status, description: wordsOf(response) };
  const edit = form === undefined ? undefined : addStatus(file, described, own);
  return edit ? [edit] : [];
}

function wordsOf({ status, description }: DescribedResponse): string {
  return firstSentence(inOneLine(description), mostWords) || (phraseOf(status) ?? status);
}

const mostWords = 200;

interface NewHeading {
  readonly response: DescribedResponse;
  readonly api: Parameters<typeof responseExample>[1];
  readonly section: Span;
}

/** As the nearest one is written: with words and with an example where that has them. */
function headingAddition(
  file: MarkdownFile,
  own: readonly DocumentedResponse[],
  { response, api, section }: NewHeading,
): TextEdit[] {
  const { text, uri, lines } = file;
  const { status } = response;
  const above = own.findLast((one) => one.status < status);
  const model = above ?? own[0];
  if (!model) return [];
  const ends = endBelow(file, model.span, section);
  const blocks = blocksWithin(file, { start: model.span.start, end: ends }).slice(1);
  const isShown = blocks.some(({ block }) => block.kind === 'code') && response.content.length > 0;
  const pieces = [
    headingLine(text.slice(model.span.start, lines.lineEnd(lines.lineAt(model.span.start))), model, response),
    sentence(wordsOf(response)),
    ...(isShown ? [responseExample(response, api)] : []),
  ];
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const written = pieces.join('\n\n').replaceAll('\n', lineBreak);
  if (!above) {
    const { start } = model.span;
    return [{ uri, span: { start, end: start }, text: `${written}${lineBreak}${lineBreak}` }];
  }
  const end = model.span.start + text.slice(model.span.start, ends).trimEnd().length;
  return [{ uri, span: { start: end, end }, text: `${lineBreak}${lineBreak}${written}` }];
}

/** `#### 404 Not Found` of `#### 200 OK`. */
function headingLine(line: string, model: DocumentedResponse, { status, content }: DescribedResponse): string {
  const phrase = phraseOf(status) ?? '';
  const type = content[0]?.mediaType;
  let written = line.replace(model.status, status);
  if (model.phrase) written = written.replace(model.phrase.text, () => phrase);
  if (!model.mediaType) return written.trimEnd();
  return type === undefined
    ? written.replace(/\s*[([`]*[\w-]+\/[\w.+*-]+[)\]`]*/, '').trimEnd()
    : written.replace(model.mediaType.text, () => type).trimEnd();
}
