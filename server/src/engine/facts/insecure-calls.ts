import type { Span } from '../finding.ts';
import { isCredential } from '../http/credential-names.ts';
import { type CurlArguments, curlCommands, readCurl } from '../http/curl.ts';
import { hostOf, isLocal } from '../http/hosts.ts';
import type { ShellWord } from '../http/shell-words.ts';
import { requestsIn } from './http-example.ts';

/** Where an example sends credentials to another host without encryption: `http` of its URL. */
export function insecureCalls(text: string, language: string): Span[] {
  if (!/http:\/\//i.test(text)) return [];
  const starts = new Set<number>([
    ...ofCurl(text),
    ...ofMessages(text),
    ...(ofData.test(language) ? [] : ofPrograms(text)),
    ...ofUrls(text),
  ]);
  return [...starts].sort((a, b) => a - b).map((start) => ({ start, end: start + scheme.length }));
}

const scheme = 'http';
/** Nothing is called there. */
const ofData = /^(?:jsonc?|json5|ya?ml|xml|html?|toml|ini|graphql)$/;

function* ofCurl(text: string): Generator<number> {
  for (const { command } of curlCommands(text)) {
    const call = readCurl(command.words);
    if (!sendsCredentials(call)) continue;
    for (const url of call.urls) if (isInsecure(url.text) && isWritten(text, url)) yield url.start;
  }
}

function isWritten(text: string, { start }: ShellWord): boolean {
  return /^http:/i.test(text.slice(start, start + 5));
}

function sendsCredentials({ options }: CurlArguments): boolean {
  return options.some(({ option, value }) => {
    if (!option || !value) return false;
    if (option.name === 'header') return isCredentialHeader(value.text);
    if (option.name === 'user' || option.name === 'oauth2-bearer' || option.name === 'cookie') return true;
    return /^(?:data|json|form)/.test(option.name) && credentialField.test(value.text);
  });
}

function isCredentialHeader(line: string): boolean {
  const name = /^\s*([\w-]+)\s*:/.exec(line)?.[1] ?? '';
  return /^(?:proxy-)?authorization$|^cookie$/i.test(name) || isCredential(name);
}

/** Of a body of JSON, or a form's. */
const credentialField =
  /(?:^|[&"'{,\s])(?:password|passwd|client_secret|access_token|refresh_token|api_?key)["']?\s*[:=]/i;

function* ofMessages(text: string): Generator<number> {
  for (const { target, start, fields } of requestsIn(text))
    if (isInsecure(target) && fields.some(isCredentialHeader)) yield start;
}

/** Where a program calls the URL, and says nearby what it may. */
function* ofPrograms(text: string): Generator<number> {
  if (!/\bauthorization\b|\bx-api-key\b|\bapi[-_]?key["']?\s*[:=]/i.test(text)) return;
  for (const { 0: call, index } of text.matchAll(programCall)) {
    const start = index + call.length;
    if (isInsecure(/^[^\s"'`]*/.exec(text.slice(start))?.[0] ?? '')) yield start;
  }
}

const programCall =
  /(?:\b(?:fetch|axios|get|post|put|patch|delete|request|urlopen|Request|NewRequest|URL|URI|Uri|curl_init|open)\s*\(\s*(?:["']?[\w.]+["']?\s*,\s*)?|\b(?:base)?[uU][rR][lL]["']?\s*[:=]\s*)[fbru]?["'`](?=http:\/\/)/g;

/** Those that hold a credential themselves. */
function* ofUrls(text: string): Generator<number> {
  for (const { 0: url, index } of text.matchAll(/\bhttp:\/\/[^\s"'`<>)\]]+/gi)) {
    const hasName = /^http:\/\/[^/?#@\s]+:[^/?#@\s]+@/i.test(url);
    const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
    const hasKey = query.split('&').some((pair) => /=./.test(pair) && isCredential(pair.slice(0, pair.indexOf('='))));
    if ((hasName || hasKey) && isInsecure(url) && !isOfProxy(text, index)) yield index;
  }
}

/** `"HttpProxy": "http://user:pass@proxy:8080"`: what goes through a proxy may be encrypted itself. */
function isOfProxy(text: string, at: number): boolean {
  return /proxy\w*["']?\s*[:=]\s*["']?$/i.test(text.slice(Math.max(0, at - 40), at));
}

/** What stands for a host is the reader's own. */
function isInsecure(url: string): boolean {
  if (!/^http:\/\//i.test(url)) return false;
  const written = /^http:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? '';
  const host = hostOf(url);
  if (host === undefined || /[<>{}$%*…]|\.\.\.|\[(?!:)/.test(written) || !/[a-z\d]/.test(written.replace(/:\d+$/, '')))
    return false;
  return !isLocal(host) && !/(?:^|[.-])(?:your|my|x+\.x+)/.test(host);
}
