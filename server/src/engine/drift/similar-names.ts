import { distance } from 'fastest-levenshtein';
import { comparable } from '../operations/names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { partsOf } from './find-input.ts';
import type { DescribedInput } from './inputs.ts';

interface Documented {
  readonly documented: DocumentedParameter;
  /** With what it stands in. */
  readonly name: string;
}

interface Described {
  readonly input: DescribedInput;
  readonly name: string;
  readonly isOptional: boolean;
}

interface PairedNames<U, M> {
  readonly pairs: readonly (readonly [U, M])[];
  readonly unknown: readonly U[];
  readonly missing: readonly M[];
}

/**
 * Pairs each name that only a document has with the nearest one that only its description has; each name is in one pair. The only two that are left in the same place are one, however
 * unlike they are, as long as `mayBeOne`: its name has been changed on one side.
 */
export function pairUp<U extends Documented, M extends Described>(
  unknown: readonly U[],
  missing: readonly M[],
  mayBeOne: (one: U, other: M) => boolean,
): PairedNames<U, M> {
  const near = pairNear(unknown, missing);
  const counted = near.missing.filter(({ isOptional }) => !isOptional);
  const only = near.unknown.flatMap((one) => {
    const [other, ...others] = counted.filter((candidate) => areInSamePlace(one, candidate));
    const isOnly = other && near.unknown.filter((rival) => areInSamePlace(rival, other)).length === 1;
    return isOnly && others.length === 0 && mayBeOne(one, other) ? [[one, other] as const] : [];
  });
  const taken = new Set<U | M>(only.flat());
  return {
    pairs: [...near.pairs, ...only],
    unknown: near.unknown.filter((one) => !taken.has(one)),
    missing: near.missing.filter((one) => !taken.has(one)),
  };
}

/** Where nothing says the place of a documented one, any may be meant. */
function areInSamePlace({ documented, name }: Documented, { input, name: other }: Described): boolean {
  if (documented.in !== undefined && documented.in !== input.in) return false;
  return partsOf(name).slice(0, -1).join('.') === partsOf(other).slice(0, -1).join('.');
}

function pairNear<U extends Documented, M extends Described>(
  unknown: readonly U[],
  missing: readonly M[],
): PairedNames<U, M> {
  const near = unknown.flatMap((one) =>
    missing.flatMap((other) =>
      costOf(one, other) === undefined ? [] : [{ one, other, cost: costOf(one, other) ?? 0 }],
    ),
  );
  near.sort((a, b) => a.cost - b.cost);
  const taken = new Set<U | M>();
  const pairs: (readonly [U, M])[] = [];
  for (const { one, other } of near) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    pairs.push([one, other]);
  }
  return {
    pairs,
    unknown: unknown.filter((one) => !taken.has(one)),
    missing: missing.filter((one) => !taken.has(one)),
  };
}

/** How far apart they are; undefined where neither is meant for the other. */
function costOf({ documented }: Documented, { input, name }: Described): number | undefined {
  const place = documented.in;
  if (place !== undefined && place !== input.in) return undefined;
  const own = partsOf(documented.name);
  const other = partsOf(name);
  const isNested = own.length > 1 && other.length > 1;
  if (isNested && own.slice(0, -1).join('.') !== other.slice(0, -1).join('.')) return undefined;
  return nameCost(own.at(-1) ?? documented.name, input.name);
}

/** 0 for names that differ in their spelling only: `user_id` and `userId`. */
export function nameCost(one: string, other: string): number | undefined {
  if (comparable(one) === comparable(other)) return 0;
  const most = Math.min(3, Math.floor(Math.min(one.length, other.length) / 3));
  const cost = distance(one.toLowerCase(), other.toLowerCase());
  if (cost <= most) return cost;
  return leavesOutWords(one, other) || leavesOutWords(other, one) ? mostCost : undefined;
}

/** More than any other: `log_limit_per_second` is meant for `log_limit_in_bytes_per_second` where nothing is nearer. */
const mostCost = 4;

/** One or two words of a long name, within it. */
function leavesOutWords(short: string, long: string): boolean {
  const [own, all] = [wordsOf(short), wordsOf(long)];
  const left = all.length - own.length;
  if (own.length < 4 || left < 1 || left > 2) return false;
  const head = all.findIndex((word, index) => word !== own[index]);
  return own.slice(head).every((word, index) => word === all[head + left + index]);
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
}
