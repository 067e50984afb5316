import type { DescribedApi } from '../api/api.ts';

/** What operations have in common that several descriptions have, such as those of versions of one API: method, path but for the names of its parameters, and servers but for a version. */
export function namesakeKey({ servers }: Pick<DescribedApi, 'servers'>, key: string): string {
  const [first] = servers;
  const server = first?.url.replace(/^[a-z][\w+.-]*:/i, '').replace(version, '/') ?? '';
  return `${server} ${key.trim().replace(/\{[^{}]*\}/g, '{}')}`;
}

/** A segment of a path that is a version. */
const version = /\/v?\d+(?:\.\d+)*(?:(?:alpha|beta|rc)\d*)?(?=\/|$)/gi;
