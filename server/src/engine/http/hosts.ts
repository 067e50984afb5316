/** The host of an absolute URL, or of `host` and `host:port`, in small letters; undefined for what names none. */
export function hostOf(url: string): string | undefined {
  const authority =
    /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i.exec(url)?.[1] ?? /^[^/?#:]+(?::\d+)?(?=[/?#]|$)/.exec(url)?.[0];
  if (!authority) return undefined;
  const host = authority.replace(/^[^@]*@/, '').replace(/:\d*$/, '');
  return host.toLowerCase().replace(/\.$/, '');
}

/** Whether a host is the machine itself, or in a network of its own (RFC 1918, RFC 6761, RFC 6762). */
export function isLocal(host: string): boolean {
  return (
    /^(?:localhost|.+\.(?:localhost|local|internal|test)|\[::1\]|0\.0\.0\.0)$/.test(host) ||
    /^(?:127|10)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/.test(host) ||
    /^[a-z\d][a-z\d_-]*$/.test(host)
  );
}
