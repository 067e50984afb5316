/**
 *     npm run corpus -- FOLDER          how many files, how many API documents, by which contract and why, and their findings
 *         --contract ID                 by this contract, whatever the documents are
 *         --list [RULE]                 the findings, one a line
 *         --sample N                    so many findings with the lines around them, always the same, for reading
 *         --prefixes                    checks beginnings of every file, as they are while somebody types
 *         --every-prefix N              checks every beginning of N documents
 *         --fix                         applies every safe fix, in memory, and looks at what became of the text
 *         --parts                       edits every file, and compares what is read again with what is read anew
 *         --agreement FILE              compares what the parsers make of every YAML and JSON file, writes it, and does nothing else
 *         --edits N                     edits every YAML and JSON file N times, compares it from parts with it from scratch, nothing else
 *         --findings N [--specs M]      edits M specs (20) N times each, compares the findings with those from scratch, nothing else
 *         --endpoints [--list]          compares the endpoints in the docs of each pair in FOLDER with the operations of its specs, and with the labels, nothing else
 *         --operations [--list]         compares what the docs of each pair in FOLDER, or of one (--pair NAME), say of operations with what its specs say, nothing else
 *         --generate [N]                writes documents from N descriptions (50), or those with --pair in their names, and compares what is read in them, nothing else
 *         --changes [N] [--each M]      changes documents that are written from N descriptions (10), and these, M times each (60): every change is found once and repaired; nothing else
 *         --drift [--list]             what the rules about drift say of the docs of each pair in FOLDER, or of one (--pair NAME), nothing else
 *         --split                       FOLDER is the root of a split description: compares its findings with the bundled one's, nothing else
 *         --sync N [--every M]         scrolls the page of every document (or of each Mth) and the editor to N random places, and compares what they show, nothing else
 *
 * The last line sums up; the exit code is 1 where a check failed.
 */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadProject } from '#workspace/load-project.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { describeAgreement } from './agreement.ts';
import { checkChanges } from './changes.ts';
import type { Check, Corpus, Failure } from './corpus.ts';
import { readDocuments } from './corpus.ts';
import { findDrift } from './drift.ts';
import { checkEditedFindings } from './edited-findings.ts';
import { checkEdits } from './edits.ts';
import labels from './endpoint-labels.tsv';
import { checkLabels, comparePair, pairsOf, readLabels } from './endpoints.ts';
import { checkFixes } from './fixes.ts';
import { checkGeneration } from './generation.ts';
import { compareFacts, describeTally } from './operations.ts';
import { checkParts } from './parts.ts';
import { checkEveryPrefix, checkPrefixes } from './prefixes.ts';
import { compareSplit } from './split.ts';
import { describeContracts, describeRules, examine, listFindings, sampleFindings } from './survey.ts';

const { values: options, positionals } = parseArgs({
  args: withRule(process.argv.slice(2)),
  allowPositionals: true,
  options: {
    contract: { type: 'string' },
    list: { type: 'string' },
    sample: { type: 'string' },
    prefixes: { type: 'boolean', default: false },
    'every-prefix': { type: 'string' },
    fix: { type: 'boolean', default: false },
    parts: { type: 'boolean', default: false },
    agreement: { type: 'string' },
    edits: { type: 'string' },
    findings: { type: 'string' },
    specs: { type: 'string', default: '20' },
    endpoints: { type: 'boolean', default: false },
    operations: { type: 'boolean', default: false },
    drift: { type: 'boolean', default: false },
    pair: { type: 'string' },
    split: { type: 'boolean', default: false },
    generate: { type: 'string' },
    changes: { type: 'string' },
    each: { type: 'string', default: '60' },
  },
});

const [name] = positionals;
if (name === undefined) {
  process.stderr.write('Which folder? npm run corpus -- FOLDER\n');
  process.exitCode = 2;
} else if (options.split) {
  const compared = compareSplit(resolve(name));
  print(...(compared?.differences ?? ['no OpenAPI document']));
  if (compared)
    print(`${compared.files} files, ${compared.findings} findings, ${compared.differences.length} differences`);
  process.exitCode = compared?.differences.length === 0 ? 0 : 1;
} else if (options.generate !== undefined) {
  const most = Number(options.generate) || 50;
  const { count, failures } = checkGeneration(resolve(name), { most, only: options.pair, print });
  for (const { path, message } of failures) print(`FAILED ${path}: ${message}`);
  print(`${count} descriptions, ${new Set(failures.map(({ path }) => path)).size} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else if (options.changes !== undefined) {
  describeChanges(resolve(name));
} else if (options.endpoints) {
  compareEndpoints(resolve(name));
} else if (options.operations) {
  compareOperations(resolve(name));
} else if (options.drift) {
  describeDrift(resolve(name));
} else if (options.agreement !== undefined) {
  const agreement = describeAgreement(resolve(name));
  writeFileSync(options.agreement, agreement);
  print(agreement);
} else if (options.edits !== undefined) {
  const { count, failures } = checkEdits(resolve(name), Number(options.edits));
  for (const { path, message } of failures) print(`FAILED ${path}: ${message}`);
  print(`${count} edits, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else if (options.findings !== undefined) {
  const { files, count, failures } = checkEditedFindings(
    resolve(name),
    Number(options.findings),
    Number(options.specs),
  );
  for (const { path, message } of failures) print(`FAILED ${path}: ${message}`);
  print(`${files} specs, ${count} edits, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  await run(resolve(name));
}

async function run(folder: string): Promise<void> {
  const { project, pathOf } = await loadProject(nodeFileSystem, `${pathToFileURL(folder).href}/`, {
    contract: options.contract,
  });
  const { documents, unread } = readDocuments(folder);
  const corpus: Corpus = { project, pathOf, documents };
  const { examined, failures } = examine(corpus);
  for (const message of unread) print(`not read: ${message}`);
  print(describeContracts(examined), describeRules(examined));
  if (options.list !== undefined) print(...listFindings(examined, options.list));
  if (options.sample !== undefined) print(...sampleFindings(examined, Number(options.sample)));

  const all: Failure[] = [...failures];
  const every = options['every-prefix'];
  const checks: readonly (readonly [boolean, string, Check])[] = [
    [options.prefixes, 'prefixes', checkPrefixes],
    [every !== undefined, 'every prefix', (one) => checkEveryPrefix(one, Number(every))],
    [options.fix, 'fix', checkFixes],
    [options.parts, 'parts', checkParts],
  ];
  for (const [isWanted, label, check] of checks) {
    if (!isWanted) continue;
    const { count, failures } = check(corpus);
    print(`${label}: ${count} checked, ${failures.length} failed`);
    all.push(...failures);
  }
  for (const { path, message } of all) print(`FAILED ${path}: ${message}`);
  print(`${documents.length} files, ${all.length} failures`);
  process.exitCode = all.length > 0 ? 1 : 0;
}

function compareEndpoints(folder: string): void {
  const isListed = options.list !== undefined;
  for (const pair of pairsOf(folder)) {
    const { name, operations, missing, declared, endpoints, unmatched } = comparePair(pair);
    if (isListed) print(...missing.map((operation) => `  not in the docs: ${operation}`));
    if (isListed) print(...unmatched.map((endpoint) => `  not in the spec: ${endpoint}`));
    const found = operations - missing.length;
    print(
      `${name}: ${found} of ${operations} operations in the docs, ${declared} declared; ${unmatched.length} of ${endpoints} endpoints match none`,
    );
  }
  const results = checkLabels(folder, readLabels(labels));
  for (const { project, labelled, expected, recognised, rightRole, wrong, problems } of results) {
    print(...problems.map((problem) => `  ${problem}`));
    print(
      `${project}: ${labelled} labels; ${recognised} of ${expected} endpoints recognised, ${rightRole} in the right role; ${wrong} are none`,
    );
  }
  const sum = (count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const [expected, recognised, wrong] = [
    sum((one) => one.expected),
    sum((one) => one.recognised),
    sum((one) => one.wrong),
  ];
  print(`${sum((one) => one.labelled)} labels, ${recognised} of ${expected} recognised, ${wrong} are none`);
  process.exitCode = recognised < 0.95 * expected || wrong > 0.02 * (recognised + wrong) ? 1 : 0;
}

function compareOperations(folder: string): void {
  let [written, found] = [0, 0];
  for (const pair of pairsOf(folder)) {
    if (options.pair !== undefined && !pair.endsWith(`/${options.pair}`)) continue;
    const { name, operations, tallies, lines } = compareFacts(pair);
    if (options.list !== undefined) print(...lines.map((line) => `  ${line}`));
    print(`${name}: ${operations} operations`, ...tallies.map((tally) => `  ${describeTally(tally)}`));
    for (const tally of tallies) {
      written += tally.written;
      found += tally.found;
    }
  }
  print(`${found} found of ${written} written down`);
  process.exitCode = found < 0.9 * written ? 1 : 0;
}

function describeChanges(folder: string): void {
  const specs = Number(options.changes) || 10;
  const wanted = { specs, changes: Number(options.each), only: options.pair, print };
  const { specs: read, count, kinds, failures } = checkChanges(folder, wanted);
  for (const { path, message } of failures) print(`FAILED ${path}: ${message}`);
  for (const [kind, { tried, passed }] of [...kinds].sort()) print(`${kind}: ${passed} of ${tried}`);
  print(`${read} descriptions, ${count} changes, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

function describeDrift(folder: string): void {
  for (const pair of pairsOf(folder)) {
    if (options.pair !== undefined && !pair.endsWith(`/${options.pair}`)) continue;
    const { name, operations, counts, lines } = findDrift(pair);
    if (options.list !== undefined) print(...lines.map((line) => `  ${line}`));
    print(`${name}: ${operations} operations`, ...[...counts].sort().map(([rule, count]) => `  ${rule}: ${count}`));
  }
}

/** `--list`, `--generate` and `--changes` may stand alone. */
function withRule(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (arg === '--changes' && !/^\d+$/.test(args[index + 1] ?? '')) return ['--changes='];
    if (arg === '--generate' && !/^\d+$/.test(args[index + 1] ?? '')) return ['--generate='];
    if (arg !== '--list') return [arg];
    const next = args[index + 1];
    return next?.includes('/') && /^[a-z-]+\/[a-z-]+$/.test(next) ? [arg] : ['--list='];
  });
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
