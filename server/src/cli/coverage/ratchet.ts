import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type CoverageCount, type CoverageCounts, percentOf } from '#engine/drift/coverage.ts';
import { describeSystemError } from '../files/read-text.ts';
import { replaceFile } from '../files/write-file.ts';
import { UsageError } from '../usage-error.ts';
import type { CoverageReport } from './collect.ts';

/** The last figures of each description, by its path from the file's folder. */
type Figures = ReadonlyMap<string, CoverageCounts>;

/**
 * Compares with what the file says and writes it where more is covered; what is covered less, in words. Descriptions that are not counted this time stay
 * in the file as long as they are there.
 */
export async function applyRatchet(name: string, report: CoverageReport): Promise<readonly string[]> {
  const path = resolve(name);
  const folder = dirname(path);
  const before = existsSync(path) ? readFigures(name, readFileSync(path, 'utf8')) : new Map<string, CoverageCounts>();
  const now = new Map(
    report.apis.map(({ file, counts }) => [relative(folder, file).replaceAll(sep, '/'), counts] as const),
  );
  const complaints = [...now].flatMap(([api, counts]) => complaintsAbout(api, counts, before.get(api)));
  if (complaints.length > 0 || report.problems.length > 0) return complaints;
  const kept = [...before].filter(([api]) => now.has(api) || existsSync(resolve(folder, api)));
  const isBetter = [...now].some(([api, counts]) => isHigher(counts, before.get(api)));
  if (isBetter || kept.length < before.size) await write(path, new Map([...kept, ...now]));
  return [];
}

const kinds = ['operations', 'parameters', 'responses', 'codes'] as const;

function complaintsAbout(api: string, now: CoverageCounts, before: CoverageCounts | undefined): string[] {
  if (!before) return [];
  return kinds.flatMap((kind) =>
    compare(now[kind], before[kind]) < 0
      ? [
          `${api}: ${now[kind].covered} of ${now[kind].all} ${kind} (${percentOf(now[kind])}%) are covered; it was ${before[kind].covered} of ${before[kind].all} (${percentOf(before[kind])}%)`,
        ]
      : [],
  );
}

function isHigher(now: CoverageCounts, before: CoverageCounts | undefined): boolean {
  return before === undefined || kinds.some((kind) => compare(now[kind], before[kind]) > 0);
}

/** By the share that is covered; nothing to be covered is all of it. */
function compare(one: CoverageCount, other: CoverageCount): number {
  const share = ({ covered, all }: CoverageCount): number => (all === 0 ? 1 : covered / all);
  return share(one) - share(other);
}

async function write(path: string, figures: Figures): Promise<void> {
  const apis = Object.fromEntries([...figures].sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ version: 1, apis }, undefined, 2)}\n`;
  try {
    await (existsSync(path) ? replaceFile(path, text) : writeFile(path, text));
  } catch (error) {
    throw new UsageError(`${path}: could not be written: ${describeSystemError(error)}`, { cause: error });
  }
}

function readFigures(name: string, text: string): Figures {
  const apis = memberOf(parse(text), 'apis');
  if (typeof apis !== 'object' || apis === null) throw new UsageError(`${name}: no figures of docwright coverage`);
  return new Map(
    Object.entries(apis).map(([api, counts]) => [
      api,
      {
        operations: readCount(counts, 'operations'),
        parameters: readCount(counts, 'parameters'),
        responses: readCount(counts, 'responses'),
        codes: readCount(counts, 'codes'),
      },
    ]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** None where the file doesn't say it. */
function readCount(counts: unknown, kind: string): CoverageCount {
  const count = memberOf(counts, kind);
  const [covered, all] = [memberOf(count, 'covered'), memberOf(count, 'all')];
  return typeof covered === 'number' && typeof all === 'number' ? { covered, all } : { covered: 0, all: 1 };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
