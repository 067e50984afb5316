import { distance } from 'fastest-levenshtein';
import type { DescribedServer } from '../api/described.ts';
import { isLocal } from '../http/hosts.ts';
import { type Place, textAt } from '../spec/tree/node.ts';
import { asPattern } from '../text.ts';
import type { AskedApi } from './asked-api.ts';

/** A server that requests may go to. */
export interface KnownServer {
  /** As the description has it, with its variables in braces; without a slash at its end. */
  readonly url: string;
  /** With its port; undefined for a relative URL. */
  readonly host: string | undefined;
  /** Without slashes at its ends. */
  readonly base: string;
  /** Undefined for one that the configuration adds. */
  readonly at: Place | undefined;
}

/** Those of the descriptions and of the configuration. */
export function knownServers(asked: AskedApi): readonly KnownServer[] {
  return [
    ...asked.apis.flatMap((api) => asked.servers(api).map(ofDescribed)),
    ...asked.bound.servers.map((url) => serverOf(url, undefined)),
  ];
}

export function ofDescribed({ url, variables, at }: DescribedServer): KnownServer {
  return serverOf(variables.length > 0 ? textAt(at).replace(/^["']|["']$/g, '') : url, at);
}

function serverOf(url: string, at: Place | undefined): KnownServer {
  const plain = url.replace(/\/+$/, '');
  const found = absolute.exec(plain);
  return {
    url: plain,
    host: found ? hostIn(found) : undefined,
    base: trimmed(found ? plain.slice(found[0].length) : plain),
    at,
  };
}

/** With the scheme, a variable for it, or without it for either one (RFC 3986, 4.2). */
const absolute = /^(?:(https?|wss?|\{[^{}]+\}):)?\/\/([^/?#]+)/i;

function hostIn(found: RegExpExecArray): string {
  const [, scheme = '', authority = ''] = found;
  const host = authority.replace(/^[^@]*@/, '').toLowerCase();
  return host.replace(/s$/i.test(scheme) ? /:443$/ : /:80$/, '');
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

/** What differs between a URL and all servers. */
export type ServerDifference = 'host' | 'base';

/**
 * Compares scheme and host, as a document writes them, and a base path with the servers. Undefined where they are one's, or where it can't be told: a host that stands for another one, or
 * is the reader's own machine, or servers that may be anywhere.
 */
export function differenceFrom(
  servers: readonly KnownServer[],
  server: string,
  isBase: (base: string) => boolean,
): ServerDifference | undefined {
  const host = certainHost(server);
  if (host === undefined || servers.length === 0) return undefined;
  const reachable = reachableAt(host, servers);
  if (reachable.length > 0) return reachable.some(({ base }) => isBase(base)) ? undefined : 'base';
  const hosts = servers.flatMap((one) => one.host ?? []);
  if (hosts.every((one) => isLocal(hostName(one)))) return undefined;
  const areExamples = hosts.every(isExampleHost) && !isExampleHost(host);
  return areExamples && !hosts.some((one) => isSlip(one, host)) ? undefined : 'host';
}

/** Whether a URL is of another API: its host is certain, and none of the servers has it. */
export function isOfAnother(servers: readonly KnownServer[], server: string): boolean {
  const host = certainHost(server);
  return host !== undefined && servers.length > 0 && reachableAt(host, servers).length === 0;
}

/** Undefined for none, and for one that stands for others, or is the reader's own machine. */
function certainHost(server: string): string | undefined {
  const found = absolute.exec(server);
  const host = found ? hostIn(found) : '';
  return host === '' || isOpenHost(host) ? undefined : host;
}

/** A relative URL is on any host. */
function reachableAt(host: string, servers: readonly KnownServer[]): readonly KnownServer[] {
  return servers.filter((one) => one.host === undefined || coversHost(one.host, host));
}

function isSlip(one: string, other: string): boolean {
  return distance(one, other) <= mostSlips;
}

const mostSlips = 2;

function isOpenHost(host: string): boolean {
  return (
    isLocal(hostName(host)) || /[{}<>$[\]*…]|\.{3}|(?:^|[.-])(?:your|my)[-_.]|xxx/.test(host) || placeholder.test(host)
  );
}

/** `host`, `hostname`, `server.domain`: names of what is meant. */
const placeholder = /^(?:<?(?:host|hostname|server|domain|ip|address|url)\b[-\w.]*)(?::\d+)?$/;

function isExampleHost(host: string): boolean {
  return /(?:^|\.)example(?:\.(?:com|net|org|edu))?(?::\d+)?$/.test(host);
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** Variables of a server's URL stand for anything; one for the port stands for the scheme's own, too, which hosts don't have. */
function coversHost(pattern: string, host: string): boolean {
  if (!pattern.includes('{')) return pattern === host;
  return [pattern, pattern.replace(/:\{[^{}]*\}$/, '')].some((one) => asPatternOf(one).test(host));
}

/** Whether a base path is the one of a server; a variable before it may be the host: `{root}/v1`. */
export function coversBase(pattern: string, base: string): boolean {
  if (!pattern.includes('{')) return pattern === base;
  return [pattern, pattern.replace(/^\{[^{}]*\}(?:\/|$)/, '')].some((one) => asPatternOf(one).test(base));
}

function asPatternOf(pattern: string): RegExp {
  const parts = pattern.split(/\{[^{}]*\}/).map(asPattern);
  return new RegExp(`^${parts.join('.+')}$`, 'i');
}

/** The URLs of servers that have all of it, those most like a URL first. */
export function nearestServers(servers: readonly KnownServer[], url: string): readonly string[] {
  const whole = servers.filter((one) => one.host !== undefined && !one.url.includes('{')).map((one) => one.url);
  return [...new Set(whole)].sort((a, b) => distance(a, url) - distance(b, url)).slice(0, mostOffers);
}

const mostOffers = 3;
