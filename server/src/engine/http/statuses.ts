/** A status code as the IANA HTTP Status Code Registry has it: https://www.iana.org/assignments/http-status-codes */
export interface HttpStatus {
  readonly code: number;
  /** The registry's description; `(Unused)` for a reserved code. */
  readonly phrase: string;
  /** What earlier specifications called it, newest first. */
  readonly formerPhrases: readonly string[];
  /** Reserved: registered so that nobody uses it. */
  readonly isUnused: boolean;
  readonly class: StatusClass;
  /** A response may be stored without explicit freshness information (RFC 9110, 15.1). */
  readonly isHeuristicallyCacheable: boolean;
  /** One sentence. */
  readonly meaning: string;
  /** The specification's name and section: `RFC 9110, section 15.5.5`. */
  readonly reference: string;
  readonly link: string;
}

export type StatusClass = 'informational' | 'successful' | 'redirection' | 'client error' | 'server error';

/** Undefined for a code that is not registered. */
export function findStatus(code: number): HttpStatus | undefined {
  return byCode.get(code);
}

/** Undefined for a number that is no status code of HTTP (RFC 9110, 15: three digits, from 100 to 599). */
export function statusClass(code: number): StatusClass | undefined {
  return Number.isInteger(code) ? classes[Math.floor(code / 100) - 1] : undefined;
}

const classes: readonly StatusClass[] = ['informational', 'successful', 'redirection', 'client error', 'server error'];

/** https://www.rfc-editor.org/rfc/rfc9110.html#section-15.1 */
const heuristicallyCacheable: ReadonlySet<number> = new Set([
  200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501,
]);

/** In the order of their codes. */
export const httpStatuses: readonly HttpStatus[] = [
  status(
    100,
    'Continue',
    '15.2.1',
    'The first part of the request arrived and was not rejected; the client may go on.',
  ),
  status(
    101,
    'Switching Protocols',
    '15.2.2',
    'The server changes to the protocol that the client asked for in `Upgrade`.',
  ),
  status(102, 'Processing', '10.1', 'The server has taken the whole request but has not completed it yet.', {
    rfc: 2518,
  }),
  status(103, 'Early Hints', '2', 'Header fields that the final response is likely to have come ahead of it.', {
    rfc: 8297,
  }),
  {
    code: 104,
    phrase: 'Upload Resumption Supported',
    formerPhrases: [],
    isUnused: false,
    class: 'informational',
    isHeuristicallyCacheable: false,
    meaning: 'The server supports resumable uploads of this request (registered temporarily).',
    reference: 'draft-ietf-httpbis-resumable-upload',
    link: 'https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/',
  },
  status(200, 'OK', '15.3.1', 'The request succeeded; what the content is depends on the method.'),
  status(201, 'Created', '15.3.2', 'The request was fulfilled and one or more resources were created.'),
  status(202, 'Accepted', '15.3.3', 'The request was accepted for processing, which is not complete.'),
  status(
    203,
    'Non-Authoritative Information',
    '15.3.4',
    'The request succeeded, but a proxy changed the content of the origin’s 200 response.',
  ),
  status(204, 'No Content', '15.3.5', 'The request was fulfilled, and there is no content to send.'),
  status(
    205,
    'Reset Content',
    '15.3.6',
    'The request was fulfilled; the client should reset the document view that sent it.',
  ),
  status(
    206,
    'Partial Content',
    '15.3.7',
    'The range request was fulfilled with one or more parts of the representation.',
  ),
  status(207, 'Multi-Status', '11.1', 'The content has the status of several independent operations (WebDAV).', {
    rfc: 4918,
  }),
  status(
    208,
    'Already Reported',
    '7.1',
    'The members of a binding were listed before in the same multi-status response (WebDAV).',
    { rfc: 5842 },
  ),
  status(
    226,
    'IM Used',
    '10.4.1',
    'The GET request was fulfilled; the content is the result of instance manipulations.',
    { rfc: 3229 },
  ),
  status(
    300,
    'Multiple Choices',
    '15.4.1',
    'The resource has several representations, among which the client can choose.',
  ),
  status(
    301,
    'Moved Permanently',
    '15.4.2',
    'The resource has a new permanent URI; the client may change POST to GET when it follows.',
  ),
  status(
    302,
    'Found',
    '15.4.3',
    'The resource stands temporarily at another URI; the client may change POST to GET when it follows.',
    { former: ['Moved Temporarily'] },
  ),
  status(303, 'See Other', '15.4.4', 'Another resource, which is asked for by GET, answers the request indirectly.'),
  status(
    304,
    'Not Modified',
    '15.4.5',
    'The condition of a GET or HEAD request is false: the client’s stored representation is still valid.',
  ),
  status(305, 'Use Proxy', '15.4.6', 'Deprecated: the resource was to be asked for through a proxy.'),
  status(
    306,
    '(Unused)',
    '15.4.7',
    'Was defined in an earlier version of HTTP; it is no longer used, and the code is reserved.',
    { former: ['Switch Proxy'], isUnused: true },
  ),
  status(
    307,
    'Temporary Redirect',
    '15.4.8',
    'The resource stands temporarily at another URI; the method must not change.',
  ),
  status(308, 'Permanent Redirect', '15.4.9', 'The resource has a new permanent URI; the method must not change.'),
  status(
    400,
    'Bad Request',
    '15.5.1',
    'The server won’t process the request because of what it sees as the client’s mistake, such as malformed syntax.',
  ),
  status(
    401,
    'Unauthorized',
    '15.5.2',
    'The request lacks valid credentials; `WWW-Authenticate` says how to authenticate.',
  ),
  status(402, 'Payment Required', '15.5.3', 'Reserved for future use.'),
  status(403, 'Forbidden', '15.5.4', 'The server understood the request but refuses to fulfil it.'),
  status(
    404,
    'Not Found',
    '15.5.5',
    'The server found no current representation of the resource, or won’t disclose that there is one.',
  ),
  status(
    405,
    'Method Not Allowed',
    '15.5.6',
    'The resource doesn’t support the method; `Allow` lists those that it does.',
  ),
  status(406, 'Not Acceptable', '15.5.7', 'No representation fits what the client said that it accepts.'),
  status(
    407,
    'Proxy Authentication Required',
    '15.5.8',
    'The client needs to authenticate itself to use a proxy; `Proxy-Authenticate` says how.',
  ),
  status(
    408,
    'Request Timeout',
    '15.5.9',
    'The complete request didn’t arrive within the time that the server was ready to wait.',
    { former: ['Request Time-out'] },
  ),
  status(409, 'Conflict', '15.5.10', 'The request conflicts with the current state of the resource.'),
  status(410, 'Gone', '15.5.11', 'The resource is no longer available, and this is likely to be permanent.'),
  status(411, 'Length Required', '15.5.12', 'The server refuses the request without a `Content-Length`.'),
  status(412, 'Precondition Failed', '15.5.13', 'A condition in the request’s header fields is false.'),
  status(
    413,
    'Content Too Large',
    '15.5.14',
    'The request’s content is larger than the server is willing or able to process.',
    { former: ['Payload Too Large', 'Request Entity Too Large'] },
  ),
  status(414, 'URI Too Long', '15.5.15', 'The target URI is longer than the server is willing to interpret.', {
    former: ['Request-URI Too Long', 'Request-URI Too Large'],
  }),
  status(
    415,
    'Unsupported Media Type',
    '15.5.16',
    'The content’s format is not supported by this method on this resource.',
  ),
  status(416, 'Range Not Satisfiable', '15.5.17', 'None of the requested ranges can be served.', {
    former: ['Requested Range Not Satisfiable'],
  }),
  status(417, 'Expectation Failed', '15.5.18', 'The expectation in `Expect` could not be met.'),
  status(
    418,
    '(Unused)',
    '15.5.19',
    'Was used by an April Fools’ RFC and is reserved, so that it can’t be assigned to anything else.',
    { former: ["I'm a teapot"], isUnused: true },
  ),
  status(
    421,
    'Misdirected Request',
    '15.5.20',
    'The request was directed at a server that can’t or won’t answer for this URI.',
  ),
  status(
    422,
    'Unprocessable Content',
    '15.5.21',
    'The content’s type and syntax are right, but its instructions could not be processed.',
    { former: ['Unprocessable Entity'] },
  ),
  status(423, 'Locked', '11.3', 'The source or the destination of the method is locked (WebDAV).', { rfc: 4918 }),
  status(
    424,
    'Failed Dependency',
    '11.4',
    'The method could not be performed since another one, on which it depends, failed (WebDAV).',
    { rfc: 4918 },
  ),
  status(425, 'Too Early', '5.2', 'The server won’t risk processing a request that might be replayed.', { rfc: 8470 }),
  status(
    426,
    'Upgrade Required',
    '15.5.22',
    'The server refuses the request with the current protocol; `Upgrade` names the one that is needed.',
  ),
  status(428, 'Precondition Required', '3', 'The server requires the request to be conditional.', { rfc: 6585 }),
  status(
    429,
    'Too Many Requests',
    '4',
    'The client sent too many requests in a given time; `Retry-After` may say how long to wait.',
    { rfc: 6585 },
  ),
  status(
    431,
    'Request Header Fields Too Large',
    '5',
    'The request’s header fields, one or all together, are too large.',
    { rfc: 6585 },
  ),
  status(
    451,
    'Unavailable For Legal Reasons',
    '3',
    'Access to the resource is denied as a consequence of a legal demand.',
    { rfc: 7725 },
  ),
  status(
    500,
    'Internal Server Error',
    '15.6.1',
    'The server met an unexpected condition that kept it from fulfilling the request.',
  ),
  status(501, 'Not Implemented', '15.6.2', 'The server doesn’t support what the request needs, such as its method.'),
  status(502, 'Bad Gateway', '15.6.3', 'A gateway or proxy received an invalid response from the server behind it.'),
  status(
    503,
    'Service Unavailable',
    '15.6.4',
    'The server is overloaded or under maintenance; `Retry-After` may say how long to wait.',
  ),
  status(
    504,
    'Gateway Timeout',
    '15.6.5',
    'A gateway or proxy did not get a response in time from the server behind it.',
    { former: ['Gateway Time-out'] },
  ),
  status(
    505,
    'HTTP Version Not Supported',
    '15.6.6',
    'The server doesn’t support the major version of HTTP that the request uses.',
  ),
  status(
    506,
    'Variant Also Negotiates',
    '8.1',
    'The chosen variant is itself set up to negotiate: the server’s configuration is wrong.',
    { rfc: 2295 },
  ),
  status(
    507,
    'Insufficient Storage',
    '11.5',
    'The server can’t store the representation that the request needs to succeed (WebDAV).',
    { rfc: 4918 },
  ),
  status(508, 'Loop Detected', '7.2', 'The server ended an operation because it met an infinite loop (WebDAV).', {
    rfc: 5842,
  }),
  status(510, 'Not Extended', '7', 'Obsolete: the request lacked the extensions that the server asks for.', {
    rfc: 2774,
  }),
  status(
    511,
    'Network Authentication Required',
    '6',
    'The client needs to authenticate itself to gain access to the network.',
    { rfc: 6585 },
  ),
];

const byCode: ReadonlyMap<number, HttpStatus> = new Map(httpStatuses.map((one) => [one.code, one]));

interface StatusOptions {
  /** The number of the RFC that defines it; 9110 unless told. */
  readonly rfc?: number;
  readonly former?: readonly string[];
  readonly isUnused?: boolean;
}

function status(
  code: number,
  phrase: string,
  section: string,
  meaning: string,
  options: StatusOptions = {},
): HttpStatus {
  const { rfc = 9110, former = [], isUnused = false } = options;
  return {
    code,
    phrase,
    formerPhrases: former,
    isUnused,
    class: statusClass(code) ?? 'server error',
    isHeuristicallyCacheable: heuristicallyCacheable.has(code),
    meaning,
    reference: `RFC ${rfc}, section ${section}`,
    link: `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${section}`,
  };
}
