import { curlCommands, impliedMethod, readCurl } from '../../http/curl.ts';
import type { ShellWord } from '../../http/shell-words.ts';
import type { Wording } from '../operation.ts';
import type { ExampleBody, ExampleCall, ExampleField } from './call.ts';
import { jsonValues } from './json.ts';
import type { ProgramText } from './literals.ts';

/** The calls of cURL in a block. */
export function curlCalls({ text, offset }: ProgramText): ExampleCall[] {
  const calls: ExampleCall[] = [];
  for (const { command } of curlCommands(text)) {
    const { options: given, urls } = readCurl(command.words);
    const options = given.map(({ name, option, value }) => ({ name: option?.name ?? name, value }));
    const method = options.findLast(({ name }) => name === 'request')?.value;
    const values = (pattern: RegExp): ShellWord[] =>
      options.flatMap(({ name, value }) => (value && pattern.test(name) ? [value] : []));
    const isQuery = options.some(({ name }) => name === 'get');
    const data = values(/^(?:data|json|url-query)/);
    const [url] = urls;
    calls.push({
      tool: 'curl',
      method: {
        text: method?.text.toUpperCase() ?? impliedMethod(new Set(options.map(({ name }) => name))),
        span: method && wordingOf(method, offset).span,
      },
      url: url && wordingOf(url, offset),
      fields: values(/^header$/).flatMap((word) => fieldOf(word, ':', offset) ?? []),
      query: isQuery ? data.flatMap((word) => fieldOf(word, '=', offset) ?? []) : [],
      body: isQuery ? undefined : bodyOf(text, [...data, ...values(/^form/)], offset),
    });
  }
  return calls;
}

function wordingOf({ text, start, end }: ShellWord, offset: number): Wording {
  return { text, span: { start: offset + start, end: offset + end } };
}

function fieldOf({ text, start }: ShellWord, separator: string, offset: number): ExampleField | undefined {
  const at = text.indexOf(separator);
  if (at <= 0) return undefined;
  const name = text.slice(0, at).trimEnd();
  const value = text.slice(at + 1).trim();
  const valueStart = offset + start + text.indexOf(value, at + 1);
  return {
    name: { text: name, span: { start: offset + start, end: offset + start + name.length } },
    value: { text: value, span: { start: valueStart, end: valueStart + value.length } },
  };
}

/** What several options send is joined as cURL joins it; its value has spans only where the source is what is sent. */
function bodyOf(source: string, words: readonly ShellWord[], offset: number): ExampleBody | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const text = words.map((word) => word.text).join('&');
  const isLiteral = words.length === 1 && source.slice(first.start, first.end) === first.text;
  const [value] = isLiteral ? jsonValues(text, offset + first.start) : [];
  return { text, span: { start: offset + first.start, end: offset + last.end }, value };
}
