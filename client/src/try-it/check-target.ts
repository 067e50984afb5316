import type { BuiltRequest } from '#shared/try-it.ts';

/**
 * Whether a request goes where the plan's server is: to its origin, below its base path, as whoever sends it reads the URL. A sentence where it doesn't, or where
 * something in it would make two requests of one.
 */
export function problemOfTarget({ url, method, headers }: BuiltRequest, server: string): string | undefined {
  if (!URL.canParse(url) || !URL.canParse(server)) return 'This is no URL that a request can be sent to.';
  const [target, base] = [new URL(url), new URL(server)];
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    return `Requests are not sent over ${target.protocol}`;
  if (target.username !== '' || target.password !== '') return 'A URL with a name or a password in it is not asked.';
  const path = base.pathname.replace(/\/+$/, '');
  const isBelow = target.pathname === path || target.pathname.startsWith(`${path}/`);
  if (target.origin !== base.origin || !isBelow) return `${target.origin}${target.pathname} is not below ${server}.`;
  if (!/^[A-Z-]+$/.test(method)) return `${method} is no method.`;
  const isBroken = headers.some((pair) => pair.some((text) => /[\r\n\0]/.test(text)));
  return isBroken ? 'A header has a line break in it.' : undefined;
}

/** Whether what is sent there can be read on its way: credentials don't go there. */
export function isOpenToAll(origin: string): boolean {
  return (
    /^http:/i.test(origin) &&
    !/^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\]|[^/]+\.localhost)(?::\d+)?$/i.test(origin)
  );
}
