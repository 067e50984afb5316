/**
 * `npm run bench`: how long people wait, measured through the programs as they are shipped. Prints one table; asserts nothing.
 *
 *     npm run bench -- --corpus FOLDER   checks the Markdown files of a folder, too
 *     npm run bench -- --peers           installs other tools for Markdown, and measures them in the same way
 *     npm run bench -- --json FILE       writes the rows to a file
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build.mjs';
import { apiDocument, mainSize, manyDocuments } from './documents.mjs';
import { startEditor } from './editor.mjs';
import { installedPeers, installPeers } from './peers.mjs';
import { outputOf, residentMemory, root, timesOf } from './processes.mjs';
import { formatTable, timesRow, valueRow } from './table.mjs';
import { TypedDocument } from './typing.mjs';

const { values: options } = parseArgs({
  options: { corpus: { type: 'string' }, json: { type: 'string' }, peers: { type: 'boolean', default: false } },
});

const openings = 5;
const coldRuns = 5;
/** Peers can take minutes for what takes us seconds. */
const peerRuns = 2;
const peerKeystrokes = 60;
const names = {
  diagnostics: 'keystroke → diagnostics',
  one: 'cold check, 300 KB document',
  many: 'cold check, 200 documents',
};

const ownServer = { command: process.execPath, parameters: [join(root, 'dist/server.cjs'), '--stdio'] };
const folder = mkdtempSync(join(tmpdir(), 'docwright-bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  await buildIfNeeded();
  if (options.peers) await installPeers();
  const text = apiDocument(0, mainSize);
  writeFiles(new Map([['api.md', text]]), 'one');
  writeFiles(manyDocuments(200), 'many');
  const rows = [];
  const add = (...added) => {
    rows.push(...added);
    for (const { name } of added) console.error(`measured: ${name}`);
  };
  await measureServer(text, add);
  await measureCommands(add);
  if (options.corpus !== undefined) await measureCorpus(resolve(options.corpus), add);
  for (const peer of await installedPeers()) await measurePeer(peer, text, add);
  console.log(formatTable(rows));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, undefined, 2)}\n`);
}

function writeFiles(files, name) {
  mkdirSync(join(folder, name));
  for (const [file, text] of files) writeFileSync(join(folder, name, file), text);
}

async function measureServer(text, add) {
  const first = await openDocuments(ownServer, text, openings);
  add(timesRow('opening → first diagnostics', first));
  const { editor, document } = await openOne(ownServer, text);
  add(timesRow(names.diagnostics, await document.keystrokesToDiagnostics()));
  add(timesRow('completion', await document.requests('textDocument/completion')));
  add(timesRow('hover', await document.requests('textDocument/hover')));
  add(valueRow('memory after typing', await residentMemory(editor.pid), 'MB'));
  await document.openPreview();
  add(timesRow('keystroke → preview patch', await document.keystrokesToPatch({ isAsking: false })));
  add(
    timesRow('keystroke → preview patch, diagnostics asked for', await document.keystrokesToPatch({ isAsking: true })),
  );
  add(timesRow('keystroke → diagnostics, preview open', await document.keystrokesToDiagnostics()));
  add(valueRow('memory with a preview', await residentMemory(editor.pid), 'MB'));
  editor.stop();
}

/** The time to the first diagnostics in a server that has just been started, each in a process of its own. */
async function openDocuments(server, text, count) {
  const times = [];
  for (let index = 0; index < count; index++) {
    const { editor, opened } = await openOne(server, text);
    times.push(opened);
    editor.stop();
  }
  return times;
}

async function openOne(server, text) {
  const editor = await startEditor({ ...server, folder: join(folder, 'one') });
  const document = new TypedDocument(editor, String(pathToFileURL(join(folder, 'one/api.md'))), text);
  return { editor, document, opened: await document.open() };
}

function check(paths) {
  return { command: process.execPath, parameters: [join(root, 'dist/cli.cjs'), 'check', '--format', 'json', ...paths] };
}

async function measureCommands(add) {
  add(timesRow(names.one, await coldTimes(check, 'one/api.md')));
  add(timesRow(names.many, await coldTimes(check, 'many')));
}

function coldTimes(checkOf, name, runs = coldRuns) {
  const { command, parameters } = checkOf(pathsOf(name));
  return timesOf(command, parameters, { runs, cwd: folder });
}

function pathsOf(name) {
  if (statSync(join(folder, name)).isFile()) return [name];
  return readdirSync(join(folder, name)).map((file) => `${name}/${file}`);
}

async function measureCorpus(corpus, add) {
  const { command, parameters } = check(['.']);
  const times = await timesOf(command, parameters, { runs: 1, cwd: corpus });
  const { stdout } = await outputOf(command, parameters, { cwd: corpus });
  const { files } = JSON.parse(stdout);
  const bytes = files.reduce((sum, { path }) => sum + statSync(join(corpus, path)).size, 0);
  const [milliseconds] = times;
  add(timesRow(`cold check, the ${files.length} files of the corpus`, times));
  add(valueRow('the corpus, files', files.length / (milliseconds / 1000), 'files/s'));
  add(valueRow('the corpus, text', bytes / 1e6 / (milliseconds / 1000), 'MB/s'));
}

async function measurePeer({ name, server, check: checkOf }, text, add) {
  if (server) {
    const { editor, document } = await openOne(server, text);
    add(
      timesRow(
        `${names.diagnostics}: ${name}`,
        await document.keystrokesToDiagnostics(peerKeystrokes),
        names.diagnostics,
      ),
    );
    add({
      ...valueRow(`memory after typing: ${name}`, await residentMemory(editor.pid), 'MB'),
      peerOf: 'memory after typing',
    });
    editor.stop();
  }
  if (checkOf) {
    add(timesRow(`${names.one}: ${name}`, await coldTimes(checkOf, 'one/api.md', peerRuns), names.one));
    add(timesRow(`${names.many}: ${name}`, await coldTimes(checkOf, 'many', peerRuns), names.many));
  }
}
