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

/** What there is for each version, made when it is first asked for: nearly every description has one version. */
export function perVersion<Made>(make: (version: SpecVersion) => Made): (version: SpecVersion) => Made {
  const known = new Map<SpecVersion, Made>();
  return (version) => {
    let made = known.get(version);
    if (made === undefined) {
      made = make(version);
      known.set(version, made);
    }
    return made;
  };
}
