import { suggest } from '../configuration/problem.ts';
import type { Span } from '../finding.ts';
import { type CurlCommand, curlCommands, type GivenOption, readCurl } from '../http/curl.ts';
import { curlOptionNames } from '../http/curl-options.ts';
import type { ShellWord } from '../http/shell-words.ts';

export interface CurlProblem {
  readonly message: string;
  readonly span: Span;
  readonly fix?:
    | { readonly title: string; readonly edits: readonly { span: Span; text: string }[]; readonly isSafe: boolean }
    | undefined;
}

/** What keeps the calls of cURL in a text from being sent as they are meant. */
export function curlProblems(text: string): CurlProblem[] {
  const found: CurlProblem[] = [];
  for (const call of curlCommands(text)) {
    found.push(...problemsOf(text, call));
    if (found.length >= mostProblems) break;
  }
  return found;
}

/** So many mistakes in one example are enough to see. */
const mostProblems = 20;

/** Of another shell, of a template's, or written for a reader who fills it in: what it becomes can't be told. */
const unreadable = /\{%|<%|\^"|\s-(?:Uri|Method|Headers|Body|OutFile|UseBasicParsing|InFile)\b|\s\[(?:\w+[ -])?option/i;

function problemsOf(text: string, { start, command }: CurlCommand): CurlProblem[] {
  const source = text.slice(start, command.end);
  if (unreadable.test(source)) return [];
  const curly = curlyQuotes(source, start);
  if (curly) return [curly];
  if (command.openQuote !== undefined) return openQuote(text, source, command.openQuote);
  const { options, urls } = readCurl(command.words);
  const found: CurlProblem[] = [];
  for (const given of options) if (found.length < mostProblems) found.push(...optionProblem(text, given));
  for (const url of urls) found.push(...urlProblem(text, url));
  const isCut = urls.some((url) => isSplitByAmpersand(text, url));
  if (isCut || found.some(({ message }) => message.includes('is no option'))) return found;
  const isAsked = !options.some(({ option, name }) => !option || needsNoUrl.has(option.name) || name.includes('$'));
  const isSaid = command.words.length > 0 && !/\.\.\.|…/.test(source);
  if (urls.length === 0 && isAsked && isSaid)
    found.push({ message: 'This call of cURL has no URL', span: { start, end: start + 4 } });
  return found;
}

const needsNoUrl: ReadonlySet<string> = new Set(['config', 'help', 'manual', 'version', 'engine', 'dump-ca-embed']);

/** The quotes of printed text, which word processors make of a shell's. */
function curlyQuotes(source: string, start: number): CurlProblem | undefined {
  const first = /(?<=[\s=])[“”‘’]/.exec(source);
  if (!first) return undefined;
  const edits = [...source.matchAll(/[“”‘’]/g)].map(({ 0: quote, index }) => ({
    span: { start: start + index, end: start + index + 1 },
    text: /[“”]/.test(quote) ? '"' : "'",
  }));
  const at = start + first.index;
  return {
    message: `No shell takes \`${first[0]}\` for a quote`,
    span: { start: at, end: at + 1 },
    fix: { title: 'Write straight quotes', edits, isSafe: false },
  };
}

function openQuote(text: string, source: string, at: number): CurlProblem[] {
  // What is left out may hold its end, and what a shell runs within a text has quotes of its own.
  if (/(?:\.\.\.|…)\s*$/.test(source) || /\$\(|<<|"`/.test(source)) return [];
  return [{ message: `The quote \`${text[at]}\` is not closed`, span: { start: at, end: at + 1 } }];
}

function optionProblem(text: string, given: GivenOption): CurlProblem[] {
  const { name, option, word, value } = given;
  const span = { start: word.start, end: word.end };
  const isWritten = text.slice(span.start, span.end) === word.text;
  const long = /^-(\w[\w-]+)/.exec(word.text)?.[1] ?? '';
  // One dash makes letters of it: `-data` is `-d ata`.
  if (name === long.charAt(0) && isLongName(long) && isWritten) {
    const end = span.start + 1 + long.length;
    return [unknownOption(`-${long}`, { start: span.start, end }, long)];
  }
  if (!option) {
    if (!/^[a-z\d][a-z\d.-]*$/i.test(name) || !isWritten) return [];
    if (!word.text.startsWith('--')) return [{ message: `cURL has no option \`-${name}\``, span }];
    const meant = suggest(name, curlOptionNames);
    return [unknownOption(`--${name}`, { start: span.start, end: span.start + 2 + name.length }, meant)];
  }
  if (!option.takesValue || option.name === 'help') return [];
  if (value === undefined) return [{ message: `\`${writtenName(given)}\` has no value`, span }];
  return option.name === 'header' || option.name === 'proxy-header' ? headerProblem(text, value) : [];
}

/** Not such as are letters of options without a value, as `-ssl` is. */
function isLongName(name: string): boolean {
  return name.length > 2 && curlOptionNames.includes(name) && !/^[aBfgGiIjJklLnNOpqRsSvVZ0-46#]+$/.test(name);
}

function writtenName({ name, word }: GivenOption): string {
  return word.text.startsWith('--') ? `--${name}` : `-${name}`;
}

function unknownOption(written: string, span: Span, meant: string | undefined): CurlProblem {
  const message = `\`${written}\` is no option of cURL`;
  if (meant === undefined) return { message, span };
  return {
    message: `${message}; did you mean \`--${meant}\`?`,
    span,
    fix: { title: `Write \`--${meant}\``, edits: [{ span, text: `--${meant}` }], isSafe: true },
  };
}

/** `Name;` sends a header without a value, `@file` reads them (https://curl.se/docs/manpage.html#-H). */
function headerProblem(text: string, { text: header, start, end }: ShellWord): CurlProblem[] {
  const isNamed = /^(?:authorization|accept|content-type|cookie|x-[\w-]+)[\s=]+\S/i.test(header);
  if (/:|;\s*$|^\s*@|^\s*$/.test(header) || (!isNamed && isFilledIn(header))) return [];
  const name = /^([A-Za-z][\w-]*)(?:\s*=\s*|\s+)(?=\S)/.exec(header);
  const isWritten = text.slice(start, end) === header;
  const fix =
    name && isWritten
      ? {
          title: 'Write a colon behind the name',
          edits: [{ span: { start: start + (name[1]?.length ?? 0), end: start + name[0].length }, text: ': ' }],
          isSafe: false,
        }
      : undefined;
  return [{ message: 'This header has no colon between its name and its value', span: { start, end }, fix }];
}

/** A variable or a placeholder may stand for the colon, too. */
function isFilledIn(header: string): boolean {
  return /[$<>{}[\]%]|\.\.\.|…|^[A-Z_]+$/.test(header);
}

function urlProblem(text: string, url: ShellWord): CurlProblem[] {
  const dash = /^[–—]{1,2}([A-Za-z][\w-]*)/.exec(url.text);
  if (dash) {
    const span = { start: url.start, end: url.start + dash[0].length };
    const name = dash[1] ?? '';
    const meant = `${name.length > 1 ? '--' : '-'}${name}`;
    return [
      {
        message: `\`${dash[0]}\` begins with a dash that is no hyphen`,
        span,
        fix: { title: `Write \`${meant}\``, edits: [{ span, text: meant }], isSafe: true },
      },
    ];
  }
  if (!isSplitByAmpersand(text, url)) return [];
  const span = { start: url.start, end: url.end };
  return [
    {
      message: 'The shell ends the command at the `&` of this URL, which stands in no quotes',
      span,
      fix: {
        title: 'Put the URL in quotes',
        edits: [{ span, text: `"${url.text}"` }],
        isSafe: false,
      },
    },
  ];
}

function isSplitByAmpersand(text: string, { text: url, start, end }: ShellWord): boolean {
  if (!/\?[^&]*&[\w[\].$<{-]+=/.test(url) || text.slice(start, end) !== url) return false;
  return !/["']/.test(text[start - 1] ?? '') && !/["']/.test(text[end] ?? '');
}
