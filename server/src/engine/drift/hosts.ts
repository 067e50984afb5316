import { hostOf, isLocal } from '../http/hosts.ts';
import type { AskedApi } from './asked-api.ts';

/** All URLs that the descriptions and the configuration give, relative ones among them. */
export function serverUrls(asked: AskedApi): readonly string[] {
  return [...asked.apis.flatMap((api) => asked.servers(api).map(({ url }) => url)), ...asked.bound.servers];
}

/** Whether a host can't be any of the API's: they have hosts, and it is none of them, and it stands for none. */
export function isElsewhere(server: string, asked: AskedApi): boolean {
  const host = knownHost(server);
  if (host === undefined || isLocal(host)) return false;
  const hosts = serverUrls(asked).map((url) => (url.includes('{') ? undefined : hostOf(url)));
  return hosts.length > 0 && !hosts.includes(undefined) && !hosts.includes(host);
}

/** The host of a URL, where it is written down as one: no variable, no placeholder. */
export function knownHost(server: string): string | undefined {
  if (/[{}<>$[\]*]|…|\.{3}/.test(server)) return undefined;
  const host = hostOf(server);
  return host === undefined || isExampleHost(host) ? undefined : host;
}

/** Hosts that stand for another (RFC 2606, and what authors write in their way). */
export function isExampleHost(host: string): boolean {
  return /(?:^|\.)example(?:\.(?:com|net|org|edu))?$|\b(?:your|my)[-_.]?\w*\b|(?:^|[.-])(?:host|domain|server)(?:name)?(?:$|[.-])|xxx/i.test(
    host,
  );
}
