/** `npm run corpus -- FOLDER --sync N`: whether the page of each document, or description, and the editor show the same lines at random places. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, servedSpec, statesOf } from '../preview/page-harness.mjs';
import { specSyncMisses, syncMisses } from '../preview/sync-probe.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sync: { type: 'string' }, every: { type: 'string', default: '1' } },
});
const folder = resolve(positionals[0] ?? '.');
const count = Number(values.sync);
const every = Number(values.every);
const kinds = /\.(?:md|ya?ml|json)$/;

const files = (await readdir(folder, { recursive: true })).filter((name) => kinds.test(name)).sort();
const chosen = files.filter((_, index) => index % every === 0);
const browser = await launchBrowser();
let missed = 0;
for (const file of chosen) {
  const text = await readFile(join(folder, file), 'utf8');
  const preview = await openPreview(browser);
  const misses = await (file.endsWith('.md') ? missesOfDocument : missesOfSpec)(preview, text);
  missed += misses.length;
  for (const miss of misses) process.stdout.write(`${file}: ${miss}\n`);
  await preview.page.context().close();
}
await browser.close();
process.stdout.write(`${chosen.length} documents, ${count} places each way, ${missed} misses\n`);
process.exitCode = missed === 0 ? 0 : 1;

async function missesOfDocument(preview, text) {
  const [state] = statesOf([text]);
  await preview.show(state);
  return syncMisses(preview, state, { count });
}

async function missesOfSpec(preview, text) {
  const served = servedSpec(text);
  await preview.showSpec(served);
  return specSyncMisses(preview, served.state, { count });
}
