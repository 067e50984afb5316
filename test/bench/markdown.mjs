/** What people wait for who have Markdown documents: an editor with a preview, and a check from the command line. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEditor } from './editor.mjs';
import { apiDocument, mainSize, manyDocuments } from './markdown-documents.mjs';
import { outputOf, residentMemory, timesOf } from './processes.mjs';
import { timesRow, valueRow } from './table.mjs';
import { TypedDocument } from './typing.mjs';

const openings = 5;
const coldRuns = 5;
/** Of an author who types before anything has been read. */
const firstKeystrokes = 20;
/** Peers can take minutes for what takes us seconds. */
const peerRuns = 2;
const peerKeystrokes = 60;
const names = {
  diagnostics: 'keystroke → diagnostics',
  one: 'cold check, 300 KB document',
  many: 'cold check, 200 documents',
  memory: 'memory after typing',
};

/**
 * The measurements of Markdown, each with a name and `run(add)`. `own` has our programs: `check(name, ...paths)` and
 * `server(name)`, where the name is what a profile of it would be called.
 */
export function markdownTasks({ corpus, folder, own, peers }) {
  const text = apiDocument(0, mainSize);
  const place = { folder, text };
  const prepared = (measure) => async (add) => {
    writeFiles(folder, 'one', new Map([['api.md', text]]));
    writeFiles(folder, 'many', manyDocuments(200));
    await measure(add);
  };
  return [
    { name: 'markdown edit docwright', run: prepared((add) => measureServer(own, place, add)) },
    { name: 'markdown check docwright', run: prepared((add) => measureCommands(own, folder, add)) },
    ...(corpus === undefined
      ? []
      : [{ name: 'corpus check docwright', run: (add) => measureCorpus(own, corpus, add) }]),
    ...peers.map((peer) => ({
      name: `markdown ${peer.name.toLowerCase()}`,
      run: prepared((add) => measurePeer(peer, place, add)),
    })),
  ];
}

function writeFiles(folder, name, files) {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, name, file), text);
}

async function measureServer(own, place, add) {
  const first = [];
  const atOnce = [];
  for (let index = 0; index < openings; index++) {
    const { editor, document, opened } = await openOne(own.server(`open-markdown-${index}`), place);
    first.push(opened);
    atOnce.push(...(await document.keystrokesToDiagnostics(firstKeystrokes)));
    await editor.stop();
  }
  add(timesRow('opening → first diagnostics', first));
  add(timesRow(`the first ${firstKeystrokes} keystrokes, at once → diagnostics`, atOnce));
  const { editor, document } = await openOne(own.server('edit-markdown'), place);
  await document.read();
  add(timesRow(names.diagnostics, await document.keystrokesToDiagnostics()));
  add(timesRow('completion', await document.requests('textDocument/completion')));
  add(timesRow('hover', await document.requests('textDocument/hover')));
  add(valueRow(names.memory, await residentMemory(editor.pid), 'MB'));
  await document.openPreview();
  add(timesRow('keystroke → preview patch', await document.keystrokesToPatch({ isAsking: false })));
  add(
    timesRow('keystroke → preview patch, diagnostics asked for', await document.keystrokesToPatch({ isAsking: true })),
  );
  add(timesRow('keystroke → diagnostics, preview open', await document.keystrokesToDiagnostics()));
  add(valueRow('memory with a preview', await residentMemory(editor.pid), 'MB'));
  await editor.stop();
}

async function openOne(server, { folder, text }) {
  const editor = await startEditor({ ...server, folder: join(folder, 'one') });
  const document = new TypedDocument(editor, String(pathToFileURL(join(folder, 'one/api.md'))), text);
  const { time } = await document.open();
  return { editor, document, opened: time };
}

async function measureCommands(own, folder, add) {
  const check = (name) => (paths) => own.check(`check-markdown-${name}`, ...paths);
  add(timesRow(names.one, await coldTimes(check('one'), { folder, name: 'one/api.md' })));
  add(timesRow(names.many, await coldTimes(check('many'), { folder, name: 'many' })));
}

function coldTimes(checkOf, { folder, name, runs = coldRuns }) {
  const { command, parameters } = checkOf(pathsOf(folder, name));
  return timesOf(command, parameters, { runs, cwd: folder });
}

function pathsOf(folder, name) {
  if (statSync(join(folder, name)).isFile()) return [name];
  return readdirSync(join(folder, name)).map((file) => `${name}/${file}`);
}

async function measureCorpus(own, corpus, add) {
  const { command, parameters } = own.check('check-corpus', '.');
  const start = performance.now();
  const { stdout } = await outputOf(command, parameters, { cwd: corpus });
  const milliseconds = performance.now() - start;
  const { files } = JSON.parse(stdout);
  const bytes = files.reduce((sum, { path }) => sum + statSync(join(corpus, path)).size, 0);
  add(timesRow(`cold check, the ${files.length} files of the corpus`, [milliseconds]));
  add(valueRow('the corpus, files', files.length / (milliseconds / 1000), 'files/s'));
  add(valueRow('the corpus, text', bytes / 1e6 / (milliseconds / 1000), 'MB/s'));
}

async function measurePeer({ name, server, check }, place, add) {
  const { folder } = place;
  if (server) {
    const { editor, document } = await openOne(server, place);
    await document.read();
    const times = await document.keystrokesToDiagnostics(peerKeystrokes);
    add(timesRow(`${names.diagnostics}: ${name}`, times, { peerOf: names.diagnostics }));
    const memory = await residentMemory(editor.pid);
    add(valueRow(`${names.memory}: ${name}`, memory, 'MB', { peerOf: names.memory }));
    await editor.stop();
  }
  if (check) {
    const timesFor = (files) => coldTimes(check, { folder, name: files, runs: peerRuns });
    add(timesRow(`${names.one}: ${name}`, await timesFor('one/api.md'), { peerOf: names.one }));
    add(timesRow(`${names.many}: ${name}`, await timesFor('many'), { peerOf: names.many }));
  }
}
