import { type CurlOption, findCurlOption } from './curl-options.ts';
import { readCommand, type ShellCommand, type ShellWord } from './shell-words.ts';

/** A call of cURL. */
export interface CurlCommand {
  /** Where the word `curl` stands. */
  readonly start: number;
  readonly command: ShellCommand;
}

/** Where a command may begin: at the line's start behind a prompt or variables, behind another command, in a code span or `$(`. */
const callStart =
  /(?:^[ \t>]*(?:[$#%]\s+|>\s*)?(?:\w+=\S+\s+)*(?:(?:sudo|time|watch)\s+)?|(?:[|;&(]|`|\w=)\s*)(curl(?:\.exe)?)(?=\s)/gm;

/** The calls of cURL in a text. */
export function* curlCommands(text: string): Generator<CurlCommand> {
  let end = 0;
  for (const match of text.matchAll(callStart)) {
    const behind = match.index + match[0].length;
    if (behind < end) continue;
    const command = readCommand(text, behind);
    end = command.end;
    yield { start: behind - (match[1]?.length ?? 0), command };
  }
}

/** What stands on cURL's command line (https://curl.se/docs/manpage.html). */
export interface CurlArguments {
  readonly options: readonly GivenOption[];
  readonly urls: readonly ShellWord[];
}

export interface GivenOption {
  /** As written, without dashes and what is given to it: a long name, or a letter. */
  readonly name: string;
  /** Undefined: cURL has no such option. */
  readonly option: CurlOption | undefined;
  /** The word in which it stands. */
  readonly word: ShellWord;
  /** What is given to it; undefined for nothing, also where something must be. */
  readonly value: ShellWord | undefined;
}

/** Reads the words behind `curl`. */
export function readCurl(words: readonly ShellWord[]): CurlArguments {
  const options: GivenOption[] = [];
  const urls: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (!/^-./.test(word.text)) {
      urls.push(word);
      continue;
    }
    for (const given of splitWord(word)) {
      const isOpen = given.option?.takesValue === true && given.value === undefined;
      const value = isOpen ? words[++at] : given.value;
      options.push({ ...given, value });
      if (given.option?.name === 'url' && value) urls.push(value);
    }
  }
  return { options, urls };
}

/** The method that options ask for which name none; by their long names. */
export function impliedMethod(options: ReadonlySet<string>): string {
  if (options.has('head')) return 'HEAD';
  if (options.has('upload-file')) return 'PUT';
  const sends = [...options].some((option) => /^(?:data|form|json)/.test(option));
  return sends && !options.has('get') ? 'POST' : 'GET';
}

/** `--request=POST` is as good as two words. Of letters in one word, as `-sXPOST`, the first that takes a value has the rest. */
function splitWord(word: ShellWord): GivenOption[] {
  const { text } = word;
  if (text.startsWith('--')) {
    const sign = text.indexOf('=');
    const name = text.slice(2, sign === -1 ? undefined : sign);
    const value = sign === -1 ? undefined : restOf(word, sign + 1);
    return name === '' ? [] : [{ name, option: findCurlOption(name), word, value }];
  }
  const options: GivenOption[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = text[at] ?? '';
    const option = findCurlOption(name);
    const isLast = option?.takesValue === true;
    const value = isLast && at + 1 < text.length ? restOf(word, at + 1) : undefined;
    options.push({ name, option, word, value });
    if (isLast) break;
  }
  return options;
}

/** What a quote takes of a word's places is taken at its end: `--user="a"`. */
function restOf({ text, start, end }: ShellWord, from: number): ShellWord {
  return { text: text.slice(from), start: start + from, end };
}
