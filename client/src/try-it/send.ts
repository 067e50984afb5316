import type { BuiltRequest, ReceivedAnswer } from '#shared/try-it.ts';

export interface SendOptions {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What came back, with what is shown besides. */
export interface Sent {
  readonly answer: ReceivedAnswer;
  readonly phrase: string;
  readonly milliseconds: number;
  /** There is a body that is no text: so many bytes, at least. */
  readonly binary: number | undefined;
  /** Where the server leads to; that is not followed. */
  readonly redirect: string | undefined;
}

/** Sends a request once: no cookies, no cache, no other host. Of the answer's body no more than 1 MB is read. Throws what `fetch` throws. */
export async function sendRequest(request: BuiltRequest, { fetch, now, signal }: SendOptions): Promise<Sent> {
  const start = now();
  const init: RequestInit & { readonly cache: 'no-store' } = {
    method: request.method,
    headers: request.headers.map(([name, value]) => [name, value]),
    ...(request.body === undefined ? undefined : { body: request.body }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
  const response = await fetch(request.url, init);
  const { bytes, isCut } = await readSome(response, signal);
  const milliseconds = Math.round(now() - start);
  const headers = [...response.headers].map(([name, value]) => [name, value] as const);
  const type = response.headers.get('content-type') ?? '';
  const isText = bytes.length === 0 || isTextual(type, bytes);
  return {
    answer: { status: response.status, headers, body: isText ? decoded(bytes, type) : '', isCut: isCut || !isText },
    phrase: response.statusText,
    milliseconds,
    binary: isText ? undefined : bytes.length,
    redirect: redirectOf(response, request.url),
  };
}

/** In bytes. */
const mostRead = 1_000_000;

async function readSome(response: Response, signal: AbortSignal): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (reader && length <= mostRead) {
    signal.throwIfAborted();
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  const isCut = length > mostRead;
  if (isCut) await reader?.cancel();
  const bytes = new Uint8Array(Math.min(length, mostRead));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece.subarray(0, bytes.length - at), at);
    at = Math.min(bytes.length, at + piece.length);
  }
  return { bytes, isCut };
}

function isTextual(type: string, bytes: Uint8Array): boolean {
  if (/^(?:image(?!\/svg)|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip|wasm)\b/i.test(type))
    return false;
  return !bytes.subarray(0, 1_000).includes(0);
}

function decoded(bytes: Uint8Array, type: string): string {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** In a browser nobody is told where to. */
function redirectOf(response: Response, url: string): string | undefined {
  if (response.type === 'opaqueredirect') return 'elsewhere';
  const target = response.headers.get('location');
  const isRedirect = response.status >= 300 && response.status < 400;
  return isRedirect && target !== null && URL.canParse(target, url) ? new URL(target, url).href : undefined;
}
