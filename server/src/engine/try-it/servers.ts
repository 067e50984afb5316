import type { PlannedServer } from '#shared/try-it.ts';
import type { DescribedServer } from '../api/described.ts';
import { serversIn } from '../api/servers.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import { readPath } from '../endpoints/path.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { baseUrlOf } from '../preview/base-url.ts';
import { requestOfExample } from '../preview/documented-request.ts';
import type { TriedSubject } from './subject.ts';

/** The servers that a request may go to: those that the description, the document or the configuration names, and no others. */
export function serversOf({ documented, described, servers }: TriedSubject): readonly PlannedServer[] {
  const own = described ? describedServers(described) : [];
  const bases = [...servers, ...(documented ? documentedServers(documented, described?.offset ?? 0) : [])];
  const found = new Map<string, PlannedServer>();
  for (const { url, description } of own) {
    for (const absolute of absoluteUrls(url, bases)) {
      const words = description?.trim().split('\n', 1)[0];
      if (!found.has(absolute)) found.set(absolute, { url: absolute, ...(words ? { description: words } : undefined) });
    }
  }
  for (const base of bases) {
    const url = trimmed(base);
    if (isUsable(url) && !found.has(url)) found.set(url, { url });
  }
  return [...found.values()];
}

/** Of the operation, else of its path, else of the description. */
function describedServers({ api, operation: { node, item } }: OperationMatch): readonly DescribedServer[] {
  const lists = [serversIn(node.get('servers'), api), serversIn(item.get('servers'), api), api.servers];
  return lists.find((list) => list.length > 0) ?? [];
}

/** A URL without a host is meant to be on that of another server. */
function absoluteUrls(url: string, bases: readonly string[]): readonly string[] {
  if (url.startsWith('//')) return absoluteUrls(`https:${url}`, bases);
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return isUsable(url) ? [trimmed(url)] : [];
  const origins = bases.flatMap((base) => /^https?:\/\/[^/?#]+/i.exec(base) ?? []);
  return origins.map((origin) => trimmed(`${origin}/${url.replace(/^\/+/, '')}`)).filter(isUsable);
}

interface Documented {
  readonly file: MarkdownFile;
  readonly operation: DocumentedOperation;
}

/** `offset` tells how many segments of the endpoint's path belong to the server's, as the description has it. */
function documentedServers({ file, operation }: Documented, offset: number): readonly string[] {
  const { path } = operation.endpoint;
  const bases = [path.server, baseUrlOf(file.text) ?? ''].map((base) => withBasePath(base, path.segments, offset));
  const calls = operation.examples.flatMap((example) => {
    const url = requestOfExample(file.text, example, '')?.url;
    return url === undefined ? [] : baseOfCall(url, path.segments.length - offset);
  });
  return [...bases, ...calls].flatMap((base) => (base === undefined || !isUsable(base) ? [] : base));
}

function withBasePath(
  base: string,
  segments: readonly { readonly text: string }[],
  offset: number,
): string | undefined {
  const parts = [trimmed(base), ...segments.slice(0, Math.max(0, offset)).map(({ text }) => text)];
  const whole = parts.join('/');
  if (offset >= 0) return whole;
  // The document's base path ends with segments that the description has in its paths.
  const kept = whole.split('/').slice(0, offset).join('/');
  return /^https?:\/\/[^/]+/i.test(kept) ? kept : undefined;
}

/** What a call's URL has before the path. */
function baseOfCall(url: string, count: number): string | undefined {
  const path = readPath(url);
  const left = path.segments.length - count;
  if (left < 0 || path.server === '') return undefined;
  return [path.server, ...path.segments.slice(0, left).map(({ text }) => text)].join('/');
}

/** What a request can be sent to: nothing in it stands for something else, and nobody's name. */
function isUsable(url: string): boolean {
  return /^https?:\/\/[^/?#@\s{}<>$\\]+(?:\/[^?#\s{}<>$\\]*)?$/i.test(url);
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
