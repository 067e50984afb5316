import { suggest } from '../configuration/problem.ts';
import { joinLists } from '../lists.ts';
import type { SpecFinding } from '../rules/spec-rule.ts';
import { type Damage, damageOf, entryAt } from './damage.ts';
import type { ObjectType, SpecVersion } from './grammar/grammar.ts';
import { grammarOf } from './grammar/grammars.ts';
import type { Part } from './text/part.ts';
import type { Entry } from './tree/node.ts';
import type { FoundInSpec } from './unit-result.ts';
import type { Unit } from './walk/unit.ts';

/**
 * What was found in a unit, without what only follows from another mistake that is told: from a text that can't be read, a key that is
 * misspelt, or a line that is indented wrongly. It depends on nothing but the unit and the text of its parts.
 */
export function withoutConsequences(unit: Unit, found: FoundInSpec[]): FoundInSpec[] {
  const isKept = keptIn(unit, found);
  return found.every(isKept) ? found : found.filter(isKept);
}

/**
 * As {@link withoutConsequences}, of lists that are mostly the very same at every keystroke: what was seen of one of them needn't be seen again. All parts
 * that can't be read are among `faulty`.
 */
export function withoutConsequencesOf(
  unit: Unit,
  lists: readonly (readonly FoundInSpec[])[],
  faulty: readonly Part[],
): readonly FoundInSpec[] {
  const all = joinLists(lists);
  const isKept = keptIn(unit, all);
  const doubted = lists.filter((list) => !isUndoubted(list, faulty));
  if (doubted.every((list) => list.every(isKept))) return all;
  return lists.flatMap((list) => (doubted.includes(list) ? list.filter(isKept) : list));
}

function keptIn(unit: Unit, found: readonly FoundInSpec[]): (one: FoundInSpec) => boolean {
  return ({ rule, finding }) => rule === 'openapi/syntax' || !isConsequence(unit, finding, found);
}

/** Whether none of it can follow from anything but a mistake in its own part, and there is none. */
function isUndoubted(list: readonly FoundInSpec[], faulty: readonly Part[]): boolean {
  let parts = partsOf.get(list);
  if (parts === undefined) {
    const isPlain = list.every(({ finding }) => !finding.lacks && !finding.about && finding.isOutOfPlace !== true);
    parts = isPlain && new Set(list.map(({ finding }) => finding.at.part));
    partsOf.set(list, parts);
  }
  return parts !== false && !faulty.some((part) => parts.has(part));
}

/** Of lists of plain findings the parts that they are about. */
const partsOf = new WeakMap<readonly FoundInSpec[], ReadonlySet<Part> | false>();

function isConsequence(unit: Unit, finding: SpecFinding, found: readonly FoundInSpec[]): boolean {
  if (finding.lacks && isThere(unit, finding.lacks, found)) return true;
  if (isOfOperation(unit, finding) || isBelowEmpty(unit, finding, found) || isRepeatedBelowEmpty(finding)) return true;
  const damage = damageOf(finding.at.part);
  return damage !== undefined && isDamaged(finding, damage);
}

function isDamaged({ at, lacks, isOutOfPlace }: SpecFinding, damage: Damage): boolean {
  return damage.places.some((place) => {
    if (at.start >= place.from && at.start < place.to) return true;
    if (lacks) {
      const { map, keys } = lacks;
      const isAround = place.around.includes(map) || (map.part === at.part && place.behind(map));
      return isAround && keys.some((key) => !map.has(key) && place.names(key));
    }
    if (place.heads.has(at.start)) return true;
    return isOutOfPlace === true && place.isOpen && place.keys.has(at.start) && at.start >= place.from;
  });
}

/** Whether what a map lacks is there all the same, as far as other mistakes let it be seen. */
function isThere(unit: Unit, lacks: NonNullable<SpecFinding['lacks']>, found: readonly FoundInSpec[]): boolean {
  const { map, keys } = lacks;
  if (map.has('$ref') && map.text('$ref') === undefined) return true;
  if (isMisspelt(lacks, found)) return true;
  // The entries of the root stand in parts of their own.
  if (unit.type !== 'openapi' || map !== unit.node) return false;
  return map.entries.some(({ value: { part } }) =>
    damageOf(part)?.places.some(({ names }) => keys.some((key) => !map.has(key) && names(key))),
  );
}

/** Whether what a map lacks is there, under a key that is reported as no field of it. */
function isMisspelt({ map, keys }: NonNullable<SpecFinding['lacks']>, found: readonly FoundInSpec[]): boolean {
  const missing = keys.filter((key) => !map.has(key));
  const meant = map.entries.filter(({ key }) => suggest(key, missing) !== undefined);
  return meant.some((entry) =>
    found.some(({ finding }) => finding.isOutOfPlace === true && finding.about?.entry === entry),
  );
}

/** The fields of an operation that is indented as paths are: that it is no path has been said. */
function isOfOperation({ type, entry, node, version }: Unit, { about, lacks }: SpecFinding): boolean {
  const isItsOwn = about?.map === node || lacks?.map === node;
  return type === 'pathItem' && isItsOwn && entry !== undefined && isFieldOf(version, 'pathItem', entry.key);
}

/** Fields behind a key without a value in the same map: they are indented too little, or it is too much. */
function isBelowEmpty({ version }: Unit, { about, isOutOfPlace }: SpecFinding, found: readonly FoundInSpec[]): boolean {
  if (!about || isOutOfPlace !== true || !isFieldOfAny(version, about.entry.key)) return false;
  const before = emptyBefore(about);
  return before !== undefined && found.some(({ finding }) => finding.about?.entry === before);
}

function emptyBefore({ map, entry }: NonNullable<SpecFinding['about']>): Entry | undefined {
  return map.entries.findLast(
    ({ keyStart, value }) =>
      keyStart < entry.keyStart &&
      value.part === entry.value.part &&
      value.start === value.end &&
      value.kind === 'scalar',
  );
}

/** The second and the further ones of several keys that are repeated behind a key without a value: they were below it. */
function isRepeatedBelowEmpty({ at, about, isOutOfPlace }: SpecFinding): boolean {
  if (about || isOutOfPlace !== true) return false;
  const { map, index } = entryAt(at.part, at.start) ?? {};
  const entry = map?.entries[index ?? 0];
  const before = map?.entries[(index ?? 0) - 1];
  if (!map || !entry || !before || map.entry(before.key) === before) return false;
  return emptyBefore({ map, entry }) !== undefined;
}

function isFieldOfAny(version: SpecVersion, key: string): boolean {
  return [...grammarOf(version).values()].some(({ fields }) => fields.has(key));
}

function isFieldOf(version: SpecVersion, type: ObjectType, key: string): boolean {
  return grammarOf(version).get(type)?.fields.has(key) === true;
}
