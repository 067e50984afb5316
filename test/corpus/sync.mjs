/** `npm run corpus -- FOLDER --sync N`: whether the page of each document and the editor show the same lines at random places. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, statesOf } from '../preview/page-harness.mjs';
import { syncMisses } from '../preview/sync-probe.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sync: { type: 'string' }, every: { type: 'string', default: '1' } },
});
const folder = resolve(positionals[0] ?? '.');
const count = Number(values.sync);
const every = Number(values.every);

const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
const chosen = files.filter((_, index) => index % every === 0);
const browser = await launchBrowser();
let missed = 0;
for (const file of chosen) {
  const [state] = statesOf([await readFile(join(folder, file), 'utf8')]);
  const preview = await openPreview(browser);
  await preview.show(state);
  const misses = await syncMisses(preview, state, { count });
  missed += misses.length;
  for (const miss of misses) process.stdout.write(`${file}: ${miss}\n`);
  await preview.page.context().close();
}
await browser.close();
process.stdout.write(`${chosen.length} documents, ${count} places each way, ${missed} misses\n`);
process.exitCode = missed === 0 ? 0 : 1;
