/**
 * `npm run corpus -- FOLDER`: runs the engine over every Markdown file of a folder, and tells what it made of them. `main.ts`
 * lists the options; `--pages` shows the documents and descriptions of the folder in a browser, and with `--axe` asks axe-core about
 * a sample of them.
 */
import { resolve } from 'node:path';
import { runBundled } from '../run-bundled.mjs';

// These two need a browser, and none of the others do.
const [folder, ...options] = process.argv.slice(2);
if (options.includes('--sync')) await import('./sync.mjs');
else if (folder !== undefined && options.includes('--pages')) {
  const { checkPages } = await import('./pages.mjs');
  if (!(await checkPages(resolve(folder), { isAxeAsked: options.includes('--axe') }))) process.exitCode = 1;
} else await runBundled('corpus');
