import { urlOf } from '../spec/facts/servers.ts';
import type { Node } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type { DescribedServer } from './described.ts';

/** The servers of the document; without any, the one that the specification takes for granted is left out: `/` (OpenAPI 3.1.1, 4.8.1). */
export function readServers(context: ApiContext): readonly DescribedServer[] {
  return context.version === '2.0' ? readHost(context) : serversIn(context.root.get('servers'), context);
}

/** Those of a list of Server Objects: of the document, of a path item or of an operation. */
export function serversIn(node: Node | undefined, api: Pick<ApiContext, 'followMap'>): DescribedServer[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    const server = api.followMap(item);
    const url = server && urlOf(server);
    const at = server?.get('url');
    if (!server || !at || url === undefined) return [];
    const variables = server.map('variables')?.entries.map(({ key }) => key) ?? [];
    return [{ url: withoutSlash(url), description: server.text('description'), variables, at }];
  });
}

/** `schemes`, `host` and `basePath` of 2.0. */
function readHost({ root }: ApiContext): DescribedServer[] {
  const [host, base] = [root.text('host'), root.text('basePath') ?? ''];
  const at = root.get('host') ?? root.get('basePath');
  if (!at) return [];
  const path = withoutSlash(base.startsWith('/') || base === '' ? base : `/${base}`);
  if (host === undefined) return [{ url: path, description: undefined, variables: [], at }];
  const listed = root.list('schemes')?.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
  const schemes = listed && listed.length > 0 ? listed : ['https'];
  return schemes.map((scheme) => ({ url: `${scheme}://${host}${path}`, description: undefined, variables: [], at }));
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
