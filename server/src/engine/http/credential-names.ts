/** Does a name of a parameter or a header say that its value gives access: `access_token`, `X-Api-Key`? */
export function isCredential(name: string): boolean {
  const words = name.match(word)?.map((text) => text.toLowerCase()) ?? [];
  const at = words.findIndex((text, index) => credential.test(text) || (text === 'key' && words[index - 1] === 'api'));
  if (at === -1) return false;
  const last = words.at(-1) ?? '';
  if (at < words.length - 1 && attributes.has(last)) return false;
  return !(words[at] === 'token' && purposes.has(words[at - 1] ?? ''));
}

const word = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

const credential =
  /^(?:(?:access|refresh|id|auth|oauth|bearer|session)?token|(?:client)?secret|apikey|passw(?:or)?d|passphrase)$/;

/** What is said of a credential, rather than the thing itself: `token_type`, `secretName`. */
const attributes: ReadonlySet<string> = new Set(
  'id ids uid uuid type name names address symbol limit count hint status state version policy length format expiry'.split(
    ' ',
  ),
);

/** Tokens for places in a list, and against forged or repeated requests: `page_token`, `csrfToken`, `clientToken`. */
const purposes: ReadonlySet<string> = new Set(
  'page next prev previous continue continuation pagination paginator sync cursor skip start starting scroll change csrf xsrf client request idempotency idempotent'.split(
    ' ',
  ),
);
