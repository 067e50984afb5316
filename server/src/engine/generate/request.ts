import type { DescribedApi } from '../api/api.ts';
import type {
  DescribedContent,
  DescribedOperation,
  DescribedParameter,
  DescribedScheme,
  OperationDetails,
} from '../api/described.ts';
import { describeSchema } from '../api/schema.ts';
import { serversIn } from '../api/servers.ts';
import type { Json } from './json.ts';
import { jsonValue } from './json.ts';
import { exampleOf, fits, sampleOf } from './sample.ts';

/** A call of an operation with values for all that it requires, before it is written in a language. */
export interface ExampleRequest {
  readonly method: string;
  /** With the values of the path's parameters, without a query. */
  readonly url: string;
  readonly query: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly cookies: readonly Pair[];
  readonly credentials: readonly Credential[];
  readonly body: ExampleBody | undefined;
}

export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** A secret that comes from the environment. */
export type Credential =
  | {
      readonly kind: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly prefix: string;
      readonly variable: string;
    }
  | { readonly kind: 'basic' }
  | { readonly kind: 'certificate' };

export type ExampleBody =
  | { readonly kind: 'json'; readonly mediaType: string; readonly value: Json }
  | { readonly kind: 'form'; readonly mediaType: string; readonly fields: readonly FormPair[] }
  | { readonly kind: 'multipart'; readonly fields: readonly FormPair[] }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'file'; readonly mediaType: string };

export interface FormPair extends Pair {
  readonly isFile: boolean;
}

/** The call that the documentation of an operation shows. */
export function requestOf(operation: DescribedOperation, details: OperationDetails, api: DescribedApi): ExampleRequest {
  const values = (place: DescribedParameter['in']): Pair[] =>
    details.parameters
      .filter((one) => one.in === place && one.isRequired)
      .map((one) => ({ name: one.name, value: parameterValue(one, api) }));
  const url = baseUrl(operation, api) + pathOf(operation, details, api);
  return {
    method: operation.method,
    url,
    query: values('query'),
    headers: values('header').filter(({ name }) => !/^(?:authorization|content-type|accept)$/i.test(name)),
    cookies: values('cookie'),
    credentials: /^http:/.test(url) && !isLocal(url) ? [] : credentialsOf(details, api),
    body: details.body && bodyOf(mainContent(details.body.content), api),
  };
}

/** The path as the description writes it, with a query where it has one. */
export function writtenPath({ key, method }: Pick<DescribedOperation, 'key' | 'method'>): string {
  return key.slice(method.length + 1);
}

/** The URL of the server that an operation has for itself or shares; an example's host stands for one that isn't said. */
export function baseUrl(operation: DescribedOperation | undefined, api: DescribedApi): string {
  const own = operation ? [operation.node, operation.item].map((node) => serversIn(node.get('servers'), api)) : [];
  const servers = [...own, api.servers].find((list) => list.length > 0) ?? [];
  const url = (servers.find((one) => one.url.startsWith('https:')) ?? servers[0])?.url ?? '';
  if (/^[a-z][\w+.-]*:/i.test(url)) return url.replaceAll(' ', '%20');
  return url.startsWith('//')
    ? `https:${url}`
    : `https://api.example.com${url === '' || url.startsWith('/') ? '' : '/'}${url}`;
}

export function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(url);
}

function pathOf(operation: DescribedOperation, { parameters }: OperationDetails, api: DescribedApi): string {
  const [written = ''] = writtenPath(operation).trim().split('#');
  return written
    .replace(/\{([^{}]*)\}/g, (expression, name: string) => {
      const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
      return parameter ? encodeURIComponent(parameterValue(parameter, api)) : expression;
    })
    .replaceAll(' ', '%20');
}

/** The value of a parameter as it is sent. */
export function parameterValue(parameter: DescribedParameter, api: DescribedApi): string {
  return asText(parameterSample(parameter, api), parameter.in);
}

/** A value of a parameter: its example, or one that is made. */
export function parameterSample({ schema, node, name }: DescribedParameter, api: DescribedApi): Json {
  const given =
    node.get('example') ?? api.followMap(api.followMap(node.get('examples'))?.entries[0]?.value)?.get('value');
  const value = given ? jsonValue(given) : undefined;
  const isUsable = value !== undefined && value !== '' && (schema === undefined || fits(value, schema, api, 'request'));
  return isUsable ? value : schema ? sampleOf(schema, api, 'request', name) : 'string';
}

function asText(value: Json, place: DescribedParameter['in']): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(',');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/[\r\n]+/g, ' ');
  return line === '' && place === 'path' ? '42' : line;
}

/** Those of the first alternative that asks for any. */
function credentialsOf({ security }: OperationDetails, api: DescribedApi): Credential[] {
  const isOptional = security.some((schemes) => schemes.length === 0);
  const [first] = isOptional ? [] : security;
  return (first ?? []).flatMap(({ name }) => {
    const scheme = api.schemes.find((one) => one.name === name);
    return scheme ? credentialsFor(scheme) : [];
  });
}

export function credentialsFor(scheme: DescribedScheme): Credential[] {
  switch (scheme.type) {
    case 'apiKey':
      return scheme.in && scheme.parameterName !== undefined
        ? [{ kind: scheme.in, name: scheme.parameterName, prefix: '', variable: 'API_KEY' }]
        : [];
    case 'http':
      if (scheme.httpScheme === 'basic') return [{ kind: 'basic' }];
      return [authorization(capitalized(scheme.httpScheme ?? 'bearer'), 'API_TOKEN')];
    case 'mutualTLS':
      return [{ kind: 'certificate' }];
    case 'oauth2':
    case 'openIdConnect':
      return [authorization('Bearer', 'ACCESS_TOKEN')];
  }
}

function authorization(scheme: string, variable: string): Credential {
  return { kind: 'header', name: 'Authorization', prefix: `${scheme} `, variable };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** JSON where there is a choice. */
export function mainContent(content: readonly DescribedContent[]): DescribedContent | undefined {
  return (
    content.find(({ mediaType }) => isJson(mediaType)) ??
    content.find(({ mediaType }) => /form/.test(mediaType)) ??
    content[0]
  );
}

export function isJson(mediaType: string): boolean {
  return (
    /^(?:(?:\*|application)\/\*|(?:\*|[\w.+-]+)\/(?:[\w.-]+\+)?json)\s*(?:;|$)/i.test(mediaType) &&
    !/ndjson|json-seq/i.test(mediaType)
  );
}

/** The media type itself, or one of those that a range stands for: `image/png` of `image/*`. */
export function sentAs(mediaType: string): string {
  if (!mediaType.includes('*')) return mediaType;
  if (isJson(mediaType)) return 'application/json';
  return ofRange.get(mediaType.replace(/\/.*/s, '').trim().toLowerCase()) ?? 'application/octet-stream';
}

const ofRange: ReadonlyMap<string, string> = new Map([
  ['audio', 'audio/mpeg'],
  ['font', 'font/woff2'],
  ['image', 'image/png'],
  ['text', 'text/plain'],
  ['video', 'video/mp4'],
]);

/** A body of a media type with values for what it requires. */
export function bodyOf(content: DescribedContent | undefined, api: DescribedApi): ExampleBody | undefined {
  if (!content) return undefined;
  const { mediaType } = content;
  const value = exampleOf(content, api, 'request');
  if (isJson(mediaType)) {
    return value === undefined ? undefined : { kind: 'json', mediaType: sentAs(mediaType), value };
  }
  const fields =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? pairsOf(value, content, api) : undefined;
  if (/^application\/x-www-form-urlencoded/i.test(mediaType) && fields) return { kind: 'form', mediaType, fields };
  if (/^multipart\//i.test(mediaType) && fields) return { kind: 'multipart', fields };
  if (
    /^(?:text|application)\//.test(mediaType) &&
    typeof value === 'string' &&
    value !== 'string' &&
    value.length < longestText
  )
    return { kind: 'text', mediaType: sentAs(mediaType), text: value };
  return { kind: 'file', mediaType: sentAs(mediaType) };
}

const longestText = 4_000;

function pairsOf(value: object, { schema, fields }: DescribedContent, api: DescribedApi): FormPair[] {
  const properties = describeSchema(schema, api)?.properties ?? [];
  return Object.entries(value as Readonly<Record<string, Json>>).map(([name, one]) => {
    const own =
      properties.find((property) => property.name === name)?.schema ??
      fields?.find((field) => field.name === name)?.node;
    const described = describeSchema(own, api);
    const type = own?.kind === 'map' ? own.text('type') : undefined;
    const isFile = type === 'file' || described?.format === 'binary' || described?.types[0] === 'file';
    return { name, isFile, value: typeof one === 'string' ? one : JSON.stringify(one) };
  });
}
