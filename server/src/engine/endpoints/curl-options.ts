import type { ShellWord } from './shell-words.ts';

/** Where a command of cURL may begin: at the line's start behind a prompt or variables, behind another command, in a code span or `$(`. */
export const curlStart =
  /(?:^[ \t>]*(?:[$#%]\s+|>\s*)?(?:\w+=\S+\s+)*(?:(?:sudo|time|watch)\s+)?|(?:[|;&(]|`|\w=)\s*)(curl(?:\.exe)?)(?=\s)/gm;

/** An option of a call of cURL, by its long name (https://curl.se/docs/manpage.html). */
export interface CurlOption {
  readonly name: string;
  /** Undefined for an option that takes none. */
  readonly value: ShellWord | undefined;
  /** The word that has the option. */
  readonly word: ShellWord;
}

/** The options of a call, in their order, and what stands between them: its URLs, with those of `--url`. */
export function readCurlOptions(words: readonly ShellWord[]): {
  readonly options: readonly CurlOption[];
  readonly urls: readonly ShellWord[];
} {
  const options: CurlOption[] = [];
  const urls: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (!/^-./.test(word.text)) {
      urls.push(word);
      continue;
    }
    const { flags, value } = splitOption(word);
    const last = flags.at(-1) ?? '';
    for (const name of flags.slice(0, -1)) options.push({ name, value: undefined, word });
    if (!takesValue.has(last)) {
      options.push({ name: last, value: undefined, word });
      continue;
    }
    const argument = value ?? words[++at];
    options.push({ name: last, value: argument, word });
    if (argument && last === 'url') urls.push(argument);
  }
  return { options, urls };
}

/** The method that options ask for which name none. */
export function impliedMethod(options: ReadonlySet<string>): string {
  if (options.has('head')) return 'HEAD';
  if (options.has('upload-file')) return 'PUT';
  const sends = [...options].some((option) => /^(?:data|form|json)/.test(option));
  return sends && !options.has('get') ? 'POST' : 'GET';
}

interface Split {
  /** By their long names, in their order. */
  readonly flags: readonly string[];
  /** What stands in the same word behind them. */
  readonly value: ShellWord | undefined;
}

/** `--request=POST` is not cURL's, but people write it. Of flags in one word, as `-sXPOST`, the first that takes a value has the rest. */
function splitOption({ text, start, end }: ShellWord): Split {
  if (text.startsWith('--')) {
    const [name = '', ...rest] = text.slice(2).split('=');
    const value = rest.length > 0 ? { text: rest.join('='), start: start + name.length + 3, end } : undefined;
    return { flags: [name], value };
  }
  const flags: string[] = [];
  for (let at = 1; at < text.length; at++) {
    const flag = shortOptions[text[at] ?? ''] ?? text[at] ?? '';
    flags.push(flag);
    if (!takesValue.has(flag)) continue;
    const value = text.slice(at + 1);
    return { flags, value: value === '' ? undefined : { text: value, start: start + at + 1, end } };
  }
  return { flags, value: undefined };
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
