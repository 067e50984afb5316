import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';

/** What a reference that leads nowhere may have been meant to be: the first that leads somewhere is it. */
export function meantReferences(written: string, expects: ObjectType, version: SpecVersion): readonly string[] {
  const holders = [...componentTypes(version).keys()];
  if (written.startsWith('#/')) return ofOtherVersion(written.slice(1), holders);
  // A slash, or the `#`, is missing.
  const pointer = `/${written.replace(/^#?\/?/, '')}`;
  if (holders.some((holder) => pointer.startsWith(`${holder}/`))) return [`#${pointer}`];
  if (written.includes('#') || /[/.]/.test(written)) return [];
  return holders
    .filter((holder) => componentTypes(version).get(holder) === expects)
    .map((holder) => `#${holder}/${written}`);
}

/** Where components of the same name are kept in this version: `/definitions/Pet` is `/components/schemas/Pet` since 3.0. */
function ofOtherVersion(pointer: string, holders: readonly string[]): readonly string[] {
  const [, kind = '', name] = /^(?:\/components)?\/(\w+)\/([^/]+)$/.exec(pointer) ?? [];
  const kinds = kind === 'definitions' || kind === 'schemas' ? ['definitions', 'schemas'] : [kind];
  return holders
    .filter((holder) => name !== undefined && kinds.includes(holder.slice(holder.lastIndexOf('/') + 1)))
    .map((holder) => `#${holder}/${name}`);
}
