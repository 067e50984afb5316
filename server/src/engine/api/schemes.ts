import { flowsOf } from '../spec/facts/security.ts';
import { keyPlace, type MapNode } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type { DescribedFlow, DescribedScheme } from './described.ts';

/** The security schemes of the document. One without a type that is known is left out. */
export function readSchemes(api: ApiContext): readonly DescribedScheme[] {
  const isOld = api.version === '2.0';
  const map = isOld
    ? api.followMap(api.root.get('securityDefinitions'))
    : api.followMap(api.followMap(api.root.get('components'))?.get('securitySchemes'));
  return (map?.entries ?? []).flatMap((entry) => {
    const node = entry.key.startsWith('x-') ? undefined : api.followMap(entry.value);
    const type = node && typeOf(node);
    if (!node || !type) return [];
    return [
      {
        name: entry.key,
        type,
        description: node.text('description'),
        in: type === 'apiKey' ? placeOf(node) : undefined,
        parameterName: type === 'apiKey' ? node.text('name') : undefined,
        httpScheme: httpSchemeOf(node, type),
        flows: type === 'oauth2' ? readFlows(node, isOld, api) : [],
        openIdConnectUrl: node.text('openIdConnectUrl'),
        node,
        at: keyPlace(entry),
      },
    ];
  });
}

function typeOf(node: MapNode): DescribedScheme['type'] | undefined {
  const type = node.text('type');
  switch (type) {
    case 'basic':
      return 'http';
    case 'apiKey':
    case 'http':
    case 'mutualTLS':
    case 'oauth2':
    case 'openIdConnect':
      return type;
    case undefined:
      return undefined;
  }
  return undefined;
}

function placeOf(node: MapNode): DescribedScheme['in'] {
  const place = node.text('in');
  return place === 'query' || place === 'header' || place === 'cookie' ? place : undefined;
}

function httpSchemeOf(node: MapNode, type: DescribedScheme['type']): string | undefined {
  if (type !== 'http') return undefined;
  return node.text('type') === 'basic' ? 'basic' : node.text('scheme')?.toLowerCase();
}

function readFlows(node: MapNode, isOld: boolean, api: ApiContext): readonly DescribedFlow[] {
  const flows = isOld ? [{ kind: kindOfOld(node.text('flow')), node }] : flowsOf(node);
  return flows.map(({ kind, node: flow }) => ({
    kind,
    authorizationUrl: flow.text('authorizationUrl'),
    tokenUrl: flow.text('tokenUrl'),
    refreshUrl: flow.text('refreshUrl'),
    scopes: (api.followMap(flow.get('scopes'))?.entries ?? [])
      .filter(({ key }) => !key.startsWith('x-'))
      .map((entry) => ({
        name: entry.key,
        description:
          entry.value.kind === 'scalar' && entry.value.value !== null ? String(entry.value.value) : undefined,
        at: keyPlace(entry),
      })),
    node: flow,
  }));
}

/** The names of 2.0 in the words of 3.0. */
function kindOfOld(flow: string | undefined): string {
  if (flow === 'accessCode') return 'authorizationCode';
  return flow === 'application' ? 'clientCredentials' : (flow ?? 'implicit');
}
