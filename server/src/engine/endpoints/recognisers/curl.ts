import { curlCommands, impliedMethod, readCurl } from '../../http/curl.ts';
import type { ShellCommand, ShellWord } from '../../http/shell-words.ts';
import type { Block } from '../../markdown/facts.ts';
import type { PartEndpoint } from '../endpoint.ts';
import { readPath } from '../path.ts';
import { commonMethods } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/** A call of cURL in a block, a code span or, where a shortcode stands for the fence, a paragraph. */
export const curl: Recogniser = {
  form: 'curl',
  read: ({ text, candidates }) =>
    candidates.flatMap(({ block }) =>
      mayCall(block) ? readCalls(text.slice(block.span.start, block.span.end), block) : [],
    ),
};

function mayCall(block: Block): boolean {
  if (block.kind === 'code' || block.kind === 'html') return block.content.includes('curl ');
  return block.kind === 'paragraph' && block.text.includes('curl ');
}

function readCalls(text: string, { span }: Block): PartEndpoint[] {
  const endpoints: PartEndpoint[] = [];
  for (const { command } of curlCommands(text)) {
    const call = readOptions(command.words);
    if (!call) continue;
    for (const url of call.urls) {
      const endpoint = endpointOf(call, url, span.start);
      if (endpoint && !isDownload(text, command, { endpoint, isSaved: call.isSaved })) endpoints.push(endpoint);
    }
  }
  return endpoints;
}

interface Call {
  /** In upper case; `word` where it is written down. */
  readonly method: string;
  readonly word: ShellWord | undefined;
  readonly urls: readonly ShellWord[];
  readonly sendsSomething: boolean;
  /** The answer goes into a file. */
  readonly isSaved: boolean;
}

/** What the options make of a call. Undefined where the method is a variable. */
function readOptions(words: readonly ShellWord[]): Call | undefined {
  const { options: given, urls } = readCurl(words);
  const options = new Map<string, ShellWord>();
  for (const { option, name, word, value } of given) options.set(option?.name ?? name, value ?? word);
  const word = options.get('request');
  const sends = [...options.keys()].some((option) => /^(?:data|form|json)/.test(option));
  const method = word?.text.toUpperCase() ?? impliedMethod(new Set(options.keys()));
  if (!commonMethods.includes(method) && method !== 'PROPFIND') return undefined;
  return {
    method,
    word,
    urls,
    sendsSomething: sends || word !== undefined,
    isSaved: ['output', 'remote-name'].some((option) => options.has(option)),
  };
}

const longestUrl = 2000;

/** With a scheme, a port, a dot or a variable for a host, or from a path on. */
const address =
  /^(?:https?:\/\/[^/?#]+|localhost(?=[/:?]|$)(?::\d+)?|[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+|\$\{?\w+\}?|\{+[^{}]+\}+|<[^<>]+>(?::\d+)?|\[[^[\]]+\]|[A-Z_]+(?=\/))?([/?].*)?$/s;

function endpointOf(call: Call, url: ShellWord, offset: number): PartEndpoint | undefined {
  if (url.text.length > longestUrl) return undefined;
  const found = address.exec(url.text);
  if (!found || url.text === '' || (found[1] === undefined && !call.sendsSomething)) return undefined;
  const start = offset + url.start;
  return {
    form: 'curl',
    role: 'mention',
    method: call.method,
    path: readPath(url.text),
    methodSpan: call.word && wordSpan(call.word, offset),
    pathSpan: { start, end: start + url.text.length },
  };
}

function wordSpan({ text, start }: ShellWord, offset: number): { start: number; end: number } {
  return { start: offset + start, end: offset + start + text.length };
}

/** What fetches an installer, a picture or a key is no call of an API. */
function isDownload(
  text: string,
  { end, terminator }: ShellCommand,
  { endpoint: { path, method }, isSaved }: { endpoint: PartEndpoint; isSaved: boolean },
): boolean {
  if (method !== 'GET') return false;
  const isPiped = terminator === '|' && installer.test(text.slice(end, end + 60));
  return isPiped || archive.test(path.template) || (isSaved && /\/[^/]*\.\w{2,5}$/.test(path.template));
}

const installer = /^\s*(?:sudo\s+(?:-\S+\s+)*)?(?:(?:ba|z|da)?sh|tar|gpg|apt-key|tee|gunzip|bsdtar)\b/;
const archive = /\.(?:sh|ps1|tar|t?gz|xz|bz2|zip|jpe?g|png|gif|deb|rpm|exe|msi|gpg|asc|key|pem|iso|whl|jar|repo)$/i;
