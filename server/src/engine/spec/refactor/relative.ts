import { targetOf } from '../references/target.ts';

/** Where a reference stands before and after, and what it leads to. */
export interface Rebase {
  readonly from: string;
  readonly to: string;
  /** Where a file will be; its own URI, if it stays. */
  moved(uri: string): string;
}

/** A reference as it has to be written in another place, to lead to the same; undefined where it can stay as it is. */
export function rebased(reference: string, { from, to, moved }: Rebase): string | undefined {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? '' : reference.slice(hash);
  const target = targetOf(from, reference);
  if (target.isRemote) return undefined;
  const after = moved(target.uri);
  // What leads to its own file goes with it.
  if (path === '' && after === to) return undefined;
  if (/^[a-z][a-z\d+.-]+:/i.test(path)) return after === target.uri ? undefined : after + fragment;
  const written = path.startsWith('/') ? pathOf(after) : relativePath(to, after);
  const isEncoded = path === '' || encodeURI(path) === path || path.includes('%');
  const next = isEncoded ? encode(written) : written;
  const prefix = needsPrefix(path, next) ? './' : '';
  const result = after === to && fragment !== '' ? fragment : prefix + next + fragment;
  // It may be written in another way, and lead to the right place as it is.
  return targetOf(to, reference).uri === after ? undefined : result;
}

/** A reference to a file from another, or from itself. */
export function referenceTo(from: string, to: string, fragment: string): string {
  return from === to ? fragment : encode(relativePath(from, to)) + fragment;
}

function needsPrefix(before: string, after: string): boolean {
  if (after.startsWith('../')) return false;
  return before.startsWith('./') || /^[^/]*:/.test(after);
}

/** Without escapes. */
function relativePath(from: string, to: string): string {
  const base = pathOf(from).split('/').slice(0, -1);
  const target = pathOf(to).split('/');
  let same = 0;
  while (same < base.length && same < target.length - 1 && base[same] === target[same]) same++;
  return [...base.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}

function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i, '');
  return path
    .split('/')
    .map((step) => decode(step))
    .join('/');
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function encode(path: string): string {
  return encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F');
}
