import type { BuiltRequest, HeaderPair, PlannedCredential } from '#shared/try-it.ts';

/** A secret, and what it is the secret of. */
export interface KnownCredential {
  readonly planned: PlannedCredential;
  readonly secret: string;
}

/** A request with its credentials. Nothing of it may be told to a page. */
export function withCredentials(request: BuiltRequest, credentials: readonly KnownCredential[]): BuiltRequest {
  const url = new URL(request.url);
  const headers: HeaderPair[] = [...request.headers];
  for (const { planned, secret } of credentials) {
    switch (planned.kind) {
      case 'query': {
        const pair = `${encodeURIComponent(planned.name)}=${encodeURIComponent(secret)}`;
        url.search = url.search === '' ? pair : `${url.search}&${pair}`;
        break;
      }
      case 'basic':
        headers.push([planned.name, `${planned.prefix}${base64(secret)}`]);
        break;
      case 'header':
        headers.push([planned.name, secret.startsWith(planned.prefix) ? secret : `${planned.prefix}${secret}`]);
        break;
    }
  }
  return { ...request, url: url.href, headers };
}

/** A text without any secret that was sent, in any of the forms in which it was: an API may send back what it got. */
export function withoutSecrets(text: string, credentials: readonly KnownCredential[]): string {
  let clean = text;
  for (const piece of piecesOf(credentials)) clean = clean.replaceAll(piece, mask);
  return clean;
}

/** Of a header that says who somebody is, or lets somebody in, only the name is told. */
export function maskedHeaders(
  headers: readonly HeaderPair[],
  credentials: readonly KnownCredential[],
): readonly HeaderPair[] {
  return headers.map(([name, value]) => [name, isSecretHeader(name) ? mask : withoutSecrets(value, credentials)]);
}

function isSecretHeader(name: string): boolean {
  if (/^www-authenticate$|^proxy-authenticate$/i.test(name)) return false;
  return /auth|cookie|token|secret|api-?key|passw|session|credential|signature/i.test(name);
}

/** The longest first, so that what holds another goes whole. */
function piecesOf(credentials: readonly KnownCredential[]): readonly string[] {
  const pieces = credentials.flatMap(({ planned, secret }) => {
    const bare = secret.startsWith(planned.prefix) ? secret.slice(planned.prefix.length) : secret;
    const parts = planned.kind === 'basic' ? [base64(secret), secret.slice(secret.indexOf(':') + 1)] : [];
    return [secret, bare, ...parts].flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)]);
  });
  return [...new Set(pieces)].filter((piece) => piece !== '').sort((a, b) => b.length - a.length);
}

const mask = '•••';

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
