import { serversIn } from '../api/servers.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { type EndpointPath, readPath } from '../endpoints/path.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { movedSpan } from '../spans.ts';
import type { AskedApi } from './asked-api.ts';
import type { OperationMatch } from './bound-api.ts';
import {
  coversBase,
  differenceFrom,
  type KnownServer,
  knownServers,
  ofDescribed,
  type ServerDifference,
} from './hosts.ts';
import type { NamedEndpoint } from './named-endpoint.ts';
import { requestsOf } from './requests.ts';

/** A server that a document names and that is none of the API's. */
export interface WrongServer {
  /** As written, with its base path. */
  readonly text: string;
  readonly span: Span;
  readonly difference: ServerDifference;
  /** Those that it could be. */
  readonly servers: readonly KnownServer[];
}

/** In calls and endpoints that are operations, and where a document says that something is the base URL. */
export function wrongServers(file: MarkdownFile, asked: AskedApi): readonly WrongServer[] {
  const servers = knownServers(asked);
  const found = new Map<number, WrongServer>();
  for (const { endpoint, span } of urlsOf(file)) {
    const { path } = endpoint;
    if (found.has(span.start) || !file.text.startsWith(path.server, span.start)) continue;
    const match = asked.match(endpoint);
    const wrong = match && ofCall(path, span, match, [...servers, ...ownServers(match, asked)]);
    if (wrong) found.set(span.start, wrong);
  }
  for (const { start, content } of file.parts) {
    for (const { text, span } of baseUrlsOfPart(content)) {
      const wrong = ofBaseUrl(text, movedSpan(span, start), servers, asked);
      if (wrong) found.set(wrong.span.start, wrong);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

interface WrittenUrl {
  readonly endpoint: NamedEndpoint;
  readonly span: Span;
}

function urlsOf(file: MarkdownFile): WrittenUrl[] {
  const endpoints = endpointsOf(file).map((endpoint) => ({ endpoint, span: endpoint.pathSpan }));
  const requests = requestsOf(file).map(({ request: { endpoint, url }, offset }) => {
    return { endpoint, span: movedSpan(url.span, offset) };
  });
  return [...endpoints, ...requests].filter(({ endpoint }) => /^(?:https?|wss?):\/\//i.test(endpoint.path.server));
}

/** A path or an operation may have servers of its own. */
function ownServers(match: OperationMatch, asked: AskedApi): KnownServer[] {
  asked.details(match);
  const { item, node } = match.operation;
  return [item, node].flatMap((owner) => serversIn(owner.get('servers'), match.api).map(ofDescribed));
}

function ofCall(
  path: EndpointPath,
  { start }: Span,
  { operation, offset }: OperationMatch,
  servers: readonly KnownServer[],
): WrongServer | undefined {
  // A path of parameters alone is like any other.
  if (offset < 0 || !operation.path.segments.some(({ text, parameters }) => text !== '' && parameters.length === 0))
    return undefined;
  const words = path.segments.map(({ text }) => text).filter((text) => text !== '');
  const base = words.slice(0, offset).join('/');
  const isBase = (one: string): boolean => coversBase(one, base) || (isNamed(one) && beginsWith(words, one));
  const difference = differenceFrom(servers, path.server, isBase);
  if (!difference) return undefined;
  const text = `${path.server}${base === '' ? '' : `/${base}`}`;
  if (!path.literal.startsWith(text)) return undefined;
  return { text, span: { start, end: start + text.length }, difference, servers };
}

/** Not of variables alone, which stand for any path. */
function isNamed(base: string): boolean {
  return base.split('/').some((word) => /^[^{}]+$/.test(word));
}

/** The URL is below the server, whatever operation the rest of it is: `/organizations/{id}` of a server, where an operation begins so, too. */
function beginsWith(words: readonly string[], base: string): boolean {
  const { length } = base.split('/');
  return length <= words.length && coversBase(base, words.slice(0, length).join('/'));
}

interface BaseUrl {
  readonly text: string;
  readonly span: Span;
}

/** URLs that a line, or the line above, calls the base URL or the server. */
const baseUrlsOfPart = perPart((content): readonly BaseUrl[] => {
  const found: BaseUrl[] = [];
  if (!content.text.includes('://')) return found;
  let isAnnounced = false;
  let lineStart = 0;
  for (const line of content.text.split('\n')) {
    const urls = [...line.matchAll(/https?:\/\/[^\s<>"'`)\]|\\]+/gi)];
    const [first] = urls;
    const words = first ? line.slice(0, first.index) : line;
    const isLone = first !== undefined && /^[\s>*`|:-]*$/.test(words);
    if (first && isLabel(words) ? !words.includes('"') : isLone && isAnnounced) {
      for (const { 0: url, index } of urls.slice(0, 1)) {
        const text = url.replace(/[.,;:*_!?]+$/, '').replace(/\/+$/, '');
        const start = lineStart + index;
        found.push({ text, span: { start, end: start + text.length } });
      }
    }
    if (!first && /\S/.test(line) && !/^\s*(?:[`~]{3,}|[|:\s-]+$)/.test(line))
      isAnnounced = isLabel(line) && /^#|[:：]\W*$/.test(line);
    lineStart += line.length + 1;
  }
  return found;
});

/** Words that say what stands right behind them: `Base URL:`, `The API endpoint is`. */
function isLabel(words: string): boolean {
  return label.test(words) && !others.test(words);
}

const label =
  /\b(?:base|root|api|server)[\s_-]*(?:urls?|uris?|endpoint|address(?:es)?|root)\b(?:[^.;,!?]|\.(?=\w)){0,30}$|\brelative to\W{0,3}$|^\W*servers?\W*$|\b(?:paths?|urls?|endpoints?)\b[^.;!?]{0,60}\b(?:start|begin)s? with\W{0,3}$/i;
const others =
  /\b(?:docs?|documentation|dashboard|console|portal|tokens?|auth\w*|oauth2?|webhooks?|callbacks?|redirect|image|schema|spec|openapi|swagger|status|repository|mock|cdn|not)\b/i;

/** The base path may be less than a server's, or have some of the operations' paths in it. */
function ofBaseUrl(
  text: string,
  span: Span,
  servers: readonly KnownServer[],
  asked: AskedApi,
): WrongServer | undefined {
  const path = readPath(text);
  if (path.query !== '' || !text.startsWith(path.server)) return undefined;
  const base = text.slice(path.server.length).replace(/^\/+|\/+$/g, '');
  const isBase = (one: string): boolean =>
    coversBase(one, base) ||
    base === '' ||
    one.startsWith(`${base}/`) ||
    ((one === '' || base.startsWith(`${one}/`)) && isPartOfPaths(base.slice(one === '' ? 0 : one.length + 1), asked));
  const difference = differenceFrom(servers, path.server, isBase);
  return difference && { text, span, difference, servers };
}

function isPartOfPaths(beginning: string, asked: AskedApi): boolean {
  return asked.apis.some((api) => asked.keys(api).some((key) => key.includes(` /${beginning}/`)));
}
