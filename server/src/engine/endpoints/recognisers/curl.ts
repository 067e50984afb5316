import type { Block } from '../../markdown/facts.ts';
import type { PartEndpoint } from '../endpoint.ts';
import { readPath } from '../path.ts';
import { commonMethods } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';
import { readCommand, type ShellCommand, type ShellWord } from '../shell-words.ts';

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

/** Where a command may begin: at the line's start behind a prompt or variables, behind another command, in a code span or `$(`. */
const callStart =
  /(?:^[ \t>]*(?:[$#%]\s+|>\s*)?(?:\w+=\S+\s+)*(?:(?:sudo|time|watch)\s+)?|(?:[|;&(]|`|\w=)\s*)(curl(?:\.exe)?)(?=\s)/gm;

function readCalls(text: string, { span }: Block): PartEndpoint[] {
  const endpoints: PartEndpoint[] = [];
  let end = 0;
  for (const match of text.matchAll(callStart)) {
    if (match.index + match[0].length < end) continue;
    const command = readCommand(text, match.index + match[0].length);
    end = command.end;
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

/** What the options make of a call (https://curl.se/docs/manpage.html). Undefined where the method is a variable. */
function readOptions(words: readonly ShellWord[]): Call | undefined {
  const options = new Map<string, ShellWord>();
  const urls: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (!/^-./.test(word.text)) {
      urls.push(word);
      continue;
    }
    const { name, value } = splitOption(word);
    for (const flag of name.flags) options.set(flag, word);
    const last = name.flags.at(-1) ?? '';
    if (!takesValue.has(last)) continue;
    const argument = value ?? words[++at];
    if (!argument) break;
    options.set(last, argument);
    if (last === 'url') urls.push(argument);
  }
  const word = options.get('request');
  const sends = [...options.keys()].some((option) => /^(?:data|form|json)/.test(option));
  const implied = options.has('head')
    ? 'HEAD'
    : options.has('upload-file')
      ? 'PUT'
      : sends && !options.has('get')
        ? 'POST'
        : 'GET';
  const method = word?.text.toUpperCase() ?? implied;
  if (!commonMethods.includes(method) && method !== 'PROPFIND') return undefined;
  return {
    method,
    word,
    urls,
    sendsSomething: sends || word !== undefined,
    isSaved: ['output', 'O', 'remote-name'].some((option) => options.has(option)),
  };
}

interface Option {
  /** By their long names, in their order. */
  readonly name: { readonly flags: readonly string[] };
  /** What stands in the same word behind it. */
  readonly value: ShellWord | undefined;
}

/** `--request=POST` is not cURL's, but people write it. Of flags in one word, as `-sXPOST`, the first that takes a value has the rest. */
function splitOption({ text, start }: ShellWord): Option {
  if (text.startsWith('--')) {
    const [name = '', ...rest] = text.slice(2).split('=');
    const value = rest.length > 0 ? { text: rest.join('='), start: start + name.length + 3 } : undefined;
    return { name: { flags: [name] }, value };
  }
  const flags: string[] = [];
  for (let at = 1; at < text.length; at++) {
    const flag = shortOptions[text[at] ?? ''] ?? text[at] ?? '';
    flags.push(flag);
    if (!takesValue.has(flag)) continue;
    const value = text.slice(at + 1);
    return { name: { flags }, value: value === '' ? undefined : { text: value, start: start + at + 1 } };
  }
  return { name: { flags }, value: undefined };
}

/** Those whose meaning matters here, and those that take a value. */
const shortOptions: Readonly<Record<string, string>> = {
  ...{
    A: 'user-agent',
    b: 'cookie',
    c: 'cookie-jar',
    C: 'continue-at',
    d: 'data',
    D: 'dump-header',
    e: 'referer',
    E: 'cert',
  },
  ...{
    F: 'form',
    G: 'get',
    H: 'header',
    I: 'head',
    K: 'config',
    m: 'max-time',
    o: 'output',
    P: 'ftp-port',
    Q: 'quote',
    r: 'range',
  },
  ...{
    T: 'upload-file',
    u: 'user',
    U: 'proxy-user',
    w: 'write-out',
    x: 'proxy',
    X: 'request',
    y: 'speed-time',
    Y: 'speed-limit',
    z: 'time-cond',
  },
};

const takesValue: ReadonlySet<string> = new Set([
  ...Object.values(shortOptions).filter((name) => name !== 'get' && name !== 'head'),
  ...[
    'data-ascii',
    'data-binary',
    'data-raw',
    'data-urlencode',
    'form-string',
    'json',
    'url',
    'url-query',
    'unix-socket',
  ],
  ...[
    'cacert',
    'capath',
    'key',
    'key-type',
    'cert-type',
    'pass',
    'connect-timeout',
    'retry',
    'retry-delay',
    'retry-max-time',
  ],
  ...[
    'resolve',
    'interface',
    'limit-rate',
    'max-redirs',
    'noproxy',
    'oauth2-bearer',
    'aws-sigv4',
    'ciphers',
    'connect-to',
  ],
  ...[
    'output-dir',
    'proto',
    'service-name',
    'socks5',
    'socks5-hostname',
    'tls-max',
    'trace',
    'trace-ascii',
    'variable',
  ],
]);

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
