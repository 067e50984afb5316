/** What somebody sees who types for a minute beside a preview: from each key to the page, and what is lost on the way. */
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview } from '../preview/page-harness.mjs';
import { startEditor } from './editor.mjs';
import { apiDocument, mainSize } from './markdown-documents.mjs';
import { residentMemory } from './processes.mjs';
import { timesRow, valueRow } from './table.mjs';

/** Ten keys a second, for a minute; between two of them, in milliseconds. */
const keys = 600;
const interval = 100;
/** As many in one place as in a few words. */
const keysInPlace = 50;
const limits = { p95: 30 };

/** The measurements, each with a name and `run(add)`: a document of 300 KB, and the largest of the well-known specs. */
export function previewTypingTasks({ specs, folder, own }) {
  const document = {
    title: '300 KB document',
    languageId: 'markdown',
    async write() {
      const path = join(folder, 'preview-typing/api.md');
      mkdirSync(dirname(path), { recursive: true });
      await writeFile(path, apiDocument(0, mainSize));
      return path;
    },
    places: placesInDocument,
  };
  const described = specs
    .filter(({ id }) => id === 'github-yaml')
    .map((spec) => ({
      title: 'GitHub, 8.9 MB YAML',
      languageId: spec.language,
      write: async () => (await spec.write()).path,
      places: placesInSpec,
    }));
  return [document, ...described].map((typed) => ({
    name: `preview typing ${typed.languageId} docwright`,
    run: (add) => measure(typed, own, add),
  }));
}

async function measure({ title, languageId, write, places }, own, add) {
  const path = await write();
  const uri = String(pathToFileURL(path));
  const lines = (await readFile(path, 'utf8')).split('\n');
  const editor = await startEditor({ ...own.server(`preview-typing-${languageId}`), folder: dirname(path) });
  const browser = await launchBrowser();
  try {
    await editor.notify('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text: lines.join('\n') },
    });
    await editor.request('textDocument/diagnostic', { textDocument: { uri } });
    const preview = await openPreview(browser);
    const shown = await connect(preview, editor, await editor.request('docwright/openPreview', { uri }));
    const before = await sizes(editor, preview);
    await type({ editor, preview, shown, uri, places: places(lines) });
    const after = await sizes(editor, preview);
    add(
      timesRow(`key → patch, page beside: ${title}`, shown.sent, { limits }),
      timesRow(`patch → page, laid out: ${title}`, shown.drawn, { limits }),
      timesRow(`scrolling, from frame to frame: ${title}`, await scroll(preview)),
      valueRow(`keys whose text never came: ${title}`, shown.expected.size, ''),
      ...['server', 'page'].flatMap((name) => [
        valueRow(`memory of the ${name} before: ${title}`, before[name], 'MB'),
        valueRow(`memory of the ${name} after: ${title}`, after[name], 'MB'),
      ]),
    );
  } finally {
    // What it still sends would find no page.
    await editor.stop();
    await browser.close();
  }
}

/** Hands what the server sends to the page, as the extension does. */
async function connect(preview, editor, state) {
  const shown = { sent: [], drawn: [], expected: new Map() };
  await preview.page.evaluate(() => {
    const receive = window.receiveMessage;
    const came = new Map();
    // Its own listener is there already, and would come first.
    window.receivePatch = (patch) => {
      if (!came.has(patch.version)) came.set(patch.version, performance.now());
      window.postMessage({ kind: 'patch', patch }, '*');
    };
    window.receiveMessage = (message) => {
      const start = message.kind === 'rendered' ? came.get(message.version) : undefined;
      if (start === undefined) return receive(message);
      came.delete(message.version);
      // What the browser has to lay out before it can paint is a part of it.
      document.body.getBoundingClientRect();
      return receive({ ...message, text: '', time: performance.now() - start });
    };
  });
  const take = preview.take.bind(preview);
  preview.take = (message) => {
    if (message.kind === 'need') {
      void editor
        .request('docwright/previewBlocks', { uri: state.uri, ids: message.ids })
        .then((blocks) => preview.send({ kind: 'blocks', uri: state.uri, blocks }))
        // At the end the page may still ask for what nobody is there to send.
        .catch(() => undefined);
    } else if (message.kind === 'rendered' && message.time !== undefined) {
      shown.drawn.push(message.time);
    } else take(message);
  };
  editor.connection.onNotification('docwright/previewPatch', (patch) => {
    // Of keys in quick succession one patch may bring the text.
    for (const [version, { start }] of shown.expected) {
      if (version > patch.version || !(patch.added.length > 0 || patch.places)) continue;
      shown.sent.push(performance.now() - start);
      shown.expected.delete(version);
    }
    void preview.page.evaluate((sent) => window.receivePatch(sent), patch);
  });
  await preview.show(state);
  return shown;
}

async function type({ editor, preview, shown, uri, places }) {
  const diagnose = () => editor.request('textDocument/diagnostic', { textDocument: { uri } }).catch(() => undefined);
  let version = 1;
  for (let index = 0; index < keys; index++) {
    const { line, character } = places[Math.floor(index / keysInPlace) % places.length];
    if (index % keysInPlace === 0) {
      await preview.send({ kind: 'scroll', line });
      // Somebody who has gone elsewhere looks before typing.
      await pause(10 * interval);
    }
    const start = performance.now();
    version += 1;
    shown.expected.set(version, { start });
    const position = { line, character };
    await editor.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    void diagnose();
    await pause(interval - (performance.now() - start));
  }
  await pause(10 * interval);
}

/** From frame to frame, while the page is scrolled through by large steps. */
function scroll({ page }) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const times = [];
        let before = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - before);
          before = now;
          window.scrollBy({ top: 400, behavior: 'instant' });
          if (times.length < 300) requestAnimationFrame(step);
          else resolve(times.slice(1));
        };
        window.scrollTo(0, 0);
        requestAnimationFrame(step);
      }),
  );
}

/** In MB. */
async function sizes(editor, { page }) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { server: await residentMemory(editor.pid), page: usedSize / 1e6 };
}

function placesInDocument(lines) {
  let isCode = false;
  const kinds = lines.map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isCode = !isCode;
    if (isFence) return undefined;
    if (isCode) return 'code';
    if (/^\|.*[a-z].*\|$/.test(line)) return 'table';
    return /^[A-Z].*\.$/.test(line) ? 'prose' : undefined;
  });
  return ['prose', 'table', 'code'].flatMap((kind) => {
    const all = kinds.flatMap((one, line) => (one === kind ? [line] : []));
    return [0.2, 0.5, 0.8].flatMap((share) => {
      const line = all[Math.floor(all.length * share)];
      if (line === undefined) return [];
      const text = lines[line];
      return [{ line, character: kind === 'prose' ? text.length - 1 : text.search(/[A-Za-z](?!.*[A-Za-z]{2})/) }];
    });
  });
}

/** In the title's description, in summaries, and in a schema that many operations use. */
function placesInSpec(lines) {
  const endOf = (line) => ({ line, character: lines[line].length });
  const summaries = lines.flatMap((text, line) => (/^ {6}summary: \w[\w ]*$/.test(text) ? [line] : []));
  const info = lines.findIndex((text) => /^ {2}description: \w[^'"]*$/.test(text));
  const schema = lines.findIndex((text) => /^ {4}simple-user:/.test(text));
  const inSchema = schema + lines.slice(schema).findIndex((text) => /^ {6}description: \w[\w ]*$/.test(text));
  return [info, summaries[3], inSchema, summaries[Math.floor(summaries.length / 2)]]
    .filter((line) => line >= 0)
    .map(endOf);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
