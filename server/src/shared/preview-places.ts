import type { PreviewBlockPlace, PreviewPlacesChange } from './protocol.ts';

/** What makes of the places of one state those of another; undefined where they are the same. */
export function placesChange(
  before: readonly PreviewBlockPlace[],
  after: readonly PreviewBlockPlace[],
): PreviewPlacesChange | undefined {
  const { at, behind } = commonEnds(before, after);
  const removed = before.length - at - behind;
  const inserted = after.slice(at, after.length - behind);
  const shifts = shiftsBetween(before, after, { at, behind });
  const corrected: PreviewBlockPlace[] = [];
  for (const [index, place] of after.entries()) {
    const known = before[index < at ? index : index - after.length + before.length];
    if (known && (index < at || index >= after.length - behind) && !isSame(shifted(known, shifts), place))
      corrected.push(place);
  }
  if (removed + inserted.length + shifts.length + corrected.length === 0) return undefined;
  return { since: digestOf(before), at, removed, inserted, shifts, corrected };
}

/** The places after a change; undefined where it is about others than these. */
export function changedPlaces(
  before: readonly PreviewBlockPlace[],
  { since, at, removed, inserted, shifts, corrected }: PreviewPlacesChange,
): readonly PreviewBlockPlace[] | undefined {
  if (since !== digestOf(before)) return undefined;
  const right = new Map(corrected.map((place) => [place.id, place]));
  const stay = (place: PreviewBlockPlace) => right.get(place.id) ?? shifted(place, shifts);
  return [...before.slice(0, at).map(stay), ...inserted, ...before.slice(at + removed).map(stay)];
}

type Shift = PreviewPlacesChange['shifts'][number];
interface Ends {
  readonly at: number;
  readonly behind: number;
}

function commonEnds(before: readonly PreviewBlockPlace[], after: readonly PreviewBlockPlace[]): Ends {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at]?.id === after[at]?.id) at++;
  let behind = 0;
  while (behind < shorter - at && before.at(-1 - behind)?.id === after.at(-1 - behind)?.id) behind++;
  return { at, behind };
}

/** In each file what stands last tells by how many lines, and the first that moved as far from where. */
function shiftsBetween(
  before: readonly PreviewBlockPlace[],
  after: readonly PreviewBlockPlace[],
  { at, behind }: Ends,
): readonly Shift[] {
  const last = new Map<number, { readonly line: number; readonly by: number }>();
  const moves: { readonly file: number; readonly line: number; readonly by: number }[] = [];
  const add = (file: number, line: number, by: number): void => {
    if (by !== 0) moves.push({ file, line, by });
    if (line >= (last.get(file)?.line ?? 0)) last.set(file, { line, by });
  };
  for (const [index, known] of before.entries()) {
    if (index >= at && index < before.length - behind) continue;
    const place = after[index < at ? index : index - before.length + after.length];
    const file = known.file ?? 0;
    if (place === undefined || (place.file ?? 0) !== file) continue;
    add(file, known.startLine, place.startLine - known.startLine);
    add(file, known.endLine, place.endLine - known.endLine);
  }
  const shifts: Shift[] = [];
  for (const [file, { by }] of last) {
    const from = Math.min(
      ...[{ line: Number.POSITIVE_INFINITY }, ...moves.filter((move) => move.file === file && move.by === by)].map(
        ({ line }) => line,
      ),
    );
    if (by !== 0) shifts.push({ ...(file === 0 ? undefined : { file }), from, by });
  }
  return shifts;
}

/** The same object where it stays. */
function shifted(place: PreviewBlockPlace, shifts: readonly Shift[]): PreviewBlockPlace {
  const shift = shifts.find(({ file = 0 }) => file === (place.file ?? 0));
  if (!shift || place.endLine < shift.from) return place;
  const move = (line: number) => (line < shift.from ? line : line + shift.by);
  return { ...place, startLine: move(place.startLine), endLine: move(place.endLine) };
}

function isSame(one: PreviewBlockPlace, other: PreviewBlockPlace): boolean {
  return (
    one.id === other.id && one.startLine === other.startLine && one.endLine === other.endLine && one.file === other.file
  );
}

/** A number for all that places say: other places have most likely another one. */
function digestOf(places: readonly PreviewBlockPlace[]): number {
  let digest = places.length;
  for (const { id, startLine, endLine, file = 0 } of places) {
    for (let at = 0; at < id.length; at++) digest = Math.imul(digest, 31) + id.charCodeAt(at);
    digest = Math.imul(digest, 31) + startLine;
    digest = Math.imul(digest, 31) + endLine + Math.imul(file, 65_537);
  }
  return digest >>> 0;
}
