/** What people wait for who have OpenAPI documents: a check from the command line, and an editor. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEditor } from './editor.mjs';
import { measuredRun, residentMemory } from './processes.mjs';
import { authorEdits, halfTypedKeys, placesIn } from './spec-edits.mjs';
import { specCheckers, specServers } from './spec-peers.mjs';
import { percentile, timesRow, valueRow } from './table.mjs';
import { TypedDocument } from './typing.mjs';

const edits = 300;
/** Of an author who types before anything has been read. */
const firstEdits = 40;
const places = 50;
const openings = 3;
const coldRuns = 5;

/** How patient we are, in milliseconds: a check, one answer of a server, all answers of one kind of another's server. */
const peerRuns = 3;
const longRun = 20_000;
const runLimit = 120_000;
const answerLimit = 60_000;
const kindLimit = 60_000;

/** What our own programs may take at most, in milliseconds and MB, by spec; on the machine that all figures are from. */
const checkLimits = {
  small: { p50: 150 },
  'made-up-small': { p50: 150 },
  medium: { p50: 250 },
  'made-up-medium': { p50: 250 },
  'github-yaml': { p50: 1_500 },
  'made-up-yaml': { p50: 1_500 },
};
const editorLimits = {
  opening: { p50: 2_000 },
  diagnostics: { p95: 16, p99: 50 },
  completion: { p95: 30 },
  memory: { p50: 600 },
};
const editorIsLimited = new Set(['github-yaml', 'github-json', 'made-up-yaml', 'made-up-json']);

/**
 * The measurements of specs, each with a name and `run(add)`. `own` has our programs: `check(name, file)` and `server(name)`,
 * where the name is what a profile of it would be called.
 */
export function specTasks(specs, own) {
  return [
    { name: 'floor', run: measureFloor },
    ...specs.map((spec) => ({ name: `specs check ${spec.id} docwright`, run: (add) => measureCheck(spec, own, add) })),
    ...specs
      .filter(({ isEdited }) => isEdited)
      .map((spec) => ({ name: `specs edit ${spec.id} docwright`, run: (add) => measureEditor(spec, own, add) })),
    ...specCheckers().flatMap((peer) =>
      specs.map((spec) => ({
        name: `specs check ${spec.id} ${peer.name.toLowerCase()}`,
        run: (add) => measurePeerCheck(spec, peer, add),
      })),
    ),
    ...specServers().flatMap((peer) =>
      specs
        .filter(({ isEdited, language }) => isEdited && language === peer.language)
        .map((spec) => ({
          name: `specs edit ${spec.id} ${peer.name.toLowerCase()}`,
          run: (add) => measurePeerEditor(spec, peer, add),
        })),
    ),
  ];
}

/** What a program of Node takes that does nothing. */
async function measureFloor(add) {
  const command = { command: process.execPath, parameters: ['-e', '0'] };
  const { times, memory } = await runsOf(command, { cwd: import.meta.dirname, runs: 10 });
  add(timesRow('an empty program', times), valueRow('an empty program: memory', memory, 'MB'));
}

async function measureCheck(spec, own, add) {
  const { path, title } = await spec.write();
  const result = await runsOf(own.check(`check-${spec.id}`, spec.file), { cwd: dirname(path), runs: coldRuns });
  add(
    ...checkRows(`cold check: ${title}`, result, {
      limits: checkLimits[spec.id],
      findings: countOf(result.stdout, ({ files }) => files.reduce((sum, { findings }) => sum + findings.length, 0)),
    }),
  );
}

async function measurePeerCheck(spec, peer, add) {
  const { path, title } = await spec.write();
  const cwd = dirname(path);
  await peer.prepare(cwd);
  const result = await runsOf(peer.check(spec.file), { cwd, runs: peerRuns });
  add(
    ...checkRows(`cold check: ${title}: ${peer.name}`, result, {
      peerOf: `cold check: ${title}`,
      findings: countOf(result.stdout, peer.findingsIn),
    }),
  );
}

function checkRows(name, { times, memory, note }, { peerOf, ...extra }) {
  return [
    timesRow(name, times, { peerOf, note, ...extra }),
    valueRow(`${name}: memory`, memory, 'MB', { peerOf: peerOf && `${peerOf}: memory` }),
  ];
}

/** The times and the most memory of a program's runs; one that is long or passes the limit runs once. */
async function runsOf(command, { cwd, runs }) {
  const times = [];
  const memories = [];
  for (let run = 0; run < runs; run++) {
    const { milliseconds, memory, code, isOver, stdout, stderr } = await measuredRun(command, { cwd, limit: runLimit });
    times.push(milliseconds);
    if (memory !== undefined) memories.push(memory);
    if (isOver) return { times, memory: undefined, stdout, note: `stopped after ${runLimit / 1000} s` };
    const isFailure = code !== 0 && stdout === '';
    if (isFailure || milliseconds > longRun || run === runs - 1) {
      const note = isFailure ? `ended with ${code}: ${stderr.trim().split('\n')[0].slice(0, 60)}` : undefined;
      return { times, memory: percentile(memories, 0.5), stdout, note };
    }
  }
}

/** How many findings there are in what a checker printed; undefined where that is not JSON. */
function countOf(stdout, findingsIn) {
  try {
    return findingsIn(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

async function measureEditor(spec, own, add) {
  const { path, title } = await spec.write();
  const limits = editorIsLimited.has(spec.id) ? editorLimits : {};
  const opened = [];
  const atOnce = [];
  for (let index = 1; index < openings; index++) {
    const { editor, document, time } = await open(own.server(`open-${spec.id}-${index}`), spec, path);
    opened.push(time);
    atOnce.push(
      ...(await timed(
        authorEdits(document.text, { count: firstEdits, seed: 6 + index, language: spec.language }),
        makeEditIn(document),
      )),
    );
    await editor.stop();
  }
  const { editor, document, time, findings } = await open(own.server(`edit-${spec.id}`), spec, path);
  try {
    add(timesRow(names.opening(title), [...opened, time], { limits: limits.opening, findings }));
    add(editsRow(`the first ${firstEdits} edits, at once → diagnostics: ${title}`, atOnce, {}));
    await measureSession({ editor, document, spec, title, limits }, add);
  } finally {
    await editor.stop();
  }
  await measureWholeLists(spec, own, add);
}

/** As an editor other than the extension's asks: by the LSP alone, which has all diagnostics in each answer. */
async function measureWholeLists(spec, own, add) {
  const { path, title } = await spec.write();
  const server = { ...own.server(`edit-whole-${spec.id}`), asksForChanges: false };
  const { editor, document } = await open(server, spec, path);
  try {
    await document.read();
    const script = authorEdits(document.text, { count: edits, seed: 5, language: spec.language });
    add(editsRow(`edit → all diagnostics, by the LSP alone: ${title}`, await timed(script, makeEditIn(document)), {}));
  } finally {
    await editor.stop();
  }
}

async function measurePeerEditor(spec, peer, add) {
  const { path, title } = await spec.write();
  const suffix = `: ${peer.name}`;
  const addPeer = (...rows) => add(...rows.map((row) => ({ ...row, name: `${row.name}${suffix}`, peerOf: row.name })));
  let editor;
  try {
    const opened = await open(peer.server, spec, path);
    editor = opened.editor;
    addPeer(timesRow(names.opening(title), [opened.time], { findings: opened.findings }));
    await measureSession({ ...opened, spec, title, limits: {}, kindLimit }, addPeer);
  } catch (error) {
    addPeer(valueRow('its last measurement', undefined, '', { note: error.message }));
  } finally {
    await editor?.stop();
  }
}

const names = {
  opening: (title) => `opening → first diagnostics: ${title}`,
  diagnostics: (title) => `edit → diagnostics: ${title}`,
};

async function open(server, spec, path) {
  const editor = await startEditor({ ...server, folder: dirname(path), limit: answerLimit });
  const text = await readFile(path, 'utf8');
  const document = new TypedDocument(editor, String(pathToFileURL(path)), text, spec.language);
  return { editor, document, ...(await document.open()) };
}

/** Requests at places all over the document, then keys that are completed while they are typed, then edits. */
async function measureSession({ editor, document, spec, title, limits, kindLimit: limit }, add) {
  await document.read();
  const { language } = spec;
  const { text } = document;
  add(valueRow(`memory after opening: ${title}`, await residentMemory(editor.pid), 'MB', { limits: limits.memory }));
  const asked = [
    {
      name: 'completion',
      feature: 'completionProvider',
      method: 'textDocument/completion',
      seed: 1,
      limits: limits.completion,
    },
    { name: 'hover', feature: 'hoverProvider', method: 'textDocument/hover', seed: 2, pattern: /[\w/{}-]+"?:/ },
    {
      name: 'definition of a $ref',
      feature: 'definitionProvider',
      method: 'textDocument/definition',
      seed: 3,
      pattern: /\$ref"?: .*\w/,
    },
  ];
  for (const { name, method, seed, pattern, limits } of asked.filter(({ feature }) => editor.has(feature))) {
    const positions = placesIn(text, { count: places, seed, pattern });
    const request = (position) => document.requestTime(method, position);
    add(requestsRow(`${name}: ${title}`, await timed(positions, request, limit), limits));
  }
  const keys = halfTypedKeys(text, { count: places, seed: 4, language });
  const complete = (edit) => document.editToCompletion(edit);
  add(requestsRow(`key half typed → completion: ${title}`, await timed(keys, complete, limit), limits.completion));
  const script = authorEdits(text, { count: edits, seed: 5, language });
  add(editsRow(names.diagnostics(title), await timed(script, makeEditIn(document), limit), limits.diagnostics));
  add(valueRow(`memory after edits: ${title}`, await residentMemory(editor.pid), 'MB', { limits: limits.memory }));
}

function makeEditIn(document) {
  return async ({ kind, edit }) => ({ kind, time: await document.editToDiagnostics(edit) });
}

/** What came of one step after the other, until `limit` milliseconds have passed. */
async function timed(steps, measure, limit = Number.POSITIVE_INFINITY) {
  const measured = [];
  const start = performance.now();
  for (const step of steps) {
    measured.push(await measure(step));
    if (performance.now() - start > limit) break;
  }
  return measured;
}

/** A row of requests, with how many of them were answered with something: no answer is soon there. */
function requestsRow(name, measured, limits) {
  const answered = measured.filter(({ isAnswered }) => isAnswered).length;
  const times = measured.map(({ time }) => time);
  return timesRow(name, times, { limits, note: `${answered} of ${measured.length} have an answer` });
}

/** A row of edits, with which kind the slowest one was; and, for programs, the times of each kind. */
function editsRow(name, measured, limits) {
  const slowest = measured.reduce((one, other) => (other.time > one.time ? other : one));
  const note = `${measured.length} edits, the slowest: ${slowest.kind}`;
  const kinds = [...new Set(measured.map(({ kind }) => kind))].sort();
  const timesOfKind = (kind) => measured.filter((one) => one.kind === kind).map(({ time }) => time);
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, timesOfKind(kind)]));
  return {
    ...timesRow(
      name,
      measured.map(({ time }) => time),
      { limits, note },
    ),
    byKind,
  };
}
