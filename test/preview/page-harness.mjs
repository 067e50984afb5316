/** The preview's page in a real browser, without VS Code: the same HTML, policy, script and style sheet. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../host/places.mjs';

const origin = 'https://preview.example';

/** What the pages are fed with: the engine's states and patches, and the extension's HTML. */
export const { patchBetween, previewHtml, servedSpec, standaloneOf, standaloneSpecOf, statesOf, typing } =
  await loadSources();

/** The settings that a page has from the start. */
export const settings = { scrollWithEditor: true, scrollEditor: true, allowRemoteImages: false, canTry: false };
const panel = { documentFolder: `${origin}/docs/`, workspaceFolder: `${origin}/`, isLocked: false };

/** Opens the page and waits until it asks for its document. */
export async function openPreview(browser, memory) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  const preview = new PreviewPage(page);
  const files = {
    '/': { contentType: 'text/html', body: html() },
    '/preview.js': { contentType: 'text/javascript', body: await bundlePage() },
    '/preview.css': { contentType: 'text/css', body: await readFile(join(root, 'media/preview.css'), 'utf8') },
  };
  await page.route('**/*', async (route) => {
    const file = files[new URL(route.request().url()).pathname];
    if (!file) preview.requests.push(route.request().url());
    await (file ? route.fulfill(file) : route.abort());
  });
  page.on('pageerror', (error) => preview.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      preview.errors.push(message.text());
  });
  await page.exposeFunction('receiveMessage', (message) => preview.take(message));
  await page.addInitScript((kept) => {
    let state = kept;
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.receiveMessage(message),
      getState: () => state,
      setState: (next) => {
        state = next;
        window.keptState = next;
      },
    });
  }, memory);
  await page.goto(`${origin}/`);
  await preview.next('ready');
  return preview;
}

/** Opens a page that stands alone, as from a disk, and collects what it complains of and asks for. */
export async function openStandalone(browser, html, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => trouble.push(message.text()));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/page.html') return route.fulfill({ contentType: 'text/html', body: html });
    trouble.push(route.request().url());
    return route.abort();
  });
  await page.goto(`${origin}/page.html`);
  return { page, trouble };
}

/** A page, and what it sent. */
class PreviewPage {
  page;
  errors = [];
  requests = [];
  /** The sections that it has asked for. */
  needed = [];
  messages = [];
  #waiting = [];

  constructor(page) {
    this.page = page;
  }

  take(message) {
    const index = this.#waiting.findIndex(({ matches }) => matches(message));
    if (index === -1) this.messages.push(message);
    else this.#waiting.splice(index, 1)[0].resolve(message);
  }

  /** The next message of a kind, or the first one that came and nobody has taken. */
  next(kind, matches = () => true) {
    const isWanted = (message) => message.kind === kind && matches(message);
    const index = this.messages.findIndex(isWanted);
    if (index !== -1) return Promise.resolve(this.messages.splice(index, 1)[0]);
    return new Promise((resolve) => this.#waiting.push({ matches: isWanted, resolve }));
  }

  send(message) {
    return this.page.evaluate((data) => window.postMessage(data, '*'), message);
  }

  /** Shows a state and waits until it is there. */
  async show(state, changes = {}) {
    await this.send({ kind: 'state', state: { ...state, ...changes }, settings, panel });
    return this.next('rendered', ({ version }) => version === state.version);
  }

  /** Shows the page of a description, and answers what it asks for from then on. */
  async showSpec(served, changes = {}) {
    const take = this.take.bind(this);
    this.take = (message) => {
      if (message.kind === 'need') {
        this.needed.push(...message.ids);
        void this.send({ kind: 'blocks', uri: served.state.uri, blocks: served.blocks(message.ids) });
      } else take(message);
    };
    return this.show(served.state, changes);
  }

  /** Shows what an edit makes of the page. */
  async patch(patch) {
    await this.send({ kind: 'patch', patch });
    return this.next('rendered', ({ version }) => version === patch.version);
  }
}

function html() {
  return previewHtml({
    scriptUri: `${origin}/preview.js`,
    styleUri: `${origin}/preview.css`,
    resourceSource: origin,
    nonce: 'a1b2c3',
    allowRemoteImages: false,
  });
}

let bundled;
function bundlePage() {
  bundled ??= bundle({
    entryPoints: ['client/webview/main.ts'],
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  return bundled;
}

async function loadSources() {
  const contents = `
    export { patchBetween, standaloneOf, statesOf } from './test/preview/support.ts';
    import * as keys from './test/preview/typing-support.ts';
    import { statesOf } from './test/preview/support.ts';
    import { previewPatch } from '#engine/preview/index.ts';
    export const typing = { ...keys, statesOf, previewPatch };
    export { servedSpec, standaloneSpecOf } from './test/preview/spec-support.ts';
    export { previewHtml } from './client/src/preview/preview-html.ts';
  `;
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/');";
  const code = await bundle({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    platform: 'node',
    format: 'esm',
    banner: { js: banner },
  });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

async function bundle(options) {
  const loader = { '.yaml': 'text', '.md': 'text' };
  const { outputFiles } = await build({ absWorkingDir: root, bundle: true, write: false, loader, ...options });
  return outputFiles[0].text;
}
