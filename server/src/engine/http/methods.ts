/** An HTTP method as its specification defines it. */
export interface HttpMethod {
  readonly name: string;
  /** Asks for nothing to change (RFC 9110, 9.2.1). */
  readonly isSafe: boolean;
  /** Several equal requests have the effect of one (RFC 9110, 9.2.2). */
  readonly isIdempotent: boolean;
  /** `true`, `false`, or the condition under which a response may be stored (RFC 9110, 9.2.3). */
  readonly cacheable: boolean | string;
  /** One sentence. */
  readonly meaning: string;
  /** The specification's name and section: `RFC 9110, section 9.3.1`. */
  readonly reference: string;
  readonly link: string;
}

/** The methods that APIs are described with, in the order in which authors meet them. */
export const httpMethods: readonly HttpMethod[] = [
  method('GET', '9.3.1', {
    isSafe: true,
    isIdempotent: true,
    cacheable: true,
    meaning: 'Asks for the current representation of the resource.',
  }),
  method('POST', '9.3.3', {
    isSafe: false,
    isIdempotent: false,
    cacheable: 'only with explicit freshness information and a matching `Content-Location`',
    meaning:
      'Hands the content to the resource, which processes it in its own way: creates something, appends, runs an action.',
  }),
  method('PUT', '9.3.4', {
    isSafe: false,
    isIdempotent: true,
    cacheable: false,
    meaning: 'Creates the resource, or replaces its whole state, with the content of the request.',
  }),
  {
    name: 'PATCH',
    isSafe: false,
    isIdempotent: false,
    cacheable: 'only with explicit freshness information and a matching `Content-Location`',
    meaning: 'Applies the changes that the content describes to the resource.',
    reference: 'RFC 5789, section 2',
    link: 'https://www.rfc-editor.org/rfc/rfc5789.html#section-2',
  },
  method('DELETE', '9.3.5', {
    isSafe: false,
    isIdempotent: true,
    cacheable: false,
    meaning: 'Asks the server to remove the link between the URI and its current functionality.',
  }),
  method('HEAD', '9.3.2', {
    isSafe: true,
    isIdempotent: true,
    cacheable: true,
    meaning: 'Is GET without content in the response: only the header fields are sent.',
  }),
  method('OPTIONS', '9.3.7', {
    isSafe: true,
    isIdempotent: true,
    cacheable: false,
    meaning: 'Asks which communication options the resource, or the server, has.',
  }),
  {
    name: 'QUERY',
    isSafe: true,
    isIdempotent: true,
    cacheable: true,
    meaning: 'Asks the resource to process the content of the request as a query and to send the result.',
    reference: 'RFC 10008, section 2',
    link: 'https://www.rfc-editor.org/rfc/rfc10008.html#section-2',
  },
  method('TRACE', '9.3.8', {
    isSafe: true,
    isIdempotent: true,
    cacheable: false,
    meaning: 'Asks the final recipient to send back the request as it arrived, for tests along the way.',
  }),
  method('CONNECT', '9.3.6', {
    isSafe: false,
    isIdempotent: false,
    cacheable: false,
    meaning: 'Asks a proxy for a tunnel to the host and port that the request names.',
  }),
];

/** By name. Method names are case-sensitive (RFC 9110, 9.1). */
export function findMethod(name: string): HttpMethod | undefined {
  return httpMethods.find((one) => one.name === name);
}

/** Is the name in the IANA HTTP Method Registry? */
export function isRegisteredMethod(name: string): boolean {
  return registered.has(name);
}

/** Names of further registered methods, WebDAV's for the most part: https://www.iana.org/assignments/http-methods */
const others = [
  'ACL',
  'BASELINE-CONTROL',
  'BIND',
  'CHECKIN',
  'CHECKOUT',
  'COPY',
  'LABEL',
  'LINK',
  'LOCK',
  'MERGE',
  'MKACTIVITY',
  'MKCALENDAR',
  'MKCOL',
  'MKREDIRECTREF',
  'MKWORKSPACE',
  'MOVE',
  'ORDERPATCH',
  'PRI',
  'PROPFIND',
  'PROPPATCH',
  'REBIND',
  'REPORT',
  'SEARCH',
  'UNBIND',
  'UNCHECKOUT',
  'UNLINK',
  'UNLOCK',
  'UPDATE',
  'UPDATEREDIRECTREF',
  'VERSION-CONTROL',
];

/** Every registered method's name. */
export const methodNames: readonly string[] = [...httpMethods.map((one) => one.name), ...others];

const registered: ReadonlySet<string> = new Set([...methodNames, '*']);

function method(
  name: string,
  section: string,
  properties: Pick<HttpMethod, 'isSafe' | 'isIdempotent' | 'cacheable' | 'meaning'>,
): HttpMethod {
  const link = `https://www.rfc-editor.org/rfc/rfc9110.html#section-${section}`;
  return { name, ...properties, reference: `RFC 9110, section ${section}`, link };
}
