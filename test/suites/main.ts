/**
 *     npm run suites -- FOLDER       where we agree with the suites below a folder, written to `results.md`
 *         --suite NAME               only this one, again and again for several; nothing is written then
 *         --list                     the disagreements that nobody explained, with all that was found
 *         --places                   the places at which a suite finds something and we, who report the document too, don't
 *
 * The last line sums up; the exit code is 1 where a disagreement has no reason, or a reason no disagreement.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCase, isBuilt } from './check-case.ts';
import type { Outcome } from './compare.ts';
import { compareCase } from './compare.ts';
import { loadSuites } from './load-suites.ts';
import { readReasons } from './reasons.ts';
import { writeTable } from './table.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    places: { type: 'boolean', default: false },
  },
});

const [name] = positionals;
if (name === undefined) {
  process.stderr.write('Which folder? npm run suites -- FOLDER\n');
  process.exitCode = 2;
} else {
  run(resolve(name));
}

function run(folder: string): void {
  const here = dirname(process.argv[1] ?? '');
  const suites = loadSuites(folder, options.suite);
  for (const missing of suites.missing) print(`not there: ${missing}`);
  const outcomes = suites.cases.flatMap((read) => compareCase(read, { checkCase, isBuilt }));
  const reasons = readReasons(readFileSync(join(here, 'reasons.yaml'), 'utf8'));
  const { text, unexplained } = writeTable(outcomes, suites.skipped, reasons);
  const unused = reasons.unused(new Set(suites.names));
  if (options.suite.length === 0) writeFileSync(join(here, 'results.md'), text);
  if (options.list) for (const outcome of unexplained) print(...describe(outcome));
  if (options.places) for (const outcome of outcomes) print(...describePlaces(outcome));
  for (const key of unused) print(`a reason for nothing: ${key}`);
  const compared = outcomes.filter(({ ours }) => ours !== undefined);
  const agreeing = compared.filter(({ agrees }) => agrees).length;
  print(
    `${suites.cases.length} cases, ${compared.length} expectations compared, ${agreeing} agree, ${unexplained.length} unexplained, ${unused.length} reasons for nothing`,
  );
  process.exitCode = unexplained.length > 0 || unused.length > 0 || suites.cases.length === 0 ? 1 : 0;
}

function describe({ suite, id, rule, ours, isFlaggedByThem, findings }: Outcome): string[] {
  return [
    `${suite} ${id} ${rule}: ${isFlaggedByThem ? 'they report, we do not' : 'we report, they do not'} (${ours})`,
    ...findings.map(({ rule, path, pointer, message }) => `    ${path}#${pointer} ${message} [${rule}]`),
  ];
}

function describePlaces({ suite, id, rule, isFlaggedByUs, places, findings }: Outcome): string[] {
  if (!places || places.missed.length === 0 || !isFlaggedByUs) return [];
  return [
    `${suite} ${id} ${rule}`,
    ...places.missed.map((pointer) => `    they #${pointer}`),
    ...findings.map(({ path, pointer, message }) => `    we ${path}#${pointer} ${message}`),
  ];
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
