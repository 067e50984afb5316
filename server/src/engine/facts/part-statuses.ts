import { codeLines } from '../endpoints/code-lines.ts';
import { filler, withoutMarks } from '../endpoints/marks.ts';
import type { Span } from '../finding.ts';
import { type ReadPhrase, readPhrase } from '../http/phrases.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { Block, CodeBlock, TableBlock } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { phraseColumn, statusColumn } from './table-statuses.ts';

/** An HTTP status that a document names. Spans are relative to the part. */
export interface StatusMention {
  readonly code: number;
  readonly span: Span;
  readonly form: 'heading' | 'cell' | 'text' | 'status line';
  /** Nothing else can be meant by the number: a status line, `HTTP 404`, a column of statuses. */
  readonly isCertain: boolean;
  /** The reason phrase behind it. */
  readonly phrase: (ReadPhrase & { readonly span: Span }) | undefined;
}

/** The HTTP statuses that a part names, in their order; kept as long as its text is the same. */
export const statusesOfPart = perPart((content): readonly StatusMention[] =>
  /[1-9]\d\d/.test(content.text) ? readPart(content) : [],
);

function readPart({ text, facts }: PartContent): StatusMention[] {
  const found: StatusMention[] = [];
  for (const block of allBlocks(facts.blocks)) {
    if (!/[1-9]\d\d/.test(text.slice(block.span.start, block.span.end))) continue;
    readBlock(text, block, found);
  }
  return found;
}

function readBlock(text: string, block: Block, found: StatusMention[]): void {
  switch (block.kind) {
    case 'heading':
      readWords(text, block.textSpan, 'heading', found);
      return;
    case 'paragraph':
      readWords(text, block.span, 'text', found);
      return;
    case 'table':
      readTable(text, block, found);
      return;
    case 'code':
      readStatusLines(text, block, found);
      return;
    case 'html':
    case 'list':
    case 'quote':
    case 'thematicBreak':
      return;
  }
}

function readWords(text: string, span: Span, form: 'heading' | 'text', found: StatusMention[]): void {
  const words = withoutMarks(text.slice(span.start, span.end));
  for (const { index, 0: digits } of words.matchAll(number)) {
    const behind = index + digits.length;
    const isAtStart = form === 'heading' && words.slice(0, index).trim() === '';
    const isCertain = announcement.test(words.slice(Math.max(0, index - 40), index));
    const phrase = phraseBehind(words, behind, Number(digits));
    const hasOwnPhrase = phrase?.statuses.some((status) => status.code === Number(digits));
    if (
      !isCertain &&
      !isAtStart &&
      !hasOwnPhrase &&
      !isMarkedAlone(text, span.start + index, phrase && span.start + behind + phrase.at + phrase.length)
    )
      continue;
    found.push(mention(Number(digits), span.start + index, { form, isCertain, phrase }));
  }
}

const number = /(?<![\w.,$€£#/:+=&?-])[1-9]\d\d(?![\w%/]|[.,:-]\d)/g;

/** What stands before a status: `HTTP`, `status code`, `response code:`. */
const announcement =
  /\b(?:HTTP(?:\/\d(?:\.\d)?)?|(?:HTTP|response|return) status|(?:HTTP|status|response)[\s\v-]codes?(?: (?:of|is|will be))?|status(?=[\s\v]*[:=][\s\v]*$))[\s\v]*[:=]?[\s\v("']*$/i;

/** `404 Unauthorized` between marks of code or emphasis: a status, whichever is wrong of the two. */
function isMarkedAlone(text: string, start: number, end: number | undefined): boolean {
  return end !== undefined && /[`*_(]/.test(text.charAt(start - 1)) && /[`*_)]/.test(text.charAt(end));
}

function readTable(text: string, table: TableBlock, found: StatusMention[]): void {
  const column = statusColumn(table);
  const phrases = column && phraseColumn(table);
  for (const row of table.rows) {
    for (const [index, cell] of row.entries()) {
      if (index !== column?.index) {
        if (index !== phrases) readWords(text, cell.span, 'text', found);
        continue;
      }
      const words = withoutMarks(text.slice(cell.span.start, cell.span.end));
      const first = /^[\s\v]*(?:HTTP(?:\/[\d.]+)?[\s\v]+)?([1-9]\d\d)(?!\w|[-–][\dx]|\.\d|[\s\v]*[-–][\s\v]*\d)/.exec(
        words,
      );
      const [matched, digits] = first ?? [];
      if (matched === undefined || digits === undefined) continue;
      const own = phraseBehind(words, matched.length, Number(digits));
      const beside = phrases === undefined || phrases === index ? undefined : row[phrases];
      const phrase = own ?? (beside && phraseOf(text, beside.span, cell.span.start + matched.length, Number(digits)));
      found.push(
        mention(Number(digits), cell.span.start + matched.length - digits.length, {
          form: 'cell',
          isCertain: column.isNamed,
          phrase,
        }),
      );
    }
  }
}

/** The phrase that fills a cell of its own. `behind` is the offset from which its place counts. */
function phraseOf(text: string, span: Span, behind: number, code: number): PhraseAt | undefined {
  const words = withoutMarks(text.slice(span.start, span.end));
  const start = /^[\s\v]*/.exec(words)?.[0].length ?? 0;
  const read = readPhrase(words.slice(start, start + longestPhrase), code);
  const isAll =
    read &&
    words
      .slice(start + read.length)
      .replaceAll(filler, '')
      .trim() === '';
  return isAll ? { ...read, at: span.start + start - behind } : undefined;
}

function readStatusLines(text: string, block: CodeBlock, found: StatusMention[]): void {
  if (!block.content.includes('HTTP/')) return;
  for (const line of codeLines(text, block)) {
    const [matched, before] = /^(?:[<>*]\s)?(HTTP\/\d(?:\.\d)?\s+)[1-9]\d\d(?=\s|$)/.exec(line.text) ?? [];
    if (matched === undefined || before === undefined) continue;
    const code = Number(matched.slice(-3));
    const phrase = phraseBehind(line.text, matched.length, code);
    found.push(mention(code, line.start + matched.length - 3, { form: 'status line', isCertain: true, phrase }));
  }
}

type PhraseAt = ReadPhrase & { readonly at: number };

/** The phrase behind a code, if one begins there: also behind a dash, a colon or a bracket. */
function phraseBehind(words: string, behind: number, code: number): PhraseAt | undefined {
  const rest = words.slice(behind, behind + longestPhrase);
  const separator = /^[\s\v]*(?:[-–—:,][\s\v]*)?(?:[("'“‘][\s\v]*)?(?=[A-Z])/.exec(rest)?.[0];
  if (!separator) return undefined;
  const read = readPhrase(rest.slice(separator.length), code);
  if (!read || !endsPhrase(rest.slice(separator.length), read)) return undefined;
  return { ...read, at: separator.length };
}

const longestPhrase = 64;

/** A single word may begin a sentence of another sense: "404 Found no user". */
function endsPhrase(words: string, { length }: ReadPhrase): boolean {
  if (/[\s-]/.test(words.slice(0, length))) return true;
  return /^(?:$|[^\w\s-]|[\s\v]+(?:$|[^\w\s]|(?:errors?|responses?|status(?:es)?|codes?|if|when|or|and)\b))/.test(
    words.slice(length),
  );
}

function mention(
  code: number,
  start: number,
  { form, isCertain, phrase }: { form: StatusMention['form']; isCertain: boolean; phrase: PhraseAt | undefined },
): StatusMention {
  const behind = start + String(code).length;
  return {
    code,
    span: { start, end: behind },
    form,
    isCertain,
    phrase: phrase && {
      length: phrase.length,
      statuses: phrase.statuses,
      isMisspelt: phrase.isMisspelt,
      span: { start: behind + phrase.at, end: behind + phrase.at + phrase.length },
    },
  };
}
