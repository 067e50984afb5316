/** A header field of HTTP as its specification defines it: https://www.iana.org/assignments/http-fields */
export interface HttpField {
  readonly name: string;
  /** Which messages have it. */
  readonly of: 'request' | 'response' | 'both';
  /** One sentence. */
  readonly meaning: string;
  /** The specification's name and section: `RFC 9110, section 12.5.1`. Undefined for a field of no specification. */
  readonly reference: { readonly name: string; readonly link: string } | undefined;
}

/** The field of a name, in any case. */
export function findField(name: string): HttpField | undefined {
  return byName.get(name.toLowerCase());
}

/** Name, messages (`q` request, `s` response, `b` both), specification and meaning; each in a line. */
const table = `
Content-Type|b|9110 8.3|Media type of the content.
Accept|q|9110 12.5.1|Media types that the client takes.
Authorization|q|9110 11.6.2|Credentials of the client: a scheme and what it needs.
Cache-Control|b|9111 5.2|What caches may do with the message.
Location|s|9110 10.2.2|Where the resource is that was created, or where to go instead.
Host|q|9110 7.2|Host and port of the target.
User-Agent|q|9110 10.1.5|The program that sends the request.
Content-Length|b|9110 8.6|Length of the content, in bytes.
ETag|s|9110 8.8.3|Identifies this version of the representation.
If-None-Match|q|9110 13.1.2|Only if none of these versions is the current one.
If-Match|q|9110 13.1.1|Only if one of these versions is the current one.
Retry-After|s|9110 10.2.3|When to try again: seconds, or a date.
Link|b|8288 3|Links to related resources, such as the next page.
Idempotency-Key|q|draft-ietf-httpapi-idempotency-key-header|Makes repeated requests have the effect of one.
X-API-Key|q||The client's API key. Of no specification.
X-Request-ID|b||Identifies the request in logs. Of no specification.
X-Correlation-ID|b||Ties together requests of one operation. Of no specification.
WWW-Authenticate|s|9110 11.6.1|How the client may authenticate itself.
Accept-Language|q|9110 12.5.4|Languages that the client prefers.
Accept-Encoding|q|9110 12.5.3|Codings of the content that the client takes.
Content-Encoding|b|9110 8.4|Codings that the content has, in their order.
Content-Language|b|9110 8.5|Languages of the content's audience.
Content-Disposition|s|6266 4|Whether the content is shown or saved, and under which name.
Content-Location|b|9110 8.7|A URI of the representation that is sent.
Content-Range|s|9110 14.4|Which part of the representation is sent.
Last-Modified|s|9110 8.8.2|When the representation was changed last.
If-Modified-Since|q|9110 13.1.3|Only if it was changed after this date.
If-Unmodified-Since|q|9110 13.1.4|Only if it was not changed after this date.
If-Range|q|9110 13.1.5|The range only if the representation is still the same.
Range|q|9110 14.2|Which parts of the representation are wanted.
Accept-Ranges|s|9110 14.3|Units in which ranges may be asked for.
Accept-Patch|s|5789 3.1|Media types that PATCH takes here.
Allow|s|9110 10.2.1|Methods that the resource supports.
Vary|s|9110 12.5.5|Fields of the request on which the response depends.
Date|b|9110 6.6.1|When the message was made.
Expires|s|9111 5.3|When the response becomes stale.
Age|s|9111 5.1|Seconds that the response has been in caches.
Prefer|q|7240 2|What the client would like, such as \`return=minimal\`.
Preference-Applied|s|7240 3|Which of the client's preferences were followed.
RateLimit|s|draft-ietf-httpapi-ratelimit-headers|What is left of the quota.
RateLimit-Policy|s|draft-ietf-httpapi-ratelimit-headers|The quotas and their windows.
X-RateLimit-Limit|s||Requests allowed in a window. Of no specification.
X-RateLimit-Remaining|s||Requests left in the window. Of no specification.
X-RateLimit-Reset|s||When the window ends. Of no specification.
Deprecation|s|9745 2|Since when, or from when on, the resource is deprecated.
Sunset|s|8594 3|When the resource is expected to go.
Cookie|q|6265 4.2|Cookies that the server has set before.
Set-Cookie|s|6265 4.1|A cookie for the client to keep.
Origin|q|6454 7|The origin that the request comes from.
Referer|q|9110 10.1.3|The page that led to the request.
Access-Control-Allow-Origin|s|fetch|Origins that may read the response.
Access-Control-Allow-Methods|s|fetch|Methods that other origins may use.
Access-Control-Allow-Headers|s|fetch|Fields that other origins may send.
Access-Control-Allow-Credentials|s|fetch|Whether other origins may send credentials.
Access-Control-Expose-Headers|s|fetch|Fields that other origins may read.
Access-Control-Max-Age|s|fetch|Seconds that the answer to a preflight may be kept.
Access-Control-Request-Method|q|fetch|The method that a preflight asks about.
Access-Control-Request-Headers|q|fetch|The fields that a preflight asks about.
traceparent|q|https://www.w3.org/TR/trace-context/#traceparent-header|The place of the request in a distributed trace.
tracestate|q|https://www.w3.org/TR/trace-context/#tracestate-header|What tracing systems add to \`traceparent\`.
baggage|q|https://www.w3.org/TR/baggage/|Properties that travel with a trace.
Last-Event-ID|q|https://html.spec.whatwg.org/multipage/server-sent-events.html#the-last-event-id-header|The last event that the client has had of a stream.
DPoP|q|9449 4|Proof that the client has the key of its token.
DPoP-Nonce|s|9449 8|A nonce for the next proof.
Signature|b|9421 4.2|Signatures of the message.
Signature-Input|b|9421 4.1|What the signatures cover.
Content-Digest|b|9530 2|Digest of the content.
Repr-Digest|b|9530 3|Digest of the whole representation.
Want-Content-Digest|b|9530 4|Digests of the content that are wanted.
Strict-Transport-Security|s|6797 6.1|For how long only HTTPS may be used.
Content-Security-Policy|s|https://www.w3.org/TR/CSP3/#csp-header|What a page may load and run.
Referrer-Policy|s|https://www.w3.org/TR/referrer-policy/#referrer-policy-header|What later requests say in \`Referer\`.
X-Content-Type-Options|s|https://fetch.spec.whatwg.org/#x-content-type-options-header|\`nosniff\`: take the media type as it is.
X-Frame-Options|s|7034 2|Whether a page may be shown in a frame.
X-Forwarded-For|q||Addresses of the client and of proxies. Of no specification; see \`Forwarded\`.
X-Forwarded-Host|q||The host that the client asked for. Of no specification; see \`Forwarded\`.
X-Forwarded-Proto|q||The protocol that the client used. Of no specification; see \`Forwarded\`.
X-HTTP-Method-Override|q||The method that is meant instead of POST. Of no specification.
Forwarded|q|7239 4|What proxies changed: client, host, protocol.
Via|b|9110 7.6.3|Proxies that the message went through.
Server|s|9110 10.2.4|The program that answers.
Server-Timing|s|https://www.w3.org/TR/server-timing/#the-server-timing-header-field|How long the server took for what.
Connection|b|9110 7.6.1|What holds for this connection only.
Keep-Alive|b|2068 19.7.1.1|For how long a connection stays open.
Upgrade|b|9110 7.8|A protocol to change to.
Transfer-Encoding|b|9112 6.1|How the content is framed in HTTP/1.1.
TE|q|9110 10.1.4|Transfer codings that the client takes.
Trailer|b|9110 6.6.2|Fields that come behind the content.
Expect|q|9110 10.1.1|\`100-continue\`: answer before the content is sent.
From|q|9110 10.1.2|Mail address of the person behind the client.
Max-Forwards|q|9110 7.6.2|How many proxies may still pass the request on.
Priority|b|9218 5|How urgent the response is.
Early-Data|q|8470 5.1|The request may have been sent again by somebody else.
Alt-Svc|s|7838 3|Where else the same service is.
Cache-Status|s|9211 2|What caches did with the request.
Proxy-Authenticate|s|9110 11.7.1|How the client may authenticate itself to a proxy.
Proxy-Authorization|q|9110 11.7.2|Credentials for a proxy.
Proxy-Status|s|9209 2|What proxies did, and what failed.
Authentication-Info|s|9110 11.6.3|What follows from the authentication.
Accept-CH|s|8942 3.1|Client hints that the server wants.
Accept-Charset|q|9110 12.5.2|Character encodings; deprecated.
Pragma|q|9111 5.4|\`no-cache\` for HTTP/1.0; deprecated.
Depth|q|4918 10.2|How deep a WebDAV request reaches.
Destination|q|4918 10.3|Where WebDAV copies or moves to.
Overwrite|q|4918 10.6|Whether WebDAV may overwrite the destination.
Lock-Token|b|4918 10.5|The lock of a WebDAV resource.
Slug|q|5023 9.7|A name for the resource that is created.
SOAPAction|q|https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383528|What a SOAP request is meant to do.`;

const messages = { q: 'request', s: 'response', b: 'both' } as const;

function readField(line: string): HttpField {
  const [name = '', of = '', reference = '', meaning = ''] = line.split('|');
  const kind = of === 'q' || of === 's' ? of : 'b';
  return { name, of: messages[kind], meaning, reference: readReference(name, reference) };
}

function readReference(name: string, written: string): HttpField['reference'] {
  if (written === '') return undefined;
  if (written === 'fetch') {
    return { name: 'Fetch standard', link: `https://fetch.spec.whatwg.org/#http-${name.toLowerCase()}` };
  }
  if (written.startsWith('draft-')) {
    return { name: 'Internet-Draft', link: `https://datatracker.ietf.org/doc/${written}/` };
  }
  if (written.startsWith('https:')) {
    return { name: written.startsWith('https://www.w3.org/') ? 'W3C' : 'WHATWG', link: written };
  }
  const [rfc = '', section = ''] = written.split(' ');
  return {
    name: `RFC ${rfc}, section ${section}`,
    link: `https://www.rfc-editor.org/rfc/rfc${rfc}.html#section-${section}`,
  };
}

/** The usual ones of APIs first. */
export const httpFields: readonly HttpField[] = table.trim().split('\n').map(readField);

const byName = new Map(httpFields.map((field) => [field.name.toLowerCase(), field]));
