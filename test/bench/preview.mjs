/** What people wait for who have the preview of an OpenAPI document open: its first sections, and a keystroke in an operation. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEditor } from './editor.mjs';
import { timesRow } from './table.mjs';

const openings = 3;
const edits = 100;
const answerLimit = 60_000;
/** As many sections as somebody has scrolled past. */
const shown = 150;

/** In milliseconds; on the machine that all figures are from. */
const limits = { opening: { p50: 1_000 }, patch: { p95: 30 } };
const isLimited = new Set(['github-yaml', 'github-json', 'made-up-yaml', 'made-up-json']);

/** The measurements of previews, each with a name and `run(add)`. */
export function previewTasks(specs, own) {
  return specs
    .filter(({ isEdited }) => isEdited)
    .map((spec) => ({ name: `specs preview ${spec.id} docwright`, run: (add) => measurePreview(spec, own, add) }));
}

async function measurePreview(spec, own, add) {
  const { path, title } = await spec.write();
  const wanted = isLimited.has(spec.id) ? limits : {};
  const opened = [];
  for (let index = 1; index < openings; index++) {
    const { editor, time } = await open(own.server(`preview-${spec.id}-${index}`), spec, path);
    opened.push(time);
    await editor.stop();
  }
  const { editor, uri, text, state, time } = await open(own.server(`preview-${spec.id}`), spec, path);
  try {
    add(timesRow(`preview → first sections: ${title}`, [...opened, time], { limits: wanted.opening }));
    const ids = state.sections.filter(({ method }) => method !== undefined).map(({ id }) => id);
    await editor.request('docwright/previewBlocks', { uri: state.uri, ids: ids.slice(0, shown) });
    const times = [];
    for (const [index, position] of placesToEdit(text, state).entries())
      times.push(await patchTime(editor, uri, position, index + 2));
    add(timesRow(`edit → patch of the preview: ${title}`, times, { limits: wanted.patch }));
  } finally {
    await editor.stop();
  }
}

/** A server that has just checked a document, and how long it takes to begin its preview. */
async function open(server, spec, path) {
  const editor = await startEditor({ ...server, folder: dirname(path), limit: answerLimit });
  const uri = String(pathToFileURL(path));
  const text = await readFile(path, 'utf8');
  await editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: spec.language, version: 1, text } });
  await diagnose(editor, uri);
  const start = performance.now();
  const state = await editor.request('docwright/openPreview', { uri });
  return { editor, uri, text, state, time: performance.now() - start };
}

/** Ends of summaries in operations that the page has. */
function placesToEdit(text, { places }) {
  const lines = text.split('\n');
  const found = places.flatMap(({ id, startLine, endLine }) => {
    if (!/^[A-Z]+\//.test(id)) return [];
    for (let line = startLine; line < endLine; line++) {
      const character = /^\s*"?summary"?:\s*["']?\w+/.exec(lines[line])?.[0].length;
      if (character !== undefined) return [{ line, character }];
    }
    return [];
  });
  return found.slice(0, shown).filter((_, index, all) => index % Math.ceil(all.length / edits) === 0);
}

/** From a keystroke to what it changes on the page; the editor asks for diagnostics once that is there. */
async function patchTime(editor, uri, position, version) {
  const patch = editor.next('docwright/previewPatch', ({ added }) => added.length > 0);
  const start = performance.now();
  await editor.notify('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
  });
  await patch;
  const time = performance.now() - start;
  await diagnose(editor, uri);
  return time;
}

function diagnose(editor, uri) {
  return editor.request('textDocument/diagnostic', { textDocument: { uri } });
}
