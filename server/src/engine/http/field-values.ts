/** What a header field may say, or what it may begin with. */
export interface FieldValue {
  readonly value: string;
  readonly meaning: string;
}

/** The values of a field that are words of its specification; none for another field. Media types are told by {@link mediaTypes}. */
export function fieldValues(field: string): readonly FieldValue[] {
  return values.get(field.toLowerCase()) ?? [];
}

/** Has the field a media type as its value? */
export function holdsMediaType(field: string): boolean {
  return /^(?:content-type|accept|accept-patch|accept-post)$/i.test(field);
}

const codings = read(`
gzip|LZ77 with a checksum (RFC 9110, section 8.4.1.3).
br|Brotli (RFC 7932).
zstd|Zstandard (RFC 8878).
deflate|zlib (RFC 9110, section 8.4.1.2).
identity|No coding.`);

/** https://www.iana.org/assignments/http-authschemes */
const schemes = read(`
Bearer |An access token (RFC 6750).
Basic |Name and password in Base64 (RFC 7617).
Digest |Name and password as a digest (RFC 7616).
DPoP |An access token bound to a key (RFC 9449).
Negotiate |Kerberos (RFC 4559).
Mutual |Password of which neither side learns more (RFC 8120).
HOBA |A signature instead of a password (RFC 7486).
SCRAM-SHA-256 |Salted challenge and response (RFC 7804).
GNAP |An access token of GNAP (RFC 9635).
vapid |A web push server's identity (RFC 8292).`);

const directives = read(`
no-store|Keep nothing of it.
no-cache|Keep it, and ask before it is used again.
max-age=|Fresh for so many seconds.
private|For one user only.
public|For everybody, also where it would not be kept.
must-revalidate|Once stale, not used without asking.
s-maxage=|Fresh in shared caches for so many seconds.
no-transform|Not changed on its way.
immutable|Never changes while it is fresh (RFC 8246).
stale-while-revalidate=|Used so many seconds while asking anew (RFC 5861).
stale-if-error=|Used so many seconds where asking fails (RFC 5861).
proxy-revalidate|Shared caches ask once it is stale.
must-understand|Kept only where its status is understood.
max-stale=|Takes what has been stale for so long.
min-fresh=|Takes what stays fresh for so long.
only-if-cached|Only what a cache has.`);

const preferences = read(`
return=minimal|No more than is needed in the response.
return=representation|The resource in the response.
respond-async|Answer 202 rather than make the client wait.
wait=|For so many seconds.
handling=strict|Fail where anything is wrong.
handling=lenient|Go on where something is wrong.`);

const values: ReadonlyMap<string, readonly FieldValue[]> = new Map([
  ['authorization', schemes],
  ['proxy-authorization', schemes],
  ['www-authenticate', schemes],
  ['proxy-authenticate', schemes],
  ['cache-control', directives],
  ['accept-encoding', codings],
  ['content-encoding', codings],
  ['prefer', preferences],
  ['connection', read('close|The connection ends with this message.\nkeep-alive|The connection stays open.')],
  ['transfer-encoding', read('chunked|The content comes in chunks.')],
  ['x-content-type-options', read('nosniff|Take the media type as it is.')],
  ['expect', read('100-continue|Answer before the content is sent.')],
]);

function read(lines: string): readonly FieldValue[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [value = '', meaning = ''] = line.split('|');
      return { value, meaning };
    });
}
