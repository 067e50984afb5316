/**
 * `npm run bench`: how long people wait, measured through the programs as they are shipped. Prints one table; asserts nothing.
 *
 *     npm run bench                        everything that stands alone: made-up documents and specs
 *     npm run bench -- docwright "check small" what has all the words of one of these in its name
 *     npm run bench -- --list              the names, without measuring anything
 *     npm run bench -- --corpus FOLDER     the well-known specs below FOLDER/specs, and all documents of the folder, too
 *     npm run bench -- --peers             installs other tools, and measures them in the same way
 *     npm run bench -- --node PATH         runs our programs with another Node than this one, such as VS Code's, which is newer than most
 *     npm run bench -- --json FILE         writes the rows to a file
 *     npm run bench -- --profile FOLDER    writes a CPU profile of each of our own processes, for Chrome's or VS Code's viewer
 *
 * Peers that are installed are measured, with `--peers` or without. A figure beside a limit that it passes has a ✗.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build.mjs';
import { driftTasks } from './drift.mjs';
import { markdownTasks } from './markdown.mjs';
import { installedPeers, installPeers } from './peers.mjs';
import { previewTasks } from './preview.mjs';
import { previewTypingTasks } from './preview-typing.mjs';
import { root } from './processes.mjs';
import { specsToMeasure } from './spec-files.mjs';
import { specTasks } from './specs.mjs';
import { formatTable } from './table.mjs';

const { values: options, positionals: phrases } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
    node: { type: 'string', default: process.execPath },
    peers: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'docwright-bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  if (options.peers) await installPeers();
  const corpus = options.corpus && resolve(options.corpus);
  const own = ownPrograms(options.profile && resolve(options.profile));
  const specs = await specsToMeasure(corpus, folder);
  const tasks = [
    ...markdownTasks({ corpus, folder, own, peers: await installedPeers() }),
    ...specTasks(specs, own),
    ...previewTasks(specs, own),
    ...driftTasks(specs, own),
    ...previewTypingTasks({ specs, folder, own }),
  ].filter(({ name }) => isWanted(name));
  if (options.list) {
    console.log(tasks.map(({ name }) => name).join('\n'));
    return;
  }
  if (tasks.some(({ name }) => name.includes('docwright'))) await buildIfNeeded();
  const rows = [];
  const add = (...added) => {
    rows.push(...added);
    for (const { name } of added) console.error(`measured: ${name}`);
  };
  for (const { name, run } of tasks) {
    try {
      await run(add);
      if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, undefined, 2)}\n`);
    } catch (error) {
      console.error(`${name}: ${error.stack}`);
      process.exitCode = 1;
    }
  }
  console.log(formatTable(rows));
}

function isWanted(name) {
  return phrases.length === 0 || phrases.some((phrase) => phrase.split(' ').every((word) => name.includes(word)));
}

/** How our programs are started: as they are shipped, and with a profile of each, by name, where there is a folder for them. */
function ownPrograms(profiles) {
  const program = (name, parameters) => ({
    command: options.node,
    parameters: [
      ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`] : []),
      ...parameters,
    ],
  });
  // As the extension starts the server, and what it asks of it, as far as it makes a difference to what is measured.
  const flags = ['--min-semi-space-size=16', ...(availableParallelism() > 2 ? [] : ['--v8-pool-size=1'])];
  const initializationOptions = { resources: 'docwright:/', linksRules: true };
  return {
    check: (name, ...paths) => program(name, [join(root, 'dist/cli.cjs'), 'check', '--format', 'json', ...paths]),
    generate: (name, spec, folder) =>
      program(name, [join(root, 'dist/cli.cjs'), 'generate', spec, '--split', 'operation', '--out', folder]),
    server: (name) => ({
      ...program(name, [...flags, join(root, 'dist/server.cjs'), '--stdio']),
      initializationOptions,
      asksForChanges: true,
    }),
  };
}
