import type { BuildTryParams, BuiltRequest, GivenParameter, HeaderPair } from '#shared/try-it.ts';
import { bodiesOf, needsBody, writtenBody } from './bodies.ts';
import { parametersOf, type RequestParameter, readValue } from './parameters.ts';
import { encodedButReserved } from './percent.ts';
import { nameOf } from './plan.ts';
import { type GivenValue, inHeader, inPath, inQuery } from './serialise.ts';
import { serversOf } from './servers.ts';
import type { TriedSubject } from './subject.ts';

export type Built = { readonly request: BuiltRequest } | { readonly problem: string };

/** What the reader has filled in. */
export type RequestInput = Pick<BuildTryParams, 'server' | 'parameters' | 'body'>;

/** The request that an input makes, without credentials; a problem is a sentence about what keeps it from being one. */
export function buildRequest(subject: TriedSubject, { server, parameters, body }: RequestInput): Built {
  const { method, path } = nameOf(subject);
  if (!/^[A-Z][A-Z-]*$/.test(method) || /^(?:CONNECT|TRACE|TRACK)$/.test(method))
    return { problem: `\`${method}\` can't be sent from here` };
  if (!serversOf(subject).some(({ url }) => url === server))
    return { problem: `Neither the document nor its description names the server \`${server}\`` };
  const pieces = piecesOf(parametersOf(subject), parameters);
  if ('problem' in pieces) return pieces;
  const target = targetOf(path, pieces);
  if (typeof target !== 'string') return target;
  const sent = bodyOf(subject, body);
  if ('problem' in sent) return sent;
  const headers = [...acceptedBy(subject), ...pieces.headers, ...sent.headers];
  return {
    request: {
      method,
      url: `${server}${target}`,
      headers,
      ...(sent.text === undefined ? undefined : { body: sent.text }),
    },
  };
}

/** The media types of the responses that are described. */
function acceptedBy({ described }: TriedSubject): readonly HeaderPair[] {
  const responses = described?.api.details(described.operation).responses ?? [];
  const types = new Set(responses.flatMap(({ content }) => content.map(({ mediaType }) => mediaType)));
  return types.size === 0 || types.size > mostAccepted ? [] : [['Accept', [...types].join(', ')]];
}

const mostAccepted = 10;

interface Pieces {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly string[];
  readonly headers: readonly HeaderPair[];
}

function piecesOf(
  planned: readonly RequestParameter[],
  given: readonly GivenParameter[],
): Pieces | { readonly problem: string } {
  const path = new Map<string, string>();
  const query: string[] = [];
  const headers: HeaderPair[] = [];
  for (const parameter of planned) {
    const { name, serialisation } = parameter;
    const own = given.find((one) => one.in === parameter.in && one.name === name && one.value !== '');
    if (!own) {
      if (parameter.isRequired) return { problem: `\`${name}\` is missing` };
      continue;
    }
    const value = readValue(parameter, own);
    if (value.kind === 'problem') return value;
    const problem = problemOf(parameter, value);
    if (problem !== undefined) return { problem };
    switch (parameter.in) {
      case 'path':
        path.set(name, inPath(name, value, serialisation));
        break;
      case 'query':
        query.push(inQuery(name, value, serialisation));
        break;
      case 'querystring':
        query.push(encodedButReserved(own.value).replaceAll('%26', '&').replaceAll('%2B', '+'));
        break;
      case 'header':
        headers.push([name, inHeader(value, serialisation)]);
        break;
    }
  }
  return { path, query: query.filter((one) => one !== ''), headers };
}

/** What can't stand in a header (RFC 9110, 5.5), and what would lead a path elsewhere (RFC 3986, 5.2.4). */
function problemOf({ name, in: place }: RequestParameter, value: GivenValue): string | undefined {
  const texts = textsOf(value);
  if (place === 'header') {
    if (!isToken(name)) return `\`${name}\` is no name of a header`;
    if (unsendable.test(name)) return `\`${name}\` is set by whatever sends the request`;
    if (texts.some((text) => !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)))
      return `\`${name}\` has a character that can't stand in a header`;
  }
  if (place === 'path' && texts.every((text) => /^\.{0,2}$/.test(text)))
    return `\`${name}\` would change the path: it can't be \`${texts.join()}\``;
  return undefined;
}

function textsOf(value: GivenValue): readonly string[] {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'list':
      return value.items;
    case 'object':
      return value.members.flat();
  }
}

function isToken(name: string): boolean {
  return /^[!#$%&'*+.^`|~\w-]+$/.test(name);
}

const unsendable =
  /^(?:connection|content-length|cookie2?|date|expect|host|keep-alive|origin|proxy-.*|te|trailer|transfer-encoding|upgrade|via)$/i;

/** Path and query. */
function targetOf(template: string, { path, query }: Pieces): string | { readonly problem: string } {
  const [before = '', own = ''] = template.split('?', 2);
  const filled = before
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece.startsWith('{') ? (path.get(piece.slice(1, -1)) ?? '') : encodedButReserved(piece)))
    .join('');
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(filled) || /[\\]/.test(filled) || filled.startsWith('//'))
    return { problem: `\`${filled}\` is no path that a request can be sent to` };
  const written = own.includes('{') ? '' : encodedButReserved(own).replaceAll('%26', '&');
  const search = [written, ...query].filter((one) => one !== '').join('&');
  return `${filled.startsWith('/') ? '' : '/'}${filled}${search === '' ? '' : `?${search}`}`;
}

interface SentBody {
  readonly headers: readonly HeaderPair[];
  readonly text?: string;
}

function bodyOf(subject: TriedSubject, given: RequestInput['body']): SentBody | { readonly problem: string } {
  if (!given)
    return needsBody(subject) && bodiesOf(subject).length > 0 ? { problem: 'The body is missing' } : { headers: [] };
  const planned = bodiesOf(subject).find(({ mediaType }) => mediaType === given.mediaType);
  if (!planned) return { problem: `The body can't be \`${given.mediaType}\`` };
  const { mediaType, text } = writtenBody(planned, given.text);
  return { headers: [['Content-Type', mediaType]], text };
}
