/**
 * `npm run corpus -- FOLDER`: runs the engine over every Markdown file of a folder, and tells what it made of them. `main.ts`
 * lists the options; `--pages` shows the documents and descriptions of the folder in a browser.
 */
import { resolve } from 'node:path';
import { runBundled } from '../run-bundled.mjs';

const [folder, ...options] = process.argv.slice(2);
if (folder !== undefined && options.includes('--pages')) {
  const { checkPages } = await import('./pages.mjs');
  if (!(await checkPages(resolve(folder)))) process.exitCode = 1;
} else await runBundled('corpus');
