import type { SpecVersion } from './grammar.ts';

/** One version, a first one and all after it, or a first and a last one. */
export type Versions = SpecVersion | `${SpecVersion}+` | `${SpecVersion}-${SpecVersion}`;

/** Every version that has a grammar, the oldest first. */
export const specVersions: readonly SpecVersion[] = ['2.0', '3.0', '3.1', '3.2'];

/** Whether something that is said of some versions is true of this one. */
export function includesVersion(versions: Versions, version: SpecVersion): boolean {
  const first = versions.slice(0, 3);
  const last = versions.endsWith('+') ? '9.9' : versions.slice(-3);
  return version >= first && version <= last;
}
